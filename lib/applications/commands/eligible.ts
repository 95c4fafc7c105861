import "server-only";
import { addMonths, type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { readComputed } from "@/lib/meter/queries/computed";
import { awardeeOf, putsForward } from "@/lib/schemes/rules/subject";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { Gate } from "@/lib/schemes/schema/results";
import type { Tx } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import type { ApplicationCase } from "../queries/facts";
import type { Answer, Answers } from "../rules/answers";

type Who = { organizationId: string; homeId: string | null };

/** Which of its homes an organization applies for, where the scheme judges homes that are there: the one it names, or its only one. */
export async function homeToJudge(tx: Tx, document: SchemeDocument, organizationId: string, asked: string | null): Promise<string | null> {
  if (document.subject !== "existingHome") return null;
  const homes = await tx.home.findMany({
    where: { ownerId: organizationId, status: "open", ...(asked === null ? {} : { id: asked }) },
    take: 2,
    select: { id: true },
  });
  const [home] = homes;
  if (!home) throw new Refusal({ kind: "notNow", blockers: ["homeThere"] });
  if (homes.length > 1) throw invalid("homeId", "required");
  return home.id;
}

/** The place of the next one it puts forward in a round; 1 where it applies for itself. */
export async function nextOrdinal(tx: Tx, document: SchemeDocument, roundId: string, organizationId: string): Promise<number> {
  if (!putsForward(document)) return 1;
  const { _max: last } = await tx.application.aggregate({
    where: { roundId, applicantOrganizationId: organizationId },
    _max: { ordinal: true },
  });
  return (last.ordinal ?? 0) + 1;
}

/** The gates that can be known before anything is written (K21); the form asks for the others. */
export async function requireGates(tx: Tx, document: SchemeDocument, who: Who, today: Day): Promise<void> {
  const blockers: string[] = [];
  for (const gate of document.gates) if (!(await passes(tx, gate, platesOf(document, who), today))) blockers.push(gate.kind);
  if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
}

/** The plates by which an applicant is judged: those of the home that it is about, of its homes, or its own with them. */
function platesOf(document: SchemeDocument, { organizationId, homeId }: Who): Prisma.PlaqueWhereInput {
  if (homeId !== null) return { homeId };
  const home = { home: { ownerId: organizationId } };
  return awardeeOf(document) === "home" ? home : { OR: [home, { awardee: "organization", organizationId }] };
}

async function passes(tx: Tx, gate: Gate, whose: Prisma.PlaqueWhereInput, today: Day): Promise<boolean> {
  switch (gate.kind) {
    case "validPlaque":
      return (
        (await tx.plaque.count({
          where: {
            AND: [whose, { OR: [{ validTo: null }, { validTo: { gte: toDateColumn(today) } }] }],
            status: "valid",
            ...(gate.titles ? { title: { in: gate.titles } } : {}),
          },
        })) > 0
      );
    case "notAwarded": {
      const since = addMonths(today, -12 * gate.years);
      return (await tx.plaque.count({ where: { ...whose, title: gate.title, issuedOn: { gt: toDateColumn(since) } } })) === 0;
    }
    case "declared":
    case "ageAtMost":
    case "gradeBefore":
      return true;
  }
}

type Judged = { document: SchemeDocument; homeId: string | null; opensAt: Date };

/**
 * The figures that the system knows, under the keys of their measures, of the year in which the round opened. Written when a form is
 * opened, kept and handed in; what was handed in stays.
 */
export async function computedAnswers(tx: Tx, { document, homeId, opensAt }: Judged, now: Date): Promise<Record<string, Answer>> {
  const bound = document.measures.flatMap(({ key, from }) => (from.kind === "computed" ? [{ key, source: from.source }] : []));
  if (bound.length === 0 || homeId === null) return {};
  const known = await readComputed(tx, homeId, Number(dayOf(opensAt).slice(0, 4)), now);
  return Object.fromEntries(
    bound.flatMap(({ key, source }) => {
      const value = known[source];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The same over what is written: figures of the system that are not known any more go. */
export async function withComputed(tx: Tx, judged: Judged & { answers: Answers }, now: Date): Promise<Record<string, Answer>> {
  const bound = new Set(judged.document.measures.flatMap(({ key, from }) => (from.kind === "computed" ? [key] : [])));
  const said = Object.entries(judged.answers).filter(([key]) => !bound.has(key));
  return { ...Object.fromEntries(said), ...(await computedAnswers(tx, judged, now)) };
}

export const judgedOf = ({ document, answers, row }: ApplicationCase) => ({
  ...{ document, answers },
  homeId: row.homeId,
  opensAt: row.round.opensAt,
});
