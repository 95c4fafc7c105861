import { type ManyWords, reasons } from "./many";

export const zh = {
  title: "成批授牌",
  lead: "前面各环节都办完、只差授牌的申报。勾选后一次授牌，每份各自编号，有一份办不成不影响别的。",
  rounds: "等待授牌的批次",
  none: "现在没有等待授牌的申报",
  noneText: "决定同意、公示期满以后会列在这里。",
  pick: "勾选要授牌的申报",
  pickHint: (title: string) => `授予“${title}”，按列表的顺序编号`,
  hint: "授牌后立即生成编号和牌匾（评给个人、团队的是证书），公开页面马上可以查到。编号不能重来。",
  submit: "授牌",
  nothing: "没有勾选",
  nothingText: "至少勾选一份申报。",
  result: "授牌结果",
  done: (n: number) => `已授牌 ${n} 份`,
  failed: (n: number) => `没有授牌 ${n} 份`,
  caption: "每份申报的授牌结果",
  awarded: "已授牌，编号",
  not: (why: string) => `没有授牌：${why}`,
  reasons: { ...reasons, conflict: "刚刚有人办过这份申报，或者这个之家已有同一称号的有效牌匾。请打开申报看一下" } as Record<string, string>,
} satisfies ManyWords & Record<string, unknown>;
