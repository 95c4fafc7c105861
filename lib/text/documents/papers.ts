// Words of the papers that are printed; what never changes stands in the templates beside this file.
import type { Awardee } from "@/lib/schemes/rules/subject";
import type { StageKind } from "@/lib/schemes/schema/stages";

const numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/** 一、二 … 十、十一 … */
const numeral = (n: number): string =>
  n < 10 ? (numerals[n] ?? "") : `${n < 20 ? "" : numeral(Math.floor(n / 10))}十${n % 10 === 0 ? "" : numeral(n % 10)}`;

/** What an office writes in its box: what stands there already, who signs, whether a seal goes over it. */
type SealWord = { lead: string; sign: string; sealed: boolean };

export const zh = {
  part: (n: number, name: string) => `${numeral(n)}、${name}`,
  form: {
    blankName: (title: string) => `${title}（空白）.pdf`,
    basis: (policy: string, number: string | null, version: number) =>
      `依据：${policy}${number === null ? "" : `（${number}）`}　细则第 ${version} 版`,
    applicant: "申报单位",
    creditCode: "统一社会\n信用代码",
    recommender: "推荐单位",
    number: "申报编号",
    submitted: "提交日期",
    host: "申报主体",
    hostKind: "属于哪一类",
    hostFor: (host: string) => `属于“${host}”的填`,
    conditions: (list: string) => `条件：${list}`,
    sample: "（样例）",
    chooseOne: "选一类打勾，只填该类的各项",
    seals: "审批意见",
    applicantSays: "申报单位\n意见",
    copies: (n: number, sample: boolean) => `纸质件交 ${n} 份${sample ? "（样例）" : ""}，逐页核对后签字盖章。`,
    wanted: { required: "必须附", optional: "可以附", none: "不用附" } as Record<string, string>,
    files: "附材料",
    blankPoint: "北纬　　　　　　　东经",
    blankDate: "　　　　年　　月　　日",
    ofTotal: (points: string, total: string, sample: boolean) => `${points} 分，满分 ${total} 分${sample ? "（样例）" : ""}`,
    outOf: (cap: string) => `　　　 / ${cap}`,
    files2: (list: readonly string[]) => list.map((name, i) => `${i + 1}．${name}`).join("\n"),
    file: (name: string, size: string) => `${name}（${size}）`,
    noFile: "（没有）",
    unneeded: "不需要",
    frozen: "本表按提交的内容打印，不能涂改。内容要改的，重新提交后重新打印；材料校验码和系统里最近一次提交的一致，纸质件才有效。",
    drafting: "本表供起草用。正式申报在网上填写、提交，再打印带材料校验码的申报审批表签字盖章。",
    sampled: "标“样例”的，通知没有写明，以市科协公布的为准。",
    sealWords: {
      selfApproval: { lead: "审批意见：", sign: "负责人", sealed: true },
      endorse: { lead: "推荐意见：", sign: "负责人", sealed: true },
      receive: { lead: "收到纸质件　　　份。签章　□ 相符　□ 不符", sign: "收件人", sealed: false },
      formalReview: { lead: "审查意见：", sign: "审查人", sealed: false },
      siteVisit: { lead: "考察意见：　□ 通过　□ 整改后复核　□ 不通过", sign: "考察人", sealed: false },
      panelScoring: { lead: "专家评分：　　　　分（均分）", sign: "经办人", sealed: false },
      decision: { lead: "决定：　□ 同意授牌　□ 不予通过", sign: "负责人", sealed: true },
      publicNotice: { lead: "公示文号：　　　　异议　□ 没有　□ 有，已处理", sign: "经办人", sealed: false },
      award: { lead: "牌匾编号：", sign: "经办人", sealed: false },
    } satisfies Record<StageKind, SealWord> as Record<StageKind, SealWord>,
    /** Where people or teams are put forward: a certificate, and no plate. */
    putForward: {
      seals: { decision: "决定：　□ 同意授予　□ 不予通过", award: "证书编号：" } as Partial<Record<StageKind, string>>,
      applicantSays: "推荐单位\n意见",
      applicantLead: "本单位对所填内容和所附材料的真实性负责，同意推荐。",
    },
    applicantSeal: { lead: "本单位对所填内容和所附材料的真实性负责，同意申报。", sign: "负责人", sealed: true } satisfies SealWord,
  },
  dossier: {
    title: "申报卷宗",
    fileName: (number: string) => `整卷 ${number}.pdf`,
    status: "办理状态",
    scheme: "依据",
    basis: (policy: string, number: string | null, version: number) =>
      `${policy}${number === null ? "" : `（${number}）`}，细则第 ${version} 版`,
    round: "申报批次",
    printed: "打印日期",
    code: "材料校验码",
    answers: "申报内容",
    timeline: "办理经过",
    opinions: "各环节意见",
    visits: "实地考察",
    decision: "决定",
    annexes: "附件清单",
    record: "平台记录",
    annexNote: "校验值是文件 SHA-256 的前 16 位，下载的文件可以用它核对。",
    none: "没有",
    submitted: "提交申报",
    resubmitted: (ordinal: number) => `第 ${ordinal} 次提交`,
    open: "正在办理",
    marks: (list: readonly string[]) => `要修改：${list.join("；")}`,
    papers: (copies: number, on: string, stamp: boolean) => `${on}收到纸质件 ${copies} 份，签章${stamp ? "已核对" : "未核对"}`,
    scan: "盖章件扫描件",
    visit: (on: string, conclusion: string, visitors: string) =>
      `${on}考察，结论：${conclusion}${visitors === "" ? "" : `；考察人：${visitors}`}`,
    score: (total: string, sheets: number, dropped: boolean, passMark: string | null) =>
      `${sheets} 名专家评分，总分 ${total}${dropped ? "（每项去掉一个最高分和一个最低分）" : ""}${passMark === null ? "" : `，合格分 ${passMark}`}`,
    meeting: "集体研究",
    attendees: "出席人员",
    documentNumber: "决定文号",
    outcome: "决定内容",
    reason: "理由",
    plaqueOf: (title: string, number: string, on: string) => `${title}　${number}　${on}`,
  },
  certificate: {
    to: (holder: string) => `${holder}：`,
    body: (whom: string, way: readonly string[], policy: string, number: string | null) =>
      `经${way.join("、")}，${whom}符合《${policy}》${number === null ? "" : `（${number}）`}规定的条件，授予`,
    whom: { home: "你单位", organization: "你单位", person: "您", team: "你们团队" } satisfies Record<Awardee, string>,
    of: (unit: string, holder: string) => `${unit}　${holder}`,
    number: (number: string) => `编号　${number}`,
    until: (day: string | null) => (day === null ? "长期有效" : `有效期至　${day}`),
    verify: "扫码核验真伪和现在的状态",
  },
  poster: {
    link: { a4: "打印海报（A4）", a3: "打印海报（A3）" },
    fileName: (home: string, size: string) => `${home}海报 ${size}.pdf`,
    free: "长期免费向科技工作者开放",
    scan: "扫码看开放时间和活动、预约场地",
    labels: { hours: "开放时间", address: "地址", phone: "电话" },
    number: (number: string) => `牌匾编号　${number}`,
    verify: (address: string) => `核验牌匾真伪：${address}`,
  },
  engraver: {
    sheet: "牌匾制作清单",
    name: (on: string) => `牌匾制作清单 ${on}.xlsx`,
    heads: {
      ...{ ordinal: "序号", number: "编号", title: "称号", holder: "授予单位", issuer: "授牌单位" },
      ...{ on: "牌面日期", address: "二维码网址" },
    },
  },
};
