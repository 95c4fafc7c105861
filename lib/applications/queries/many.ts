// Applications of one round that wait for the same act, which one presses a button over.
import "server-only";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { awardeeOf, namedIn } from "@/lib/schemes/rules/subject";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import type { Answers } from "../rules/answers";
import type { ManyAct } from "../schema";

/** As many as one looks through before one presses a button. */
export const atOnce = 100;

const acts = {
  award: { permission: "application.award.awardPlaque", stage: { kind: "award", state: "open" } },
  propose: { permission: "application.decision.propose", stage: { kind: "decision", state: "open" } },
  decide: { permission: "application.decision.approve", stage: { kind: "decision", state: "proposed" } },
} as const satisfies Record<ManyAct, { permission: Permission; stage: Prisma.StageWhereInput }>;

/** Everything before is done, and the act is this office's. */
const waiting = (actor: Actor, act: ManyAct): Prisma.ApplicationWhereInput => ({
  AND: [applicationsFor(actor, acts[act].permission), { status: "inProgress", stages: { some: acts[act].stage } }],
});

/** Whose the act is at all. */
export const mayAct = (actor: Actor, act: ManyAct): boolean => scopesOf(grantTable, actor, acts[act].permission).length > 0;

/** Rounds in which applications wait for the act. */
export const listWaitingRounds = (actor: Actor, act: ManyAct) =>
  db().round.findMany({
    where: { applications: { some: waiting(actor, act) } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true },
  });

/** What an office proposed last, unless it was taken back. */
const standing = {
  where: { voidedAt: null },
  orderBy: { proposedAt: "desc" },
  take: 1,
  select: {
    outcome: true,
    reason: true,
    meeting: true,
    metOn: true,
    decidedAt: true,
    documentNumber: true,
    proposedBy: { select: { name: true } },
  },
} as const satisfies Prisma.Application$decisionsArgs;

/** Those of one round, by number. */
export async function readWaiting(actor: Actor, act: ManyAct, roundId: string) {
  const round = await db().round.findUnique({
    where: { id: roundId },
    select: { id: true, name: true, schemeVersion: { select: { document: true } } },
  });
  if (!round) return null;
  const rows = await db().application.findMany({
    where: { AND: [{ roundId }, waiting(actor, act)] },
    relationLoadStrategy: "join",
    orderBy: [{ number: "asc" }, { id: "asc" }],
    take: atOnce + 1,
    select: {
      id: true,
      number: true,
      revision: true,
      answers: true,
      applicant: { select: { name: true } },
      recommender: { select: { name: true } },
      decisions: standing,
    },
  });
  const document = schemeDocument.parse(round.schemeVersion.document);
  const nameOf = (answers: Prisma.JsonValue) => namedIn(document, answers as Answers) ?? "";
  return {
    round: { id: round.id, name: round.name },
    today: dayOf(await readNow(db())),
    title: document.honour.title.value,
    awardee: awardeeOf(document),
    more: rows.length > atOnce,
    rows: rows.slice(0, atOnce).map(({ id, number, revision, answers, applicant, recommender, decisions: [proposal] }) => ({
      ...{ id, number, revision, unit: applicant.name, homeName: nameOf(answers), recommender: recommender?.name ?? null },
      proposal: proposal ? { ...proposal, metOn: proposal.metOn && fromDateColumn(proposal.metOn), by: proposal.proposedBy.name } : null,
    })),
  };
}
export type WaitingList = NonNullable<Awaited<ReturnType<typeof readWaiting>>>;

/** What became of applications somebody ticked, in the order of the list; `tried` is "id~code" as the address has it. */
export async function readTried(actor: Actor, tried: string | string[] | undefined) {
  const codes = new Map(
    [tried ?? []]
      .flat()
      .slice(0, atOnce)
      .map((one): [string, string] => [one.slice(0, 36), one.slice(37)])
      .filter(([id]) => isId(id)),
  );
  const lines = await listTried(actor, [...codes.keys()]);
  return lines.map((line) => ({ line, code: codes.get(line.id) ?? "" }));
}

async function listTried(actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db().application.findMany({
    where: { AND: [applicationsFor(actor, "application.read"), { id: { in: [...ids] } }] },
    relationLoadStrategy: "join",
    orderBy: [{ number: "asc" }, { id: "asc" }],
    select: {
      id: true,
      number: true,
      applicant: { select: { name: true } },
      plaque: { select: { id: true, number: true, title: true } },
      decisions: standing,
    },
  });
  return rows.map(({ applicant, decisions: [decision], ...row }) => ({ ...row, unit: applicant.name, decision: decision ?? null }));
}
export type TriedLine = Awaited<ReturnType<typeof listTried>>[number];
