import "server-only";
import { fileState } from "@/lib/files/rules";
import { grantTable } from "@/lib/grants";
import { type Actor, can, type Subject } from "@/lib/kernel/access";
import { isId } from "@/lib/kernel/paging";
import { movesFrom } from "@/lib/kernel/workflow";
import { db, type Reader } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { homeScopeSelect, homesFor, homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { changedFields, firstProfile, profileGuards } from "./rules";
import { type HomeProfile, homeProfile } from "./schema";
import { profileWorkflow, underWay } from "./workflow";

const revisionSelect = {
  id: true,
  homeId: true,
  state: true,
  profile: true,
  draftedById: true,
  revision: true,
  home: { select: homeScopeSelect },
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

/** The nine services an office may say something of, in their order. */
export const publicServices = () =>
  db().activityTag.findMany({ where: { kind: "service" }, orderBy: { position: "asc" }, select: { code: true, name: true } });
export type Service = Awaited<ReturnType<typeof publicServices>>[number];

const historySelect = {
  id: true,
  ordinal: true,
  state: true,
  profile: true,
  draftedAt: true,
  decidedAt: true,
  reason: true,
  revision: true,
  draftedBy: { select: { name: true } },
  decidedBy: { select: { name: true } },
} as const satisfies Prisma.HomeRevisionSelect;

const photoSelect = {
  ...{ id: true, revisionId: true, attachmentId: true, alt: true },
  attachment: { select: { scan: true } },
} as const satisfies Prisma.HomePhotoSelect;

/** What a home says of itself: what is public, what is under way with its differences, and what this actor may do. Null: not theirs to see. */
export async function readProfile(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [homesFor(actor, "home.read"), { id: homeId, status: "open" }] },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, address: true, hours: true, phone: true, point: true, services: true, ownerId: true, managerId: true },
      owner: { select: { path: true } },
      revisions: { orderBy: { ordinal: "desc" }, take: 30, select: historySelect },
    },
  });
  if (!home) return null;
  const { revisions, ...facts } = home;
  const open = revisions.find(({ state }) => underWay.includes(state)) ?? null;
  const released = revisions.find(({ state }) => state === "released") ?? null;
  const [row, services, photos] = await Promise.all([
    open ? loadRevision(db(), open.id) : null,
    publicServices(),
    db().homePhoto.findMany({
      where: { revisionId: { in: [open, released].flatMap((one) => one?.id ?? []) } },
      orderBy: [{ ordinal: "asc" }, { id: "asc" }],
      select: photoSelect,
    }),
  ]);
  const [shown, before] = [open?.id ?? released?.id, released?.id].map((id) => photos.filter(({ revisionId }) => revisionId === id));
  const now: HomeProfile = released ? homeProfile.parse(released.profile) : firstProfile(facts);
  const next = open && homeProfile.parse(open.profile);
  const keeps = can(grantTable, actor, "homeRevision.save", homeSubject(facts));
  return {
    home: { id: facts.id, name: facts.name },
    now,
    open: open && next && { ...open, profile: next, changed: changedFields(now, next) },
    photos: (shown ?? []).map(({ attachment, revisionId: _, ...photo }) => ({
      ...photo,
      state: fileState(attachment.scan, hasScanner()),
      isNew: !before?.some(({ attachmentId }) => attachmentId === photo.attachmentId),
    })),
    /** How many of the public pictures would not be public any more. */
    photosGone: (before ?? []).filter(({ attachmentId }) => !shown?.some((photo) => photo.attachmentId === attachmentId)).length,
    moves: row ? revisionMovesOf(actor, row) : [],
    history: revisions.map(({ profile: _, ...rest }) => rest),
    services,
    keeps,
    may: { save: keeps && open?.state !== "submitted" },
  };
}
export type ProfilePage = NonNullable<Awaited<ReturnType<typeof readProfile>>>;
