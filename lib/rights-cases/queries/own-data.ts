import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { caseSubject } from "@/lib/server/scope";
import { bodyOf } from "./facts";
import { namedFiles, openOwnFile } from "./files";
import { dataRequestOf, readKeptYears } from "./keeping";
import { answersOf, clocksOf, eventsOf, messagesOf, openingsOf, refusalsOf } from "./own";
import { readStandard } from "./standards";
import { loadWhole } from "./whole";

const day = (date: Date | null) => date && fromDateColumn(date);

async function ownRow(actor: Actor) {
  if (actor.kind !== "claimant") return null;
  const row = await loadWhole(db(), actor.caseId);
  return row && can(grantTable, actor, "rightsCase.readOwn", caseSubject(row)) ? row : null;
}

/** What the page on one's own data says: who opened the case, how long it is kept, what was asked about it. */
export async function readOwnDataPage(actor: Actor) {
  const row = await ownRow(actor);
  if (!row) return null;
  const [openings, standard, years] = await Promise.all([openingsOf(db(), row.id), readStandard(db(), "dataRequest"), readKeptYears(db())]);
  const [files, notes, request] = [row.files.length, row.notes.length, dataRequestOf(row)];
  const shredded = row.shreddedOn !== null;
  return { number: row.number, ...{ openings, files, notes, request, standard, years, shredded }, keptUntil: day(row.keptUntil) };
}
export type OwnDataPage = NonNullable<Awaited<ReturnType<typeof readOwnDataPage>>>;

/**
 * 个人信息保护法 45: everything the portal holds of the case for the one it belongs to, in words that a program can read too. What the office
 * writes for itself is counted, not handed out; people of the offices are not named.
 */
export async function readOwnData(actor: Actor) {
  const row = await ownRow(actor);
  if (!row) return null;
  const now = await readNow(db());
  const [body, events, messages, answers, openings, refusals, files, transfers] = await Promise.all([
    bodyOf(row),
    eventsOf(row, false),
    messagesOf(row),
    answersOf(row),
    openingsOf(db(), row.id),
    refusalsOf(db(), row.id),
    namedFiles(row, row.files),
    db().caseTransfer.findMany({
      where: { caseId: row.id },
      select: { state: true, sentOn: true, endedOn: true, partner: { select: { name: true } } },
    }),
  ]);
  const limits = clocksOf(row, await publicCalendar(), now);
  const { consents, letters, rating } = row;
  return {
    ...{ number: row.number, mode: row.mode, channel: row.channel, track: row.track, status: row.status, outcome: row.outcome },
    ...{ category: row.category.name, office: row.office.name, respondent: row.respondent?.name ?? null },
    ...{ filedOn: day(row.filedOn), acceptedOn: day(row.acceptedOn), answeredOn: day(row.answeredOn), closedOn: day(row.closedOn) },
    ...{ archivedOn: day(row.archivedOn), keptUntil: day(row.keptUntil), shreddedOn: day(row.shreddedOn) },
    said: body,
    ...{ messages, answers, openings, refusals },
    history: events.map(({ day: onDay, kind, office, note, facts }) => ({ day: onDay, kind, office, note, facts })),
    limits: limits.map(({ standard, clause, sample, days, dayKind, startsOn, doneOn }) => ({
      ...{ standard, clause, sample, days, dayKind, startsOn, doneOn },
    })),
    files: files.map(({ id: _, ...file }) => file),
    transfers: transfers.map(({ partner, sentOn, endedOn, state }) => ({
      to: partner.name,
      state,
      sentOn: day(sentOn),
      endedOn: day(endedOn),
    })),
    consents: consents.map(({ partner, askedOn, answeredOn, state }) => ({
      ...{ to: partner.name, state, askedOn: day(askedOn), answeredOn: day(answeredOn) },
    })),
    letters: letters.map(({ kind, number, issuedOn }) => ({ kind, number, issuedOn: day(issuedOn) })),
    rating: rating && { grade: rating.grade, day: day(rating.onDay) },
    officeNotes: row.notes.length,
  };
}
export type OwnData = NonNullable<Awaited<ReturnType<typeof readOwnData>>>;

/** The evidence itself, one file after the other, under the name it has in the list. */
export async function* ownEvidence(actor: Actor): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  const row = await ownRow(actor);
  for (const { id, ordinal, name } of row ? await namedFiles(row, row.files) : []) {
    const opened = await openOwnFile(actor, id);
    if (opened) yield { name: `${String(ordinal).padStart(2, "0")}-${name}`, bytes: opened.bytes };
  }
}
