import "server-only";
import type { z } from "zod";
import { readCalendar } from "@/lib/calendar/queries";
import { readApprover, roleIn } from "@/lib/homes/queries/operation";
import { limitEnd } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { homeSubject } from "@/lib/server/scope";
import { closeWork, openWork } from "@/lib/work/writes";
import { loadRevision, revisionMovesOf, type RevisionRow, revisionSubject } from "./queries";
import * as schema from "./schema";
import { type ProfileMove, underWay } from "./workflow";

/** No notice says how long the office takes to look at it: a sample, as for stages (clauses part 5, 13). */
const releaseWithin = { days: 5, dayKind: "working" } as const;

const homeSelect = { id: true, ownerId: true, managerId: true, owner: { select: { path: true } } } as const;

/** What the home says of itself, as a draft that nobody else sees; one is under way at a time, and this is it from now on. */
export const saveProfile = defineCommand({
  permission: "homeRevision.save",
  sight: "home.read",
  subjectKind: "home",
  input: schema.profileInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "Home" WHERE "id" = ${input.homeId}::uuid FOR UPDATE`;
    const row = await tx.home.findUnique({ where: { id: input.homeId }, select: homeSelect });
    return row ? { id: row.id, subject: homeSubject(row), row } : null;
  },
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, ...profile } = input;
    const open = await tx.homeRevision.findFirst({
      where: { homeId, state: { in: [...underWay] } },
      select: { id: true, state: true },
    });
    if (open?.state === "submitted") throw new Refusal({ kind: "notNow", blockers: ["profileSubmitted"] });
    const drafted = { profile, draftedById: actor.personId, draftedAt: now };
    if (open) {
      await tx.homeRevision.update({ where: { id: open.id }, data: { ...drafted, revision: { increment: 1 } }, select: { id: true } });
      return { value: { id: open.id, homeId }, changes: [{ field: "HomeRevision.profile", to: "changed" }] };
    }
    const last = await tx.homeRevision.aggregate({ where: { homeId }, _max: { ordinal: true } });
    const ordinal = (last._max.ordinal ?? 0) + 1;
    const { id } = await tx.homeRevision.create({ data: { ...drafted, homeId, ordinal }, select: { id: true } });
    return { value: { id, homeId }, changes: [{ field: "HomeRevision.ordinal", to: ordinal }] };
  },
});

/** The home's row before that of its revision, as saving takes them. */
async function lockRevision({ tx, input }: Context<{ revisionId: string }>): Promise<Loaded<RevisionRow> | null> {
  const known = await tx.homeRevision.findUnique({ where: { id: input.revisionId }, select: { homeId: true } });
  if (!known) return null;
  await tx.$queryRaw`SELECT 1 FROM "Home" WHERE "id" = ${known.homeId}::uuid FOR UPDATE`;
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
