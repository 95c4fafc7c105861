// Rows every portal begins with: kinds of organization (L2, K2, R10, Y1) and the days that are not Monday to Friday.
import { getDayDetail } from "chinese-days";
import { addDays, type Day, toDateColumn, weekdayOf } from "@/lib/kernel/dates";
import type { PrismaClient } from "@/prisma/generated/client";

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

/** Idempotent: a later release adds kinds and days, and never takes away what a city has changed. */
export async function loadReference(db: PrismaClient): Promise<void> {
  await db.organizationKind.createMany({ data: kinds.map((kind, position) => ({ ...kind, position })), skipDuplicates: true });
  await db.calendarDay.createMany({ data: specialDays(2024, 2027), skipDuplicates: true });
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
