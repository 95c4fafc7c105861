// The start page of rights cases: what the association can do, what others decide, how long it takes. Articles without a law are of the
// 信访工作条例 (2022).
import type { Language } from "@/lib/kernel/language";
import { zh as ui } from "../ui";

/** The limits that have words; their figures are data. */
export const standardKeys = [
  "notify",
  "supplement",
  "handle",
  "extend",
  "askReconsideration",
  "reconsider",
  "askFinalReview",
  "finalReview",
  "care",
] as const;
export type StandardKey = (typeof standardKeys)[number];

export type Track = "rights" | "care" | "counselling";

type Line = { who: string; number: string };
type Route = { key: string; title: string; clause: string; when: readonly string[]; where: string; lines: readonly Line[]; limit?: string };

type Words = {
  /** In the browser's tab and history: says nothing of what it is about. */
  neutral: string;
  title: string;
  lead: string;
  start: string;
  track: string;
  contents: string;
  abilities: { title: string; can: string; canItems: readonly string[]; cannot: string; cannotItems: readonly string[]; urgent: string };
  matters: { title: string; lead: string; tracks: Record<Track, { title: string; text: string }>; narrow: string };
  routes: {
    title: string;
    lead: string;
    what: string;
    where: string;
    phone: string;

    items: readonly Route[];
    limits: string;
    help: string;
  };
  who: { title: string; lead: string };
  limits: {
    title: string;
    lead: string;
    what: string;
    time: string;
    from: string;
    basis: string;
    days: Record<"natural" | "working", (days: number) => string>;
    items: Record<StandardKey, { what: string; from: string }>;
    notes: readonly string[];
    sample: typeof ui.sample;
  };
  next: { title: string; items: readonly { title: string; text: string }[]; safe: string };
  call: { title: string; phone: readonly [string, string]; visit: (place: string) => string; office: string };
};

export const zh: Words = {
  neutral: "办事说明",
  title: "遇到难处，科协能帮您做什么？",
  lead: "先看能帮什么、该去哪里、谁能看到，再决定怎样反映。看这一页不用填任何内容。",
  start: "开始反映",
  track: "查询进度",
  contents: "这一页说什么",
  abilities: {
    title: "科协能做什么，不能做什么",
    can: "能做的",
    canItems: [
      "听您说，如实记下来，给您编号",
      "帮您弄清该找谁、要准备什么",
      "属于科协系统职责的，核实以后答复您",
      "要别的单位办的，征得您同意后转过去，盯着它答复",
      "双方都愿意的，帮着协调、调解",
      "大家都遇到的问题，整理成建议，向党委、政府反映",
    ],
    cannot: "不能做的",
    cannotItems: [
      "科协不是法院、仲裁机构，也不是行政机关，不能判定谁对谁错",
      "不能处罚单位，不能强制执行",
      "不能改变判决、裁决和行政决定",
      "不能代替诉讼、仲裁、行政复议，也不替您出庭",
      "正在诉讼、仲裁、复议或者已经由别的单位受理的同一件事，不重复办理",
    ],
    urgent: "有人身危险，先打 110、120。心里撑不住，打 12356（全国统一心理援助热线）。不要在这里写国家秘密。",
  },
  matters: {
    title: "可以反映哪些事",
    lead: "拿不准属于哪一类的，照实写就行，由办理人来分。",
    tracks: {
      rights: { title: "维护权益", text: "按下面的时限办理和答复。" },
      care: { title: "生活关怀", text: "联系服务、牵线搭桥，不走复查、复核。" },
      counselling: { title: "心理疏导", text: "一对一，内容加密，不设期限。" },
    },
    narrow: "只给专门指定的人看",
  },
  routes: {
    title: "这些事有专门的地方办",
    lead: "信访工作条例第三十一条分六种情况。前五种，科协帮您弄清门路，事情由有权的机关办。",
    what: "什么事",
    where: "去哪里",
    phone: "电话",
    items: [
      {
        key: "court",
        title: "打官司、报案",
        clause: "第三十一条（一）",
        when: ["合同、侵权、专利权属等纠纷，要由法院判的", "已经在打官司，或者不服判决的", "可能构成犯罪的"],
        where: "人民法院、人民检察院、公安机关",
        lines: [
          { who: "法院诉讼服务", number: "12368" },
          { who: "检察服务", number: "12309" },
          { who: "公安报警", number: "110" },
        ],
      },
      {
        key: "arbitration",
        title: "仲裁",
        clause: "第三十一条（二）",
        when: ["工资、辞退、劳动合同、聘用合同的争议", "合同里约定了仲裁的"],
        where: "劳动人事争议仲裁委员会；合同约定的仲裁委员会",
        lines: [{ who: "人力资源社会保障", number: "12333" }],
        limit: "劳动争议一般 1 年内申请（劳动争议调解仲裁法第二十七条）",
      },
      {
        key: "discipline",
        title: "党员申诉、申请复审，检举控告",
        clause: "第三十条、第三十一条（三）",
        when: ["党员不服党纪处分，公职人员不服政务处分", "反映党员、公职人员违纪违法"],
        where: "作出决定的党组织、监察机关；纪检监察机关",
        lines: [{ who: "纪检监察举报", number: "12388" }],
      },
      {
        key: "procedure",
        title: "行政复议、裁决、确认、许可、处罚",
        clause: "第三十一条（四）",
        when: ["不服行政机关的决定", "认定工伤、裁决专利侵权等，要由行政机关定的"],
        where: "行政复议机构（一般在司法局）；主管的行政机关",
        lines: [
          { who: "公共法律服务", number: "12348" },
          { who: "政务服务", number: "12345" },
        ],
        limit: "行政复议一般 60 日内申请（行政复议法第二十条）",
      },
      {
        key: "duty",
        title: "请机关查处违法、保护权益",
        clause: "第三十一条（五）",
        when: ["拖欠工资、不缴社会保险", "侵犯专利、商标，假冒伪劣", "人身、财产受到侵害"],
        where: "劳动保障监察、市场监督管理、公安等主管机关",
        lines: [
          { who: "人力资源社会保障", number: "12333" },
          { who: "市场监督管理", number: "12315" },
          { who: "不知道找谁", number: "12345" },
        ],
      },
      {
        key: "opinion",
        title: "不属于以上五种的",
        clause: "第三十一条（六）",
        when: ["有权处理的单位听您陈述、调查核实，出具信访处理意见书"],
        where: "有权处理的单位；属于科协系统的，就在这里反映",
        lines: [],
      },
    ],
    limits: "诉讼、仲裁、复议都有申请的期限。不要因为在这里反映，错过那边的期限。",
    help: "不清楚属于哪一种，打热线问，或者直接反映，由办理人告诉您。",
  },
  who: { title: "三种方式，谁能看到什么", lead: "实名、保密实名、匿名都可以，填写的时候再选。" },
  limits: {
    title: "多长时间有结果",
    lead: "从收到或者受理的第二天开始数。",
    what: "办到哪一步",
    time: "时限",
    from: "起算",
    basis: "依据",
    days: { natural: (days) => `${days} 天`, working: (days) => `${days} 个工作日` },
    items: {
      notify: { what: "告诉您收没收、怎样办，或者该去哪里", from: "收到反映" },
      supplement: { what: "要您补充材料的，请您补交", from: "您收到补充通知" },
      handle: { what: "办结，答复您", from: "受理" },
      extend: { what: "情况复杂的，负责人批准后最多延长，并告诉您理由", from: "前一个期限届满" },
      askReconsideration: { what: "不服答复，您申请复查", from: "您收到书面答复" },
      reconsider: { what: "复查机关答复您", from: "收到复查申请" },
      askFinalReview: { what: "不服复查，您申请复核", from: "您收到复查答复" },
      finalReview: { what: "复核机关答复您，听证的时间不算在内", from: "收到复核申请" },
      care: { what: "生活关怀类，告诉您能怎样帮", from: "收到请求" },
    },
    notes: [
      "您申请复查、复核的最后一天是休息日的，顺延到下一个工作日。",
      "匿名反映，或者姓名、住址不清的，不适用书面告知的规定（第二十三条），我们在网上答复。",
      "复核以后，同一事实和理由不再受理（第三十六条）。",
      "带“样例”的，法规没有写明，由市科协按本市情况确认。",
    ],
    sample: ui.sample,
  },
  next: {
    title: "反映以后会怎样",
    items: [
      { title: "拿到编号和查询码", text: "请马上抄下来。10 分钟内可以撤回。" },
      { title: "告诉您收没收", text: "受理，请您补充，转给有权的单位，或者告诉您该去哪里。" },
      { title: "核实、协调", text: "与这件事有利害关系的人不参加办理（第二十八条）。要转给别的单位，先征得您同意。" },
      { title: "答复", text: "写明您的请求、查到的事实、处理意见和依据。结果是支持、解释说明或者不予支持（第三十二条）。" },
      { title: "评价；不服可以申请复查、复核", text: "依法可以申请复查的，答复里写明向谁申请、到哪一天。" },
    ],
    safe: "任何组织和个人不得打击报复（第十八条）。有这样的事，请马上告诉我们。",
  },
  call: {
    title: "不方便上网填？",
    phone: ["打 ", "，工作人员可以代您填写，念给您核对后再提交。"],
    visit: (place) => `也可以当面反映：${place}`,
    office: "办理部室",
  },
};

export const en: Words = {
  neutral: "Information",
  title: "When you are in difficulty, what can we do?",
  lead: "See what we can do, where to go and who can see what; then decide how to file. Nothing needs to be filled in on this page.",
  start: "File a case",
  track: "Check progress",
  contents: "On this page",
  abilities: {
    title: "What the association can and cannot do",
    can: "We can",
    canItems: [
      "listen, write it down truthfully and give you a case number",
      "help you find out whom to turn to and what to prepare",
      "check the facts and answer, where it is a matter for the associations",
      "pass it, with your consent, to the body in charge, and press for its answer",
      "coordinate and mediate, where both sides are willing",
      "turn problems that many share into suggestions for the Party committee and government",
    ],
    cannot: "We cannot",
    cannotItems: [
      "decide who is right: we are not a court, an arbitration body or an administrative office",
      "punish a unit or enforce anything",
      "change a judgment, an award or an administrative decision",
      "stand in for a lawsuit, arbitration or administrative review, or appear for you",
      "handle a matter that is before a court, arbitration or review, or that another body has accepted",
    ],
    urgent:
      "In danger, call 110 (police) or 120 (ambulance) first. In a crisis, call 12356 (national psychological support line). Do not write state secrets here.",
  },
  matters: {
    title: "What you can bring to us",
    lead: "If you are not sure which kind it is, just tell us; the case officer will sort it.",
    tracks: {
      rights: { title: "Rights and interests", text: "Handled and answered within the limits below." },
      care: { title: "Care and daily life", text: "We put you in touch with services; there is no review." },
      counselling: { title: "Counselling", text: "One to one, encrypted, without a time limit." },
    },
    narrow: "seen only by those appointed for it",
  },
  routes: {
    title: "Matters that belong elsewhere",
    lead: "Article 31 of the Regulations on Public Complaints and Proposals (信访工作条例) knows six cases. In the first five we help you find the way; the body with the power decides. The lines are answered in Chinese.",
    what: "Matter",
    where: "Where to go",
    phone: "Telephone",
    items: [
      {
        key: "court",
        title: "Lawsuits and crimes",
        clause: "Art. 31 (1)",
        when: [
          "Disputes over contracts, torts or patent ownership that a court must decide",
          "A lawsuit under way, or a judgment you disagree with",
          "What may be a crime",
        ],
        where: "People's court, procuratorate, public security (police)",
        lines: [
          { who: "Court services", number: "12368" },
          { who: "Procuratorate", number: "12309" },
          { who: "Police", number: "110" },
        ],
      },
      {
        key: "arbitration",
        title: "Arbitration",
        clause: "Art. 31 (2)",
        when: ["Disputes over pay, dismissal, labour or employment contracts", "Contracts with an arbitration clause"],
        where: "Labour and personnel dispute arbitration commission; the commission your contract names",
        lines: [{ who: "Human resources and social security", number: "12333" }],
        limit: "Labour disputes: as a rule within 1 year (Labour Dispute Mediation and Arbitration Law, Art. 27)",
      },
      {
        key: "discipline",
        title: "Appeals of Party members, re-examination, reports of misconduct",
        clause: "Art. 30, 31 (3)",
        when: [
          "A Party member disagrees with Party discipline, a public employee with an administrative sanction",
          "Misconduct of a Party member or public employee",
        ],
        where: "The Party organization or supervisory commission that decided; discipline inspection and supervision",
        lines: [{ who: "Discipline inspection and supervision", number: "12388" }],
      },
      {
        key: "procedure",
        title: "Administrative review, ruling, recognition, licence, penalty",
        clause: "Art. 31 (4)",
        when: [
          "You disagree with a decision of an administrative body",
          "Work injury, patent infringement rulings and the like, which an administrative body decides",
        ],
        where: "Administrative review office (usually at the justice bureau); the administrative body in charge",
        lines: [
          { who: "Legal services", number: "12348" },
          { who: "Government services", number: "12345" },
        ],
        limit: "Administrative review: as a rule within 60 days (Administrative Reconsideration Law, Art. 20)",
      },
      {
        key: "duty",
        title: "Asking a body to act against a breach of law",
        clause: "Art. 31 (5)",
        when: ["Unpaid wages or social insurance", "Patent or trademark infringement, counterfeits", "Harm to person or property"],
        where: "Labour inspection, market regulation, police or whichever body is in charge",
        lines: [
          { who: "Human resources and social security", number: "12333" },
          { who: "Market regulation", number: "12315" },
          { who: "Not sure whom to ask", number: "12345" },
        ],
      },
      {
        key: "opinion",
        title: "None of these",
        clause: "Art. 31 (6)",
        when: ["The body with the power hears you, looks into the facts and issues a written opinion"],
        where: "The body with the power; for matters of the associations, file here",
        lines: [],
      },
    ],
    limits: "Lawsuits, arbitration and review have time limits of their own. Do not miss them because you have filed here.",
    help: "If you do not know which it is, call the hotline, or file; the case officer will tell you.",
  },
  who: {
    title: "Three ways to file, and who can see what",
    lead: "Under your name, in confidence or anonymously: you choose when you fill in the form.",
  },
  limits: {
    title: "How long it takes",
    lead: "Days are counted from the day after.",
    what: "Step",
    time: "Limit",
    from: "Counted from",
    basis: "Basis",
    days: {
      natural: (days) => (days === 1 ? "1 day" : `${days} days`),
      working: (days) => (days === 1 ? "1 working day" : `${days} working days`),
    },
    items: {
      notify: { what: "We tell you whether and how it is handled, or where to go", from: "Receipt" },
      supplement: { what: "You send what we asked for", from: "Your receiving the request" },
      handle: { what: "We finish and answer", from: "Acceptance" },
      extend: {
        what: "Complex matters: at most this much longer, with the head's approval, and we tell you why",
        from: "End of the limit before",
      },
      askReconsideration: { what: "You disagree and ask for a reconsideration", from: "Your receiving the written answer" },
      reconsider: { what: "The reconsidering body answers", from: "Receipt of your request" },
      askFinalReview: { what: "You disagree and ask for a final review", from: "Your receiving the reconsideration" },
      finalReview: { what: "The reviewing body answers; hearings are not counted", from: "Receipt of your request" },
      care: { what: "Care: we tell you how we can help", from: "Receipt" },
    },
    notes: [
      "If your last day to ask for a reconsideration or review is a day off, it moves to the next working day.",
      "Anonymous cases, and those without a clear name and address, are outside the rule on written notice (Art. 23); we answer online.",
      "After the final review, the same facts and reasons are not accepted again (Art. 36).",
      "Where a figure is marked “Sample”, the law gives none and the city association confirms it.",
      "Cases of foreigners are handled by the same rules (Art. 48).",
    ],
    sample: {
      sample: "Sample",
      local: "Set by the city",
      sampleWhy: "The law gives no figure; this is an example until the city association confirms it",
      localWhy: "The law gives no figure; the city association set this one",
    },
  },
  next: {
    title: "What happens after you file",
    items: [
      { title: "You get a case number and a code", text: "Write them down at once. For 10 minutes you can take the case back." },
      {
        title: "We tell you whether we take it",
        text: "We accept it, ask for more, pass it to the body in charge, or tell you where to go.",
      },
      {
        title: "We check and coordinate",
        text: "Nobody with an interest in the matter takes part (Art. 28). Before passing it to another body we ask you.",
      },
      {
        title: "You get an answer",
        text: "It holds your request, the facts found, the decision and its basis: supported, explained or not supported (Art. 32).",
      },
      {
        title: "You rate it; if you disagree, ask for a review",
        text: "Where the law allows a review, the answer says whom to ask and until when.",
      },
    ],
    safe: "Nobody may retaliate against you (Art. 18). If somebody does, tell us at once.",
  },
  call: {
    title: "Rather not online?",
    phone: ["Call ", "; our staff can fill it in for you and read it back before it is sent."],
    visit: (place) => `Or come in person: ${place}`,
    office: "Office",
  },
};

export const guideWords: Record<Language, Words> = { zh, en };
