import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { db, type Reader } from "@/lib/server/db";
import { casesFor, caseSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { mayMergeInto, splittable } from "../rules/related";
import { listAlike } from "./alike";
import { readCategories } from "./standards";
import type { CaseRow } from "./facts";
import type { WholeCase } from "./whole";

const select = { id: true, number: true, status: true, filedOn: true } as const satisfies Prisma.RightsCaseSelect;
const lineOf = ({ filedOn, ...row }: Prisma.RightsCaseGetPayload<{ select: typeof select }>) => ({ ...row, day: fromDateColumn(filedOn) });

/**
 * What a case has to do with others, in this actor's sight: open ones that look the same, what was joined with it, what was split off.
 * Numbers, states and days only; nothing is opened.
 */
export async function relatedOf(reader: Reader, actor: Actor, row: WholeCase) {
  const caseId = row.id;
  const seen = casesFor(actor, "rightsCase.read");
  const { respondentKey, splitFromId } = row;
  const categories = await readCategories(reader);
  const others = await reader.rightsCase.findMany({
    where: {
      AND: [
        {
          OR: [
            { mergedIntoId: caseId },
            { splitFromId: caseId },
            { id: { in: [row.mergedIntoId, splitFromId].filter((id) => id !== null) } },
          ],
        },
        seen,
      ],
    },
    orderBy: [{ filedOn: "asc" }, { id: "asc" }],
    select: { ...select, mergedIntoId: true, splitFromId: true },
  });
  const those = (which: (other: (typeof others)[number]) => boolean) => others.filter(which).map(lineOf);
  const alike = await listAlike(reader, actor, { respondentKey, categoryCode: row.categoryCode, exceptId: caseId });
  const mergeable =
    alike.length === 0
      ? []
      : await reader.rightsCase.findMany({
          where: { AND: [{ id: { in: alike.map(({ id }) => id) } }, casesFor(actor, "rightsCase.merge")] },
          select: { ...select, officeId: true, narrow: true, track: true, archivedOn: true },
        });
  return {
    ...{ id: row.id, revision: row.revision, narrow: row.narrow },
    alike: alike.map((one) => ({
      ...one,
      /** This one may go into it. */
      main: mergeable.some((main) => main.id === one.id && mayMergeInto(row, main)),
    })),
    joined: those((other) => other.mergedIntoId === caseId),
    into: those((other) => other.id === row.mergedIntoId)[0] ?? null,
    splits: those((other) => other.splitFromId === caseId),
    from: those((other) => other.id === splitFromId)[0] ?? null,
    categories: categories.filter(({ narrow }) => narrow === row.narrow),
    may: {
      merge: ["submitted", "verifying", "handling"].includes(row.status) && can(grantTable, actor, "rightsCase.merge", caseSubject(row)),
      split: splittable.includes(row.status) && can(grantTable, actor, "rightsCase.split", caseSubject(row)),
    },
  };
}
export type RelatedCases = Awaited<ReturnType<typeof relatedOf>>;

/**
 * What came of the case that this one was joined to: how it was answered, by which body, on which day. Not in whose words: the opinion speaks
 * of what another claimant wrote, perhaps in confidence, and the tiers after it are that one's own.
 */
export async function jointAnswerOf(reader: Reader, { mergedIntoId }: Pick<CaseRow, "mergedIntoId">) {
  if (mergedIntoId === null) return null;
  const answer = await reader.caseAnswer.findFirst({
    // Taken up again, it has no answer yet.
    where: { caseId: mergedIntoId, tier: 1, case: { answeredOn: { not: null } } },
    select: { outcome: true, body: true, issuedOn: true },
  });
  return answer && { outcome: answer.outcome, body: answer.body, day: fromDateColumn(answer.issuedOn) };
}

/** The parts that were split off, for the claimant of the whole. */
export async function readOwnSplits(actor: Actor) {
  if (actor.kind !== "claimant") return [];
  const rows = await db().rightsCase.findMany({
    where: { splitFromId: actor.caseId },
    orderBy: [{ filedOn: "asc" }, { id: "asc" }],
    select: { ...select, category: { select: { name: true, nameEn: true } } },
  });
  return rows.map(({ filedOn, ...row }) => ({ ...row, day: fromDateColumn(filedOn) }));
}
export type OwnSplit = Awaited<ReturnType<typeof readOwnSplits>>[number];
