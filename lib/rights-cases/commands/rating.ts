import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { revocableUntil } from "@/lib/kernel/revocable";
import { limitDay } from "@/lib/kernel/dates";
import { defineCommand } from "@/lib/server/command";
import { readStandard } from "../queries/standards";
import * as schema from "../schema";
import { badGrade } from "../rules/rating";
import { ratedStatuses } from "../workflow";
import { addEvent, closeCaseWork, openCaseWork, sealText, settlesAt } from "../writes";
import { own } from "./follow";
import { dayStart } from "./move";
import { officeAct } from "./office";

/**
 * 好差评: one case, one rating. The two lower grades open a rectification; its days run from the rating, and the office hears of it when the
 * rating can no longer be taken back.
 */
export const rateCase = defineCommand({
  permission: "rightsCase.rate",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.rateInput,
  load: own,
  execute: async ({ tx, input, row, now }) => {
    if (!ratedStatuses.includes(row.status) || row.archivedOn !== null || row.keyRef === null) throw new Refusal({ kind: "conflict" });
    if ((await tx.caseRating.count({ where: { caseId: row.id } })) > 0) throw new Refusal({ kind: "notNow", blockers: ["ratedOnce"] });
    const today = dayOf(now);
    const comment = input.comment === null ? null : await sealText(row, "rating", input.comment);
    await tx.caseRating.create({
      data: { caseId: row.id, grade: input.grade, comment, onDay: toDateColumn(today) },
      select: { caseId: true },
    });
    const until = revocableUntil(now);
    if (badGrade(input.grade)) {
      const { days, dayKind } = await readStandard(tx, "rectification");
      const dueOn = limitDay(today, days, dayKind, await readCalendar(tx));
      await tx.caseRectification.create({
        data: { caseId: row.id, openedOn: toDateColumn(today), dueOn: toDateColumn(dueOn) },
        select: { caseId: true },
      });
      await openCaseWork(tx, row.id, {
        purpose: "rectifyCase",
        organizationId: row.officeId,
        role: "cityStaff",
        assigneeId: row.counsellorId,
        openedAt: settlesAt(row.mode, now, until),
        dueOn,
      });
    }
    await addEvent(tx, row, { kind: "rated", office: null }, now);
    return { value: { id: row.id, until: until.toISOString() }, changes: [{ field: "CaseRating.onDay", to: today }] };
  },
});

/** Within ten minutes, by the browser that rated; what it opened is gone with it, before the office has heard of it. */
export const revokeRating = defineCommand({
  permission: "rightsCase.revokeRating",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.revokeInput,
  load: own,
  execute: async ({ tx, input, row, now }) => {
    if (now >= new Date(input.until)) throw new Refusal({ kind: "notNow", blockers: ["revocable"] });
    await tx.caseRectification.deleteMany({ where: { caseId: row.id, doneOn: null } });
    const { count } = await tx.caseRating.deleteMany({ where: { caseId: row.id } });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    await closeCaseWork(tx, row.id, "rectifyCase", dayStart(row, now));
    await addEvent(tx, row, { kind: "ratingRevoked", office: null }, now);
    return { value: { id: row.id }, changes: [{ field: "CaseRating.onDay", to: null }] };
  },
});

/** What was put right, told to the claimant, with the office's record of the call (回访). */
export const finishRectification = officeAct("rectify", schema.rectifyInput, async ({ tx, actor, input, row, by, now, today }) => {
  const step = row.workItems.find(({ purpose }) => purpose === "rectifyCase");
  if (!step || now < step.openedAt) throw new Refusal({ kind: "conflict" });
  const { count } = await tx.caseRectification.updateMany({
    where: { caseId: row.id, doneOn: null },
    data: { record: await sealText(row, "rectification", input.record), doneOn: toDateColumn(today), doneById: by },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  await closeCaseWork(tx, row.id, "rectifyCase", now);
  const office = actor.kind === "person" ? (actor.acting?.organizationName ?? row.office.name) : row.office.name;
  await addEvent(tx, row, { kind: "rectified", office, note: input.comment }, now);
  return [{ field: "CaseRectification.doneOn", to: today }];
});
