import type { PolicyStatus } from "@/lib/policies/schema";
import type { PolicyGuard, PolicyMove, PolicyState } from "@/lib/policies/workflow";

type Word = { label: string; tone: "idle" | "go" | "ok" | "warn" | "bad"; icon: "check" | "pencil" | "x" | "ban" | "clock" };
type MoveWord = { button: string; tone: "main" | "plain" | "danger"; hint: string };

export const zh = {
  title: "政策文件",
  lead: "建家、评审、授牌依据的通知和办法。每份都写明文号、发文机关和日期；废止的也留在这里。",
  none: "还没有公布政策文件",
  noneText: "文件公布后会列在这里。",
  nothing: "没有符合条件的文件",
  nothingText: "去掉一个条件再找，或者换一个词。",
  count: (n: number) => `本页 ${n} 份`,
  filter: { word: "标题、文号或正文", status: "效力", all: "全部", look: "查找", set: "现在的条件", clear: "清除全部条件" },
  drop: (label: string, value: string) => `去掉条件：${label} ${value}`,
  statuses: {
    trial: { label: "试行", tone: "go", icon: "clock" },
    inForce: { label: "现行", tone: "ok", icon: "check" },
    repealed: { label: "废止", tone: "idle", icon: "ban" },
  } satisfies Record<PolicyStatus, Word>,
  states: {
    draft: { label: "没有公布", tone: "idle", icon: "pencil" },
    released: { label: "已公布", tone: "ok", icon: "check" },
    withdrawn: { label: "已撤下", tone: "idle", icon: "x" },
  } satisfies Record<PolicyState, Word>,
  fields: {
    title: "标题",
    number: "文号",
    indexNumber: "索引号",
    numberingBody: "发文机关",
    signingBody: "落款单位",
    publisher: "公布单位",
    signedOn: "成文日期",
    issuedOn: "印发日期",
    effectiveOn: "施行日期",
    publishedOn: "公布日期",
    status: "效力",
    text: "正文",
    repealedOn: "废止日期",
    comment: "原因",
  },
  print: "打印",
  text: "正文",
  noText: "这份文件没有录入正文，需要时请打热线索取。",
  schemes: "依据它制定的细则和批次",
  noSchemes: "还没有依据它制定的细则。",
  version: (name: string, version: number) => `${name}（第 ${version} 版）`,
  repealed: (day: string) => `这份文件已于${day}废止，留在这里供查阅。`,
  tombstone: (day: string) => `这份文件已于${day}撤下，正文不再展示。`,
  reason: "原因",

  desk: {
    title: "政策文件",
    caption: "政策文件列表",
    lead: "录入后交负责人审定，审定后公开。公开以后只能废止或者撤下，不能改。",
    add: "录入文件",
    addTitle: "录入政策文件",
    amend: "修改草稿",
    save: "保存草稿",
    noneYet: "还没有录入文件",
    name: "标题",
    state: "公开情况",
    drafted: "录入",
    by: (name: string, day: string) => `${name} ${day}`,
    released: (name: string, day: string) => `${name} ${day}审定`,
    publicPage: "看公开页面",
    hints: {
      title: "照文件抄。细则里写的依据与这里一样时，两边自动连在一起",
      dates: "文件上没有的日期不填",
      text: "粘贴全文。每一行是一段",
    },
  },
  moves: {
    release: { button: "审定并公布", tone: "main", hint: "公布后任何人都看得到，能搜到。以后不能再改。" },
    repeal: { button: "废止", tone: "danger", hint: "文件留在公开页面，标明废止和原因。" },
    withdraw: { button: "撤下", tone: "danger", hint: "录错了才撤下：公开页面只留标题、文号和原因，改好后重新录入。" },
  } satisfies Record<PolicyMove, MoveWord>,
  blockers: {
    releaserIsAnother: "录入的人不能审定自己录入的文件",
    inForce: "这份文件已经废止",
  } satisfies Record<PolicyGuard, string> as Record<string, string>,
  problems: { alreadyThere: "这个文号已经录入过" },
};
