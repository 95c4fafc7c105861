import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { casesFor } from "@/lib/server/scope";
import { standingOf } from "../rules/clock";
import { dataRequest } from "../schema";
import { speaksForPeople } from "./entry";

const listed = 50;

/**
 * How far the cases are that this organization filed for others, and nothing of what they say (K11). One that turned out to concern it
 * has gone from its sight. Null: not theirs.
 */
export async function listFiledCases(actor: Actor, after: string | null) {
  if (actor.kind !== "person" || actor.acting === null || scopesOf(grantTable, actor, "rightsCase.readStatus").length === 0) return null;
  const [rows, mayFile, calendar, now] = await Promise.all([
    db().rightsCase.findMany({
      where: casesFor(actor, "rightsCase.readStatus"),
      relationLoadStrategy: "join",
      orderBy: [{ filedOn: "desc" }, { id: "desc" }],
      ...pageAfter(after, listed),
      select: {
        id: true,
        number: true,
        status: true,
        filedOn: true,
        category: { select: { name: true } },
        limits: { where: { doneOn: null, standard: { notIn: ["caseSupplement", dataRequest] } }, orderBy: { startsOn: "desc" }, take: 1 },
        pauses: { select: { fromDay: true, toDay: true } },
      },
    }),
    speaksForPeople(db(), actor.acting.organizationId),
    readCalendar(db()),
    readNow(db()),
  ]);
  const page = pageOf(rows, listed);
  return {
    ...page,
    mayFile,
    rows: page.rows.map(({ filedOn, category, limits: [limit], pauses, ...row }) => ({
      ...row,
      category: category.name,
      filedOn: fromDateColumn(filedOn),
      standing: limit
        ? standingOf(
            {
              ...limit,
              startsOn: fromDateColumn(limit.startsOn),
              pauses: pauses.map(({ fromDay, toDay }) => ({ from: fromDateColumn(fromDay), to: toDay && fromDateColumn(toDay) })),
            },
            dayOf(now),
            calendar,
          )
        : null,
    })),
  };
}
export type FiledCases = NonNullable<Awaited<ReturnType<typeof listFiledCases>>>;
