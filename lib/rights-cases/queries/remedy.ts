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
import { type Standard, standardOf } from "./standards";
import type { WholeCase } from "./whole";

async function words({ id, keyRef }: CaseRow, part: string, sealed: string | null): Promise<string | null> {
  if (keyRef === null || sealed === null) return null;
  return (await unsealWith(keyRef, placeOf(id, part), sealed)).text ?? null;
}

/** What was asked of those above, tier by tier, with where it went. */
async function remediesOf(row: WholeCase) {
  return Promise.all(
    row.remedies.map(async ({ tier, askedOn, grounds, organization, outsideName, outsideAddress, doneOn }) => ({
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

/** The claimant's side of it: what was asked, the rating, and what became of a bad one. `ratedUntil`: this browser rated just now. */
export async function ownRemedyOf(row: WholeCase, standards: readonly Standard[], now: Date, ratedUntil: Date | null) {
  const { rating, rectification } = row;
  return {
    remedies: await remediesOf(row),
    rectificationDays: standardOf(standards, "rectification").days,
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

/** A rating is the office's to read when it can no longer be taken back: of a bad one from its work on (`heard`), of others from the next day. */
async function officeRating(row: WholeCase, now: Date, heard: boolean) {
  const { rating } = row;
  if (rating === null) return null;
  const day = fromDateColumn(rating.onDay);
  return day < dayOf(now) || heard ? { grade: gradeOf(rating.grade), comment: await words(row, "rating", rating.comment), day } : null;
}

async function rectificationOf(row: WholeCase) {
  const found = row.rectification;
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
async function extensionOf(row: WholeCase) {
  const limit = row.limits.findLast(({ standard, doneOn }) => standard === "caseHandling" && doneOn === null);
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
async function finalBefore(reader: Reader, actor: Actor, row: WholeCase) {
  if (!row.respondentKey) return [];
  const rows = await reader.rightsCase.findMany({
    where: {
      AND: [
        { status: "final", respondentKey: row.respondentKey, categoryCode: row.categoryCode, id: { not: row.id } },
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
export async function officeRemedyOf(reader: Reader, actor: Actor, row: WholeCase, now: Date) {
  const subject = caseSubject(row);
  const may = (permission: Permission) => can(grantTable, actor, permission, subject) && row.archivedOn === null && row.keyRef !== null;
  const personId = actor.kind === "person" ? actor.personId : null;
  const extension = await extensionOf(row);
  const main = mainWork(row.workItems);
  const hearing = row.pauses.find(({ reason, toDay }) => reason === "hearing" && toDay === null);
  const movable = main !== null && (row.status === "verifying" || row.status === "handling");
  // Only while it is handled: with 复查 it goes to the body above, which nobody gave it out to.
  const givenOut = movable && main.organizationId !== row.officeId;
  const mayAssign = movable && !row.narrow && row.respondentSettled && may("rightsCase.assignOut");
  const rectifies = row.workItems.some(({ purpose, openedAt }) => purpose === "rectifyCase" && openedAt <= now);
  const rectification = await rectificationOf(row);
  // From its work on, and for good once it is done.
  const heard = rectification !== null && (rectifies || rectification.doneOn !== null);
  return {
    ...{ caseId: row.id, revision: row.revision, today: dayOf(now) as Day },
    remedies: await remediesOf(row),
    outside: await readOutside(reader),
    extension,
    /** Null: nothing to ask for now. */
    mayAskExtension: extension !== null && extension.extension === 0 && extension.asked === null && may("rightsCase.askExtension"),
    mayDecideExtension: extension !== null && extension.asked !== null && may("rightsCase.grantExtension"),
    askedMyself: extension !== null && extension.askedById !== null && extension.askedById === personId,
    hearing: hearing === undefined ? null : { from: fromDateColumn(hearing.fromDay) },
    mayHear: row.status === "reviewing" && may("rightsCase.startHearing"),
    assignable: mayAssign ? (await readAssignable(reader, row, now)).filter(({ id }) => id !== main.organizationId) : [],
    givenTo: givenOut ? main.organization.name : null,
    mayTakeBack: givenOut && may("rightsCase.takeBack"),
    maySupervise:
      (main === null ? row.workItems.some(({ purpose }) => purpose === "superviseCase") : now >= main.openedAt) &&
      may("rightsCase.supervise"),
    rating: await officeRating(row, now, heard),
    rectification: heard ? rectification : null,
    mayRectify: rectifies && may("rightsCase.rectify"),
    finalBefore: may("rightsCase.decline") ? await finalBefore(reader, actor, row) : [],
  };
}
export type OfficeRemedy = Awaited<ReturnType<typeof officeRemedyOf>>;

/** The body above the city, for the leader who sets it; null: not this actor's. */
export async function readCaseAbove(actor: Actor) {
  return can(grantTable, actor, "rightsCase.setAbove", citySubject) ? readOutside(db()) : null;
}
