// 好差评 and what a bad one opens: the claimant's words in two languages, and the office's.

type ClaimantWords = {
  title: string;
  lead: string;
  grade: string;
  grades: Record<1 | 2 | 3 | 4 | 5, string>;
  comment: string;
  commentHint: string;
  act: string;
  badHint: (days: number) => string;
  yours: string;
  on: (day: string) => string;
  revokeHint: (time: string) => string;
  revoke: string;
  due: (day: string) => string;
  done: (day: string) => string;
  problems: Readonly<Record<string, string>>;
};

export const zh: ClaimantWords = {
  title: "评价",
  lead: "这件事办得怎么样？一件事评一次，10 分钟内可以撤回重评。",
  grade: "您是否满意",
  grades: { 1: "非常满意", 2: "满意", 3: "基本满意", 4: "不满意", 5: "非常不满意" },
  comment: "想说的话",
  commentHint: "哪里好、哪里不好，写给办理机关看。1000 字以内。",
  act: "提交评价",
  badHint: (days) => `评“不满意”“非常不满意”的，${days} 个工作日内整改并回访您。`,
  yours: "您的评价",
  on: (day) => `${day}评价`,
  revokeHint: (time) => `${time}以前可以撤回，撤回后可以重评。`,
  revoke: "撤回评价",
  due: (day) => `办理机关要在 ${day}以前整改并回访。`,
  done: (day) => `${day}已经整改，说明写在“办理经过”里。`,
  problems: {
    ratedOnce: "这件事已经评价过了",
    revocable: "已经超过 10 分钟，不能撤回",
    conflict: "刚刚有变化，请打开最新内容核对",
    invalidInput: "请选一项再提交",
    notFound: "页面打开太久，已经关上了。请用编号和查询码再打开一次",
    forbidden: "页面打开太久，已经关上了。请用编号和查询码再打开一次",
    "grade.notText": "选择您是否满意",
    "until.notChoice": "已经超过 10 分钟，不能撤回",
  },
};

export const en: ClaimantWords = {
  title: "Your rating",
  lead: "How was this case handled? One rating a case; you can take it back within 10 minutes and rate again.",
  grade: "How satisfied are you?",
  grades: { 1: "Very satisfied", 2: "Satisfied", 3: "Fairly satisfied", 4: "Dissatisfied", 5: "Very dissatisfied" },
  comment: "What you would like to say",
  commentHint: "What was good and what was not, for the office to read. At most 1,000 characters.",
  act: "Send rating",
  badHint: (days) => `If you are dissatisfied, the office puts it right and calls you back within ${days} working days.`,
  yours: "Your rating",
  on: (day) => `Rated on ${day}`,
  revokeHint: (time) => `You can take it back until ${time}, and rate again.`,
  revoke: "Take rating back",
  due: (day) => `The office is to put it right and call you back by ${day}.`,
  done: (day) => `Put right on ${day}; see the course of your case.`,
  problems: {
    ratedOnce: "This case has been rated already",
    revocable: "The 10 minutes are over; it can no longer be taken back",
    conflict: "Something has just changed. Please open the page again and check",
    invalidInput: "Please choose one and send it again",
    notFound: "The page was open too long. Open your case again with its number and code",
    forbidden: "The page was open too long. Open your case again with its number and code",
    unavailable: "The site is busy and nothing was saved. Please try again in a moment",
    tooLong: "{label}: please shorten",
    "grade.notText": "Choose how satisfied you are",
    "until.notChoice": "The 10 minutes are over; it can no longer be taken back",
  },
};
export const ratingWords = { zh, en };

export const office = {
  title: "评价和整改",
  grade: "评价",
  comment: "反映人的话",
  on: "评价日期",
  due: "整改期限",
  told: "整改说明",
  toldHint: "反映人会看到：改了什么、怎样补上。",
  record: "回访记录",
  recordHint: "什么时候、怎样联系、反映人怎么说。只有本部室看得到。",
  act: "办结整改",
  done: (day: string, name: string) => `${day}办结${name === "" ? "" : `，${name}`}`,
};
