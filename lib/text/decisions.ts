import { reasons } from "./many";

const common = {
  nothing: "没有勾选",
  nothingText: "至少勾选一份申报。",
  caption: "每份申报的结果",
  reasons: {
    ...reasons,
    "invalidInput.metOn.dayAhead": "会议日期还没有到",
    "invalidInput.minutes.required": "建议是您自己提出的，要填会议记录要点",
  } as Record<string, string>,
};

export const zh = {
  title: "集体研究决定",
  acts: { propose: "提出建议", decide: "作出决定" },
  label: "要办的事",
  propose: {
    ...common,
    title: "成批提出决定建议",
    lead: "一次会议研究的申报，写一次会议情况，逐份记入。有一份办不成不影响别的。",
    rounds: "等待研究的批次",
    none: "现在没有等待研究的申报",
    noneText: "审核、考察、评分都办完的申报会列在这里。",
    pick: "勾选会议研究的申报",
    pickHint: (title: string) => `授予“${title}”的申报。建议不同的，分几次提出`,
    submit: "提出建议",
    result: "提出建议的结果",
    done: (n: number) => `已提出建议 ${n} 份，等负责人决定`,
    failed: (n: number) => `没有提出建议 ${n} 份`,
    kept: "已提出建议",
    not: (why: string) => `没有提出建议：${why}`,
  },
  decide: {
    ...common,
    title: "成批作出决定",
    lead: "经办提出建议、等您决定的申报。勾选的各照经办的建议作出决定，不同意建议的请打开那一份退回。",
    rounds: "等待决定的批次",
    none: "现在没有等待决定的申报",
    noneText: "经办提出建议以后会列在这里。",
    pick: "勾选要决定的申报",
    pickHint: (title: string) => `授予“${title}”的申报`,
    proposal: (meeting: string, on: string, by: string) => `${meeting}，${on}；${by}提出`,
    submit: "按建议作出决定",
    result: "决定的结果",
    done: (n: number) => `已决定 ${n} 份`,
    failed: (n: number) => `没有决定 ${n} 份`,
    kept: "已决定",
    not: (why: string) => `没有决定：${why}`,
  },
};
