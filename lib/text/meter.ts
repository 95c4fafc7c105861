import type { Missing, Standing, TestState } from "@/lib/meter/rules/meter";
import type { BoardState, Grouping } from "@/lib/meter/rules/board";
import type { carriers } from "@/lib/profiles/schema";
import { shortDay } from "./format";

type Word = { label: string; tone: "ok" | "go" | "bad" | "warn" | "idle"; icon: "circle-check" | "clock" | "circle-alert" | "minus" };

/** What is missing in one sentence, and until when it can still be made good. */
function missing(one: Missing): string {
  const by = one.over ? "已经过期，补不回来" : `${shortDay(one.by)}前还来得及`;
  switch (one.what) {
    case "month":
      return `${one.month}月${one.over ? "缺" : "还差"} ${one.short} 次，${by}`;
    case "year":
      return `全年${one.over ? "缺" : "还差"} ${one.short} 次，${by}`;
    case "kind":
      return `“${one.kind.name}”${one.over ? "今年没有办" : "今年还没有办"}，${by}`;
  }
}

const gap = { month: "每月次数", year: "全年次数", kind: "每年要办的" } satisfies Record<Missing["what"], string>;

export const zh = {
  title: "活动达标情况",
  lead: (day: string) => `按签到和核定自动计算，数据到${day}。`,
  menu: "活动达标",
  heading: (year: number) => `${year}年的活动达标了吗`,
  asOf: (day: string) => `数据到${day}，按签到自动计算`,
  years: "年份",
  yearName: (year: number) => `${year}年`,
  print: "打印这一页",
  public: "看公开页面",
  none: "没有要计算的次数",
  noneText: "授牌所依据的办法没有规定活动次数，或者还没有授牌，所以不计算。",
  states: {
    met: { label: "今年已经达标", tone: "ok", icon: "circle-check" },
    onTrack: { label: "到今天没有欠缺", tone: "go", icon: "clock" },
    missed: { label: "有月份或项目没有达标", tone: "bad", icon: "circle-alert" },
    notOwed: { label: "今年不计", tone: "idle", icon: "minus" },
  } satisfies Record<Standing["state"], Word>,
  /** Short, for tables. */
  short: {
    met: "已达标",
    onTrack: "进行中",
    missed: "有欠缺",
    notOwed: "今年不计",
    none: "没有规定",
  } satisfies Record<Standing["state"] | "none", string>,
  strip: "十二个月的活动次数",
  month: (n: number) => `${n}月`,
  times: (n: number) => `${n} 次`,
  monthStates: (state: TestState, short: number): string =>
    ({ notOwed: "不计", met: "达标", missed: `缺 ${short} 次`, open: `还差 ${short} 次`, ahead: "未到" })[state],
  tests: {
    monthly: (n: number) => `每月不少于 ${n} 次`,
    months: (met: number, owed: number) => ({ figure: String(met), of: `/ ${owed} 个月` }),
    yearly: (n: number) => `全年不少于 ${n} 次`,
    yearlyPart: (n: number, whole: number) => `全年 ${whole} 次，今年按月份折算为 ${n} 次`,
    unit: "次",
    people: (n: number) => `每次不少于 ${n} 人`,
    average: "人，计入的场次平均",
    noneYet: "还没有计入的场次",
    left: (n: number) => `另有 ${n} 场没有计入`,
    allCounted: "举办的场次都已计入",
    met: "已经达标",
    open: (n: number) => `还差 ${n} 次`,
    missed: (n: number) => `缺 ${n} 次`,
    monthOpen: (months: string) => `${months}还差`,
    monthMissed: (months: string) => `${months}没有达标`,
    onTime: "到今天没有缺的月份",
    notOwed: "不计",
  },
  months: (list: readonly number[]) => `${list.join("、")}月`,
  missing: {
    title: "还缺什么，什么时候以前",
    caption: "还缺的",
    none: "到今天没有欠缺。",
    heads: { what: "哪一项", text: "还缺多少", state: "状态" },
    gap,
    text: missing,
    open: "来得及",
    over: "已经过期",
  },
  sessions: {
    title: "每一场活动",
    caption: "活动场次",
    lead: (counted: number, left: number) => `计入 ${counted} 场，没有计入 ${left} 场。没有计入的写明原因。`,
    none: "这一年还没有活动",
    noneText: "活动报备、批准并举办以后列在这里。",
    heads: { day: "日期", title: "活动", attendees: "签到人数", state: "是否计入" },
    counted: "计入",
    left: "不计入",
    people: (n: number) => `${n} 人`,
    why: (reason: string) => `不计入：${reason}`,
  },
  kinds: {
    title: "每年要办的四类活动",
    times: (n: number) => `今年 ${n} 场`,
    missing: "今年还没有",
    missed: "今年没有办",
    notOwed: "今年不要求",
  },
  lines: { title: "六位一体维权覆盖", none: "今年还没有" },
  services: { title: "九项服务覆盖", none: "今年还没有" },
  covered: (n: number, all: number) => `${n} / ${all} 项`,
  board: {
    title: "全市活动达标",
    townshipTitle: "本地活动达标",
    lead: (time: string) => `数据到${time}，按签到和核定自动计算。每个数字都能点开看是哪些之家。`,
    download: "导出表格（XLSX）",
    unit: "家",
    homes: "挂牌的之家",
    homesRule: (sessions: number) => `今年计入 ${sessions} 场活动`,
    month: (month: number) => `${month}月已达标`,
    monthRule: (left: number, until: string) => (left === 0 ? "应办的都办了" : `${left} 家还差，${until}前`),
    of: (n: number) => `/ ${n} 家`,
    stateRules: {
      missed: "有月份或项目已经补不回来",
      onTrack: "到今天没有欠缺",
      met: "月、年、四类都已达标",
      notOwed: "今年授牌，还不到计算的月份",
      none: "授牌所依据的办法没有规定次数",
    } satisfies Record<BoardState, string>,
    by: { place: "按乡镇、街道、园区", level: "按级别", category: "按类别", carrier: "按载体" } satisfies Record<Grouping, string>,
    heads: {
      ...{ place: "地方", level: "级别", category: "类别", carrier: "载体" },
      ...{ homes: "之家", missed: "有欠缺", onTrack: "进行中", met: "已达标", month: "本月达标", sessions: "今年活动" },
      ...{ home: "之家", owner: "建家单位", state: "今年", year: "全年次数", gap: "最先要补的", rating: "满意度" },
    },
    carriers: { society: "学会、协会", enterprise: "企业、院所", university: "高校、医院", school: "学校阵地" } satisfies Record<
      (typeof carriers)[number],
      string
    > as Record<string, string>,
    unknown: { place: "市直单位和其他", level: "没有填写", category: "没有填写", carrier: "没有填写" } satisfies Record<Grouping, string>,
    months: { met: "本月已达标", short: "本月还差" } as Record<string, string>,
    monthLabel: "本月",
    stateLabel: "今年",
    set: "现在的条件",
    drop: (label: string, value: string) => `去掉条件：${label} ${value}`,
    clear: "清除全部条件",
    rating: "满意度",
    ratingUnit: "分",
    ratingRule: (count: number) => (count === 0 ? "还没有人评价" : `满分 5 分，${count} 人评价`),
    rated: (average: string, count: number, rank: number) => `${average} 分，第 ${rank}（${count} 人）`,
    rank: "满意度名次",
    raters: "评价人数",
    list: "之家名单",
    listNote: "有欠缺的在前，同样的按名称排。",
    none: "没有挂牌的之家",
    noneText: "授牌以后列在这里。",
    nothing: "没有符合条件的之家",
    nothingText: "去掉一个条件再看。",
    lines: "六位一体覆盖　计入的活动场数",
    linesNote: "没有的要说明",
    zero: "没有",
    counted: (counted: number, owed: number) => (owed === 0 ? `${counted} 次` : `${counted} / ${owed} 次`),
    noGap: "没有欠缺",
    missing: (n: number) => `另有 ${n} 项`,
    file: (day: string) => `活动达标 ${day}.xlsx`,
    sheet: "活动达标",
  },
  rules: { title: "怎么算的", lead: "次数和人数来自授牌所依据的细则。带“样例”的，通知没有写明，由市科协确认。" },
  operation: {
    title: "授牌以后的要求",
    none: "通知没有规定授牌以后的活动次数，不计算。",
    labels: {
      ...{ leastAttendees: "每次人数", monthly: "每月次数", yearly: "全年次数", firstMonth: "授牌当月", firstYear: "授牌当年" },
      ...{ countStaff: "工作人员", countOnline: "线上活动", approver: "活动报备给谁" },
      ...{ yearlyKinds: "每年要办的", lines: "六位一体", services: "服务项目" },
    },
    leastAttendees: (n: number) => `不同的人签到不少于 ${n} 人，才计入`,
    monthly: (n: number) => `不少于 ${n} 次`,
    yearly: (n: number) => `不少于 ${n} 次`,
    firstMonth: { owed: "当月就计", notOwed: "从下个月起计", ifAwardedOnFirst: "1 日授牌的当月就计，其他从下个月起计" },
    firstYear: { whole: "全年次数不打折", byMonths: "按剩下的整月折算，不足 1 次算 1 次" },
    countStaff: { yes: "计入人数", no: "不计入人数" },
    countOnline: { yes: "计入", no: "不计入" },
    approver: { city: "市科协", recommender: "推荐单位" },
  },
};
