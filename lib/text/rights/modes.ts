// Under a name, in confidence, or without a name: what follows from each, said before anything is written.
import type { Language } from "@/lib/kernel/language";

export const modeKeys = ["realName", "confidential", "anonymous"] as const;
export type ModeKey = (typeof modeKeys)[number];

/** sees: it is shown to them. asks: only when the claimant said yes. hidden: not shown. plain: nothing to see or hide. */
type Sight = "sees" | "asks" | "hidden" | "plain";
type Cell = { sight: Sight; text: string };
type Row = { key: string; title: string; note?: string; cells: Record<ModeKey, Cell> };

type Words = {
  question: string;
  hint: string;
  modes: Record<ModeKey, { label: string; hint: string }>;
  caption: string;
  /** What the rows are about; only heard. */
  what: string;
  rows: readonly Row[];
  opened: string;
  logs: { title: string /** quality: anonymous filing. Says what holds, and no more. */; lines: readonly string[]; promise: string };
  care: { title: string; lines: readonly string[] };
};

const sees = (text: string): Cell => ({ sight: "sees", text });
const asks = (text: string): Cell => ({ sight: "asks", text });
const hidden = (text: string): Cell => ({ sight: "hidden", text });
const plain = (text: string): Cell => ({ sight: "plain", text });

export const zh: Words = {
  question: "您想用哪种方式反映？",
  hint: "先看清谁能看到什么，再选。",
  modes: {
    realName: { label: "实名", hint: "办理人知道您是谁，便于核实和当面调解。转给其他单位前，先征得您同意。" },
    confidential: { label: "保密实名", hint: "只有市科协指定的办理人知道您是谁。其他单位要知道您是谁，逐个征求您同意。" },
    anonymous: { label: "匿名", hint: "不填姓名和电话。我们只能凭编号和查询码在网上给您留言，不能主动联系您。" },
  },
  caption: "谁能看到什么",
  what: "事项",
  rows: [
    {
      key: "handler",
      title: "市科协指定的办理人",
      cells: { realName: sees("姓名、电话、内容"), confidential: sees("姓名、电话、内容"), anonymous: hidden("只看到内容") },
    },
    {
      key: "partner",
      title: "承办单位",
      note: "转给哪一家，先征得您同意",
      cells: { realName: sees("姓名、电话、内容"), confidential: asks("内容；姓名您另外同意才看到"), anonymous: hidden("只看到内容") },
    },
    {
      key: "respondent",
      title: "被反映的单位和它的科协",
      note: "写明是哪个单位，它的人就打不开",
      cells: { realName: hidden("看不到材料"), confidential: hidden("看不到材料"), anonymous: hidden("看不到材料") },
    },
    {
      key: "contact",
      title: "我们怎样联系您",
      cells: {
        realName: plain("电话或者网上留言"),
        confidential: plain("电话或者网上留言"),
        anonymous: plain("只能网上留言，要您自己来看"),
      },
    },
    {
      key: "answer",
      title: "您能得到的答复",
      cells: {
        realName: plain("书面答复；依法可以申请复查、复核的，写明怎样申请"),
        confidential: plain("书面答复；依法可以申请复查、复核的，写明怎样申请"),
        anonymous: plain("网上答复；不出书面答复，不能申请复查"),
      },
    },
    {
      key: "code",
      title: "查询码丢了",
      cells: {
        realName: plain("打热线，核对身份后告诉您办到哪一步"),
        confidential: plain("打热线，核对身份后告诉您办到哪一步"),
        anonymous: plain("找不回来，只能重新反映"),
      },
    },
  ],
  opened: "谁打开过您的材料，每一次都有记录，查进度时可以看到。",
  logs: {
    title: "匿名反映，我们保存什么",
    lines: [
      "依照网络安全法第二十一条，网站要保存网络日志，不少于六个月。",
      "本站的程序、数据库、邮件和备份，不保存匿名反映的网络地址、浏览器信息和提交人，只记日期，不记几点几分。",
    ],
    promise: "所以我们不承诺匿名反映绝对查不到来源。",
  },
  care: {
    title: "不想被认出来的，请注意",
    lines: [
      "不用单位的电脑、网络和邮箱。",
      "只有您知道的细节，可以不写；材料里的姓名、工号，先遮住再传。",
      "核实情况时，被反映的单位可能猜到是谁反映的。",
    ],
  },
};

export const en: Words = {
  question: "How would you like to file?",
  hint: "See who can see what, then choose.",
  modes: {
    realName: {
      label: "Under your name",
      hint: "Our case officer knows who you are, which makes checking facts and mediation easier. We ask you before passing it to anyone else.",
    },
    confidential: {
      label: "In confidence",
      hint: "Only the case officer we appoint knows who you are. We ask you each time another body would need to know.",
    },
    anonymous: {
      label: "Anonymously",
      hint: "No name, no telephone. We can only leave you messages online, under your case number and code; we cannot contact you.",
    },
  },
  caption: "Who can see what",
  what: "Matter",
  rows: [
    {
      key: "handler",
      title: "The case officer we appoint",
      cells: {
        realName: sees("Name, telephone, content"),
        confidential: sees("Name, telephone, content"),
        anonymous: hidden("Content only"),
      },
    },
    {
      key: "partner",
      title: "A body that handles it",
      note: "We ask you before passing it on",
      cells: {
        realName: sees("Name, content"),
        confidential: asks("Content; your name only if you agree"),
        anonymous: hidden("Content only"),
      },
    },
    {
      key: "respondent",
      title: "The unit it is about, and its association",
      note: "Name the unit, and its people cannot open it",
      cells: { realName: hidden("Cannot see it"), confidential: hidden("Cannot see it"), anonymous: hidden("Cannot see it") },
    },
    {
      key: "contact",
      title: "How we reach you",
      cells: {
        realName: plain("By telephone or online message"),
        confidential: plain("By telephone or online message"),
        anonymous: plain("Online message only; you have to look"),
      },
    },
    {
      key: "answer",
      title: "The answer you get",
      cells: {
        realName: plain("In writing; where the law allows a review, it says how to ask for it"),
        confidential: plain("In writing; where the law allows a review, it says how to ask for it"),
        anonymous: plain("Online; nothing in writing, and no review"),
      },
    },
    {
      key: "code",
      title: "If you lose your code",
      cells: {
        realName: plain("Call us; once we know it is you, we tell you how far it is"),
        confidential: plain("Call us; once we know it is you, we tell you how far it is"),
        anonymous: plain("It cannot be recovered; you would have to file again"),
      },
    },
  ],
  opened: "Every time someone opens your case it is recorded, and you can see the record when you check progress.",
  logs: {
    title: "What we keep when you file anonymously",
    lines: [
      "By Article 21 of the Cybersecurity Law this site must keep its network logs for at least six months.",
      "Our application, database, mail and backups keep no network address, browser details or author of an anonymous case, and only its date, not the time of day.",
    ],
    promise: "So we do not promise that an anonymous case can never be traced to its source.",
  },
  care: {
    title: "If you do not want to be recognised",
    lines: [
      "Do not use your employer's computer, network or mail.",
      "You may leave out details that only you know; cover names and staff numbers before you upload anything.",
      "When facts are checked, the unit concerned may guess who filed.",
    ],
  },
};

export const modeWords: Record<Language, Words> = { zh, en };
