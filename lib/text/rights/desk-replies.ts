// Texts to begin a reply or an opinion with.
import type { CaseOutcome } from "@/lib/rights-cases/schema";

/** Texts to begin a reply with; a clerk changes them before they go out. */
export const replies = [
  {
    key: "received",
    name: "已收到",
    text: "您反映的情况已经收到，我们正在核实。办理进度可以随时凭编号和查询码查看。",
  },
  {
    key: "materials",
    name: "请补材料",
    text: "为了核实，请补充：1. ＿＿；2. ＿＿。可以拍照上传。没有的不用补，请在留言里说明。",
  },
  {
    key: "contact",
    name: "约时间通话",
    text: "想和您通一次电话核实情况。请留言告诉我们方便的日期和时间；不方便通话的，在这里留言也可以。",
  },
  {
    key: "otherBody",
    name: "告知其他途径",
    text: "您反映的事由＿＿负责。您可以向＿＿提出，地址＿＿，电话＿＿。需要我们转交的，请留言说明同意转给这家单位。",
  },
  { key: "progress", name: "告知进展", text: "我们已经向有关单位了解情况，正在等回复。有结果马上告诉您。" },
  { key: "followUp", name: "办后回访", text: "您的诉求已经办结。处理结果落实了没有？有什么意见，请在这里告诉我们。" },
];

/** Sentences an opinion is written from, by outcome. */
export const opinions = {
  supported: {
    request: "反映人请求：＿＿。",
    facts: "经核实：＿＿。以上事实有＿＿证明。",
    decision: "反映人的请求事实清楚，有依据，予以支持。由＿＿于＿＿前＿＿。",
    basis: "《＿＿》第＿＿条：＿＿。",
  },
  explained: {
    request: "反映人请求：＿＿。",
    facts: "经核实：＿＿。",
    decision: "反映人的请求可以理解，但现行规定没有支持的依据。已向反映人说明，并＿＿。",
    basis: "《信访工作条例》第三十二条；《＿＿》第＿＿条。",
  },
  refused: {
    request: "反映人请求：＿＿。",
    facts: "经核实：＿＿。没有发现＿＿。",
    decision: "反映人的请求缺乏事实根据（或者不符合＿＿的规定），不予支持。",
    basis: "《信访工作条例》第三十二条；《＿＿》第＿＿条。",
  },
} satisfies Record<CaseOutcome, Record<"request" | "facts" | "decision" | "basis", string>>;
