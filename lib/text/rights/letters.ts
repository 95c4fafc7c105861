import type { Language } from "@/lib/kernel/language";
import type { LetterKind } from "@/lib/rights-cases/schema/letters";

/** What the claimant reads, in both languages. */
const zhOwn = {
  title: "文书",
  lead: "告知书和意见书在这里看、下载。每份都可以扫码核验。",
  none: "还没有文书。",
  open: (title: string, number: string) => `打开${title}（${number}）`,
  on: "发出日期",
  number: "文号",
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
};

export const en: typeof zhOwn = {
  title: "Letters",
  lead: "Read and download the letters about your case here. They are written in Chinese; each can be verified by its QR code.",
  none: "No letters yet.",
  open: (title, number) => `Open: ${title} (${number})`,
  on: "Date",
  number: "Number",
  kinds: {
    noticeOfReceipt: "Notice",
    transferLetter: "Letter of transfer",
    remindLetter: "Reminder",
    opinion: "Opinion",
    decision: "Answer to your case",
    extensionNotice: "Notice of more time",
    mediation: "Mediation agreement",
    reviewRequest: "Request to the body above",
  },
};

export const zh = {
  ...zhOwn,
  office: {
    lead: "受理、不予受理、补正、延期和答复的文书随办理自动出具；匿名诉求和服务事项只在网上答复。内容加密保存，每次打开都有记录。",
    caption: "发出的文书",
    issue: "出具文书",
    derived: {
      noticeOfReceipt: { button: "再出告知书", hint: "按最近一次受理、不予受理或者补正的记录，再出具一份。" },
      decision: { button: "再出处理意见书", hint: "按最近一次答复再出具一份，含四项内容和处理结果。" },
      extensionNotice: { button: "再出延期告知书", hint: "按已经批准的延期再出具一份。" },
      reviewRequest: { button: "出具申请转送函", hint: "复查、复核由站外机关办理时，按反映人的申请出具，打印寄送。" },
    },
    written: {
      remindLetter: { button: "出具提示函", hint: "向单位提示情况、提出建议。" },
      opinion: { button: "出具意见书", hint: "以科技工作者群众组织的名义提出意见。" },
      mediation: { button: "出具调解协议书", hint: "按双方达成的内容出具，打印后双方签字。" },
    },
    labels: {
      to: "发给哪个单位",
      matter: "需要提示的情况",
      ask: "建议",
      replyBy: "请对方哪天以前答复",
      facts: "事实",
      opinion: "意见",
      other: "对方当事人",
      terms: "协议内容",
    },
    problems: {
      nothingToTell: "还没有可以写进这份文书的记录，先办理，再出具",
      nobodyToWriteTo: "没有等站外机关答复的复查、复核，或者负责人还没有填写上一级机关",
      "replyBy.outOfRange": "答复日期不能早于今天",
    } as Record<string, string>,
  },
  verify: {
    title: "文书核验",
    good: "这份文书是真的",
    text: (issuer: string) => `由${issuer}出具，登记在册。`,
    issuer: "出具单位",
    kind: "文书种类",
    nothing: "为了保护当事人，这里不显示文书的内容。请核对文号、日期和纸上的一致。",
  },
};
export const letterWords = { zh, en };

/** Which letter went out, by its name, behind "a letter was issued"; of another line nothing. */
export function letterSaid(lang: Language, letter: unknown): string {
  const names = new Map<unknown, string>(Object.entries(letterWords[lang].kinds));
  const name = names.get(letter);
  return name === undefined ? "" : `${lang === "zh" ? "：" : ": "}${name}`;
}
