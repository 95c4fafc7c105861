import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { bodyKindOf, type CaseFigure, figuresOf, timedStandards, type YearFigures } from "../rules/figures";

/** The cases that were filed in a year, without numbers, names or words. */
async function casesOf(reader: Reader, year: number): Promise<CaseFigure[]> {
  const rows = await reader.rightsCase.findMany({
    where: { filedOn: { gte: toDateColumn(`${year}-01-01`), lte: toDateColumn(`${year}-12-31`) } },
    relationLoadStrategy: "join",
    select: {
      categoryCode: true,
      narrow: true,
      channel: true,
      mode: true,
      outcome: true,
      filedOn: true,
      answeredOn: true,
      escalations: true,
      respondent: { select: { kindCode: true } },
      transfers: { select: { state: true } },
      rating: { select: { grade: true } },
      limits: {
        where: { doneOn: { not: null }, dueOn: { not: null }, standard: { in: [...timedStandards] } },
        select: { standard: true, doneOn: true, dueOn: true },
      },
    },
  });
  return rows.map(({ categoryCode, filedOn, answeredOn, respondent, transfers, rating, limits, ...row }) => ({
    ...row,
    category: categoryCode,
    filedOn: fromDateColumn(filedOn),
    answeredOn: answeredOn && fromDateColumn(answeredOn),
    kind: bodyKindOf(respondent?.kindCode ?? null),
    transfers: transfers.length,
    grade: rating?.grade ?? null,
    limits: limits.map(({ standard, doneOn, dueOn }) => ({ standard, inTime: doneOn !== null && dueOn !== null && doneOn <= dueOn })),
  }));
}

/** What a year's cases come to, small figures left out (信访工作条例 39). For commands that have asked who reads it. */
export async function readFiguresOf(reader: Reader, year: number): Promise<YearFigures> {
  const [cases, categories] = await Promise.all([casesOf(reader, year), figureCategories(reader)]);
  return figuresOf(year, openCodes(categories), cases);
}

const figureCategories = (reader: Reader) =>
  reader.caseCategory.findMany({ orderBy: { position: "asc" }, select: { code: true, name: true, narrow: true } });
/** Those that are told apart: of the narrow ones only the total is. */
const openCodes = (categories: readonly { code: string; narrow: boolean }[]) =>
  categories.flatMap(({ code, narrow }) => (narrow ? [] : [code]));

export const firstYear = 2024;

/** The figures of a year for those who look after the city's cases. Null: not theirs, or no year that has been. */
export async function readFigures(actor: Actor, year: number | null) {
  if (!can(grantTable, actor, "rightsCase.readFigures", citySubject)) return null;
  const today = dayOf(await readNow(db()));
  const thisYear = Number(today.slice(0, 4));
  const asked = year ?? thisYear;
  if (!Number.isInteger(asked) || asked < firstYear || asked > thisYear) return null;
  const [cases, categories, suggestions] = await Promise.all([
    casesOf(db(), asked),
    figureCategories(db()),
    db().suggestion.groupBy({ by: ["status"], where: { year: asked, status: { not: "draft" } }, _count: true }),
  ]);
  return {
    figures: figuresOf(asked, openCodes(categories), cases),
    categories: Object.fromEntries(categories.map(({ code, name }) => [code, name])) as Record<string, string>,
    suggestions: {
      handed: suggestions.reduce((all, { _count }) => all + _count, 0),
      adopted: suggestions.find(({ status }) => status === "adopted")?._count ?? 0,
    },
    years: Array.from({ length: thisYear - firstYear + 1 }, (_, at) => thisYear - at),
    until: asked === thisYear ? today : `${asked}-12-31`,
  };
}
export type FiguresPage = NonNullable<Awaited<ReturnType<typeof readFigures>>>;
