import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import type { Actor } from "@/lib/kernel/access";
import { type Calendar, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { unsealWith } from "@/lib/server/keys";
import { standingOf } from "../rules/clock";
import { mayTakeAway } from "../rules/files";
import { missingSteps, stepsOf } from "../rules/filing";
import { caseBody, type CaseSide, dataRequest } from "../schema";
import { type CaseEventKind, eventFacts } from "../schema/events";
import { consentsOf } from "./consents";
import { bodyOf, caseFacts, caseMovesOf, placeOf } from "./facts";
import { publicStandards, readCategories, readStandard } from "./standards";
import { lettersOf, toClaimant } from "./letters";
import { mainWork } from "../workflow";
import { jointAnswerOf } from "./related";
import { ownRemedyOf } from "./remedy";
import { namedFiles } from "./files";
import { loadWhole, type WholeCase } from "./whole";

type Keyed = { id: string; keyRef: string | null };

/** Words under the case's key; null when the key is gone, or there were none. */
export async function textOf({ id, keyRef }: Keyed, part: string, sealed: string | null): Promise<string | null> {
  if (keyRef === null || sealed === null) return null;
  return (await unsealWith(keyRef, placeOf(id, part), sealed)).text ?? null;
}

/** What happened, the last first. `all`: also what the claimant is not shown. */
export async function eventsOf(row: WholeCase, all: boolean) {
  const rows = row.events.filter(({ shown }) => all || shown);
  return Promise.all(
    rows.map(async ({ onDay, kind, facts, note, ...event }) => ({
      ...event,
      kind: kind as CaseEventKind,
      day: fromDateColumn(onDay),
      facts: eventFacts.parse(facts),
      note: await textOf(row, `event.${event.ordinal}`, note),
    })),
  );
}
export type CaseEventView = Awaited<ReturnType<typeof eventsOf>>[number];

export async function messagesOf(row: WholeCase) {
  return Promise.all(
    row.messages.map(async ({ ordinal, side, onDay, body }) => ({
      ordinal,
      side: side as CaseSide,
      day: fromDateColumn(onDay),
      text: await textOf(row, `message.${ordinal}`, body),
    })),
  );
}
export type CaseMessageView = Awaited<ReturnType<typeof messagesOf>>[number];

/** The limits of a case that run, each with its article and where it stands today (第N天，剩余N天). */
export function clocksOf({ limits, pauses }: Pick<WholeCase, "limits" | "pauses">, calendar: Calendar, now: Date) {
  const plain = pauses.map(({ fromDay, toDay }) => ({ from: fromDateColumn(fromDay), to: toDay && fromDateColumn(toDay) }));
  return limits.map(({ standard, startsOn, doneOn, days, dayKind, clause, sample, extension, rolls, asked, id }) => {
    const limit = {
      startsOn: fromDateColumn(startsOn),
      days,
      dayKind,
      extension,
      rolls,
      pauses: standard === "caseSupplement" || standard === dataRequest ? [] : plain,
    };
    return {
      ...{ id, standard, clause, sample, days, dayKind, extension, asked },
      startsOn: limit.startsOn,
      doneOn: doneOn && fromDateColumn(doneOn),
      pauses: plain,
      standing: standingOf(limit, doneOn ? fromDateColumn(doneOn) : dayOf(now), calendar),
    };
  });
}
export type CaseClockView = ReturnType<typeof clocksOf>[number];

/** Answers as their claimant reads them: what was decided, by which body, on which day. */
export async function answersOf(row: WholeCase) {
  return Promise.all(
    row.answers.map(async ({ opinion, issuedOn, ...answer }) => ({
      ...{ tier: answer.tier, outcome: answer.outcome, body: answer.body },
      issuedOn: fromDateColumn(issuedOn),
      opinion: row.keyRef === null ? null : await unsealWith(row.keyRef, placeOf(row.id, `answer.${answer.tier}`), opinion),
    })),
  );
}
export type CaseAnswerView = Awaited<ReturnType<typeof answersOf>>[number];

/** The draft behind a pass, as its pages show it; null: there is none any more. */
export async function readDraft(actor: Actor) {
  if (actor.kind !== "claimant") return null;
  const [row, categories] = await Promise.all([
    db().caseDraft.findUnique({ where: { id: actor.caseId }, select: { id: true, keyRef: true, body: true } }),
    readCategories(db()),
  ]);
  if (!row) return null;
  const { json = "{}" } = await unsealWith(row.keyRef, `CaseDraft:${row.id}.body`, row.body);
  const body = caseBody.parse(JSON.parse(json));
  return { body, steps: stepsOf(body.mode), missing: missingSteps(body), categories };
}
export type DraftView = NonNullable<Awaited<ReturnType<typeof readDraft>>>;

/** How long a draft is kept that nobody goes on with. */
export async function readKeeping(): Promise<{ days: number; sample: boolean }> {
  const { days, sample } = await readStandard(db(), "caseDraft");
  return { days, sample: sample !== null };
}

/** Whom the desk is, and how often and on which days each office opened the case. Offices, never people. */
export async function openingsOf(reader: Reader, caseId: string) {
  const rows = await reader.$queryRaw<{ day: string; office: string; times: number }[]>`
    SELECT to_char(("at" AT TIME ZONE 'Asia/Shanghai')::date, 'YYYY-MM-DD') AS day, "office", count(*)::int AS times
    FROM "CaseOpening" WHERE "caseId" = ${caseId}::uuid GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
  return rows;
}

/** On which days somebody to whom the case does not exist reached for it: the kind of their body as it was then, never its name or theirs. */
export async function refusalsOf(reader: Reader, caseId: string) {
  return reader.$queryRaw<{ day: string; kind: string | null }[]>`
    SELECT DISTINCT to_char((a."at" AT TIME ZONE 'Asia/Shanghai')::date, 'YYYY-MM-DD') AS day, body."name" AS kind
    FROM "AccessAttempt" a LEFT JOIN LATERAL (
      SELECT k."name" FROM "Membership" m JOIN "Organization" o ON o."id" = m."organizationId" JOIN "OrganizationKind" k ON k."code" = o."kindCode"
      WHERE m."personId" = a."actorId" AND m."validFrom" <= a."at" AND (m."validTo" IS NULL OR a."at" < m."validTo")
      ORDER BY m."validFrom", m."id" LIMIT 1) body ON true
    WHERE a."subjectKind" = 'rightsCase' AND a."subjectId" = ${caseId} AND a."actorKind" = 'person' AND a."problem" = 'notFound'
    ORDER BY 1 DESC, 2 NULLS LAST LIMIT 100`;
}

/** A case for whoever showed its number and code. `saidUntil`: this browser handed it in and may take it back until then. */
export async function readOwnCase(actor: Actor, saidUntil: Date | null, ratedUntil: Date | null = null) {
  if (actor.kind !== "claimant") return null;
  const [row, now, calendar, standards, openings, refusals] = await Promise.all([
    loadWhole(db(), actor.caseId),
    readNow(db()),
    publicCalendar(),
    publicStandards(),
    openingsOf(db(), actor.caseId),
    refusalsOf(db(), actor.caseId),
  ]);
  if (!row) return null;
  const [body, events, messages, answers, facts, files, remedy] = await Promise.all([
    bodyOf(row),
    eventsOf(row, false),
    messagesOf(row),
    answersOf(row),
    caseFacts(db(), row, now, saidUntil),
    namedFiles(row, row.files),
    ownRemedyOf(row, standards, now, ratedUntil),
  ]);
  const work = mainWork(row.workItems);
  // The desk only sends the letter and writes down what comes of it.
  const outside = row.remedies.find(({ organizationId, doneOn }) => organizationId === null && doneOn === null);
  return {
    ...{ number: row.number, mode: row.mode, track: row.track, status: row.status, outcome: row.outcome, now },
    category: { name: row.category.name, nameEn: row.category.nameEn },
    filedOn: fromDateColumn(row.filedOn),
    acceptedOn: row.acceptedOn && fromDateColumn(row.acceptedOn),
    archived: row.archivedOn !== null,
    shredded: row.shreddedOn !== null,
    /** Who has it: the body, never a person; null: the claimant, or nobody any more. For its closing the claimant does not wait. */
    holder: outside?.outsideName || (work === null || work.purpose === "closeCase" ? null : work.organization.name),
    askUntil: facts.askUntil,
    ...{ body, events, messages, answers, openings, refusals, remedy },
    // No clock is shown where somebody only wants to talk (L27).
    clocks: row.track === "counselling" ? [] : clocksOf(row, calendar, now),
    consents: consentsOf(row),
    letters: toClaimant(lettersOf(row)),
    joint: await jointAnswerOf(db(), row),
    filesOpen: row.archivedOn === null && row.keyRef !== null,
    files: files.map((file) => ({ ...file, removable: row.archivedOn === null && mayTakeAway(row.status, file.side) })),
    moves: caseMovesOf(actor, row, facts),
  };
}
export type OwnCase = NonNullable<Awaited<ReturnType<typeof readOwnCase>>>;
