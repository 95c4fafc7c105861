// Refused tries: 越权访问记录.

export const attempts = {
  title: "越权访问记录",
  lead: "有人想打开看不到的诉求，或者想做不该做的事，都记在这里。",
  caption: "越权访问",
  at: "时间",
  who: "谁",
  what: "想做什么",
  kind: "对象",
  id: "对象编号前 8 位",
  idHint: "这里只给编号的一段，不给诉求编号。",
  problem: "结果",
  problems: { notFound: "回答“没有这一页”", forbidden: "不允许" } as Record<string, string>,
  actors: { visitor: "没有登录的人", system: "系统", claimant: "反映人", partner: "承办单位", person: "已注销的人" } as Record<
    string,
    string
  >,
  kinds: {
    rightsCase: "维权诉求",
    application: "申报",
    objection: "异议",
    notice: "公示",
    person: "人员",
    organization: "单位",
    sheet: "评分表",
  } as Record<string, string>,
  permissions: {
    "rightsCase.open": "打开诉求",
    "rightsCase.read": "看诉求",
    "rightsCase.reply": "回复反映人",
    "rightsCase.note": "写内部记录",
    "rightsCase.link": "核对被反映单位",
    "rightsCase.claim": "认领诉求",
    "rightsCase.release": "退回清单",
    "rightsCase.handOver": "交给同事",
  } as Record<string, string>,
  other: (permission: string) => `其他操作（${permission}）`,
  none: "没有越权访问",
  noneText: "有人越权时会在这里列出。",
  order: "新的在前，已经是全部。",
};
