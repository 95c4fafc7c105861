import type { KeepingBlocker } from "@/lib/rights-cases/rules/keeping";
import type { dataRequests, shredGrounds } from "@/lib/rights-cases/schema";

/** How a case is filed away, kept and destroyed, and what the office says to somebody who asks about their own data. */
export const zh = {
  title: "归档和保存",
  archiveHint: (years: number) => `归档以后不再办理，从办结那天起保存 ${years} 年，期满销毁内容。`,
  archive: "归档",
  archived: "已经归档",
  until: "保存到",
  gone: "内容已经销毁，只留编号、类别、日期和结果。",
  cannot: "现在还不能归档",
  blockers: {
    notEnded: "还没有办结",
    stillAsking: "反映人还可以请求复查或者复核",
    openWork: "还有没办完的事",
    rectifying: "整改没有完成",
    dataRequest: "更正或者删除的要求还没有答复",
    notAsked: "反映人没有要求删除",
  } satisfies Record<KeepingBlocker | "notAsked", string> as Record<string, string>,
  request: {
    title: "反映人的要求",
    what: { correction: "更正自己的信息", deletion: "删除自己的信息" } satisfies Record<(typeof dataRequests)[number], string>,
    on: "提出日期",
    due: "最晚答复",
    hint: "要求的内容在消息里。答复会发到反映人的消息里。",
    text: "答复",
    act: "答复",
  },
  shred: {
    hint: "销毁以后谁也打不开，不能恢复。",
    ground: "销毁的理由",
    grounds: {
      purposeDone: "办理的目的已经达到",
      consentWithdrawn: "反映人收回同意",
      unlawful: "不应当保存",
    } satisfies Record<(typeof shredGrounds)[number], string>,
    act: "销毁内容",
  },
  years: {
    title: "保存年限",
    hint: "从办结那天起算。已经归档的，仍按归档时的年限。",
    label: "保存多少年",
    act: "保存年限",
  },
};
