import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, limitEnd, startOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { readCalendar } from "@/lib/calendar/queries";
import { tell } from "@/lib/messages/writes";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { defineCommand } from "@/lib/server/command";
import { closeWork } from "@/lib/work/writes";
import * as schema from "../schema";
import { endedStatuses, openStatuses } from "../workflow";
import { loadApplication } from "./draft";
import { computedAnswers, homeToJudge, nextOrdinal, requireGates } from "./eligible";
import { openForm } from "./progress";

/** 代录: the office enters what came by mail or on paper. It counts from the day it came, however late it is typed (K18). */
export const enterOnBehalf = defineCommand({
  permission: "application.enterOnBehalf",
  sight: "application.enterOnBehalf",
  subjectKind: "application",
  input: schema.entryInput,
  load: async ({ tx, input }) => {
    const round = await tx.round.findUnique({
      where: { id: input.roundId },
      select: { id: true, opensAt: true, closesAt: true, schemeVersionId: true, schemeVersion: { select: { document: true } } },
    });
    return round ? { id: round.id, subject: citySubject, row: round } : null;
  },
  execute: async ({ tx, actor, input, row: round, now }) => {
    if (actor.kind !== "person" || !actor.acting) throw new Refusal({ kind: "forbidden" });
    if (input.receivedOn > dayOf(now)) throw invalid("receivedOn", "dayAhead");
    const arrivedAt = startOf(input.receivedOn);
    if (arrivedAt < round.opensAt || arrivedAt >= round.closesAt) throw invalid("receivedOn", "outOfRange");
    const named = await tx.organization.findMany({
      where: { OR: [{ name: input.organization }, { creditCode: input.organization.toUpperCase() }] },
      take: 2,
      select: { id: true, kindCode: true },
    });
    const [organization] = named;
    if (!organization || named.length > 1) throw invalid("organization", "notChoice");
    const document = schemeDocument.parse(round.schemeVersion.document);
    if (!document.hostKinds.some(({ organizationKinds }) => organizationKinds.includes(organization.kindCode)))
      throw new Refusal({ kind: "notNow", blockers: ["hostKind"] });
    const homeId = await homeToJudge(tx, document, organization.id, null);
    const ordinal = await nextOrdinal(tx, document, round.id, organization.id);
    const live = await tx.application.findFirst({
      where: { roundId: round.id, applicantOrganizationId: organization.id, homeId, ordinal, status: { notIn: [...endedStatuses] } },
      select: { id: true },
    });
    if (live) throw invalid("organization", "alreadyThere");
    await requireGates(tx, document, { organizationId: organization.id, homeId }, input.receivedOn);
    const { organizationId } = actor.acting;
    const { id } = await tx.application.create({
      data: {
        roundId: round.id,
        schemeVersionId: round.schemeVersionId,
        applicantOrganizationId: organization.id,
        homeId,
        ordinal,
        answers: await computedAnswers(tx, { document, homeId, opensAt: round.opensAt }, now),
        createdById: actor.personId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await tx.entry.create({
      data: {
        ...{ applicationId: id, channel: input.channel, receivedOn: toDateColumn(input.receivedOn) },
        ...{ organizationId, enteredById: actor.personId, enteredAt: now },
      },
      select: { applicationId: true },
    });
    const { days, dayKind } = document.returnDays.value;
    const enough = limitEnd(now, days, dayKind, await readCalendar(tx));
    const dueAt = enough > round.closesAt ? enough : round.closesAt;
    await openForm(tx, { applicationId: id, organizationId, role: "cityStaff", byId: actor.personId }, "fill", now, dueAt);
    return {
      value: { id },
      id,
      changes: [
        { field: "Application.status", to: "draft" },
        { field: "Entry.channel", to: input.channel },
        { field: "Entry.receivedOn", to: input.receivedOn },
      ],
    };
  },
});

/** The organization's officer fills in from here on what the office began, or what came back to it. */
export const takeOverApplication = defineCommand({
  permission: "application.takeOver",
  sight: "application.read",
  subjectKind: "application",
  input: schema.takeOverInput,
  load: loadApplication,
  execute: async ({ tx, actor, row: found, now }) => {
    const { row } = found;
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (!openStatuses.includes(row.status)) throw new Refusal({ kind: "conflict" });
    const { count } = await tx.entry.updateMany({
      where: { applicationId: row.id, takenOverAt: null },
      data: { takenOverById: actor.personId, takenOverAt: now },
    });
    const item = row.workItems.find(({ purpose }) => purpose === "fill" || purpose === "revise");
    if (count !== 1 || !row.entry) throw new Refusal({ kind: "conflict" });
    // Under way nothing is handed over; what comes back later comes back to the organization.
    if (item) {
      await closeWork(tx, "application", row.id, now);
      const holder = { organizationId: row.applicantOrganizationId, role: "enterpriseOfficer" as const };
      const purpose = row.status === "draft" ? "fill" : "revise";
      await openForm(tx, { applicationId: row.id, ...holder, byId: actor.personId }, purpose, now, item.dueAt ?? row.round.closesAt);
    }
    await tell(
      tx,
      {
        event: "takenOver",
        key: `takenOver:${row.id}`,
        subject: { kind: "application", id: row.id },
        to: { organizationId: row.entry.organizationId, role: "cityStaff" },
      },
      now,
    );
    return { value: { id: row.id, form: row.status !== "inProgress" }, changes: [{ field: "Entry.takenOverAt", to: now }] };
  },
});
