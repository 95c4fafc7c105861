import "server-only";
import { countEvidence, evidenceKeys } from "@/lib/applications/queries/facts";
import type { Answers } from "@/lib/applications/rules/answers";
import { linesOf, type Visited } from "@/lib/applications/rules/scores";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { publicDocuments } from "@/lib/schemes/queries";
import { rank, type Row as Place } from "@/lib/schemes/rules/grades";
import { awardeeOf, namedIn, putsForward } from "@/lib/schemes/rules/subject";
import { schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { holdsPlace, isRanked, isRunning, type Spread, spreadOf, type Standing, standingOf } from "../rules/standing";
import { needsReason, type Range, rangeOf, settleBlockers } from "../rules/settling";

const select = {
  id: true,
  number: true,
  status: true,
  answers: true,
  ...evidenceKeys,
  schemeVersionId: true,
  applicant: { select: { name: true } },
  home: { select: { name: true } },
  award: { select: { amount: true } },
  decisions: { where: { voidedAt: null, decidedAt: { not: null } }, select: { outcome: true } },
  stages: {
    where: { kind: { in: ["panelScoring", "siteVisit"] }, openedAt: { not: null } },
    orderBy: { seq: "asc" },
    select: {
      kind: true,
      state: true,
      result: { select: { total: true, means: { select: { criterionKey: true, mean: true, low: true, high: true } } } },
      sheets: { where: { state: "submitted" }, select: { total: true } },
      visits: { orderBy: { recordedAt: "desc" }, take: 1, select: { checklist: true } },
    },
  },
} as const satisfies Prisma.ApplicationSelect;
type Row = Prisma.ApplicationGetPayload<{ select: typeof select }>;

/** One applicant of a round, with the points that count for it now. */
export type Entrant = {
  id: string;
  number: string | null;
  applicant: string;
  /** Whom it puts forward, or else the applicant; and the other of the two, or its home. */
  called: string;
  beside: string | null;
  home: string | null;
  status: Row["status"];
  approved: boolean;
  ranked: boolean;
  standing: Standing;
  spread: Spread | null;
  /** The line of `spread`, by its name. */
  widest: string | null;
  /** Null: it is not compared, or has no points yet. */
  place: Place | null;
  amount: number | null;
  document: SchemeDocument;
  evidence: ReadonlyMap<string, number>;
};

function entrantOf(row: Row, document: SchemeDocument): Entrant {
  const answers = row.answers as Answers;
  const evidence = countEvidence(row);
  const last = row.stages.findLast(({ kind }) => kind === "panelScoring");
  // A scoring that is worked again counts when it is closed again.
  const panel = last && (last.state === "passed" || last.state === "refused") ? last.result : null;
  const visit = row.stages.findLast(({ kind, state }) => kind === "siteVisit" && state === "passed")?.visits[0];
  const standing = standingOf({ document, answers, evidence }, { panel, visited: (visit?.checklist ?? {}) as Visited });
  const asked = linesOf({ document, answers });
  const totals = panel ? (last?.sheets ?? []).flatMap(({ total }) => total ?? []) : [];
  const spread = spreadOf(
    totals,
    panel?.means ?? [],
    asked.map(({ key }) => key),
  );
  const named = row.home?.name ?? namedIn(document, answers);
  const other = putsForward(document);
  return {
    id: row.id,
    number: row.number,
    applicant: row.applicant.name,
    home: named,
    called: other ? (named ?? row.applicant.name) : row.applicant.name,
    beside: other ? row.applicant.name : named,
    status: row.status,
    approved: row.decisions.some(({ outcome }) => outcome === "approve"),
    ranked: isRanked(row.status, { scored: panel !== null, decided: row.decisions.length > 0 }),
    standing,
    spread,
    widest: asked.find(({ key }) => key === spread?.widest?.key)?.name ?? null,
    place: null,
    amount: row.award ? Number(row.award.amount) : null,
    document,
    evidence,
  };
}

/** The round with all that were handed in for it, in the order of their places, classes apart; in five statements whatever their number. */
export async function loadRound(reader: Reader, id: string) {
  const round = await reader.round.findUnique({
    relationLoadStrategy: "join",
    where: { id },
    select: {
      id: true,
      name: true,
      closesAt: true,
      schemeVersion: { select: { id: true, version: true, document: true } },
      decidingOrganization: { select: { name: true } },
      result: { select: { settledAt: true, reason: true, settledBy: { select: { name: true } } } },
    },
  });
  if (!round) return null;
  const rows = await reader.application.findMany({
    relationLoadStrategy: "join",
    where: { roundId: id, submittedAt: { not: null } },
    orderBy: [{ number: "asc" }, { id: "asc" }],
    select,
  });
  const documents = await publicDocuments(rows.map(({ schemeVersionId }) => schemeVersionId));
  const document = schemeDocument.parse(round.schemeVersion.document);
  const entrants = rows.map((row) => entrantOf(row, documents.get(row.schemeVersionId) ?? document));
  // Nothing is compared where nothing is scored.
  const scored = document.scoring !== null;
  const compared = scored ? entrants.filter(({ ranked }) => ranked) : [];
  const { rows: places, stopped } = rank(
    document,
    compared.map(({ id: key, standing }) => ({ id: key, score: standing.ranked })),
  );
  const placed = new Map(places.map((place) => [place.id, place]));
  const order = new Map(places.map((place, at) => [place.id, at]));
  return {
    ...round,
    document,
    scored,
    entrants: entrants
      .map((one): Entrant => ({ ...one, place: placed.get(one.id) ?? null }))
      .toSorted((a, b) => (order.get(a.id) ?? places.length) - (order.get(b.id) ?? places.length)),
    stopped,
  };
}
export type LoadedRound = NonNullable<Awaited<ReturnType<typeof loadRound>>>;

/** What is given to each that was awarded, and where it has to lie. */
export const awardedOf = ({ entrants }: LoadedRound) =>
  entrants
    .filter(({ status }) => status === "awarded")
    .map(({ id, called, home, standing, place }) => ({
      ...{ id, called, home },
      ...{ classKey: standing.ranked.classKey, grade: place?.grade ?? null },
    }));

export const blockersOf = ({ closesAt, entrants, document }: LoadedRound, now: Date) =>
  settleBlockers({ now, closesAt, running: entrants.filter(({ status }) => isRunning(status)).length, money: document.money });

/** Points, places and what was settled of a round, for the city's office. Null is "not found". */
export async function readResults(actor: Actor, id: string) {
  if (!can(grantTable, actor, "round.read", citySubject)) return null;
  const round = await loadRound(db(), id);
  if (!round) return null;
  const now = await readNow(db());
  const { document, entrants, result } = round;
  const gradeName = (key: string | null) => document.grading?.grades.find((one) => one.key === key)?.name ?? null;
  const className = (key: string | null) => document.classes.find((one) => one.key === key)?.name ?? null;
  const awarded = awardedOf(round);
  const nameOf = new Map(entrants.map((one) => [one.id, one.called]));
  return {
    id: round.id,
    name: round.name,
    office: round.decidingOrganization.name,
    version: round.schemeVersion,
    scheme: { name: document.name, version: round.schemeVersion.version, honour: document.honour.title.value },
    policy: document.policy,
    closesAt: round.closesAt,
    now,
    awardee: awardeeOf(document),
    scored: round.scored,
    graded: document.grading !== null,
    classed: document.classes.length > 0,
    full: document.scoring?.total ?? null,
    results: document.results,
    money: document.money,
    rows: entrants.map(({ standing, place, document: own, evidence: _evidence, ...one }) => ({
      ...one,
      source: standing.source,
      scored: own.scoring !== null && standing.points.size > 0,
      total: standing.ranked.total,
      complete: standing.ranked.complete,
      vetoed: standing.ranked.vetoes.length > 0,
      className: className(standing.ranked.classKey),
      place: place?.place ?? null,
      grade: gradeName(place?.grade ?? null),
      fellFrom: gradeName(place?.fellFrom ?? null),
    })),
    stopped: round.stopped.map(({ classKey, grade, seats, ids }) => ({
      ...{ className: className(classKey), grade: gradeName(grade) ?? grade, seats },
      names: ids.map((one) => nameOf.get(one) ?? one),
    })),
    approved: entrants.filter(({ status, approved }) => holdsPlace(status, approved)).length,
    awarded: awarded.map((one) => ({ ...one, range: document.money && rangeOf(document.money, one) })),
    running: entrants.filter(({ status }) => isRunning(status)).length,
    settled: result && { at: result.settledAt, by: result.settledBy.name, reason: result.reason },
    settling: result
      ? null
      : {
          mayBeDone: can(grantTable, actor, "round.settle", citySubject),
          blockers: blockersOf(round, now),
          needsReason: needsReason(document, awarded.length),
        },
  };
}
export type Results = NonNullable<Awaited<ReturnType<typeof readResults>>>;
export type ResultRow = Results["rows"][number];
export type Awardee = Results["awarded"][number] & { range: Range | null };
