import "server-only";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { expand, mostOccurrences, type Span, spanOn } from "@/lib/kernel/recurrence";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { activitySubject } from "@/lib/server/scope";
import { recurrenceOf } from "@/lib/venue/schema";
import { type ActivityRow, loadActivity } from "../queries/facts";
import * as schema from "../schema";
import { lockActivity } from "../writes";

/** Units file by their officers; everybody else files for themselves (Y21). */
const organizerOf = (actor: Extract<Actor, { kind: "person" }>): string | null =>
  actor.acting && ["enterpriseOfficer", "townshipOfficer", "receivingOfficer", "cityStaff"].includes(actor.acting.role)
    ? actor.acting.organizationId
    : null;

/** What the boxes say must be something that is there to be ticked. */
async function requireTags(tx: Tx, { services, lines, yearlyKind }: schema.ActivityInput): Promise<void> {
  const known = await tx.activityTag.findMany({ select: { kind: true, code: true } });
  const has = (kind: "service" | "line" | "yearly", code: string) => known.some((tag) => tag.kind === kind && tag.code === code);
  if (!services.every((code) => has("service", code))) throw invalid("services", "notChoice");
  if (!lines.every((code) => has("line", code))) throw invalid("lines", "notChoice");
  if (yearlyKind !== null && !has("yearly", yearlyKind)) throw invalid("yearlyKind", "notChoice");
}

function spansOf(input: schema.ActivityInput, now: Date): Span[] {
  const rule = recurrenceOf(input);
  const days = rule === null ? [input.day] : expand(rule, input.day);
  if (days.length > mostOccurrences) throw invalid("until", "tooMany");
  if (days.length === 0) throw invalid("until", "outOfRange");
  const spans = days.map((day) => spanOn(day, input.from, input.to));
  if (spans.some(({ startsAt }) => startsAt <= now)) throw invalid("day", "outOfRange");
  return spans;
}

type Plan = Span & { roomId: string | null; seats: number | null };
const alike = (a: Plan, b: Plan) =>
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt.getTime() === b.endsAt.getTime() &&
  a.roomId === b.roomId &&
  a.seats === b.seats;

/** Sessions as they are planned now: one that is the same stays, the others are called off and new ones added. */
async function planSessions(tx: Tx, activity: { id: string; homeId: string }, known: ActivityRow["sessions"], plans: readonly Plan[]) {
  const live = known.filter(({ status }) => status === "planned");
  const gone = live.filter((session) => !plans.some((plan) => alike(plan, session)));
  await tx.activitySession.updateMany({ where: { id: { in: gone.map(({ id }) => id) } }, data: { status: "cancelled" } });
  const fresh = plans.filter((plan) => !live.some((session) => alike(plan, session)));
  const from = Math.max(0, ...known.map(({ ordinal }) => ordinal));
  await tx.activitySession.createMany({
    data: fresh.map((plan, at) => ({ ...plan, activityId: activity.id, homeId: activity.homeId, ordinal: from + at + 1 })),
  });
}

/** A filing as it is being written, by whoever will hold it; nobody else's business until it is filed. */
export const saveActivity = defineCommand({
  permission: "activity.save",
  sight: "activity.read",
  subjectKind: "activity",
  input: schema.activityInput,
  load: async ({ tx, actor, input }): Promise<Loaded<ActivityRow | null> | null> => {
    if (input.activityId !== null) {
      await lockActivity(tx, input.activityId);
      const row = await loadActivity(tx, input.activityId);
      return row && row.homeId === input.homeId ? { id: row.id, subject: activitySubject(row), row } : null;
    }
    const home = await tx.home.findFirst({ where: { id: input.homeId, status: "open" }, select: { id: true } });
    const ownerPersonId = actor.kind === "person" ? actor.personId : null;
    return home ? { id: "", subject: { ...citySubject, inCity: false, ownerPersonId }, row: null } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row && ((row.status !== "draft" && row.status !== "returned") || input.revision !== row.revision))
      throw new Refusal({ kind: "conflict" });
    await requireTags(tx, input);
    const spans = spansOf(input, now);
    const { homeId, title, summary, services, lines, yearlyKind, scope, mode, place, contactPhone, campaignId, enrolment } = input;
    const roomId = mode === "atHome" ? input.roomId : null;
    if (roomId !== null) {
      const room = await tx.homeRoom.findFirst({ where: { id: roomId, homeId, closedAt: null }, select: { seats: true } });
      if (!room) throw invalid("roomId", "notChoice");
      if (input.seats !== null && input.seats > room.seats) throw invalid("seats", "outOfRange");
    }
    if (campaignId !== null && !(await tx.campaign.findFirst({ where: { id: campaignId, closedAt: null }, select: { id: true } })))
      throw invalid("campaignId", "notChoice");
    const rule = recurrenceOf(input);
    const written = {
      ...{ title, summary, services, lines, yearlyKind, scope, mode, place: mode === "atHome" ? null : place },
      ...{ contactPhone, campaignId, enrolment },
      ...(rule === null ? {} : { recurrence: { ...rule } }),
    };
    const { id } = row
      ? await tx.activity.update({ where: { id: row.id }, data: { ...written, revision: { increment: 1 } }, select: { id: true } })
      : await tx.activity.create({
          data: { ...written, homeId, filedById: actor.personId, organizerId: organizerOf(actor), createdAt: now },
          select: { id: true },
        });
    await planSessions(
      tx,
      { id, homeId },
      row?.sessions ?? [],
      spans.map((span) => ({ ...span, roomId, seats: enrolment ? input.seats : null })),
    );
    await tx.activityQuestion.deleteMany({ where: { activityId: id } });
    await tx.activityQuestion.createMany({
      data: input.questions.map((question, at) => ({ ...question, activityId: id, ordinal: at + 1 })),
    });
    return {
      value: { id },
      id,
      changes: [
        { field: "Activity.title", to: title },
        { field: "Activity.sessions", to: spans.length },
      ],
    };
  },
});

export async function loadLocked({ tx, input }: Context<{ activityId: string }>): Promise<Loaded<ActivityRow> | null> {
  await lockActivity(tx, input.activityId);
  const row = await loadActivity(tx, input.activityId);
  return row ? { id: row.id, subject: activitySubject(row), row } : null;
}
