import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { caseSubject } from "@/lib/server/scope";
import { archiveBlockers, type KeepingFacts, sampleKeptYears } from "../rules/keeping";
import { dataRequest } from "../schema";
import { askUntilOf, type CaseRow } from "./facts";
import { clockSelect, type WholeCase } from "./whole";
import { readCalendar } from "@/lib/calendar/queries";

export const keptYearsSetting = "caseKeptYears";

/** How many years an ended case is kept; `sample` until the leaders have said so. */
export async function readKeptYears(reader: Reader): Promise<{ years: number; sample: boolean }> {
  const set = await reader.setting.findUnique({ where: { key: keptYearsSetting }, select: { value: true } });
  const years = (set?.value as { years?: number } | undefined)?.years;
  return years === undefined ? { years: sampleKeptYears, sample: true } : { years, sample: false };
}

/** What stands in the way of filing a case away. */
export async function keepingFacts(reader: Reader, row: CaseRow, now: Date): Promise<KeepingFacts> {
  const [rectifying, asked] = await Promise.all([
    reader.caseRectification.count({ where: { caseId: row.id, doneOn: null } }),
    reader.caseLimit.count({ where: { caseId: row.id, standard: dataRequest, doneOn: null } }),
  ]);
  const askUntil = ["answered", "closed", "reconsidered"].includes(row.status)
    ? await askUntilOf(reader, row, row.answers.at(-1), await readCalendar(reader))
    : null;
  return { ...keepingStand(row, now, askUntil), rectifying: rectifying > 0, dataRequest: asked > 0 };
}

const keepingStand = (row: CaseRow, now: Date, askUntil: Day | null) => ({
  ...{ status: row.status, today: dayOf(now), askUntil },
  openWork: row.workItems.length > 0,
});

/** Cases filed away whose years are over, the oldest first. */
export async function listOverdueKept(limit: number): Promise<string[]> {
  const today = toDateColumn(dayOf(await readNow(db())));
  const rows = await db().rightsCase.findMany({
    where: { archivedOn: { not: null }, shreddedOn: null, keptUntil: { lt: today } },
    orderBy: [{ keptUntil: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Those of the keys that a draft or a case names. */
export async function listNamedKeyRefs(keyRefs: readonly string[]): Promise<ReadonlySet<string>> {
  const named = { where: { keyRef: { in: [...keyRefs] } }, select: { keyRef: true } };
  const rows = await Promise.all([db().caseDraft.findMany(named), db().rightsCase.findMany(named)]);
  return new Set(rows.flat().flatMap(({ keyRef }) => keyRef ?? []));
}

type Asked = Pick<WholeCase, "limits"> & { events: readonly Pick<WholeCase["events"][number], "kind" | "facts">[] };

/** A claimant's request about their own data that waits for an answer, and what it asks. */
export function dataRequestOf({ limits, events }: Asked) {
  const limit = limits.find(({ standard, doneOn }) => standard === dataRequest && doneOn === null);
  if (!limit) return null;
  const asked = events.find(({ kind }) => kind === "dataAsked")?.facts as { what?: string } | undefined;
  return {
    ...{ id: limit.id, days: limit.days, clause: limit.clause, sample: limit.sample },
    what: asked?.what === "deletion" ? ("deletion" as const) : ("correction" as const),
    askedOn: fromDateColumn(limit.startsOn),
    dueOn: limit.dueOn && fromDateColumn(limit.dueOn),
  };
}
/** The same of a case that is not read whole. */
export async function openDataRequest(reader: Reader, caseId: string): Promise<DataRequest | null> {
  const row = await reader.rightsCase.findUnique({
    relationLoadStrategy: "join",
    where: { id: caseId },
    select: {
      limits: clockSelect.limits,
      events: { where: { kind: "dataAsked" }, orderBy: { ordinal: "desc" }, select: { kind: true, facts: true } },
    },
  });
  return row && dataRequestOf(row);
}
export type DataRequest = NonNullable<ReturnType<typeof dataRequestOf>>;

/** How a case is kept, for whoever handles it: what stands in the way of filing it away, and what its claimant asks of their own data. */
export async function keepingOf(reader: Reader, actor: Actor, row: WholeCase, now: Date, askUntil: Day | null) {
  const [years, request] = [await readKeptYears(reader), dataRequestOf(row)];
  const rectifying = row.rectification !== null && row.rectification.doneOn === null;
  const facts = { ...keepingStand(row, now, askUntil), rectifying, dataRequest: request !== null };
  const subject = caseSubject(row);
  const live = row.keyRef !== null;
  return {
    ...{ caseId: row.id, revision: row.revision, shredded: row.shreddedOn !== null, years, request },
    archivedOn: row.archivedOn && fromDateColumn(row.archivedOn),
    keptUntil: row.keptUntil && fromDateColumn(row.keptUntil),
    blockers: archiveBlockers(facts),
    may: {
      archive: live && can(grantTable, actor, "rightsCase.archive", subject),
      answer: live && can(grantTable, actor, "rightsCase.answerData", subject),
      shred: live && can(grantTable, actor, "rightsCase.shred", subject),
    },
  };
}
export type CaseKeeping = Awaited<ReturnType<typeof keepingOf>>;

/** The policy in years for whoever may set it; null for others. */
export const readKeptYearsSetting = async (actor: Actor) =>
  can(grantTable, actor, "rightsCase.setKeptYears", citySubject) ? readKeptYears(db()) : null;
