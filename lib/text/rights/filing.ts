// Filing a rights case, one question a page: the questions, the check, the receipt.
import type { Language } from "@/lib/kernel/language";
import type { FilingStep } from "@/lib/rights-cases/schema";

type Answer =
  | "mode"
  | "category"
  | "what"
  | "respondent"
  | "respondentCode"
  | "ask"
  | "notBy"
  | "name"
  | "phone"
  | "address"
  | "people"
  | "representatives"
  | "consentHandle"
  | "consentSensitive";

export type FilingWords = {
  /** In the browser's tab and history: says nothing of what it is about. */
  neutral: string;
  start: {
    title: string;
    lead: string;
    begin: string;
    ready: readonly string[];
    readyTitle: string;
    going: string;
    goOn: string;
    resumeTitle: string;
    resumeHint: string;
    code: string;
    resume: string;
    track: string;
    over: string;
    tooMany: string;
    noCode: string;
  };
  place: (at: number, of: number) => string;
  back: string;
  next: string;
  contents: (count: number) => string;
  current: string;
  keep: { title: string; text: string; limit: (days: number) => string; code: string };
  /** What each page is called beside the others, and the question it asks. */
  steps: Record<FilingStep, { short: string; title: string; lead?: string }>;
  labels: Record<Answer, string>;
  hints: Partial<Record<Answer, string>>;
  tracks: Record<"rights" | "care" | "counselling", { title: string; text: string }>;
  narrow: string;
  files: { items: readonly string[]; cover: string };
  joint: { title: string; hint: string; others: (at: number) => string };
  consent: { handle: string; handleHint: string; sensitive: string; sensitiveHint: string };
  problems: Readonly<Record<string, string>>;
  check: {
    title: string;
    lead: string;
    missing: (count: number) => string;
    missingReason: string;
    change: string;
    changeWhat: (what: string) => string;
    none: string;
    people: (count: number) => string;
    agreed: string;
    notAgreed: string;
    submit: string;
    submitHint: string;
    afterwards: string;
    discardTitle: string;
    discardHint: string;
    discard: string;
    discardAsk: string;
    stay: string;
    problems: Readonly<Record<string, string>>;
  };
  receipt: {
    title: string;
    number: string;
    code: string;
    keepTitle: string;
    keep: string;
    lost: Record<"realName" | "confidential" | "anonymous", string>;
    print: string;
    nextTitle: string;
    /** By whom, until which day, and within how long. */
    next: { by: (office: string, day: string) => string; within: (days: string) => string; talk: (office: string) => string };
    later: string;
    toCase: string;
    revoke: string;
    revokeHint: (time: string) => string;
    revoked: string;
    problems: Readonly<Record<string, string>>;
  };
  days: Record<"natural" | "working", (days: number) => string>;
};

export const zh: FilingWords = {
  neutral: "办事",
  start: {
    title: "开始填写",
    lead: "一页只问一件事，填到哪里都可以停下，以后接着填。不用账号。",
    begin: "开始填写",
    readyTitle: "先想一想",
    ready: [
      "发生了什么，什么时候，涉及哪个单位",
      "您希望怎样解决",
      "手上有哪些材料，没有也可以",
      "用实名、保密实名，还是匿名；第一页说明各自有什么后果",
    ],
    going: "这台设备上有一份没填完的。",
    goOn: "接着填写",
    resumeTitle: "接着填以前的",
    resumeHint: "填写时每页都显示，20 位数字。",
    code: "填写码",
    resume: "接着填写",
    track: "已经提交的，去查进度",
    over: "超过 30 分钟没有操作，已经关上了。输入填写码，可以接着填。",
    tooMany: "试的次数太多，请一小时以后再试，或者打热线。",
    noCode: "没有找到。可能抄错了一位，或者已经提交、已经删掉，请再核对一遍。",
  },
  place: (at, of) => `第 ${at} 步，共 ${of} 步`,
  back: "上一步",
  next: "保存，继续",
  contents: (count) => `${count} 步都问什么`,
  current: "（现在）",
  keep: {
    title: "记下这组数字",
    text: "可以换时间、换设备接着写。谁有这组数字，谁就能打开，请不要给别人看。",
    limit: (days) => `${days} 天不动，没有提交的内容自动删掉。`,
    code: "填写码",
  },
  steps: {
    mode: { short: "怎样反映", title: "您想用哪种方式反映？" },
    category: { short: "属于哪一类", title: "属于哪一类？", lead: "拿不准的，选最接近的，办理人会再分。" },
    what: { short: "发生了什么", title: "发生了什么？" },
    respondent: { short: "涉及哪个单位", title: "涉及哪个单位？" },
    ask: { short: "希望怎样解决", title: "您希望怎样解决？" },
    files: { short: "证明材料", title: "有哪些材料能证明？", lead: "没有材料也可以反映。" },
    notBy: { short: "谁不能经手", title: "有谁不能经手？", lead: "与这件事有直接利害关系的人要回避（信访工作条例第二十八条）。" },
    who: { short: "怎样找到您", title: "怎样找到您？" },
    consent: { short: "您的同意", title: "您同意我们这样用您写的内容吗？", lead: "两项分开，您分别决定。" },
  },
  labels: {
    mode: "反映方式",
    category: "类别",
    what: "事情经过",
    respondent: "单位名称",
    respondentCode: "统一社会信用代码",
    ask: "您的请求",
    notBy: "不能经手的人或者单位",
    name: "姓名",
    phone: "电话",
    address: "住址或者通信地址",
    people: "一共多少人",
    representatives: "其他代表",
    consentHandle: "同意办理",
    consentSensitive: "同意处理敏感个人信息",
  },
  hints: {
    what: "写清时间、地点、经过、谁知道这件事。最多 5000 字。",
    respondent: "写全称。写明是哪个单位，那个单位和它的科协就打不开这件事。",
    respondentCode: "知道就写，18 位，营业执照上有。重名的单位靠它分清。",
    ask: "例如：补发 2026 年 4 月到 10 月的项目奖金。最多 2000 字。",
    notBy: "写姓名，知道的话写上部门和职务。",
    phone: "只有办理人看得到。不打工作单位的电话最稳妥。",
    address: "姓名、住址不清的，法规不要求书面告知（第二十三条）。",
    people: "只有您自己，不用填。",
  },
  tracks: {
    rights: { title: "维护权益", text: "有法定期限，到期以前书面答复；不服可以申请复查。" },
    care: { title: "生活关怀", text: "联系服务、牵线搭桥，没有复查。" },
    counselling: { title: "心理疏导", text: "一对一，只有接待的人看得到，不设期限。" },
  },
  narrow: "只给专门指定的人看",
  files: {
    items: [
      "合同、聘书、工资条、考勤记录",
      "通知、决定、往来信件的照片或者扫描件",
      "论文、专利、项目材料的首页和署名页",
      "有日期的聊天记录、通话录音",
    ],
    cover: "不想被认出来的，先遮住姓名、工号再传。",
  },
  joint: {
    title: "几个人一起反映的",
    hint: "由代表来办，连您在内不超过 5 人（信访工作条例第二十条）。",
    others: (at) => `代表 ${at} 的姓名`,
  },
  consent: {
    handle: "我同意市科协为办理这件事使用我写的内容",
    handleHint: "只给办理人看。转给其他单位以前，另外逐个征求您同意。",
    sensitive: "我写了健康、家庭、收入这样的敏感个人信息，同意为办理这件事使用",
    sensitiveHint: "没有写，或者不同意，可以不勾，一样办理；不同意的，请先回去删掉这些内容。",
  },
  problems: {
    "mode.required": "选择一种反映方式",
    "category.required": "选择一类",
    "consentHandle.notAccepted": "不同意使用这些内容，就没有办法办理。同意的，请勾选",
    "name.required": "填写姓名。不想写姓名的，回到第 1 步选匿名",
    "phone.required": "填写电话。不想留电话的，回到第 1 步选匿名",
    "people.notNumber": "一共多少人，只填数字",
    "people.outOfRange": "一共多少人，填 1 到 10000",
    "representatives.tooMany": "代表连您在内不超过 5 人",
    "representatives.tooLong": "代表的姓名写得太长，请只写姓名",
    notFound: "超过 30 分钟没有操作，已经关上了。请在新窗口用填写码打开，再把这一页的内容贴过去",
    forbidden: "超过 30 分钟没有操作，已经关上了。请在新窗口用填写码打开，再把这一页的内容贴过去",
  },
  check: {
    title: "核对，然后提交",
    lead: "还没有提交。哪里要改，点“修改”。",
    missing: (count) => `还有 ${count} 处没有填`,
    missingReason: "填完上面几处才能提交。",
    change: "修改",
    changeWhat: (what) => `：${what}`,
    none: "没有填",
    people: (count) => `${count} 人`,
    agreed: "已经勾选",
    notAgreed: "没有勾选",
    submit: "提交",
    submitHint: "提交后给您编号和查询码，10 分钟内可以收回。",
    afterwards: "提交以后不能再改，只能用留言补充。",
    discardTitle: "不填了",
    discardHint: "删掉以后，填写码打不开，也找不回来。",
    discard: "删掉草稿",
    discardAsk: "删掉这份没有提交的草稿？",
    stay: "先留着",
    problems: {
      unavailable: "现在没有办理的部门，请打热线。填的内容还在",
      notFound: "超过 30 分钟没有操作，已经关上了。请用填写码打开，再提交",
      forbidden: "超过 30 分钟没有操作，已经关上了。请用填写码打开，再提交",
    },
  },
  receipt: {
    title: "已经提交",
    number: "编号",
    code: "查询码",
    keepTitle: "请马上抄下来",
    keep: "以后看进度、看答复、留言，都要用编号和查询码。离开这一页，就不再显示。不要给别人看。",
    lost: {
      realName: "查询码丢了，打热线，核对身份后告诉您办到哪一步。",
      confidential: "查询码丢了，打热线，核对身份后告诉您办到哪一步。",
      anonymous: "查询码丢了，找不回来，只能重新反映。",
    },
    print: "打印",
    nextTitle: "接下来",
    next: {
      by: (office, day) => `${office}最晚 ${day}告诉您受理不受理，或者该去哪里。`,
      within: (days) => `${days}内`,
      talk: (office) => `${office}安排专门的人和您联系，内容只有这个人看得到。`,
    },
    later: "请过几天用编号和查询码来看。匿名的，我们不能主动联系您。",
    toCase: "看我的这件事",
    revoke: "收回",
    revokeHint: (time) => `写错了、不想提交了，今天 ${time} 以前可以收回。`,
    revoked: "已经收回，不再办理。",
    problems: {
      revocable: "已经过了 10 分钟，不能收回。可以在“看我的这件事”里撤回",
      "until.notChoice": "已经过了 10 分钟，不能收回。可以在“看我的这件事”里撤回",
      conflict: "已经不能收回。可以在“看我的这件事”里看现在的情况",
    },
  },
  days: { natural: (days) => `${days} 天`, working: (days) => `${days} 个工作日` },
};

export const en: FilingWords = {
  neutral: "Services",
  start: {
    title: "Fill in the form",
    lead: "One question a page. You can stop anywhere and go on later. No account is needed.",
    begin: "Start",
    readyTitle: "Think about",
    ready: [
      "What happened, when, and which unit it concerns",
      "What you would like to be done",
      "What papers you have; none are needed",
      "Whether to file under your name, in confidence or anonymously; the first page says what follows from each",
    ],
    going: "There is one on this device that is not finished.",
    goOn: "Go on",
    resumeTitle: "Go on with an earlier one",
    resumeHint: "The 20 figures shown on every page of the form.",
    code: "Form code",
    resume: "Go on",
    track: "Already sent: check its progress",
    over: "Nothing was done for 30 minutes, so it was closed. With the form code you can go on.",
    tooMany: "Too many tries. Please try again in an hour, or call us.",
    noCode: "Not found. A figure may be wrong, or it was sent or deleted already; please check it.",
  },
  place: (at, of) => `Step ${at} of ${of}`,
  back: "Back",
  next: "Save and go on",
  contents: (count) => `The ${count} steps`,
  current: " (now)",
  keep: {
    title: "Write these figures down",
    text: "With them you can go on at another time, on another device. Whoever has them can open it: show them to nobody.",
    limit: (days) => `What is not sent is deleted after ${days} days without a change.`,
    code: "Form code",
  },
  steps: {
    mode: { short: "How to file", title: "How would you like to file?" },
    category: {
      short: "What kind",
      title: "What kind of matter is it?",
      lead: "If in doubt, take the nearest; the case officer will sort it.",
    },
    what: { short: "What happened", title: "What happened?" },
    respondent: { short: "Which unit", title: "Which unit does it concern?" },
    ask: { short: "What you ask for", title: "What would you like to be done?" },
    files: { short: "Papers", title: "What papers show it?", lead: "You can file without any." },
    notBy: {
      short: "Who must not handle it",
      title: "Is there anyone who must not handle it?",
      lead: "Whoever has a direct interest in a matter takes no part in it (Art. 28).",
    },
    who: { short: "How to reach you", title: "How can we reach you?" },
    consent: {
      short: "Your consent",
      title: "May we use what you wrote like this?",
      lead: "These are two questions; answer each by itself.",
    },
  },
  labels: {
    mode: "Way of filing",
    category: "Kind",
    what: "What happened",
    respondent: "Name of the unit",
    respondentCode: "Unified social credit code",
    ask: "Your request",
    notBy: "People or offices that must not handle it",
    name: "Name",
    phone: "Telephone",
    address: "Address",
    people: "How many people in all",
    representatives: "Other representatives",
    consentHandle: "Consent to handling",
    consentSensitive: "Consent for sensitive personal information",
  },
  hints: {
    what: "When, where, what, and who knows of it. At most 5,000 characters.",
    respondent: "Its full name, in Chinese if you can. If you name it, the unit and its association cannot open your case.",
    respondentCode: "If you know it: 18 characters, on the business licence. It tells units of one name apart.",
    ask: "For example: pay the project bonus for April to October 2026. At most 2,000 characters.",
    notBy: "Names, and if you know them their office and post.",
    phone: "Seen by the case officer only. A telephone that is not your employer's is safest.",
    address: "Without a clear name and address the rules do not require written notice (Art. 23).",
    people: "If it is only you, leave this empty.",
  },
  tracks: {
    rights: { title: "Rights and interests", text: "Legal time limits, an answer in writing, and a review if you disagree." },
    care: { title: "Care and daily life", text: "We put you in touch with services; there is no review." },
    counselling: { title: "Counselling", text: "One to one, seen only by the person who receives you, without a time limit." },
  },
  narrow: "seen only by those appointed for it",
  files: {
    items: [
      "Contracts, letters of appointment, pay slips, attendance records",
      "Photos or scans of notices, decisions and letters",
      "First and authors' pages of papers, patents and project files",
      "Dated chats, recordings of calls",
    ],
    cover: "If you do not want to be recognised, cover names and staff numbers before you upload anything.",
  },
  joint: {
    title: "If several people file together",
    hint: "Representatives speak for all, at most five with you (Art. 20).",
    others: (at) => `Name of representative ${at}`,
  },
  consent: {
    handle: "I agree that the association uses what I wrote to handle this matter",
    handleHint: "Only the case officer sees it. Before it goes to any other body we ask you again, each time.",
    sensitive: "I wrote sensitive personal information, such as health, family or income, and agree to its use for this matter",
    sensitiveHint:
      "Leave this empty if you wrote none; your case is handled all the same. If you do not agree, go back and take those parts out first.",
  },
  problems: {
    "mode.required": "Choose how to file",
    "category.required": "Choose a kind",
    "consentHandle.notAccepted": "Without this we cannot handle the matter. If you agree, tick it",
    "name.required": "Give your name. If you would rather not, go back to step 1 and file anonymously",
    "phone.required": "Give a telephone. If you would rather not, go back to step 1 and file anonymously",
    "people.notNumber": "How many people in all: figures only",
    "people.outOfRange": "How many people in all: 1 to 10,000",
    "representatives.tooMany": "At most five representatives with you",
    "representatives.tooLong": "The name of a representative is too long; the name alone is enough",
    notFound: "Nothing was done for 30 minutes, so it was closed. Open it in a new window with the form code and copy this page over",
    forbidden: "Nothing was done for 30 minutes, so it was closed. Open it in a new window with the form code and copy this page over",
  },
  check: {
    title: "Check, then send",
    lead: "Nothing has been sent yet. To change an answer, use the link beside it.",
    missing: (count) => (count === 1 ? "One question is still open" : `${count} questions are still open`),
    missingReason: "Answer the open questions first.",
    change: "Change",
    changeWhat: (what) => `: ${what}`,
    none: "Nothing",
    people: (count) => (count === 1 ? "1 person" : `${count} people`),
    agreed: "Ticked",
    notAgreed: "Not ticked",
    submit: "Send",
    submitHint: "You then get a case number and a code. For 10 minutes you can take it back.",
    afterwards: "Once sent, it cannot be changed; you can add messages.",
    discardTitle: "Stop here",
    discardHint: "Once deleted, the form code opens nothing and it cannot be recovered.",
    discard: "Delete draft",
    discardAsk: "Delete this draft? It was not sent.",
    stay: "Keep it",
    problems: {
      unavailable: "No office can take it at the moment; please call us. What you wrote is still here",
      notFound: "Nothing was done for 30 minutes, so it was closed. Open it with the form code, then send",
      forbidden: "Nothing was done for 30 minutes, so it was closed. Open it with the form code, then send",
    },
  },
  receipt: {
    title: "Sent",
    number: "Case number",
    code: "Code",
    keepTitle: "Write these down now",
    keep: "You need number and code to check progress, read the answer and leave messages. They are not shown again. Show them to nobody.",
    lost: {
      realName: "If you lose the code, call us; once we know it is you, we tell you how far it is.",
      confidential: "If you lose the code, call us; once we know it is you, we tell you how far it is.",
      anonymous: "If you lose the code it cannot be recovered; you would have to file again.",
    },
    print: "Print",
    nextTitle: "What happens next",
    next: {
      by: (office, day) => `${office} tells you by ${day} whether we take it, or where to go.`,
      within: (days) => `Within ${days}`,
      talk: (office) => `${office} names one person to talk to you. Nobody else sees what you wrote.`,
    },
    later: "Please look again in a few days with number and code. We cannot contact you if you filed anonymously.",
    toCase: "Open my case",
    revoke: "Take back",
    revokeHint: (time) => `If something is wrong, you can take it back until ${time} today (Beijing time).`,
    revoked: "It was taken back and is not handled.",
    problems: {
      revocable: "Ten minutes have passed. You can still withdraw it under “Open my case”",
      "until.notChoice": "Ten minutes have passed. You can still withdraw it under “Open my case”",
      conflict: "It can no longer be taken back. “Open my case” shows how it stands",
    },
  },
  days: {
    natural: (days) => (days === 1 ? "1 day" : `${days} days`),
    working: (days) => (days === 1 ? "1 working day" : `${days} working days`),
  },
};

export const filingWords: Record<Language, FilingWords> = { zh, en };
