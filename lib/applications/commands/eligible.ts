import "server-only";
import { addMonths, type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { readComputed } from "@/lib/meter/queries/computed";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { Gate } from "@/lib/schemes/schema/results";
import type { Tx } from "@/lib/server/db";
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

/** The gates that can be known before anything is written (K21); the form asks for the others. */
export async function requireGates(tx: Tx, { gates }: SchemeDocument, who: Who, today: Day): Promise<void> {
  const blockers: string[] = [];
  for (const gate of gates) if (!(await passes(tx, gate, who, today))) blockers.push(gate.kind);
  if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
}

async function passes(tx: Tx, gate: Gate, { organizationId, homeId }: Who, today: Day): Promise<boolean> {
  const whose = homeId === null ? { home: { ownerId: organizationId } } : { homeId };
  switch (gate.kind) {
    case "validPlaque":
      return (
        (await tx.plaque.count({
          where: {
            ...whose,
            status: "valid",
            OR: [{ validTo: null }, { validTo: { gte: toDateColumn(today) } }],
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
