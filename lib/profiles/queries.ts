import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, type Subject } from "@/lib/kernel/access";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader } from "@/lib/server/db";
import { homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { profileGuards } from "./rules";
import { profileWorkflow } from "./workflow";

const revisionSelect = {
  id: true,
  homeId: true,
  state: true,
  profile: true,
  draftedById: true,
  revision: true,
  home: { select: { ownerId: true, managerId: true, owner: { select: { path: true } } } },
  workItems: { where: { closedAt: null }, select: { organizationId: true } },
} as const satisfies Prisma.HomeRevisionSelect;
export type RevisionRow = Prisma.HomeRevisionGetPayload<{ select: typeof revisionSelect }>;

export const loadRevision = (reader: Reader, id: string): Promise<RevisionRow | null> =>
  reader.homeRevision.findUnique({ where: { id }, relationLoadStrategy: "join", select: revisionSelect });

/** The home's, and whoever has it before them. */
export const revisionSubject = (row: RevisionRow): Subject => ({
  ...homeSubject(row.home),
  handlingOrganizationIds: row.workItems.map(({ organizationId }) => organizationId),
});

export const revisionMovesOf = (actor: Actor, row: RevisionRow) =>
  movesFrom(profileWorkflow, row.state, (permission) => can(grantTable, actor, permission, revisionSubject(row)), profileGuards, {
    actorId: actor.kind === "person" ? actor.personId : null,
    draftedById: row.draftedById,
  });
