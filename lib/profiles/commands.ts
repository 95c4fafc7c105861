import "server-only";
import { lockHome } from "@/lib/homes/writes";
import type { z } from "zod";
import { readCalendar } from "@/lib/calendar/queries";
import { readApprover, roleIn } from "@/lib/homes/queries/operation";
import { limitEnd } from "@/lib/kernel/dates";
import { isPhoto } from "@/lib/files/rules";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import { closeWork, openWork } from "@/lib/work/writes";
import type { Prisma } from "@/prisma/generated/client";
import { loadRevision, revisionMovesOf, type RevisionRow, revisionSubject } from "./queries";
import { firstProfile } from "./rules";
import * as schema from "./schema";
import { type ProfileMove, underWay } from "./workflow";
import { openDraft } from "./writes";

/** No notice says how long the office takes to look at it: a sample, as for stages (clauses part 5, 13). */
const releaseWithin = { days: 5, dayKind: "working" } as const;

const homeSelect = {
  id: true,
  ...homeScopeSelect,
  ...{ address: true, hours: true, phone: true, point: true, services: true },
  released: { select: { profile: true } },
} as const;
type HomeRow = Prisma.HomeGetPayload<{ select: typeof homeSelect }>;

async function loadHome({ tx, input }: Context<{ homeId: string }>): Promise<Loaded<HomeRow> | null> {
  await lockHome(tx, input.homeId);
  const row = await tx.home.findUnique({ where: { id: input.homeId }, select: homeSelect });
  return row ? { id: row.id, subject: homeSubject(row), row } : null;
}

/** What is under way and may be written in; null: nothing is. */
async function findOpen(tx: Tx, homeId: string): Promise<{ id: string } | null> {
  const open = await tx.homeRevision.findFirst({ where: { homeId, state: { in: [...underWay] } }, select: { id: true, state: true } });
  if (open?.state === "submitted") throw new Refusal({ kind: "notNow", blockers: ["profileSubmitted"] });
  return open;
}

/** What the home says of itself, as a draft that nobody else sees; one is under way at a time, and this is it from now on. */
export const saveProfile = defineCommand({
  permission: "homeRevision.save",
  sight: "home.read",
  subjectKind: "home",
  input: schema.profileInput,
  load: loadHome,
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, ...profile } = input;
    const open = await findOpen(tx, homeId);
    const drafted = { profile, draftedById: actor.personId, draftedAt: now };
    if (open) {
      await tx.homeRevision.update({ where: { id: open.id }, data: { ...drafted, revision: { increment: 1 } }, select: { id: true } });
      return { value: { id: open.id, homeId }, changes: [{ field: "HomeRevision.profile", to: "changed" }] };
    }
    const { id, ordinal } = await openDraft(tx, homeId, drafted);
    return { value: { id, homeId }, changes: [{ field: "HomeRevision.ordinal", to: ordinal }] };
  },
});

/** The home's row before that of its revision, as saving takes them. */
async function lockRevision({ tx, input }: Context<{ revisionId: string }>): Promise<Loaded<RevisionRow> | null> {
  const known = await tx.homeRevision.findUnique({ where: { id: input.revisionId }, select: { homeId: true } });
  if (!known) return null;
  await lockHome(tx, known.homeId);
  const row = await loadRevision(tx, input.revisionId);
  return row ? { id: row.id, subject: revisionSubject(row), row } : null;
}

type Seen = { revisionId: string; revision: number };
type Acting<I> = Context<I> & { row: RevisionRow; by: string };

const profileMove = <I extends Seen>(
  name: ProfileMove,
  to: "submitted" | "released" | "returned" | "discarded",
  input: z.ZodType<I>,
  effect: (context: Acting<I>) => Promise<object>,
) =>
  defineCommand({
    permission: `homeRevision.${name}`,
    sight: "home.read",
    subjectKind: "homeRevision",
    input,
    load: lockRevision,
    execute: async (context: Context<I> & { row: RevisionRow }) => {
      const { tx, actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const move = revisionMovesOf(actor, row).find((candidate) => candidate.name === name);
      if (!move || context.input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      await closeWork(tx, "homeRevision", row.id, now);
      const data = await effect({ ...context, by: actor.personId });
      await tx.homeRevision.update({
        where: { id: row.id },
        data: { ...data, state: to, revision: { increment: 1 } },
        select: { id: true },
      });
      return { value: { id: row.id, homeId: row.homeId }, changes: [{ field: "HomeRevision.state" as const, from: row.state, to }] };
    },
  });

export const submitProfile = profileMove("submit", "submitted", schema.revisionInput, async ({ tx, row, by, now }) => {
  const approver = await readApprover(tx, row.homeId);
  const dueAt = limitEnd(now, releaseWithin.days, releaseWithin.dayKind, await readCalendar(tx));
  await openWork(tx, {
    ...{ subjectKind: "homeRevision", subjectId: row.id, purpose: "releaseHome", ...approver, openedAt: now, dueAt, byId: by },
  });
  return {};
});

/** The second person's word: from now on it is what everybody reads, and the one before is kept. */
export const releaseProfile = profileMove("release", "released", schema.revisionInput, async ({ tx, row, by, now }) => {
  const { address, hours, phone, point, introduction } = schema.homeProfile.parse(row.profile);
  await tx.homeRevision.updateMany({ where: { homeId: row.homeId, state: "released" }, data: { state: "superseded" } });
  await tx.home.update({
    where: { id: row.homeId },
    data: { address, hours, phone, services: introduction, releasedRevisionId: row.id, ...(point === null ? {} : { point }) },
    select: { id: true },
  });
  return { decidedById: by, decidedAt: now };
});

export const giveBackProfile = profileMove("giveBack", "returned", schema.revisionReasonInput, async ({ tx, input, row, by, now }) => {
  const organizationId = row.home.managerId ?? row.home.ownerId;
  const { kind } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { kind: true } });
  await openWork(tx, {
    ...{ subjectKind: "homeRevision", subjectId: row.id, purpose: "reviseHome", organizationId, role: roleIn(kind) },
    ...{ openedAt: now, dueAt: null, assigneeId: row.draftedById, byId: by },
  });
  return { reason: input.comment, decidedById: by, decidedAt: now };
});

export const discardProfile = profileMove("discard", "discarded", schema.revisionInput, async () => ({}));

/** A picture of the home, into what is under way; where nothing is, into a new draft that says what is public now. */
export const addPhoto = defineCommand({
  permission: "homeRevision.save",
  sight: "home.read",
  subjectKind: "home",
  input: schema.photoInput,
  load: loadHome,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, alt, file } = input;
    if (!isPhoto(file.contentType)) throw invalid("file", "notPhoto");
    const drafted = { draftedById: actor.personId, draftedAt: now };
    const profile = row.released ? schema.homeProfile.parse(row.released.profile) : firstProfile(row);
    const open = (await findOpen(tx, homeId)) ?? (await openDraft(tx, homeId, { ...drafted, profile }));
    const there = await tx.homePhoto.findMany({
      where: { revisionId: open.id },
      select: { id: true, ordinal: true, attachment: { select: { sha256: true } } },
    });
    // Sent twice, it is there once.
    const same = there.find(({ attachment }) => attachment.sha256 === file.sha256);
    if (same) return { value: { id: same.id, homeId, again: true }, changes: null };
    if (there.length >= schema.mostPhotos) throw invalid("file", "tooMany");
    const attachment = await tx.attachment.create({
      data: { ...file, createdById: actor.personId, createdAt: now },
      select: { id: true },
    });
    const ordinal = Math.max(0, ...there.map((photo) => photo.ordinal)) + 1;
    const { id } = await tx.homePhoto.create({
      data: { revisionId: open.id, attachmentId: attachment.id, ordinal, alt },
      select: { id: true },
    });
    await tx.homeRevision.update({ where: { id: open.id }, data: { ...drafted, revision: { increment: 1 } }, select: { id: true } });
    return { value: { id, homeId, again: false }, changes: [{ field: "HomePhoto.sha256", to: file.sha256 }] };
  },
});

const photoSelect = { id: true, revisionId: true, attachmentId: true, revision: { select: { homeId: true, state: true } } } as const;
type PhotoRow = Prisma.HomePhotoGetPayload<{ select: typeof photoSelect }>;

async function lockPhoto({ tx, input, ...rest }: Context<{ photoId: string }>): Promise<Loaded<PhotoRow> | null> {
  const known = await tx.homePhoto.findUnique({ where: { id: input.photoId }, select: photoSelect });
  const home = known && (await loadHome({ tx, ...rest, input: known.revision }));
  const row = home && (await tx.homePhoto.findUnique({ where: { id: input.photoId }, select: photoSelect }));
  return row ? { id: row.revisionId, subject: home.subject, row } : null;
}

/** A picture's words, its place or its end, as long as its revision is being written. */
const photoChange = <I extends { photoId: string }>(
  input: z.ZodType<I>,
  effect: (context: Context<I> & { row: PhotoRow }) => Promise<string>,
) =>
  defineCommand({
    permission: "homeRevision.save",
    sight: "home.read",
    subjectKind: "homeRevision",
    input,
    load: lockPhoto,
    execute: async (context: Context<I> & { row: PhotoRow }) => {
      const { tx, actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const { homeId } = row.revision;
      if ((await findOpen(tx, homeId))?.id !== row.revisionId) throw new Refusal({ kind: "conflict" });
      const done = await effect(context);
      const drafted = { draftedById: actor.personId, draftedAt: now, revision: { increment: 1 } };
      await tx.homeRevision.update({ where: { id: row.revisionId }, data: drafted, select: { id: true } });
      return { value: { id: row.id, homeId }, changes: [{ field: "HomePhoto.attachmentId" as const, from: row.attachmentId, to: done }] };
    },
  });

export const changePhoto = photoChange(schema.changePhotoInput, async ({ tx, input: { alt, first }, row }) => {
  const { _min } = await tx.homePhoto.aggregate({ where: { revisionId: row.revisionId }, _min: { ordinal: true } });
  const place = first ? { ordinal: (_min.ordinal ?? 0) - 1 } : {};
  await tx.homePhoto.update({ where: { id: row.id }, data: { alt, ...place }, select: { id: true } });
  return first ? "first" : "changed";
});

/** Its bytes go too, unless an earlier revision shows them; the sweeper takes them. */
export const dropPhoto = photoChange(schema.dropPhotoInput, async ({ tx, row }) => {
  await tx.homePhoto.delete({ where: { id: row.id }, select: { id: true } });
  await tx.attachment.deleteMany({ where: { id: row.attachmentId, homePhotos: { none: {} } } });
  return "dropped";
});
