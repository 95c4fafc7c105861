import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { db } from "@/lib/server/db";
import { openCase } from "@/lib/server/opening";
import { caseSubject } from "@/lib/server/scope";
import { bodyOf, caseFacts, caseMovesOf } from "./facts";
import { conflictsOf } from "./conflicts";
import { answersOf, clocksOf, eventsOf, messagesOf, openingsOf, textOf } from "./own";
import { lettersOf } from "./letters";
import { namedFiles } from "./files";
import { keepingOf } from "./keeping";
import { relatedOf } from "./related";
import { matchOrganizations } from "./respondents";
import { transferSectionOf } from "./transfers";
import { heldStep, isOfOffice } from "../rules/hands";
import { readColleagues } from "./assignable";
import { officeRemedyOf } from "./remedy";
import { loadWhole } from "./whole";

/** One case for whoever handles it. The opening is logged in the transaction of this read (lib/server/opening.ts). */
export async function readCase(actor: Actor, caseId: string) {
  if (!isId(caseId)) return null;
  const calendar = await publicCalendar();
  return openCase(actor, caseId, "rightsCase.open", async (tx, now) => {
    const row = await loadWhole(tx, caseId);
    if (!row) return null;
    const body = await bodyOf(row);
    const matched =
      body === null || row.respondentSettled || (body.respondent === "" && body.respondentCode === "")
        ? []
        : await matchOrganizations(tx, body);
    const facts = await caseFacts(tx, row, now);
    const subject = caseSubject(row);
    const step = heldStep(row.workItems, now);
    const mayGive =
      step !== null &&
      isOfOffice(actingOf(actor), row.narrow, step) &&
      row.keyRef !== null &&
      row.archivedOn === null &&
      can(grantTable, actor, "rightsCase.handOver", subject);
    return {
      ...{ id: row.id, number: row.number, mode: row.mode, channel: row.channel, track: row.track, narrow: row.narrow, status: row.status },
      ...{ outcome: row.outcome, revision: row.revision, respondentSettled: row.respondentSettled, respondent: row.respondent, now, body },
      category: row.category.name,
      office: row.office.name,
      filedOn: fromDateColumn(row.filedOn),
      acceptedOn: row.acceptedOn && fromDateColumn(row.acceptedOn),
      archived: row.archivedOn !== null,
      shredded: row.shreddedOn !== null,
      escalations: row.escalations,
      work: step,
      /** To whom it can be given by name. */
      colleagues: mayGive ? await readColleagues(tx, row, step, now) : [],
      /** Whom the claimant's words mean, by the register: for the desk to say. */
      suggested:
        matched.length === 0 ? [] : await tx.organization.findMany({ where: { id: { in: matched } }, select: { id: true, name: true } }),
      events: await eventsOf(row, true),
      messages: await messagesOf(row),
      clocks: clocksOf(row, calendar, now),
      answers: await answersOf(row),
      conflicts: await conflictsOf(tx, row, now),
      openings: await openingsOf(tx, row.id),
      transfer: await transferSectionOf(tx, actor, row, now),
      letters: lettersOf(row),
      remedy: await officeRemedyOf(tx, actor, row, now),
      files: await namedFiles(row, row.files),
      keeping: await keepingOf(tx, actor, row, now, facts.askUntil),
      related: await relatedOf(tx, actor, row),
      notes: await Promise.all(
        row.notes.map(async ({ ordinal, kind, onDay, body: sealed, author }) => ({
          ...{ ordinal, kind, author: author.name, day: fromDateColumn(onDay) },
          text: await textOf(row, `note.${ordinal}`, sealed),
        })),
      ),
      moves: caseMovesOf(actor, row, facts),
      may: {
        reply: can(grantTable, actor, "rightsCase.reply", subject),
        note: can(grantTable, actor, "rightsCase.note", subject),
        link: can(grantTable, actor, "rightsCase.link", subject),
        claim: can(grantTable, actor, "rightsCase.claim", subject),
        issueLetter: row.archivedOn === null && row.keyRef !== null && can(grantTable, actor, "rightsCase.issueLetter", subject),
        attach: row.archivedOn === null && row.keyRef !== null && can(grantTable, actor, "rightsCase.attach", subject),
      },
      mine: actor.kind === "person" && step?.assigneeId === actor.personId,
    };
  });
}
export type CaseView = NonNullable<Awaited<ReturnType<typeof readCase>>>;

const actingOf = (actor: Actor) => (actor.kind === "person" ? actor.acting : null);

/** Organizations to choose the respondent from: those whose name has the word. */
export async function findRespondents(actor: Actor, word: string) {
  if (scopesOf(grantTable, actor, "rightsCase.link").length === 0 || word === "") return [];
  return db().organization.findMany({
    where: { name: { contains: word }, status: { not: "dissolved" }, parentId: { not: null } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 20,
    select: { id: true, name: true },
  });
}
