import "server-only";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { grantTable, type Permission } from "@/lib/grants";
import { db, type Reader } from "@/lib/server/db";
import { unsealWith } from "@/lib/server/keys";
import { casesFor, caseSubject } from "@/lib/server/scope";
import { mainWork, ratedStatuses } from "../workflow";
import { gradeOf } from "../rules/rating";
import { readOutside } from "./above";
import { readAssignable } from "./assignable";
import { type CaseRow, placeOf } from "./facts";
import { readStandard } from "./standards";

async function words({ id, keyRef }: CaseRow, part: string, sealed: string | null): Promise<string | null> {
  if (keyRef === null || sealed === null) return null;
  return (await unsealWith(keyRef, placeOf(id, part), sealed)).text ?? null;
}

/** What was asked of those above, tier by tier, with where it went. */
async function remediesOf(reader: Reader, row: CaseRow) {
  const rows = await reader.caseRemedy.findMany({
    where: { caseId: row.id },
    orderBy: { tier: "asc" },
    select: {
      ...{ tier: true, askedOn: true, grounds: true, outsideName: true, outsideAddress: true, doneOn: true },
      organization: { select: { name: true } },
    },
  });
  return Promise.all(
    rows.map(async ({ tier, askedOn, grounds, organization, outsideName, outsideAddress, doneOn }) => ({
      tier,
      askedOn: fromDateColumn(askedOn),
      doneOn: doneOn && fromDateColumn(doneOn),
      grounds: await words(row, `remedy.${tier}`, grounds),
      /** Empty: outside of the portal, and nobody has set yet who that is. */
      body: organization?.name ?? outsideName ?? "",
      address: outsideAddress,
      outside: organization === null,
    })),
  );
}
export type RemedyView = Awaited<ReturnType<typeof remediesOf>>[number];

const ratingOf = (reader: Reader, { id }: { id: string }) => reader.caseRating.findUnique({ where: { caseId: id } });

/** The claimant's side of it: what was asked, the rating, and what became of a bad one. `ratedUntil`: this browser rated just now. */
export async function ownRemedyOf(reader: Reader, row: CaseRow, now: Date, ratedUntil: Date | null) {
  const [remedies, rating, rectification, { days: rectificationDays }] = await Promise.all([
    remediesOf(reader, row),
    ratingOf(reader, row),
    reader.caseRectification.findUnique({ where: { caseId: row.id }, select: { dueOn: true, doneOn: true } }),
    readStandard(reader, "rectification"),
  ]);
  return {
    remedies,
    rectificationDays,
    ratable: rating === null && ratedStatuses.includes(row.status) && row.archivedOn === null && row.keyRef !== null,
    rating: rating && {
      grade: gradeOf(rating.grade),
      comment: await words(row, "rating", rating.comment),
      day: fromDateColumn(rating.onDay),
      revocableUntil: ratedUntil !== null && now < ratedUntil ? ratedUntil : null,
    },
    rectification: rectification && {
      dueOn: fromDateColumn(rectification.dueOn),
      doneOn: rectification.doneOn && fromDateColumn(rectification.doneOn),
    },
  };
}
export type OwnRemedy = Awaited<ReturnType<typeof ownRemedyOf>>;

/** A rating is the office's to read when it can no longer be taken back: of a bad one from its work on, of others from the next day. */
async function officeRating(reader: Reader, row: CaseRow, now: Date) {
  const rating = await ratingOf(reader, row);
  if (rating === null) return null;
  const day = fromDateColumn(rating.onDay);
  const begun = row.workItems.some(({ purpose, openedAt }) => purpose === "rectifyCase" && openedAt <= now);
  return day < dayOf(now) || begun ? { grade: gradeOf(rating.grade), comment: await words(row, "rating", rating.comment), day } : null;
}

async function rectificationOf(reader: Reader, row: CaseRow) {
  const found = await reader.caseRectification.findUnique({
    where: { caseId: row.id },
    select: { openedOn: true, dueOn: true, doneOn: true, record: true, doneBy: { select: { name: true } } },
  });
  return (
    found && {
      openedOn: fromDateColumn(found.openedOn),
      dueOn: fromDateColumn(found.dueOn),
      doneOn: found.doneOn && fromDateColumn(found.doneOn),
      doneBy: found.doneBy?.name ?? null,
      record: await words(row, "rectification", found.record),
    }
  );
}

/** An extension that is asked for or was granted, of the limit that runs. */
async function extensionOf(reader: Reader, row: CaseRow) {
  const limit = await reader.caseLimit.findFirst({
    where: { caseId: row.id, standard: "caseHandling", doneOn: null },
    orderBy: { startsOn: "desc" },
    select: { id: true, extension: true, asked: true, reason: true, askedById: true, dueOn: true, askedBy: { select: { name: true } } },
  });
  if (!limit) return null;
  const { id, extension, asked, askedById, askedBy, dueOn } = limit;
  return {
    ...{ limitId: id, extension, asked, askedById },
    askedBy: askedBy?.name ?? null,
    dueOn: dueOn && fromDateColumn(dueOn),
    reason: await words(row, `limit.${id}`, limit.reason),
  };
}

/** Cases that were final on the same matter, by the whole name they are about: the same facts are not taken up again (art. 36). */
async function finalBefore(reader: Reader, actor: Actor, row: CaseRow) {
  const key = await reader.rightsCase.findUnique({ where: { id: row.id }, select: { respondentKey: true } });
  if (!key?.respondentKey) return [];
  const rows = await reader.rightsCase.findMany({
    where: {
      AND: [
        { status: "final", respondentKey: key.respondentKey, categoryCode: row.categoryCode, id: { not: row.id } },
        casesFor(actor, "rightsCase.read"),
      ],
    },
    orderBy: [{ closedOn: "desc" }, { id: "asc" }],
    take: 10,
    select: { id: true, number: true, closedOn: true },
  });
  return rows.map(({ closedOn, ...one }) => ({ ...one, closedOn: closedOn && fromDateColumn(closedOn) }));
}

/** The office's side, inside of `openCase`: who called it has logged the opening. */
export async function officeRemedyOf(reader: Reader, actor: Actor, row: CaseRow, now: Date) {
  const subject = caseSubject(row);
  const may = (permission: Permission) => can(grantTable, actor, permission, subject) && row.archivedOn === null && row.keyRef !== null;
  const personId = actor.kind === "person" ? actor.personId : null;
  const extension = await extensionOf(reader, row);
  const main = mainWork(row.workItems);
  const hearing = await reader.casePause.findFirst({
    where: { caseId: row.id, reason: "hearing", toDay: null },
    select: { fromDay: true },
  });
  const movable = main !== null && (row.status === "verifying" || row.status === "handling");
  const givenOut = main !== null && main.organizationId !== row.officeId;
  const mayAssign = movable && !row.narrow && row.respondentSettled && may("rightsCase.assignOut");
  const rectifies = row.workItems.some(({ purpose, openedAt }) => purpose === "rectifyCase" && openedAt <= now);
  return {
    ...{ caseId: row.id, revision: row.revision, today: dayOf(now) as Day },
    remedies: await remediesOf(reader, row),
    outside: await readOutside(reader),
    extension,
    /** Null: nothing to ask for now. */
    mayAskExtension: extension !== null && extension.extension === 0 && extension.asked === null && may("rightsCase.askExtension"),
    mayDecideExtension: extension !== null && extension.asked !== null && may("rightsCase.grantExtension"),
    askedMyself: extension !== null && extension.askedById !== null && extension.askedById === personId,
    hearing: hearing && { from: fromDateColumn(hearing.fromDay) },
    mayHear: row.status === "reviewing" && may("rightsCase.startHearing"),
    assignable: mayAssign ? (await readAssignable(reader, row, now)).filter(({ id }) => id !== main.organizationId) : [],
    givenTo: givenOut ? main.organization.name : null,
    mayTakeBack: givenOut && movable && may("rightsCase.takeBack"),
    maySupervise:
      (main === null ? row.workItems.some(({ purpose }) => purpose === "superviseCase") : now >= main.openedAt) &&
      may("rightsCase.supervise"),
    rating: await officeRating(reader, row, now),
    rectification: rectifies || row.workItems.length === 0 ? await rectificationOf(reader, row) : null,
    mayRectify: rectifies && may("rightsCase.rectify"),
    finalBefore: may("rightsCase.decline") ? await finalBefore(reader, actor, row) : [],
  };
}
export type OfficeRemedy = Awaited<ReturnType<typeof officeRemedyOf>>;

/** The body above the city, for the leader who sets it; null: not this actor's. */
export async function readCaseAbove(actor: Actor) {
  return can(grantTable, actor, "rightsCase.setAbove", citySubject) ? readOutside(db()) : null;
}
