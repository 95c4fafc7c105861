// 复查, 复核, 延期, 听证, 交办, 督办: what the claimant reads in two languages, and what the office reads. Articles are of the 信访工作条例 (2022).

type ClaimantWords = {
  title: string;
  anonymous: string;
  tiers: Record<2 | 3, { name: string; ask: string; lead: string; act: string }>;
  until: (day: string) => string;
  /** The days to ask are over. */
  over: (day: string) => string;
  grounds: string;
  groundsHint: string;
  asked: (day: string, body: string) => string;
  nobody: string;
  inside: string;
  outside: string;
  address: string;
  done: (day: string) => string;
  yourGrounds: string;
  final: string;
  /** What is left: new facts, and the ways that are not the association's. */
  afterwards: { text: string; again: string; elsewhere: string };
  problems: Readonly<Record<string, string>>;
};

export const zh: ClaimantWords = {
  title: "复查和复核",
  anonymous: "匿名诉求只在网上答复，没有复查和复核。有不同意见，可以在这里留言。",
  tiers: {
    2: {
      name: "复查",
      ask: "对答复不服，可以请上一级机关复查。",
      lead: "上一级机关收到申请后 30 天内书面答复（第三十五条）。",
      act: "申请复查",
    },
    3: {
      name: "复核",
      ask: "对复查意见不服，可以请再上一级机关复核。",
      lead: "复核机关收到申请后 30 天内书面答复，听证的时间不算在内。复核意见是最后的意见，同样的事实和理由不再受理（第三十六条）。",
      act: "申请复核",
    },
  },
  until: (day) => `最后一天是 ${day}，24 时截止。`,
  over: (day) => `申请的时间到 ${day}为止，已经过了。有新的事实和理由，可以重新反映。`,
  grounds: "您不同意什么，为什么",
  groundsHint: "写明不同意答复里的哪一点、有什么事实和依据。上一级机关会看到。2000 字以内。",
  asked: (day, body) => `${day}提出，由${body}办理。`,
  nobody: "上一级机关（名称由市科协填写）",
  inside: "以前作过答复的人不参加。",
  outside: "这个机关不在本站办理。市科协把申请书寄送过去，结果收到后写在这里。申请书在“文书”里，您也可以自己送去。",
  address: "地址",
  done: (day) => `${day}已经答复，意见写在“答复”里。`,
  yourGrounds: "您写的理由",
  final: "复核意见是最后的意见，不能再申请复查、复核。",
  afterwards: {
    text: "还有别的路：",
    again: "有新的事实和理由，重新反映",
    elsewhere: "诉讼、仲裁、法律援助，看去哪里办",
  },
  problems: {
    conflict: "刚刚有变化，请打开最新内容核对后再提交",
    notFound: "页面打开太久，已经关上了。请在新窗口用编号和查询码打开，再把写的内容贴过去",
    forbidden: "页面打开太久，已经关上了。请在新窗口用编号和查询码打开，再把写的内容贴过去",
    askInTime: "申请的时间已经过了",
    hasStatute: "关爱、咨询服务和匿名诉求没有复查，可以在这里留言",
  },
};

export const en: ClaimantWords = {
  title: "Reconsideration and final review",
  anonymous: "An anonymous case is answered online only, without reconsideration or review. If you disagree, leave a message here.",
  tiers: {
    2: {
      name: "Reconsideration",
      ask: "If you disagree with the answer, the body above can reconsider it.",
      lead: "The body above answers in writing within 30 days (Art. 35).",
      act: "Ask for reconsideration",
    },
    3: {
      name: "Final review",
      ask: "If you disagree with the reconsideration, the next body above can review it.",
      lead: "It answers in writing within 30 days, not counting days of a hearing. Its answer is the last: the same facts and reasons are not taken up again (Art. 36).",
      act: "Ask for final review",
    },
  },
  until: (day) => `The last day is ${day}, until midnight Beijing time.`,
  over: (day) => `The time to ask ended on ${day}. With new facts and reasons you can file again.`,
  grounds: "What you disagree with, and why",
  groundsHint: "Say which point of the answer is wrong, with facts and grounds. The body above reads it. At most 2,000 characters.",
  asked: (day, body) => `Asked on ${day}; it is now with ${body}.`,
  nobody: "the body above (to be named by the association)",
  inside: "Nobody who answered before takes part.",
  outside:
    "This body does not work on this site. The association sends it your request by letter and writes the result here. The letter is among your letters; you may also hand it in yourself.",
  address: "Address",
  done: (day) => `Answered on ${day}; see the answers above.`,
  yourGrounds: "Your grounds",
  final: "This answer is the last; neither reconsideration nor review can be asked for again.",
  afterwards: {
    text: "There are other ways:",
    again: "With new facts and reasons, file again",
    elsewhere: "Courts, arbitration and legal aid: where to go",
  },
  problems: {
    invalidInput: "Please correct what is marked and send it again",
    conflict: "Something has just changed. Please open the page again and check",
    notFound: "The page was open too long. Open your case again in a new window with its number and code, and copy your text there",
    forbidden: "The page was open too long. Open your case again in a new window with its number and code, and copy your text there",
    unavailable: "The site is busy and nothing was saved. Please try again in a moment",
    askInTime: "The time to ask is over",
    hasStatute: "Care, counselling and anonymous cases have no reconsideration; you can leave a message here",
    required: "Fill in: {label}",
    tooLong: "{label}: please shorten",
  },
};
export const remedyWords = { zh, en };

/** Steps of a case that this part opens, as queues and reminders call them. */
export const purposes: Record<string, string> = {
  answerReconsideration: "复查答复",
  recordReconsideration: "转交并记录复查结果",
  answerFinalReview: "复核答复",
  recordFinalReview: "转交并记录复核结果",
  approveExtension: "审批延期",
  superviseCase: "督办逾期诉求",
  rectifyCase: "整改并回访",
};

/** Lines of the history that this part adds. */
export const events = {
  takenBack: "收回自办",
  supplementLapsed: "补正期限已过，由办理机关决定",
  ratingRevoked: "撤回评价",
};

export const blockers: Record<string, string> = {
  above: "这一级在本站外办理，请记录结果",
  outside: "这一级由上级机关在本站答复",
  anotherDecides: "您作过前面的答复，请换一位负责人办理",
  extendedOnce: "已经延期一次，不能再延（第三十四条）",
  extensionWaits: "已经报批，等负责人决定",
  limitOver: "办理期限已过，不能再延期",
  noHead: "没有可以审批的负责人",
  askerIsAnother: "自己报的延期要由另一位负责人审批",
  onlyInFinalReview: "只有复核的听证不计入期限（第三十六条）",
  hearingOpen: "听证还没有结束",
  noHearing: "现在没有听证",
  notToGiveOut: "没有确认被反映单位，或者属于专人办理的，不能交办",
};

export const office = {
  remedy: {
    title: "复查和复核",
    tiers: { 2: "复查", 3: "复核" } as Record<number, string>,
    asked: "申请日期",
    body: "办理机关",
    unnamed: "还没有填写，请负责人填写上一级机关",
    address: "寄送地址",
    grounds: "申请理由",
    done: "答复日期",
    waiting: "还没有答复",
    answer: "写答复意见",
    answerHint: "四个部分都要写（第三十二条）。以前作过答复的人不能办。",
    outcome: "结论",
    outcomes: { supported: "支持", explained: "解释说明", refused: "不予支持" },
    request: "请求",
    facts: "事实和理由",
    decision: "处理意见",
    basis: "依据",
    send: { 2: "作出复查意见", 3: "作出复核意见" } as Record<number, string>,
    record: "记录上级机关的结果",
    recordHint: "先打开“文书”里的申请转送函，打印盖章，附原意见书寄出。收到书面意见后，照原件填写。",
    issuedOn: "书面意见的日期",
    opinion: "意见内容",
    save: "记录结果",
    before: "同一被反映单位、同一类别已经复核终结的诉求",
    beforeHint: "同样的事实和理由不再受理（第三十六条）。请核对是不是同一件事。",
  },
  above: {
    title: "上一级机关",
    hint: "本市答复后，复查或者复核由它办理。寄送材料用这个名称和地址。",
    name: "名称",
    address: "地址",
    save: "保存",
    saved: "已经保存。",
  },
  extension: {
    title: "延期",
    lead: "情况复杂的，经负责人批准，可以延长一次，最多 30 天，并告诉反映人理由（第三十四条）。",
    days: "延长天数",
    reason: "理由",
    reasonHint: "批准后，反映人会看到。",
    ask: "报批延期",
    asked: (name: string, days: number) => `${name}报批延长 ${days} 天`,
    until: (due: string) => `现在到 ${due}`,
    granted: (days: number, due: string) => `已经延长 ${days} 天，到 ${due}`,
    grant: "批准延期",
    refuse: "不同意延期",
    comment: "不同意的理由",
  },
  hearing: {
    title: "听证",
    lead: "复核可以听证，听证的天数不计入期限（第三十六条）。",
    start: "听证开始",
    end: "听证结束",
    startDay: "从哪一天开始",
    endDay: "到哪一天结束",
    from: (day: string) => `${day}开始听证，期限停止计算。`,
  },
  assign: {
    title: "交办和督办",
    lead: "可以交给与这件诉求没有关系的乡镇（街道）、园区科协办理。",
    to: "交给",
    comment: "交办要求",
    assign: "交办",
    given: (name: string) => `已经交给${name}办理。`,
    reason: "收回的理由",
    takeBack: "收回自办",
    supervise: "督办",
    instruction: "督办意见",
    instructionHint: "办理人能看到，反映人看不到。",
  },
};
