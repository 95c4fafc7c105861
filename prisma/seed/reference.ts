// Rows every portal begins with: kinds of organization (L2, K2, R10, Y1) and the days that are not Monday to Friday.
import { getDayDetail } from "chinese-days";
import { addDays, type Day, toDateColumn, weekdayOf } from "@/lib/kernel/dates";
import type { PrismaClient, TagKind } from "@/prisma/generated/client";

type Kind = { code: string; name: string; level: string; isAssociation: boolean; mayRecommend: boolean; mayApply: boolean };
const association = (code: string, name: string, level: string, mayRecommend: boolean, mayApply: boolean): Kind => ({
  code,
  name,
  level,
  isAssociation: true,
  mayRecommend,
  mayApply,
});
const unit = (code: string, name: string): Kind => ({
  code,
  name,
  level: "unit",
  isAssociation: false,
  mayRecommend: false,
  mayApply: true,
});

/** What an activity's form offers; which of them a home owes stands in its scheme. */
const activityTags = {
  service: [
    ["politics", "政治引领", "L22"],
    ["exchange", "学术交流", "L23"],
    ["innovation", "服务创新", "L24"],
    ["advice", "建言献策", "L25"],
    ["popularization", "科学普及", "L26"],
    ["counselling", "心理疏导", "L27"],
    ["rights", "权益维护", "L28"],
    ["care", "人文关怀", "L29"],
    ["nomination", "人才举荐", "L30"],
  ],
  line: [
    ["political", "政治维权", "L10"],
    ["ideological", "思想维权", "L10"],
    ["organizational", "组织维权", "L10"],
    ["activity", "活动维权", "L10"],
    ["physical", "实体维权", "L10"],
    ["online", "网上维权", "L10"],
  ],
  yearly: [
    ["policy", "政策宣传", "Y15"],
    ["talent", "人才服务", "Y15"],
    ["academic", "学术交流", "Y15"],
    ["welfare", "公益科技服务", "Y15"],
  ],
} as const satisfies Record<TagKind, readonly (readonly [code: string, name: string, clause: string])[]>;

const kinds: Kind[] = [
  association("cityAssociation", "市科协", "city", true, false),
  { code: "department", name: "市科协部室", level: "city", isAssociation: false, mayRecommend: false, mayApply: false },
  association("countyAssociation", "县市区科协", "county", true, true),
  association("townshipAssociation", "乡镇科协", "township", true, true),
  association("streetAssociation", "街道科协", "township", true, true),
  association("zoneAssociation", "开发区科协", "township", true, true),
  association("parkAssociation", "园区科协", "base", false, true),
  association("enterpriseAssociation", "企业科协", "base", false, true),
  association("universityAssociation", "高校科协", "base", true, true),
  association("society", "学会、协会、研究会", "city", true, true),
  association("enterpriseFederation", "企业科协联合会", "city", false, false),
  unit("enterprise", "企业"),
  unit("park", "产业园区"),
  unit("university", "高等学校"),
  unit("publicUnit", "事业单位"),
];

type Standard = { key: string; days: number; dayKind: "working" | "natural"; clause?: string; sample?: string; rolls?: boolean };
const law = (article: string) => `《信访工作条例》第${article}条`;
const ownSample = "通知和条例没有写明，由市科协确认";

/** 信访工作条例 (2022); what no text says is a sample until the city confirms it. */
const standards: Standard[] = [
  { key: "caseNotice", days: 15, dayKind: "natural", clause: law("二十三") },
  { key: "caseSupplement", days: 15, dayKind: "natural", sample: ownSample, rolls: true },
  { key: "transferObjection", days: 5, dayKind: "working", clause: law("二十三") },
  { key: "transferAnswer", days: 30, dayKind: "natural", sample: ownSample },
  { key: "caseHandling", days: 60, dayKind: "natural", clause: law("三十四") },
  { key: "caseExtension", days: 30, dayKind: "natural", clause: law("三十四") },
  { key: "reconsiderationAsk", days: 30, dayKind: "natural", clause: law("三十五"), rolls: true },
  { key: "reconsideration", days: 30, dayKind: "natural", clause: law("三十五") },
  { key: "finalReviewAsk", days: 30, dayKind: "natural", clause: law("三十六"), rolls: true },
  { key: "finalReview", days: 30, dayKind: "natural", clause: law("三十六") },
  { key: "careService", days: 10, dayKind: "working", sample: ownSample },
  { key: "rectification", days: 15, dayKind: "working", sample: ownSample },
  { key: "caseDraft", days: 30, dayKind: "natural", sample: ownSample },
  { key: "dataRequest", days: 15, dayKind: "working", sample: "《个人信息保护法》第五十条没有写明天数，由市科协确认" },
];

/** No notice says how letters of a case are numbered: samples, until the city has set its own. */
const letterNumbers = {
  noticeOfReceipt: "维权告〔{year}〕{n}号",
  transferLetter: "维权转〔{year}〕{n}号",
  remindLetter: "维权提〔{year}〕{n}号",
  opinion: "维权意〔{year}〕{n}号",
  decision: "维权处〔{year}〕{n}号",
  extensionNotice: "维权延〔{year}〕{n}号",
  mediation: "维权调〔{year}〕{n}号",
  reviewRequest: "维权送〔{year}〕{n}号",
};

type Category = {
  code: string;
  name: string;
  nameEn: string;
  track: "rights" | "care" | "counselling";
  narrow?: boolean;
  clause?: string;
  sample?: string;
};
/** 益阳 办法 names six kinds of care (Y8); the rest is what 浏阳 and the reform plan say (L27, R20), or a sample. */
const categories: Category[] = [
  { code: "wages", name: "工资社保", nameEn: "Pay and social insurance", track: "rights", clause: "益阳 办法 三（三）" },
  { code: "property", name: "知识产权", nameEn: "Intellectual property", track: "rights", clause: "益阳 办法 三（三）" },
  { code: "title", name: "职称评定", nameEn: "Professional titles", track: "rights", clause: "昆山 通知 三" },
  { code: "academic", name: "学术权益", nameEn: "Academic rights", track: "rights", sample: ownSample },
  {
    code: "misconduct",
    name: "学术不端举报",
    nameEn: "Report of academic misconduct",
    track: "rights",
    narrow: true,
    clause: "改革方案 二（六）",
  },
  { code: "otherRights", name: "其他权益", nameEn: "Other rights", track: "rights", clause: "益阳 办法 三（三）" },
  { code: "family", name: "婚姻家庭", nameEn: "Marriage and family", track: "care", clause: "益阳 办法 三（三）" },
  { code: "health", name: "医疗保健", nameEn: "Health care", track: "care", clause: "益阳 办法 三（三）" },
  { code: "friends", name: "联谊交友", nameEn: "Meeting people", track: "care", clause: "益阳 办法 三（三）" },
  { code: "mind", name: "心理健康", nameEn: "Counselling", track: "counselling", narrow: true, clause: "浏阳 办法 七.6" },
];

/** Idempotent: a later release adds kinds and days, and never takes away what a city has changed. */
export async function loadReference(db: PrismaClient): Promise<void> {
  await db.organizationKind.createMany({ data: kinds.map((kind, position) => ({ ...kind, position })), skipDuplicates: true });
  await db.calendarDay.createMany({ data: specialDays(2024, 2027), skipDuplicates: true });
  await db.serviceStandard.createMany({ data: standards, skipDuplicates: true });
  await db.caseCategory.createMany({ data: categories.map((category, position) => ({ ...category, position })), skipDuplicates: true });
  const numbers = await db.setting.findUnique({ where: { key: "letterNumbers" }, select: { value: true } });
  const value = { ...letterNumbers, ...(numbers?.value as Record<string, string> | undefined) };
  await db.setting.upsert({ where: { key: "letterNumbers" }, create: { key: "letterNumbers", value }, update: { value } });
  await db.activityTag.createMany({
    data: (Object.keys(activityTags) as TagKind[]).flatMap((kind) =>
      activityTags[kind].map(([code, name, clause], position) => ({ kind, code, name, clause, position })),
    ),
    skipDuplicates: true,
  });
}

/** chinese-days knows the State Council's notices up to 2026; for a later year it guesses, so that year is provisional. */
const lastOfficialYear = 2026;

function specialDays(from: number, to: number) {
  const days: { date: Date; working: boolean; name: string; source: string; provisional: boolean }[] = [];
  for (let day: Day = `${from}-01-01`; day <= `${to}-12-31`; day = addDays(day, 1)) {
    const year = Number(day.slice(0, 4));
    const { work, name } = getDayDetail(day);
    const weekend = [0, 6].includes(weekdayOf(day));
    const official = year <= lastOfficialYear;
    // A year without a notice still has its first of January.
    const rests = official ? !work : day.endsWith("-01-01") || weekend;
    if (rests === weekend) continue;
    const label = name.split(",")[1] ?? name;
    days.push({
      date: toDateColumn(day),
      working: !rests,
      name: official ? (rests ? label : `${label}调休上班`) : "元旦",
      source: official ? `国务院办公厅关于${year}年部分节假日安排的通知` : "尚无通知",
      provisional: !official,
    });
  }
  return days;
}
