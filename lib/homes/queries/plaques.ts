import "server-only";
import { readCertificateState } from "@/lib/documents/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { numberKey } from "@/lib/kernel/numbering";
import { movesFrom } from "@/lib/kernel/workflow";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { type PlaqueFilter, plaqueGuards, stateOf } from "../rules";
import { type PlaqueStatus, plaqueWorkflow } from "../workflow";
import { onTheWall, onTheWallSql } from "./wall";

type PlaqueRow = { status: PlaqueStatus; issuedOn: Date; validTo: Date | null };
/** A plate as it is worth today. */
export const asToday = <P extends PlaqueRow>(plaque: P, today: Day) => {
  const validTo = plaque.validTo && fromDateColumn(plaque.validTo);
  return { ...plaque, issuedOn: fromDateColumn(plaque.issuedOn), validTo, state: stateOf(plaque.status, { validTo, today }) };
};

const plaqueSelect = {
  number: true,
  verifyCode: true,
  title: true,
  issuer: true,
  holder: true,
  issuedOn: true,
  validTo: true,
  status: true,
  awardee: true,
  home: { select: { id: true, name: true, address: true } },
  organization: { select: { name: true } },
  /** Why a plate does not hold is for everybody to read. */
  events: {
    where: { kind: { in: ["suspended", "revoked"] } },
    orderBy: { at: "desc" },
    take: 1,
    select: { note: true, at: true },
  },
} as const satisfies Prisma.PlaqueSelect;

/** What anybody may know of a plaque: what is written on it, whether it holds today. */
async function withState(where: { verifyCode: string } | { numberKey: string }) {
  const row = await db().plaque.findFirst({ where, select: plaqueSelect });
  if (!row) return null;
  const now = await readNow(db());
  const plaque = asToday(row, dayOf(now));
  const why = plaque.state === "suspended" || plaque.state === "revoked" ? (row.events[0] ?? null) : null;
  return { ...plaque, why, now };
}

export const publicPlaque = (verifyCode: string) => withState({ verifyCode });
export const publicPlaqueByNumber = (typed: string) => withState({ numberKey: numberKey(typed) });

/** The verify codes of the newest plaques, for the portal page. */
export const publicRecentPlaques = () =>
  db().plaque.findMany({
    where: { status: "valid" },
    orderBy: [{ issuedOn: "desc" }, { number: "desc" }],
    take: 5,
    select: { number: true, title: true, holder: true, issuedOn: true, home: { select: { id: true, name: true } } },
  });

/** What was awarded in a round and still holds, by number: the list anybody may read. */
export async function publicAwarded(roundId: string) {
  const rows = await db().plaque.findMany({
    where: { application: { roundId }, ...onTheWall },
    orderBy: [{ number: "asc" }],
    take: 1_000,
    select: {
      ...{ id: true, number: true, awardee: true, holder: true, issuedOn: true },
      home: { select: { id: true, name: true } },
      organization: { select: { name: true } },
    },
  });
  return rows.map((row) => ({ ...row, issuedOn: fromDateColumn(row.issuedOn) }));
}
export type PublicAward = Awaited<ReturnType<typeof publicAwarded>>[number];

const mayReadRegister = (actor: Actor) => can(grantTable, actor, "plaque.read", citySubject);

const whereOf = ({ number, status, waiting }: PlaqueFilter): Prisma.PlaqueWhereInput => ({
  AND: [
    status === null ? {} : { status },
    number === "" ? {} : { numberKey: { contains: numberKey(number) } },
    waiting ? { status: "valid", AND: [{ events: { some: { kind: "awarded" } } }, { events: { none: { kind: "handedOver" } } }] } : {},
  ],
});

/** The register of plates, the newest first; pages by key. Null: not theirs to read. */
export async function listPlaques(actor: Actor, filter: PlaqueFilter, after: string | null) {
  if (!mayReadRegister(actor)) return null;
  const rows = await db().plaque.findMany({
    where: whereOf(filter),
    relationLoadStrategy: "join",
    orderBy: [{ issuedOn: "desc" }, { id: "desc" }],
    ...pageAfter(after, 50),
    select: {
      id: true,
      number: true,
      title: true,
      awardee: true,
      holder: true,
      organization: { select: { name: true } },
      issuedOn: true,
      validTo: true,
      status: true,
      importId: true,
      events: { where: { kind: "handedOver" }, orderBy: { at: "desc" }, take: 1, select: { onDay: true } },
    },
  });
  return pageOf(rows, 50);
}

/** What goes to the engraver, by number; whoever is put forward has a certificate and no plate. Null: not theirs. */
export async function listForEngraver(actor: Actor, filter: PlaqueFilter) {
  if (!mayReadRegister(actor)) return null;
  const plaques = await db().plaque.findMany({
    where: { AND: [whereOf(filter), { awardee: { in: ["home", "organization"] } }] },
    orderBy: [{ number: "asc" }],
    take: 5_000,
    select: { number: true, title: true, holder: true, issuer: true, issuedOn: true, verifyCode: true },
  });
  return { plaques, today: dayOf(await readNow(db())) };
}

/** One plate with its file and what this actor may do with it. */
export async function readPlaque(actor: Actor, id: string) {
  if (!mayReadRegister(actor)) return null;
  const row = await db().plaque.findUnique({
    where: { id },
    relationLoadStrategy: "join",
    select: {
      ...plaqueSelect,
      id: true,
      applicationId: true,
      importId: true,
      events: {
        orderBy: [{ at: "desc" }, { kind: "desc" }, { id: "desc" }],
        select: { id: true, kind: true, at: true, note: true, onDay: true, receivedBy: true, by: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const today = dayOf(await readNow(db()));
  const facts = { validTo: row.validTo && fromDateColumn(row.validTo), today };
  const moves = movesFrom(plaqueWorkflow, row.status, (permission) => can(grantTable, actor, permission, citySubject), plaqueGuards, facts);
  return {
    ...row,
    today,
    moves,
    certificate: await readCertificateState(actor, id),
    mayImport: can(grantTable, actor, "plaque.import", citySubject),
  };
}
export type PlaqueFile = NonNullable<Awaited<ReturnType<typeof readPlaque>>>;

const portion = 500;

/** Plates whose last day is over and that nobody noted, the longest over first. Goes on by key, because those before are noted meanwhile. */
export async function* listOver(): AsyncGenerator<string> {
  const today = toDateColumn(dayOf(await readNow(db())));
  let last = { validTo: toDateColumn("1900-01-01"), id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const rows = await db().$queryRaw<{ id: string; validTo: Date }[]>`
      SELECT "id", "validTo" FROM "Plaque" WHERE ${onTheWallSql} AND "validTo" < ${today}::date
        AND ("validTo", "id") > (${last.validTo}::date, ${last.id}::uuid)
      ORDER BY "validTo", "id" LIMIT ${portion}`;
    for (const { id } of rows) yield id;
    const end = rows.at(-1);
    if (!end || rows.length < portion) return;
    last = end;
  }
}
