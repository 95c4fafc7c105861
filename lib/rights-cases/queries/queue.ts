import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject, scopesOf } from "@/lib/kernel/access";
import { addDays, type DayKind, dayOf, endOf, fromDateColumn, startOf, toDateColumn } from "@/lib/kernel/dates";
import { pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { casesFor, caseScopeSelect, caseSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { type CaseFilter, isOfWork, numberIn, soonDays } from "../rules/queue";
import { heldStep, isOfOffice } from "../rules/hands";
import { besidePurposes } from "../workflow";
import { respondentKeyOf } from "./respondents";

type Person = Extract<Actor, { kind: "person" }>;

const lineSelect = {
  ...caseScopeSelect,
  number: true,
  mode: true,
  track: true,
  status: true,
  filedOn: true,
  escalations: true,
  category: { select: { name: true, keepers: { select: { personId: true } } } },
  limits: { where: { doneOn: null }, select: { dayKind: true, dueOn: true } },
  workItems: {
    where: { closedAt: null },
    select: {
      id: true,
      purpose: true,
      role: true,
      openedAt: true,
      dueAt: true,
      assigneeId: true,
      organizationId: true,
      assignee: { select: { name: true } },
      organization: { select: { name: true } },
    },
  },
} as const satisfies Prisma.RightsCaseSelect;
type Row = Prisma.RightsCaseGetPayload<{ select: typeof lineSelect }>;

/** A line of the list: nothing of what the case says. `workId`: the step it is listed for, if it is one. */
function lineOf(actor: Person, row: Row, now: Date, workId: string | null = null) {
  const { id, number, mode, track, narrow, status, filedOn, escalations, respondentSettled, category, limits } = row;
  const held = heldStep(row.workItems, now);
  const work = row.workItems.find((item) => item.id === workId) ?? held;
  const due = work?.dueAt ?? null;
  // Days are told as they are counted: of the limit that ends on the day the work is due.
  const kind: DayKind =
    limits.find(({ dueOn }) => dueOn !== null && due !== null && endOf(fromDateColumn(dueOn)) <= due)?.dayKind ?? "natural";
  return {
    ...{ id, number, mode, track, narrow, status, escalations, respondentSettled },
    key: workId ?? id,
    category: category.name,
    filedOn: fromDateColumn(filedOn),
    paused: work === null && status === "supplementing",
    work: work && {
      ...{ purpose: work.purpose, dueAt: due, kind, organization: work.organization.name, assignee: work.assignee?.name ?? null },
      mine: work.assigneeId === actor.personId,
    },
    mayClaim:
      work !== null &&
      work.id === held?.id &&
      work.assigneeId === null &&
      isOfOffice(actor.acting, narrow, work) &&
      can(grantTable, actor, "rightsCase.claim", caseSubject(row)),
  };
}
export type CaseLine = ReturnType<typeof lineOf>;

/** The filters that are about the case, not about who has it until when. */
function caseWhere(filter: CaseFilter): Prisma.RightsCaseWhereInput {
  const { category, status, mode, from, to } = filter;
  const number = numberIn(filter);
  return {
    ...(number === null ? {} : { number }),
    ...(filter.respondent === "" ? {} : { respondentKey: respondentKeyOf(filter.respondent) ?? "" }),
    ...(category === null ? {} : { categoryCode: category }),
    ...(status === null ? {} : { status }),
    ...(mode === null ? {} : { mode }),
    filedOn: { ...(from === null ? {} : { gte: toDateColumn(from) }), ...(to === null ? {} : { lte: toDateColumn(to) }) },
  };
}

function workWhere({ who, due }: CaseFilter, actor: Person, now: Date): Prisma.WorkItemWhereInput {
  const today = dayOf(now);
  return {
    ...(who === "mine" ? { assigneeId: actor.personId } : who === "nobody" ? { assigneeId: null } : {}),
    ...(due === "overdue" ? { dueAt: { lte: now } } : {}),
    ...(due === "today" ? { dueAt: { gt: startOf(today), lte: endOf(today) } } : {}),
    ...(due === "soon" ? { dueAt: { gt: now, lte: endOf(addDays(today, soonDays)) } } : {}),
  };
}

/** Cases in this actor's sight: those an office works on by the day they are due, others by the day they came. Null: not for this actor. */
export async function listCases(actor: Actor, filter: CaseFilter, after: string | null, take = 30) {
  if (actor.kind !== "person" || scopesOf(grantTable, actor, "rightsCase.read").length === 0) return null;
  const now = await readNow(db());
  const inSight = { AND: [casesFor(actor, "rightsCase.read"), caseWhere(filter)] } satisfies Prisma.RightsCaseWhereInput;
  const ofWork = isOfWork(filter);
  const read = ofWork ? worked : filed;
  const { rows, next } = await read(actor, filter, inSight, now, after, take);
  /** The board is of the city's figures, not of what an association was given. */
  const board = can(grantTable, actor, "rightsCase.readFigures", citySubject);
  return { rows, next, ofWork, board, now, calendar: await publicCalendar(), categories: await listCategories() };
}
export type CaseQueue = NonNullable<Awaited<ReturnType<typeof listCases>>>;

type Read = (
  actor: Person,
  filter: CaseFilter,
  inSight: Prisma.RightsCaseWhereInput,
  now: Date,
  after: string | null,
  take: number,
) => Promise<{ rows: CaseLine[]; next: string | null }>;

// A page goes on where the last one ended, in the order of an index: first what shares the last row's day, then what comes behind it. Prisma's
// own cursor asks for all of that in one condition, for which no index is read in part (five seconds at 300,000 cases).

/** As many rows as a page needs, from the stretches of the order one behind the other; most pages end within the first. */
async function along<W, R>(stretches: readonly W[], most: number, read: (where: W, most: number) => Promise<R[]>): Promise<R[]> {
  const rows: R[] = [];
  for (const where of stretches) if (rows.length < most) rows.push(...(await read(where, most - rows.length)));
  return rows;
}

/** What comes behind a piece of work: by the day it is due, what is due on none last. */
async function behindWork(id: string): Promise<Prisma.WorkItemWhereInput[]> {
  const last = await db().workItem.findUnique({ where: { id }, select: { dueAt: true } });
  if (!last) return [];
  const none = { dueAt: null };
  return last.dueAt === null ? [{ ...none, id: { gt: id } }] : [{ dueAt: last.dueAt, id: { gt: id } }, { dueAt: { gt: last.dueAt } }, none];
}

/** What comes behind a case: by the day it came, the newest first. */
async function behindCase(id: string): Promise<Prisma.RightsCaseWhereInput[]> {
  const last = await db().rightsCase.findUnique({ where: { id }, select: { filedOn: true } });
  return last ? [{ filedOn: last.filedOn, id: { gt: id } }, { filedOn: { lt: last.filedOn } }] : [];
}

/** Steps of those above beside a case, which find them among their own work: the case is listed for whoever has it. */
const ofThoseAbove = ["approveExtension", "superviseCase", "settleDispute"];

const worked: Read = async (actor, filter, inSight, now, after, take) => {
  const rows = await along(after === null ? [{}] : await behindWork(after), take + 1, (behind, most) =>
    db().workItem.findMany({
      where: {
        // Said as the index of open work on cases says it.
        AND: [
          { rightsCaseId: { not: null }, closedAt: null, openedAt: { lte: now }, purpose: { notIn: ofThoseAbove } },
          workWhere(filter, actor, now),
          behind,
        ],
        rightsCase: inSight,
      },
      relationLoadStrategy: "join",
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: most,
      select: { id: true, rightsCase: { select: lineSelect } },
    }),
  );
  const page = pageOf(rows, take);
  return { rows: page.rows.flatMap(({ id, rightsCase }) => (rightsCase ? [lineOf(actor, rightsCase, now, id)] : [])), next: page.next };
};

const filed: Read = async (actor, filter, inSight, now, after, take) => {
  const held = workWhere(filter, actor, now);
  const rows = await along(after === null ? [{}] : await behindCase(after), take + 1, (behind, most) =>
    db().rightsCase.findMany({
      where: {
        AND: [
          inSight,
          // What its claimant may still take back is nobody's to see in a list. A step beside the case hides nothing: that a bad rating came
          // in would be told by the case's absence.
          { workItems: { none: { closedAt: null, openedAt: { gt: now }, purpose: { notIn: [...besidePurposes] } } } },
          Object.keys(held).length === 0 ? {} : { workItems: { some: { closedAt: null, ...held } } },
          behind,
        ],
      },
      relationLoadStrategy: "join",
      orderBy: [{ filedOn: "desc" }, { id: "asc" }],
      take: most,
      select: lineSelect,
    }),
  );
  const page = pageOf(rows, take);
  return { rows: page.rows.map((row) => lineOf(actor, row, now)), next: page.next };
};

/** What the filter offers: also categories that are no longer chosen, for the cases that were. */
const listCategories = () => db().caseCategory.findMany({ orderBy: { position: "asc" }, select: { code: true, name: true } });
