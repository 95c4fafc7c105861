import type { carriers, fourHomes, homeFunctions, HomeProfile } from "@/lib/profiles/schema";
import type { ProfileGuard, ProfileMove, ProfileState } from "@/lib/profiles/workflow";

export const zh = {
  states: {
    draft: { label: "草稿", tone: "idle" },
    submitted: { label: "等待发布", tone: "go" },
    returned: { label: "退回修改", tone: "warn" },
    released: { label: "已经发布", tone: "ok" },
    superseded: { label: "已有新的", tone: "idle" },
    discarded: { label: "已经作废", tone: "idle" },
  } satisfies Record<ProfileState, { label: string; tone: "idle" | "go" | "ok" | "warn" | "bad" }>,
  moves: {
    submit: { button: "送审", hint: "送审以后先不能改，由另一个人看过、发布，公开页才换成新的。", tone: "main" },
    release: { button: "发布", hint: "发布以后公开页马上换成这一份，原来那份留着可以查。", tone: "main" },
    giveBack: { button: "退回修改", hint: "写明要改哪里，写的人照着改好再送审。", tone: "plain" },
    discard: { button: "作废", hint: "作废以后公开页不变，可以另外再写一份。", tone: "danger" },
  } satisfies Record<ProfileMove, { button: string; hint: string; tone: "main" | "plain" | "danger" }>,
  blockers: {
    releaserIsAnother: "自己写的，要由别人发布",
    profileSubmitted: "已经送审，退回以后才能改",
  } satisfies Record<ProfileGuard, string> & Record<string, string>,
  purposes: { releaseHome: "审核之家介绍", reviseHome: "修改之家介绍" },
  title: "之家介绍",
  lead: "这里写的，发布以后就是公开页上的内容。只写单位和场所，不写个人信息。",
  form: "填写介绍",
  save: "保存草稿",
  changed: "和现在公开的不同",
  changedCaption: "和现在公开的不同之处",
  sameAsPublic: "和现在公开的一样。",
  field: "内容",
  now: "现在公开的",
  next: "这一份",
  nothing: "（没有写）",
  history: "经过",
  historyCaption: "之家介绍的各份",
  ordinal: "份次",
  ordinalOf: (n: number) => `第 ${n} 份`,
  state: "状态",
  drafted: "写的人",
  decided: "审的人",
  undecided: "还没有审",
  by: (who: string, on: string) => `${who}　${on}`,
  reason: "退回的理由",
  none: "还没有写过介绍",
  noneText: "公开页现在显示申报时填的内容。",
  public: "看公开页",
  labels: {
    address: "地址",
    hours: "开放时间",
    phone: "电话",
    point: "经纬度",
    introduction: "介绍",
    features: "亮点特色",
    functions: "四项功能",
    fourHomes: "四个之家",
    carrier: "载体类别",
    channels: "网上渠道",
    offers: "九项服务",
  } satisfies Record<keyof HomeProfile, string>,
  comment: "要改的地方",
  hints: {
    hours: "写到星期和钟点，例如：周一至周五 8:30–20:00",
    phone: "写单位的电话，不写个人手机号",
    point: "从手机地图里复制，例如 28.55410,112.35521",
    features: "别处没有、这里做得好的",
    channels: "公众号、群的名称，一行一个",
    offers: "在这里能办什么就写什么，例如：每周三下午律师值班。没有的空着。",
  },
  noCarrier: "不属于这几类",
  functions: { centre: "活动中心", window: "服务窗口", advice: "咨询站", hub: "集散地" } satisfies Record<
    (typeof homeFunctions)[number],
    string
  >,
  fourHomes: { career: "事业之家", activity: "活动之家", spirit: "精神之家", service: "服务之家" } satisfies Record<
    (typeof fourHomes)[number],
    string
  >,
  carriers: { society: "学会协会", enterprise: "企业院所", university: "高校医院", school: "学校阵地" } satisfies Record<
    (typeof carriers)[number],
    string
  >,
};
