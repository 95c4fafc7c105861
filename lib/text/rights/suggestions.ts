import type { SuggestionGuard, SuggestionMove, SuggestionStatus } from "@/lib/suggestions/workflow";

type Word = { label: string; tone: "idle" | "go" | "ok"; icon: "check" | "pencil" | "clock" };
type MoveWord = { button: string; tone: "main" | "plain" | "danger"; hint: string };

export const zh = {
  title: "建言献策",
  lead: "把许多诉求反映的共同问题写成建议，论证后报送。只写数据和规律，不写任何一个人、一件事。",
  caption: "建议列表",
  none: "还没有建议",
  noneText: "从统计里看出共同问题以后，在这里写成建议。",
  add: "写一条建议",
  addTitle: "写建议",
  amend: "修改草稿",
  save: "保存草稿",
  by: (name: string, day: string) => `${name}　${day}`,
  heads: { title: "标题", year: "年份", status: "进展", drafted: "起草" },
  fields: {
    title: "标题",
    year: "用哪一年的数据",
    body: "正文",
    comment: "意见",
    sentTo: "报送给谁",
    sentOn: "报送日期",
    adoptedOn: "采纳日期",
  },
  hints: {
    body: "写问题、原因和建议。不能写姓名、电话、证件号、邮箱、诉求编号。",
    year: "保存时附上这一年的统计，少于 5 件的不显示",
  },
  figures: "附：保存时的统计",
  argument: "论证意见",
  returned: "退回意见",
  sent: (to: string, day: string) => `${day}报送${to}`,
  adoption: (day: string) => `${day}采纳`,
  statuses: {
    draft: { label: "草稿", tone: "idle", icon: "pencil" },
    submitted: { label: "等待论证", tone: "go", icon: "clock" },
    argued: { label: "已论证", tone: "go", icon: "check" },
    sent: { label: "已报送", tone: "go", icon: "check" },
    adopted: { label: "已采纳", tone: "ok", icon: "check" },
  } satisfies Record<SuggestionStatus, Word>,
  moves: {
    submit: { button: "提交论证", tone: "main", hint: "交负责人论证，论证前不能再改。" },
    return: { button: "退回修改", tone: "plain", hint: "写明要改什么。" },
    argue: { button: "同意报送", tone: "main", hint: "写下论证意见。" },
    send: { button: "登记报送", tone: "main", hint: "报送以后登记给谁、哪一天。" },
    adopt: { button: "登记采纳", tone: "main", hint: "写明批示或者采纳的内容。" },
  } satisfies Record<SuggestionMove, MoveWord>,
  blockers: { arguerIsAnother: "论证的人不能是起草的人" } satisfies Record<SuggestionGuard, string>,
  problems: {
    otherPerson: "不能写姓名、电话、证件号、邮箱、诉求编号",
    "year.outOfRange": "只能用今年和以前的数据",
    "sentOn.dayAhead": "不能晚于今天",
    "adoptedOn.dayAhead": "不能晚于今天",
    "adoptedOn.outOfRange": "不能早于报送日期",
  },
};
