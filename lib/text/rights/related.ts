export const zh = {
  title: "相关的诉求",
  line: (number: string, day: string) => `${number}　${day}提出`,
  alike: "同一单位、同一类别，还没办完",
  into: "已并入",
  joined: "并入本件的",
  from: "拆自",
  splits: "从本件拆出的",
  none: "没有同一单位、同一类别的诉求",
  merge: {
    title: "合并办理",
    hint: "同一事项的，把后提出的并到先提出的一件里办。两位反映人各看各的，互不知道；办理结果要分别告诉。",
    button: "合并办理",
  },
  split: {
    title: "拆出另一件",
    hint: "一件里有两件事的，把其中一件拆出来单独办。本人从原来的诉求里能打开它，原文不改。",
    open: "填写拆出的事项",
    button: "拆出一件",
  },
  fields: {
    mainId: "并到哪一件",
    category: "类别",
    what: "拆出的情况",
    respondent: "被反映单位",
    respondentCode: "统一社会信用代码",
    ask: "要求",
  },
  noCategory: "请选择",
  problems: {
    "mainId.notChoice": "这一件不能并入，请重新选择",
    "category.notChoice": "不能拆到这个类别",
    settled: "还可以撤回，过后再合并",
    respondentSettled: "先确认被反映单位",
  },
};

export const own = {
  zh: {
    title: "从这件诉求拆出的事项",
    lead: "这些事项单独办理，从这里打开，不用另外的查询码。",
    line: (number: string, category: string, day: string) => `${number}　${category}　${day}起`,
    open: "打开这一件",
    joint: {
      title: "合并办理的结果",
      answered: (outcome: string) => `合并办理的事项已经答复：${outcome}`,
      by: (body: string, day: string) => `${body}　${day}`,
      more: "和您有关的具体意见，办理部门在往来留言里告诉您。",
    },
  },
  en: {
    title: "Matters taken out of this case",
    lead: "Each is handled on its own. Open it from here; it needs no other code.",
    line: (number: string, category: string, day: string) => `${number}　${category}　since ${day}`,
    open: "Open",
    joint: {
      title: "Result of the joint handling",
      answered: (outcome: string) => `The matter was answered: ${outcome}`,
      by: (body: string, day: string) => `${body}, ${day}`,
      more: "What concerns you in particular, the office writes to you in the messages.",
    },
  },
};
