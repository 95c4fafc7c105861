// What the office does with a case, and what stands in its way.
import type { CaseGuard, CaseMove } from "@/lib/rights-cases/workflow";

type MoveWord = { button: string; title: string; tone: "main" | "plain" | "danger"; hint: string };

export const moves = {
  revoke: { button: "撤回", title: "撤回诉求", tone: "danger", hint: "" },
  withdraw: { button: "撤回诉求", title: "撤回诉求", tone: "danger", hint: "" },
  supply: { button: "补正", title: "补正", tone: "main", hint: "" },
  askReconsideration: { button: "请求复查", title: "请求复查", tone: "main", hint: "" },
  askFinalReview: { button: "请求复核", title: "请求复核", tone: "main", hint: "" },
  accept: { button: "受理", title: "受理这件诉求", tone: "main", hint: "受理当天起算办理时限，反映人马上看到。" },
  decline: {
    button: "不予受理",
    title: "不予受理",
    tone: "danger",
    hint: "写明理由，告诉反映人应当由哪个单位办理（《信访工作条例》第二十三条、第三十一条）。",
  },
  requestSupplement: {
    button: "请反映人补正",
    title: "请反映人补正",
    tone: "plain",
    hint: "写明缺什么、怎样补。从明天起暂停计时，反映人补正的次日接着算。",
  },
  handle: { button: "开始办理", title: "开始办理", tone: "main", hint: "情况已经核实，进入办理。时限不变。" },
  transfer: { button: "转办", title: "转给有关单位", tone: "plain", hint: "要有反映人对这家单位的单独同意。" },
  resume: { button: "继续办理", title: "继续办理", tone: "main", hint: "没有单位在办了。写明接下来怎么办，反映人会看到。时限不变。" },
  answer: { button: "出具处理意见", title: "出具处理意见", tone: "main", hint: "分请求、事实、处理意见、依据四部分写，反映人马上看到。" },
  close: { button: "办结", title: "办结这件诉求", tone: "main", hint: "办结后请反映人评价。没有落实的，可以重新办理。" },
  reopen: { button: "重新办理", title: "重新办理", tone: "plain", hint: "写明理由，时限从今天重新算。" },
  merge: { button: "并案", title: "和另一件合并办理", tone: "plain", hint: "同一个人的同一件事才能合并。" },
  answerReconsideration: {
    button: "出具复查意见",
    title: "出具复查意见",
    tone: "main",
    hint: "收到复查请求 30 天内答复（第三十五条）。",
  },
  recordReconsideration: { button: "登记复查结果", title: "登记复查结果", tone: "main", hint: "由上级单位复查的，把结果登记在这里。" },
  answerFinalReview: { button: "出具复核意见", title: "出具复核意见", tone: "main", hint: "收到复核请求 30 天内答复（第三十六条）。" },
  recordFinalReview: { button: "登记复核结果", title: "登记复核结果", tone: "main", hint: "由上级单位复核的，把结果登记在这里。" },
} satisfies Record<CaseMove, MoveWord>;

export const blockers = {
  revocable: "已经超过 10 分钟，不能自己撤回",
  settled: "反映人还可以撤回，过后再办",
  respondentSettled: "还没有核对被反映单位",
  hasStatute: "关爱、咨询服务和匿名诉求，没有复查和复核",
  consented: "反映人还没有同意转给哪家单位",
  noOpenTransfer: "转办的单位还没有回复",
  askInTime: "请求的期限已过",
  above: "由上级单位答复",
  outside: "由本办公室答复",
  notReviewed: "已经请求过复查，由上级单位答复",
  anotherDecides: "您作过前面的答复，请换一位负责人办理",
} satisfies Record<CaseGuard, string> as Record<string, string>;

export const move = {
  cancel: "先不办",
  blocked: "现在还不能办",
  comment: "理由",
  commentSupplement: "缺什么，怎样补",
  competentBody: "应当由哪个单位办理",
  competentHint: "写全称，例如“临江市人力资源和社会保障局劳动监察支队”。",
  outcome: "处理结果",
  sentences: "套用这一种结果的写法",
  problems: {
    conflict: "这件诉求刚被别人办过一步，请回去看最新的进度",
    notFound: "这件诉求打不开",
    forbidden: "这一步不由您办",
  },
};
