// Words of the letters of a case; what never changes stands in letter.typ beside this file.
import type { CaseOutcome } from "@/lib/rights-cases/schema";
import type { LetterKind } from "@/lib/rights-cases/schema/letters";
import { dayText } from "../format";

const daysOf = (days: number) => `${days} 日`;

/** Art. 32. */
const outcomes = { supported: "予以支持", explained: "解释说明", refused: "不予支持" } satisfies Record<CaseOutcome, string>;

export const zh = {
  kinds: {
    noticeOfReceipt: "告知书",
    transferLetter: "转办函",
    remindLetter: "提示函",
    opinion: "意见书",
    decision: "处理意见书",
    extensionNotice: "延期告知书",
    mediation: "调解协议书",
    reviewRequest: "复查、复核申请转送函",
  } satisfies Record<LetterKind, string>,
  titles: {
    accepted: "受理告知书",
    declined: "不予受理告知书",
    supplement: "补正告知书",
    decision: { 1: "处理意见书", 2: "复查意见书", 3: "复核意见书" },
    review: { 2: "复查申请转送函", 3: "复核申请转送函" },
  },
  fileName: (title: string, number: string) => `${title} ${number}.pdf`,
  seal: "（公章）",
  to: (name: string) => `${name}：`,
  /** Whom the paper is for, where it must not say. */
  nobody: (caseNumber: string) => `编号 ${caseNumber} 的反映人`,
  verify: ["扫码核验这份文书的真伪", "核验码"],
  notice: {
    received: (filedOn: string, category: string, number: string) => `你于${filedOn}反映的“${category}”事项已经收到，编号 ${number}。`,
    accepted: "经审查，属于本会维护科技工作者合法权益的工作范围，决定受理。",
    until: (dueOn: string, statute: boolean) =>
      statute ? `自受理之日起 60 日内办结，最后一天是${dueOn}；情况复杂的可以延长一次，延长前书面告知理由。` : `在${dueOn}以前答复你。`,
    basis: (statute: boolean) => (statute ? "依据：《信访工作条例》第二十三条、第三十四条。" : "本事项是服务事项，不属于信访处理程序。"),
    look: "凭编号和查询码，可以在网上随时查看办理进展、补充材料、撤回诉求。",
    declined: "经审查，决定不予受理。",
    body: (body: string) => `请向有权处理的单位提出：${body}。`,
    declinedBasis: "依据：《信访工作条例》第二十三条、第三十一条。",
    supplement: "为了查清事实，请补充下列内容：",
    supplementUntil: (dueOn: string) => `请在${dueOn}以前凭编号和查询码在网上补充，或者送到本会。等待补充的时间不计入办理期限。`,
    parts: { reason: "理由", needed: "需要补充的内容" },
  },
  transfer: {
    lead: (number: string, category: string) => `本会收到编号 ${number} 的诉求，事项为“${category}”。经反映人同意，现转请你单位办理。`,
    leads: (lead: boolean) => (lead ? "本件由你单位牵头办理。" : "本件请你单位协助办理，由牵头单位汇总。"),
    parts: { request: "请你单位办理的事项", how: "办理要求" },
    answer: (dueOn: string) => `请于${dueOn}以前通过办理链接书面答复本会。`,
    object: (until: string) =>
      `不属于你单位职责的，请于${until}以前（收到之日起 5 个工作日内）说明理由，经本会同意后退回（《信访工作条例》第二十三条）。`,
    secret: "诉求内容和反映人情况只能用于办理本件，不得转给被反映的单位和个人（《信访工作条例》第三十条、第四十六条）。",
  },
  remind: {
    lead: (number: string) => `本会在办理编号 ${number} 的诉求中了解到下列情况，现予提示。`,
    parts: { matter: "需要提示的情况", ask: "建议" },
    reply: (day: string) => `请于${day}以前将采取的措施书面告知本会。`,
  },
  opinion: {
    lead: (number: string) => `就编号 ${number} 的诉求，本会作为科技工作者的群众组织，提出如下意见。`,
    parts: { facts: "了解到的情况", opinion: "意见" },
    close: "以上意见请予研究。",
  },
  decision: {
    lead: {
      1: (filedOn: string, number: string) => `你于${filedOn}提出的诉求（编号 ${number}）已经办理完毕，意见如下。`,
      2: (filedOn: string, number: string) => `你于${filedOn}提出的诉求（编号 ${number}），你对处理意见不服，请求复查。经复查，意见如下。`,
      3: (filedOn: string, number: string) => `你于${filedOn}提出的诉求（编号 ${number}），你对复查意见不服，请求复核。经复核，意见如下。`,
    },
    parts: { request: "一、诉求事项", facts: "二、事实和理由", decision: "三、处理意见", basis: "四、依据" },
    outcome: (outcome: CaseOutcome) => `处理结果：${outcomes[outcome]}`,
    outcomes: {
      supported: `${outcomes.supported}（诉求有事实、有依据）`,
      explained: `${outcomes.explained}（诉求合情理，现行规定还不支持）`,
      refused: `${outcomes.refused}（诉求没有事实或者依据）`,
    } satisfies Record<CaseOutcome, string>,
    remedy: {
      1: (until: string) =>
        `不服本意见的，可以在收到之日起 30 日内（最后一天是${until}）请求上一级单位复查（《信访工作条例》第三十五条）。凭编号和查询码在网上提出即可。`,
      2: (until: string) =>
        `不服本意见的，可以在收到之日起 30 日内（最后一天是${until}）请求上一级单位复核（《信访工作条例》第三十六条）。凭编号和查询码在网上提出即可。`,
    },
    final: "这是复核意见。仍然以同一事实和理由提出的，不再受理（《信访工作条例》第三十六条）。",
    service: "有不同意见的，可以凭编号和查询码在网上告诉本会。",
  },
  extension: {
    lead: (number: string, days: number) => `你的诉求（编号 ${number}）情况复杂，经本会负责人批准，办理期限延长 ${daysOf(days)}。`,
    parts: { reason: "延长的理由" },
    until: (dueOn: string) => `延长后的最后一天是${dueOn}。只延长这一次。`,
    basis: "依据：《信访工作条例》第三十四条。",
  },
  mediation: {
    lead: (number: string) => `就编号 ${number} 的诉求，经本会主持调解，双方自愿达成如下协议。`,
    party: { claimant: "甲方（反映人）", other: "乙方" },
    parts: { parties: "当事人", facts: "争议的事实", terms: "协议内容" },
    close: "本协议一式三份，双方各执一份，本会存一份，自双方签字或者盖章之日起生效（《信访工作条例》第三十三条）。",
    signs: { claimant: "甲方（签字）：", other: "乙方（签字或者盖章）：", mediator: "调解人（签字）：" },
  },
  review: {
    /** What is asked, and what it is asked against, by tier. */
    tiers: {
      2: { ask: "复查", against: "处理意见", article: "第三十五条" },
      3: { ask: "复核", against: "复查意见", article: "第三十六条" },
    },
    lead: (number: string, category: string, askedOn: string, against: string, ask: string) =>
      `编号 ${number} 的诉求（${category}），反映人不服${against}，于${askedOn}请求贵单位${ask}。现将请求转送贵单位。`,
    parts: { claimant: "申请人", answer: "不服的意见", grounds: "申请理由", address: "送达地址" },
    answered: (body: string, on: string, against: string, outcome: CaseOutcome) =>
      `${body}${on}作出的${against}，结果为“${outcomes[outcome]}”。意见书附后。`,
    confidential: "反映人要求身份保密。需要核实身份的，请与本会联系，不要向被反映的单位和个人了解。",
    close: (ask: string, article: string) =>
      `请自收到之日起 30 日内作出${ask}意见，书面答复反映人，并告知本会（《信访工作条例》${article}）。`,
  },
  day: dayText,
};
