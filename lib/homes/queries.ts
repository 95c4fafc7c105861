import "server-only";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { homesFor } from "@/lib/server/scope";
import { grantTable } from "@/lib/grants";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Prisma } from "@/prisma/generated/client";
import { typedNumbers } from "./rules";
import { type PlaqueStatus, plaqueWorkflow } from "./workflow";

const publicSelect = {
  id: true,
  name: true,
  category: true,
  level: true,
  address: true,
  hours: true,
  phone: true,
  owner: { select: { name: true } },
  manager: { select: { name: true } },
  plaques: {
    where: { status: { not: "revoked" } },
    orderBy: { issuedOn: "asc" },
    select: { number: true, title: true, verifyCode: true, issuedOn: true, validTo: true },
  },
} as const;

/** Homes the public may visit, by name; pages by key. */
export async function publicHomes(after: string | null) {
  const rows = await db().home.findMany({
    where: { status: "open" },
    relationLoadStrategy: "join",
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    take: 21,
    select: publicSelect,
  });
  return { rows: rows.slice(0, 20), next: rows.length > 20 ? (rows[19]?.id ?? null) : null };
}

export async function publicHome(id: string) {
  return db().home.findFirst({ where: { id, status: "open" }, relationLoadStrategy: "join", select: publicSelect });
}

/** One's own homes and those one looks after (Y20). */
export const listHomes = (actor: Actor) =>
  db().home.findMany({
    where: { AND: [homesFor(actor, "home.read"), { status: "open" }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true, address: true, plaques: { select: { number: true, title: true, verifyCode: true } } },
  });

const plaqueSelect = {
  number: true,
  verifyCode: true,
  title: true,
  issuer: true,
  holder: true,
  issuedOn: true,
  validTo: true,
  status: true,
  home: { select: { id: true, name: true, address: true } },
  /** Why a plate does not hold is for everybody to read. */
  events: {
    where: { kind: { in: ["suspended", "revoked"] } },
    orderBy: { at: "desc" },
    take: 1,
    select: { note: true, at: true },
  },
} as const satisfies Prisma.PlaqueSelect;

/** What anybody may know of a plaque: what is written on it, whether it holds today. */
async function withState(where: { verifyCode: string } | { number: { in: string[] } }) {
  const row = await db().plaque.findFirst({ where, select: plaqueSelect });
  if (!row) return null;
  const now = await readNow(db());
  const validTo = row.validTo ? fromDateColumn(row.validTo) : null;
  const expired = validTo !== null && dayOf(now) > validTo;
  const state = row.status === "valid" && expired ? ("expired" as const) : row.status;
  const why = state === "suspended" || state === "revoked" ? (row.events[0] ?? null) : null;
  return { ...row, issuedOn: fromDateColumn(row.issuedOn), validTo, state, why, now };
}

export const publicPlaque = (verifyCode: string) => withState({ verifyCode });
export const publicPlaqueByNumber = (typed: string) => withState({ number: { in: typedNumbers(typed) } });

/** The verify codes of the newest plaques, for the portal page. */
export const publicRecentPlaques = () =>
  db().plaque.findMany({
    where: { status: "valid" },
    orderBy: [{ issuedOn: "desc" }, { number: "desc" }],
    take: 5,
    select: { number: true, title: true, holder: true, issuedOn: true, home: { select: { id: true, name: true } } },
  });

const mayReadRegister = (actor: Actor) => can(grantTable, actor, "plaque.read", citySubject);

export type PlaqueFilter = { number: string; status: PlaqueStatus | null };

/** The register of plates, the newest first; pages by key. Null: not theirs to read. */
export async function listPlaques(actor: Actor, { number, status }: PlaqueFilter, after: string | null) {
  if (!mayReadRegister(actor)) return null;
  const rows = await db().plaque.findMany({
    where: {
      ...(status === null ? {} : { status }),
      ...(number === "" ? {} : { OR: typedNumbers(number).map((typed) => ({ number: { contains: typed } })) }),
    },
    relationLoadStrategy: "join",
    orderBy: [{ issuedOn: "desc" }, { id: "desc" }],
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    take: 51,
    select: {
      id: true,
      number: true,
      title: true,
      holder: true,
      issuedOn: true,
      validTo: true,
      status: true,
      events: { where: { kind: "handedOver" }, orderBy: { at: "desc" }, take: 1, select: { onDay: true } },
    },
  });
  return { rows: rows.slice(0, 50), next: rows.length > 50 ? (rows[49]?.id ?? null) : null };
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
      events: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        select: { id: true, kind: true, at: true, note: true, onDay: true, receivedBy: true, by: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const moves = movesFrom(plaqueWorkflow, row.status, (permission) => can(grantTable, actor, permission, citySubject), {}, null);
  return { ...row, today: dayOf(await readNow(db())), moves };
}
export type PlaqueFile = NonNullable<Awaited<ReturnType<typeof readPlaque>>>;
