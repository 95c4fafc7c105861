import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { stepMs } from "@/lib/kernel/rotation";
import { doorCode } from "@/lib/server/admission";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { qrOf } from "@/lib/server/qr";
import { type OnRoll, rollUntil } from "../rules/door";
import { doorsOpen, doorsOpenMs, selfCheckInOpen } from "../rules/guards";
import { approvedStatuses, openStatuses } from "../workflow";
import { loadSession, type SessionRow, sessionSubject } from "./facts";

/** The screen by the door, for those who hold it: the code of now, or none where nobody may check in by themselves. */
export async function readDoor(actor: Actor, id: string) {
  const row = await loadSession(db(), id);
  if (!row || !can(grantTable, actor, "attendance.record", sessionSubject(row))) return null;
  const now = await readNow(db());
  const open = approvedStatuses.includes(row.activity.status) && openStatuses.includes(row.status) && selfCheckInOpen(now, row);
  const shown = open ? doorCode(row.id, now) : null;
  const address = shown && new URL(`/activities/door/${shown.code}`, readEnv().publicOrigin).href;
  return {
    ...{ id: row.id, title: row.activity.title, startsAt: row.startsAt, endsAt: row.endsAt, present: row.present },
    address,
    code: address === null ? null : qrOf(address),
    // Twice in the time one code is new, so that the one on the screen is never the one before for long.
    everyMs: stepMs / 2,
    leftMs: shown ? shown.until.getTime() - now.getTime() : 0,
  };
}
export type DoorView = NonNullable<Awaited<ReturnType<typeof readDoor>>>;

/** The session for those who hold it, and what stands in the way of writing anybody down now: what the commands refuse by. */
async function readHeld(actor: Actor, id: string) {
  const row = await loadSession(db(), id);
  if (!row || !can(grantTable, actor, "attendance.record", sessionSubject(row))) return null;
  const now = await readNow(db());
  return { row, now, blockers: blockersOf(row, now) };
}

const blockersOf = (row: SessionRow, now: Date): ("approved" | "notCounted" | "doorsOpen")[] => [
  ...(approvedStatuses.includes(row.activity.status) ? [] : (["approved"] as const)),
  ...(openStatuses.includes(row.status) ? [] : (["notCounted"] as const)),
  ...(doorsOpen(now, row.startsAt) ? [] : (["doorsOpen"] as const)),
];

/** The page of whoever stands at the door. Names are not on it: a telephone keeps the page, and asks for the roll by itself. */
export async function readCheckIn(actor: Actor, id: string, came: string | null) {
  const held = await readHeld(actor, id);
  if (!held || actor.kind !== "person") return null;
  const { row, blockers } = held;
  return {
    ...{ id: row.id, startsAt: row.startsAt, endsAt: row.endsAt, ordinal: row.ordinal, present: row.present, blockers },
    opensAt: new Date(row.startsAt.getTime() - doorsOpenMs),
    personId: actor.personId,
    enrolment: row.activity.enrolment,
    activity: { id: row.activity.id, title: row.activity.title },
    came: came === null ? null : await db().attendance.findFirst({ where: { id: came, sessionId: id }, select: { name: true, at: true } }),
  };
}
export type CheckInPage = NonNullable<Awaited<ReturnType<typeof readCheckIn>>>;

/**
 * What a telephone at the door keeps to be of use without a connection: a name and six figures for each who enrolled, no number and no
 * answer, until an hour behind the end. Nobody where no one is written down any more.
 */
export async function readRoll(actor: Actor, id: string) {
  const held = await readHeld(actor, id);
  if (!held) return null;
  const { row, now, blockers } = held;
  const until = rollUntil(row.endsAt);
  const enrolled =
    blockers.length > 0 || now >= until
      ? []
      : await db().enrolment.findMany({
          where: { sessionId: id, state: { not: "cancelled" } },
          orderBy: { place: "asc" },
          select: { id: true, code: true, name: true, attendances: { where: { voidedAt: null }, take: 1, select: { id: true } } },
        });
  const people: OnRoll[] = enrolled.map(({ attendances, ...one }) => ({ ...one, came: attendances.length > 0 }));
  return { now: now.getTime(), until: until.getTime(), present: row.present, people };
}
export type DoorRoll = NonNullable<Awaited<ReturnType<typeof readRoll>>>;
