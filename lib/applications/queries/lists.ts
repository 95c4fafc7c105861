import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { addDays, dayOf, startOf } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { publicDocuments } from "@/lib/schemes/queries";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { type Awardee, awardeeOf, namedIn, putsForward } from "@/lib/schemes/rules/subject";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import type { Answers } from "../rules/answers";
import { type ApplicationStatus, endedStatuses } from "../workflow";

/** Applications in sight, the latest change first; pages by key. */
export async function listApplications(actor: Actor, after: string | null) {
  const rows = await db().application.findMany({
    where: applicationsFor(actor, "application.read"),
    relationLoadStrategy: "join",
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 30),
    select: {
      id: true,
      number: true,
      status: true,
      updatedAt: true,
      answers: true,
      schemeVersionId: true,
      applicant: { select: { name: true } },
      round: { select: { name: true } },
      workItems: {
        where: { closedAt: null, purpose: { not: "score" } },
        take: 1,
        select: { purpose: true, dueAt: true, organization: { select: { name: true } } },
      },
    },
  });
  const page = pageOf(rows, 30);
  const documents = await publicDocuments(page.rows.map(({ schemeVersionId }) => schemeVersionId));
  return {
    ...page,
    rows: page.rows.map(({ answers, schemeVersionId, ...row }) => {
      const document = documents.get(schemeVersionId);
      const awardee: Awardee = document ? awardeeOf(document) : "home";
      return { ...row, awardee, named: document && putsForward(document) ? namedIn(document, answers as Answers) : null };
    }),
  };
}

/** Rounds this organization may apply in today, with the application it already has there. */
export async function listOpenRounds(actor: Actor) {
  const organizationId = actor.kind === "person" ? actor.acting?.organizationId : undefined;
  if (organizationId === undefined) return [];
  const now = await readNow(db());
  const organization = await db().organization.findUniqueOrThrow({ where: { id: organizationId }, select: { kindCode: true } });
  const rounds = await db().round.findMany({
    where: { opensAt: { lte: now }, closesAt: { gt: now } },
    relationLoadStrategy: "join",
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      closesAt: true,
      schemeVersion: { select: { document: true } },
      applications: {
        where: { applicantOrganizationId: organizationId },
        orderBy: { ordinal: "asc" },
        select: { id: true, status: true, homeId: true, ordinal: true, answers: true },
      },
    },
  });
  const homes = await db().home.findMany({
    where: { ownerId: organizationId, status: "open" },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return rounds.flatMap(({ schemeVersion, applications, ...round }) => {
    const document = schemeDocument.parse(schemeVersion.document);
    const fits = document.hostKinds.some(({ organizationKinds }) => organizationKinds.includes(organization.kindCode));
    if (!fits) return [];
    const ended: readonly ApplicationStatus[] = endedStatuses;
    const live = applications.filter(({ status }) => !ended.includes(status));
    const head = { ...round, now, title: document.honour.title.value, awardee: awardeeOf(document) };
    if (putsForward(document)) {
      // Each that was put forward has a form of its own, and there is room for one more.
      const next = Math.max(0, ...applications.map(({ ordinal }) => ordinal)) + 1;
      return [
        ...live.map(({ answers, ordinal, id, status }) => ({
          ...{ ...head, homeId: null, ordinal, named: namedIn(document, answers as Answers), application: { id, status } },
        })),
        { ...head, homeId: null, ordinal: next, named: null, application: null },
      ];
    }
    // Where homes that are there are judged, each has one.
    const places = document.subject === "existingHome" ? homes : [null];
    return places.map((home) => {
      const there = live.find(({ homeId }) => homeId === (home?.id ?? null));
      const application = there ? { id: there.id, status: there.status } : null;
      return { ...head, homeId: home?.id ?? null, ordinal: 1, named: home?.name ?? null, application };
    });
  });
}
export type OpenRound = Awaited<ReturnType<typeof listOpenRounds>>[number];

/** Rounds for which something may still have come in time: open, or closed within the last sixty days. Null: not theirs to enter. */
export async function listEntryRounds(actor: Actor) {
  if (!can(grantTable, actor, "application.enterOnBehalf", citySubject)) return null;
  const now = await readNow(db());
  return db().round.findMany({
    where: { opensAt: { lte: now }, closesAt: { gt: startOf(addDays(dayOf(now), -60)) } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 100,
    select: { id: true, name: true, closesAt: true },
  });
}
