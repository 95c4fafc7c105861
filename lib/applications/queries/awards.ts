import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { schemeDocument } from "@/lib/schemes/schema";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";

/** As many as one looks through before one presses a button. */
export const awardsAtOnce = 100;

const permission = "application.award.awardPlaque";

/** Everything before the plate is done, and the award is this office's. */
const waiting = (actor: Actor): Prisma.ApplicationWhereInput => ({
  AND: [applicationsFor(actor, permission), { status: "inProgress", stages: { some: { kind: "award", state: "open" } } }],
});

/** Whose awarding is at all. */
export const mayAward = (actor: Actor): boolean => scopesOf(grantTable, actor, permission).length > 0;

/** Rounds in which applications wait for their plates. */
export const listAwardRounds = (actor: Actor) =>
  db().round.findMany({
    where: { applications: { some: waiting(actor) } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true },
  });

/** Those of one round, by number. */
export async function readAwardList(actor: Actor, roundId: string) {
  const round = await db().round.findUnique({
    where: { id: roundId },
    select: { id: true, name: true, schemeVersion: { select: { document: true } } },
  });
  if (!round) return null;
  const rows = await db().application.findMany({
    where: { AND: [{ roundId }, waiting(actor)] },
    relationLoadStrategy: "join",
    orderBy: [{ number: "asc" }, { id: "asc" }],
    take: awardsAtOnce + 1,
    select: {
      id: true,
      number: true,
      revision: true,
      answers: true,
      applicant: { select: { name: true } },
      recommender: { select: { name: true } },
    },
  });
  const { honour, home } = schemeDocument.parse(round.schemeVersion.document);
  const homeOf = (answers: Prisma.JsonValue) => String((answers as Record<string, unknown>)[home.name] ?? "");
  return {
    round: { id: round.id, name: round.name },
    title: honour.title.value,
    more: rows.length > awardsAtOnce,
    rows: rows.slice(0, awardsAtOnce).map(({ id, number, revision, answers, applicant, recommender }) => ({
      ...{ id, number, revision, unit: applicant.name, homeName: homeOf(answers), recommender: recommender?.name ?? null },
    })),
  };
}
export type AwardList = NonNullable<Awaited<ReturnType<typeof readAwardList>>>;

/** What became of applications somebody ticked, in the order of the list. */
export async function listAwarded(actor: Actor, ids: readonly string[]) {
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
    },
  });
  return rows.map(({ applicant, ...row }) => ({ ...row, unit: applicant.name }));
}
export type AwardedLine = Awaited<ReturnType<typeof listAwarded>>[number];
