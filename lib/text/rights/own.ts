// A claimant's own case: the way in, how it stands, messages, taking it back.
import type { Language } from "@/lib/kernel/language";
import type { CaseEventKind } from "@/lib/rights-cases/schema/events";
import type { CaseOutcome, CaseSide } from "@/lib/rights-cases/schema";
import type { CaseStatus } from "@/lib/rights-cases/workflow";

type Part = "request" | "facts" | "decision" | "basis";

export type OwnWords = {
  track: {
    title: string;
    lead: string;
    number: string;
    numberHint: string;
    code: string;
    codeHint: string;
    look: string;
    over: string;
    wrong: string;
    tooMany: string;
    lostTitle: string;
    lost: readonly string[];
    notSent: string;
  };
  number: string;
  filed: (day: string) => string;
  print: string;
  /** One sentence on top, and what comes after. */
  statuses: Record<CaseStatus, { title: string; next?: string }>;
  holder: (office: string) => string;
  yours: string;
  clocks: {
    title: string;
    /** What each limit is for, by its key. */
    items: Readonly<Record<string, string>>;
    other: string;
    left: Record<"natural" | "working", (days: number) => { before: string; figure: string; after: string }>;
    day: (day: number) => string;
    paused: string;
    pausedDays: (days: number) => string;
    over: Record<"natural" | "working", (days: number) => string>;
    from: (day: string) => string;
    to: (day: string) => string;
    /** In one sentence: 第N天，剩余N天（第34条）. */
    standing: (day: number, left: string, clause: string) => string;
    today: string;
    extension: (days: number) => string;
    note: string;
  };
  course: {
    title: string;
    you: string;
    events: Record<CaseEventKind, string>;
    due: (day: string) => string;
    /** of a case that was declined */
    body: (name: string) => string;
    days: (count: number) => string;
    answerDue: string;
  };
  answers: {
    title: string;
    tiers: readonly [string, string, string];
    by: (body: string, day: string) => string;
    outcomes: Record<CaseOutcome, string>;
    parts: Record<Part, string>;
    gone: string;
  };
  messages: {
    title: string;
    sides: Record<CaseSide, string>;
    none: string;
    text: string;
    hint: string;
    send: string;
    closed: string;
    gone: string;
    supplyTitle: string;
    supplyText: string;
    supplyHint: string;
    supply: string;
    problems: Readonly<Record<string, string>>;
  };
  now: { title: string; consent: string; write: string; supply: string; rate: string; withdraw: string; revoke: string; none: string };
  revoke: { title: string; hint: (time: string) => string; act: string };
  withdraw: {
    title: string;
    hint: string;
    comment: string;
    act: string;
    ask: string;
    stay: string;
    problems: Readonly<Record<string, string>>;
  };
  openings: {
    title: string;
    none: string;
    times: (count: number) => string;
    each: string;
    note: string;
    refused: string;
    refusedNote: string;
    person: string;
  };
  said: { title: string; open: string; gone: string };
  ask: { title: string; text: readonly [string, string]; anonymous: readonly [string, string] };
};

export const zh: OwnWords = {
  track: {
    title: "查进度",
    lead: "用提交时给您的编号和查询码打开，不用账号。",
    number: "编号",
    numberHint: "例如 WQ2026-48210593，大小写都可以。",
    code: "查询码",
    codeHint: "20 位数字，分五组，空格不用输。",
    look: "查进度",
    over: "超过 30 分钟没有操作，已经关上了。请再输入一次。",
    wrong: "编号和查询码对不上，请两样都再核对一遍",
    tooMany: "试的次数太多，请一小时以后再试，或者打热线",
    lostTitle: "查询码丢了",
    lost: ["实名、保密实名的，打热线，核对身份后告诉您办到哪一步。", "匿名的，找不回来，只能重新反映。"],
    notSent: "还没有提交的，用填写码接着填",
  },
  number: "编号",
  filed: (day) => `${day}提交`,
  print: "打印",
  statuses: {
    submitted: { title: "已经提交，等待受理", next: "下一步是告诉您受理不受理，或者该去哪里。" },
    supplementing: { title: "请您补充", next: "您补充以后，接着办理。" },
    declined: { title: "没有受理", next: "原因和该去的地方写在办理经过里。" },
    verifying: { title: "办理中，正在核实", next: "下一步是核实情况，再答复您。" },
    handling: { title: "办理中，正在协调", next: "下一步是答复您。" },
    transferred: { title: "办理中，已经转给承办单位", next: "承办单位办完，市科协再答复您。" },
    answered: { title: "已经答复", next: "答复在下面。" },
    closed: { title: "已经办结", next: "答复在下面。" },
    reconsidering: { title: "正在复查", next: "下一步是书面答复您。" },
    reconsidered: { title: "复查已经答复", next: "答复在下面。" },
    reviewing: { title: "正在复核", next: "下一步是书面答复您。" },
    final: { title: "复核已经答复，到此结束", next: "同一事实和理由不再受理（信访工作条例第三十六条）。" },
    withdrawn: { title: "已经撤回，不再办理" },
    merged: { title: "和同一件事的另一份一起办理", next: "结果会在这里告诉您。" },
  },
  holder: (office) => `现在由${office}办理。`,
  yours: "现在等您。",
  clocks: {
    title: "办理时限",
    items: {
      caseNotice: "告诉您受理不受理",
      careService: "告诉您能怎样帮",
      caseSupplement: "请您补充",
      caseHandling: "办结，答复您",
      caseExtension: "延长办理",
      transferAnswer: "承办单位答复市科协",
      transferObjection: "承办单位提出异议",
      reconsideration: "复查机关答复您",
      finalReview: "复核机关答复您",
      rectification: "整改",
    },
    other: "这一步",
    left: {
      natural: (days) => ({ before: "剩余 ", figure: String(days), after: " 天" }),
      working: (days) => ({ before: "剩余 ", figure: String(days), after: " 个工作日" }),
    },
    // Counted from the day after: the first one is none yet.
    day: (day) => (day === 0 ? "明天是第 1 天" : `今天是第 ${day} 天`),
    paused: "暂停计算",
    pausedDays: (days) => `其中 ${days} 天不计入`,
    over: { natural: (days) => `已经超过 ${days} 天`, working: (days) => `已经超过 ${days} 个工作日` },
    from: (day) => `${day}起算`,
    to: (day) => `${day}到期`,
    standing: (day, left, clause) => `${day === 0 ? "明天是第 1 天" : `第 ${day} 天`}，${left}${clause === "" ? "" : `（${clause}）`}`,
    today: "今天",
    extension: (days) => `已经延长 ${days} 天，理由写在办理经过里。`,
    note: "补充材料、听证的时间不计入。",
  },
  course: {
    title: "办理经过",
    you: "您",
    events: {
      submitted: "提交",
      revoked: "收回",
      withdrawn: "撤回",
      linked: "认清涉及的单位",
      accepted: "受理",
      declined: "不予受理",
      supplementAsked: "请您补充",
      supplied: "补充材料",
      handling: "开始办理",
      transferred: "转给承办单位",
      transferObjected: "承办单位认为不归它办",
      transferReturned: "承办单位退回",
      transferAnswered: "承办单位答复市科协",
      transferRecalled: "从承办单位收回",
      consentAsked: "征求您同意转办",
      consentGiven: "同意转办",
      consentRefused: "不同意转办",
      consentWithdrawn: "收回转办的同意",
      resumed: "市科协接着办理",
      assigned: "交给别的科协办理",
      extensionAsked: "申请延长",
      extended: "延长办理",
      extensionRefused: "不同意延长",
      paused: "暂停计算时限",
      continued: "继续计算时限",
      escalated: "督办",
      answered: "答复",
      closed: "办结",
      reopened: "重新办理",
      merged: "和另一份合在一起",
      split: "分成几件办理",
      reconsiderationAsked: "申请复查",
      reconsidered: "复查答复",
      finalReviewAsked: "申请复核",
      finallyReviewed: "复核答复",
      rated: "评价",
      rectified: "整改",
      archived: "归档",
      supplementLapsed: "到期没有收到补充材料",
      takenBack: "收回交办，由市科协办理",
      handedOver: "换人办理",
      transferUpheld: "仍由承办单位办理",
      linkRenewed: "更换承办单位的查看链接",
      disputeRaised: "几家承办单位意见不一，报负责人",
      disputeSettled: "定下牵头单位",
      letterIssued: "出具文书",
      ratingRevoked: "收回评价",
      dataAsked: "要求更正或者删除",
      dataAnswered: "答复您的要求",
      shredded: "销毁内容",
    },
    due: (day) => `最晚 ${day}。`,
    body: (name) => `这件事请找：${name}。`,
    days: (count) => `延长 ${count} 天。`,
    answerDue: "答复您",
  },
  answers: {
    title: "答复",
    tiers: ["处理意见", "复查意见", "复核意见"],
    by: (body, day) => `${body}　${day}`,
    outcomes: { supported: "支持", explained: "解释说明", refused: "不予支持" },
    parts: { request: "您的请求", facts: "查到的事实和理由", decision: "处理意见", basis: "依据" },
    gone: "已经过了保存期，内容已经销毁。",
  },
  messages: {
    title: "留言",
    sides: { claimant: "我", office: "市科协办理人", partner: "承办单位" },
    none: "还没有留言。有话要说、有情况要补充，写在这里。",
    text: "写留言",
    hint: "办理人看到后在这里回复。最多 3000 字。",
    send: "发送",
    closed: "已经归档，不能再留言。",
    gone: "已经过了保存期，内容已经销毁。",
    supplyTitle: "补充",
    supplyText: "补充的内容",
    supplyHint: "办理人要您补充的，写在这里。提交后接着计算时限。",
    supply: "提交补充",
    problems: {
      conflict: "刚刚有变化，请打开最新内容核对后再发",
      notFound: "超过 30 分钟没有操作，已经关上了。请在新窗口用编号和查询码打开，再把写的内容贴过去",
      forbidden: "超过 30 分钟没有操作，已经关上了。请在新窗口用编号和查询码打开，再把写的内容贴过去",
    },
  },
  now: {
    title: "您现在可以",
    consent: "答复是否转办",
    write: "写留言",
    supply: "提交补充",
    rate: "评价",
    withdraw: "撤回诉求",
    revoke: "收回",
    none: "现在没有要您办的。",
  },
  revoke: { title: "收回", hint: (time) => `今天 ${time} 以前可以收回，收回后不再办理。`, act: "收回" },
  withdraw: {
    title: "撤回诉求",
    hint: "撤回后不再办理。以后有新的情况，可以重新反映。",
    comment: "撤回的原因",
    act: "撤回诉求",
    ask: "撤回这件诉求？",
    stay: "先不撤回",
    problems: {
      conflict: "刚刚有变化，现在不能撤回。请打开最新内容",
      notFound: "超过 30 分钟没有操作，已经关上了。请用编号和查询码再打开",
      forbidden: "超过 30 分钟没有操作，已经关上了。请用编号和查询码再打开",
    },
  },
  openings: {
    title: "谁打开过我的材料",
    none: "还没有人打开过。",
    times: (count) => `${count} 次`,
    each: "看是哪几天",
    note: "只写部门。每打开一次都记下来，不能删改。",
    refused: "想打开，被拒绝的",
    refusedNote: "按规定看不到您这件诉求的人想打开它，网站没有让看，已经记下来，安全管理员也看得到。这里只写单位的类别和日期。",
    person: "没有单位身份的人",
  },
  said: { title: "我写的内容", open: "打开看", gone: "已经过了保存期，内容已经销毁。" },
  ask: {
    title: "问进度",
    text: ["热线 ", "，报编号，核对身份后告诉您。"],
    anonymous: ["热线 ", "可以问办理规定；匿名的，进度只在这里看。"],
  },
};

export const en: OwnWords = {
  track: {
    title: "Check progress",
    lead: "Open your case with the number and the code you were given. No account is needed.",
    number: "Case number",
    numberHint: "For example WQ2026-48210593, in capitals or not.",
    code: "Code",
    codeHint: "20 figures in five groups; spaces do not matter.",
    look: "Check progress",
    over: "Nothing was done for 30 minutes, so it was closed. Please enter both again.",
    wrong: "Number and code do not match; please check both",
    tooMany: "Too many tries. Please try again in an hour, or call us",
    lostTitle: "If you lost your code",
    lost: [
      "Filed under your name or in confidence: call us; once we know it is you, we tell you how far it is.",
      "Filed anonymously: it cannot be recovered; you would have to file again.",
    ],
    notSent: "Not sent yet? Go on with the form code",
  },
  number: "Case number",
  filed: (day) => `sent on ${day}`,
  print: "Print",
  statuses: {
    submitted: { title: "Sent, waiting to be taken", next: "Next we tell you whether we take it, or where to go." },
    supplementing: { title: "Please send what is missing", next: "We go on as soon as you have." },
    declined: { title: "Not taken", next: "Why, and where to go, stands below." },
    verifying: { title: "Under way: checking the facts", next: "Next come the facts, then our answer." },
    handling: { title: "Under way: being settled", next: "Next is our answer." },
    transferred: { title: "Under way: with another body", next: "When it is done, we answer you." },
    answered: { title: "Answered", next: "The answer stands below." },
    closed: { title: "Closed", next: "The answer stands below." },
    reconsidering: { title: "Being reconsidered", next: "Next is an answer in writing." },
    reconsidered: { title: "The reconsideration is answered", next: "The answer stands below." },
    reviewing: { title: "In final review", next: "Next is an answer in writing." },
    final: { title: "The final review is answered", next: "The same facts and reasons are not accepted again (Art. 36)." },
    withdrawn: { title: "Withdrawn, not handled any more" },
    merged: { title: "Handled together with another case", next: "You read the result here." },
  },
  holder: (office) => `Now with ${office}.`,
  yours: "It now waits for you.",
  clocks: {
    title: "Time limits",
    items: {
      caseNotice: "We tell you whether we take it",
      careService: "We tell you how we can help",
      caseSupplement: "You send what is missing",
      caseHandling: "We finish and answer",
      caseExtension: "Extension",
      transferAnswer: "The other body answers us",
      transferObjection: "The other body may object",
      reconsideration: "The reconsidering body answers",
      finalReview: "The reviewing body answers",
      rectification: "Correction",
    },
    other: "This step",
    left: {
      natural: (days) => ({ before: "", figure: String(days), after: days === 1 ? " day left" : " days left" }),
      working: (days) => ({ before: "", figure: String(days), after: days === 1 ? " working day left" : " working days left" }),
    },
    day: (day) => (day === 0 ? "Tomorrow is day 1" : `Today is day ${day}`),
    paused: "Not counting now",
    pausedDays: (days) => (days === 1 ? "1 day not counted" : `${days} days not counted`),
    over: {
      natural: (days) => (days === 1 ? "1 day over" : `${days} days over`),
      working: (days) => (days === 1 ? "1 working day over" : `${days} working days over`),
    },
    from: (day) => `From ${day}`,
    to: (day) => `Until ${day}`,
    standing: (day, left, clause) => `${day === 0 ? "Tomorrow is day 1" : `Day ${day}`}, ${left}${clause === "" ? "" : ` (${clause})`}`,
    today: "Today",
    extension: (days) => `It was extended by ${days} days; the reason stands below.`,
    note: "Time for what you send later and for hearings is not counted.",
  },
  course: {
    title: "What has happened",
    you: "You",
    events: {
      submitted: "Sent",
      revoked: "Taken back",
      withdrawn: "Withdrawn",
      linked: "Unit identified",
      accepted: "Accepted",
      declined: "Not accepted",
      supplementAsked: "We asked for more",
      supplied: "More was sent",
      handling: "Handling began",
      transferred: "Passed to another body",
      transferObjected: "The other body says it is not competent",
      transferReturned: "Returned by the other body",
      transferAnswered: "The other body answered us",
      transferRecalled: "Called back from the other body",
      consentAsked: "We asked whether we may pass it on",
      consentGiven: "Agreed to passing it on",
      consentRefused: "Did not agree to passing it on",
      consentWithdrawn: "Took back the agreement",
      resumed: "The association goes on",
      assigned: "Given to another association",
      extensionAsked: "Extension asked for",
      extended: "Extended",
      extensionRefused: "Extension refused",
      paused: "Counting paused",
      continued: "Counting goes on",
      escalated: "Urged",
      answered: "Answered",
      closed: "Closed",
      reopened: "Opened again",
      merged: "Put together with another case",
      split: "Divided into several cases",
      reconsiderationAsked: "Reconsideration asked for",
      reconsidered: "Reconsideration answered",
      finalReviewAsked: "Final review asked for",
      finallyReviewed: "Final review answered",
      rated: "Rated",
      rectified: "Corrected",
      archived: "Filed away",
      supplementLapsed: "Nothing was added in time",
      takenBack: "Taken back by the association",
      handedOver: "Given to a colleague",
      transferUpheld: "Stays with the body handling it",
      linkRenewed: "New link for the body handling it",
      disputeRaised: "The bodies disagree; put to the leaders",
      disputeSettled: "Lead body decided",
      letterIssued: "Letter issued",
      ratingRevoked: "Rating taken back",
      dataAsked: "Correction or deletion asked for",
      dataAnswered: "Your request was answered",
      shredded: "Contents destroyed",
    },
    due: (day) => `By ${day}.`,
    body: (name) => `Please turn to ${name}.`,
    days: (count) => `${count} more days.`,
    answerDue: "Our answer",
  },
  answers: {
    title: "Answer",
    tiers: ["Opinion", "Opinion on reconsideration", "Opinion on final review"],
    by: (body, day) => `${body}, ${day}`,
    outcomes: { supported: "Supported", explained: "Explained", refused: "Not supported" },
    parts: { request: "Your request", facts: "Facts and reasons", decision: "Decision", basis: "Basis" },
    gone: "Its keeping time is over; the content was destroyed.",
  },
  messages: {
    title: "Messages",
    sides: { claimant: "I", office: "Case officer", partner: "Other body" },
    none: "No messages yet. Write here what you want to add or ask.",
    text: "Your message",
    hint: "The case officer answers here. At most 3,000 characters.",
    send: "Send",
    closed: "It was filed away; no more messages can be left.",
    gone: "Its keeping time is over; the content was destroyed.",
    supplyTitle: "What we asked for",
    supplyText: "Your addition",
    supplyHint: "Write what the case officer asked for. The days count again once you send it.",
    supply: "Send addition",
    problems: {
      conflict: "Something changed just now; open the page again and check before you send",
      notFound: "Nothing was done for 30 minutes, so it was closed. Open your case in a new window and copy your words over",
      forbidden: "Nothing was done for 30 minutes, so it was closed. Open your case in a new window and copy your words over",
    },
  },
  now: {
    title: "What you can do now",
    consent: "Answer whether we may pass it on",
    write: "Write a message",
    supply: "Send addition",
    rate: "Rate",
    withdraw: "Withdraw",
    revoke: "Take back",
    none: "There is nothing for you to do now.",
  },
  revoke: {
    title: "Take back",
    hint: (time) => `Until ${time} today (Beijing time) you can take it back; it is then not handled.`,
    act: "Take back",
  },
  withdraw: {
    title: "Withdraw",
    hint: "A withdrawn case is not handled any more. If something new happens, you can file again.",
    comment: "Why you withdraw it",
    act: "Withdraw",
    ask: "Withdraw this case?",
    stay: "Keep it",
    problems: {
      conflict: "Something changed just now and it cannot be withdrawn; open the page again",
      notFound: "Nothing was done for 30 minutes, so it was closed. Open your case again with number and code",
      forbidden: "Nothing was done for 30 minutes, so it was closed. Open your case again with number and code",
    },
  },
  openings: {
    title: "Who opened my case",
    none: "Nobody yet.",
    times: (count) => (count === 1 ? "once" : `${count} times`),
    each: "On which days",
    note: "Offices only. Every opening is recorded and cannot be changed.",
    refused: "Who tried and was refused",
    refusedNote:
      "Somebody to whom your case must not be shown tried to open it and saw nothing. It was recorded, and the security administrator sees it too. Only the kind of body and the day are written here.",
    person: "A person who acts for no body",
  },
  said: { title: "What I wrote", open: "Show it", gone: "Its keeping time is over; the content was destroyed." },
  ask: {
    title: "Ask us",
    text: ["Call ", " with your case number; once we know it is you, we tell you."],
    anonymous: ["Call ", " about the rules; how far an anonymous case is, you read only here."],
  },
};

export const ownWords: Record<Language, OwnWords> = { zh, en };
