import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { addDays, dayOf, startOf } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";
import { endedStatuses } from "../workflow";

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
      applicant: { select: { name: true } },
      round: { select: { name: true } },
      workItems: {
        where: { closedAt: null, purpose: { not: "score" } },
        take: 1,
        select: { purpose: true, dueAt: true, organization: { select: { name: true } } },
      },
    },
  });
  return pageOf(rows, 30);
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
        where: { applicantOrganizationId: organizationId, status: { notIn: [...endedStatuses] } },
        select: { id: true, status: true, homeId: true },
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
    // Where homes that are there are judged, each has a form of its own.
    const places = document.subject === "existingHome" ? homes : [null];
    return places.map((home) => ({
      ...{ ...round, now, home, title: document.honour.title.value },
      application: applications.find(({ homeId }) => homeId === (home?.id ?? null)) ?? null,
    }));
  });
}

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
