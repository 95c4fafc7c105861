import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { readTicket } from "@/lib/server/admission";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { readReceipt } from "@/lib/server/sealed";
import type { AttendanceSource } from "@/prisma/generated/client";
import { loadSession, type SessionRow, sessionSubject } from "../queries/facts";
import { readCode } from "../rules/check-in";
import { cameAt, doorsOpen, selfCheckInOpen } from "../rules/guards";
import * as schema from "../schema";
import { approvedStatuses, openStatuses } from "../workflow";
import { type Attendee, attendeeOf, findAttendee, isStaff, lockSession } from "../writes";
import { loadLockedSession } from "./session";

type Came = { enrolmentId: string | null; attendee: Attendee };
type Entry = { key: string; source: AttendanceSource; at: Date | null; byId: string | null };
type Answer = { id: string; sessionId: string; already: boolean; name: string };

const enrolmentSelect = { id: true, personId: true, attendeeKey: true, name: true, phone: true } as const;
async function byEnrolment(tx: Tx, sessionId: string, where: { id: string } | { code: string }): Promise<Came | null> {
  const row = await tx.enrolment.findFirst({ where: { ...where, sessionId, state: { not: "cancelled" } }, select: enrolmentSelect });
  if (!row) return null;
  const { id, ...attendee } = row;
  return { enrolmentId: id, attendee };
}

/** Who is meant by what was scanned, typed or written. */
async function whoCame(
  tx: Tx,
  sessionId: string,
  said: { admission?: string | undefined; code?: string | undefined; name: string | null; phone: string | null },
): Promise<Came> {
  if (said.admission !== undefined) {
    const id = readReceipt("admission", said.admission);
    const found = id === null ? null : await byEnrolment(tx, sessionId, { id });
    if (!found) throw invalid("admission", "wrongCode");
    return found;
  }
  if (said.code !== undefined) {
    const code = readCode(said.code);
    const found = code === null ? null : await byEnrolment(tx, sessionId, { code });
    if (!found) throw invalid("code", "wrongCode");
    return found;
  }
  if (said.name === null) throw invalid("name", "required");
  if (said.phone === null) throw invalid("phone", "required");
  return asEnrolled(tx, sessionId, await findAttendee(tx, said.name, said.phone));
}

/** Whoever enrolled and then only said their name is the same. */
async function asEnrolled(tx: Tx, sessionId: string, attendee: Attendee): Promise<Came> {
  const enrolled = await tx.enrolment.findFirst({
    where: { sessionId, attendeeKey: attendee.attendeeKey, state: { not: "cancelled" } },
    select: { id: true },
  });
  return { enrolmentId: enrolled?.id ?? null, attendee };
}

/** Where people may still be written down; the session's row is locked. */
function requireOpen(row: SessionRow, now: Date): void {
  if (!approvedStatuses.includes(row.activity.status)) throw new Refusal({ kind: "notNow", blockers: ["approved"] });
  if (!openStatuses.includes(row.status)) throw new Refusal({ kind: "notNow", blockers: ["notCounted"] });
  if (!doorsOpen(now, row.startsAt)) throw new Refusal({ kind: "notNow", blockers: ["doorsOpen"] });
}

/** One row a session and attendee: what is there is answered again, whoever found them there first. */
async function write(
  tx: Tx,
  row: SessionRow,
  { enrolmentId, attendee }: Came,
  { key, source, at, byId }: Entry,
  now: Date,
): Promise<Answer> {
  const there = await tx.attendance.findFirst({
    where: { sessionId: row.id, attendeeKey: attendee.attendeeKey, voidedAt: null },
    select: { id: true, name: true },
  });
  if (there) return { ...there, sessionId: row.id, already: true };
  const { id } = await tx.attendance.create({
    data: {
      ...attendee,
      ...{ sessionId: row.id, enrolmentId, source, key, staff: await isStaff(tx, attendee, row, now) },
      ...{ at: cameAt(at, row.startsAt, now), recordedAt: now, recordedById: byId },
    },
    select: { id: true },
  });
  return { id, sessionId: row.id, already: false, name: attendee.name };
}

const changesOf = ({ already }: Answer, source: AttendanceSource) =>
  already ? null : [{ field: "Attendance.source" as const, to: source }];

/** By those who hold it: a code read by a telephone, six figures, a list on paper, a name at the door. Sent twice it is one. */
export const recordAttendance = defineCommand({
  permission: "attendance.record",
  sight: "activity.read",
  subjectKind: "activitySession",
  input: schema.attendanceInput,
  // The answer names who it was; its own key makes it once.
  secretValue: true,
  load: loadLockedSession,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const sent = await tx.attendance.findUnique({ where: { key: input.key }, select: { id: true, name: true, sessionId: true } });
    if (sent && sent.sessionId !== row.id) throw new Refusal({ kind: "conflict" });
    if (sent) return { value: { ...sent, already: true }, changes: null };
    requireOpen(row, now);
    const { admission, code, name, phone } = input;
    const came = await whoCame(tx, row.id, {
      name,
      phone,
      ...(input.source === "scan" ? { admission } : input.source === "manual" ? { code } : {}),
    });
    const value = await write(tx, row, came, { key: input.key, source: input.source, at: input.at, byId: actor.personId }, now);
    return { value, changes: changesOf(value, input.source) };
  },
});

/** By oneself, with a ticket of the code by the door. A ticket lets one in: shown again for another it is refused. */
export const checkIn = defineCommand({
  permission: "attendance.checkIn",
  sight: "attendance.checkIn",
  subjectKind: "activitySession",
  input: schema.checkInInput,
  secretValue: true,
  load: async ({ tx, input, now }) => {
    const ticket = readTicket(input.ticket, now);
    if (!ticket) throw invalid("ticket", "tokenUnusable");
    await lockSession(tx, ticket.sessionId);
    const row = await loadSession(tx, ticket.sessionId);
    return row ? { id: row.id, subject: citySubject, row: { ...row, key: ticket.key } } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    requireOpen(row, now);
    if (!selfCheckInOpen(now, row)) throw new Refusal({ kind: "notNow", blockers: ["doorsOpen"] });
    const { admission, name, phone } = input;
    const came =
      admission === undefined && actor.kind === "person"
        ? await asEnrolled(tx, row.id, await attendeeOf(tx, actor.personId))
        : await whoCame(tx, row.id, { admission, name, phone });
    const used = await tx.attendance.findUnique({ where: { key: row.key }, select: { attendeeKey: true } });
    if (used && used.attendeeKey !== came.attendee.attendeeKey) throw invalid("ticket", "tokenUnusable");
    const value = await write(tx, row, came, { key: row.key, source: "self", at: null, byId: null }, now);
    return { value, changes: changesOf(value, "self") };
  },
});

/** Somebody was written down by mistake; the row stays with the reason. */
export const voidAttendance = defineCommand({
  permission: "attendance.void",
  sight: "activity.read",
  subjectKind: "attendance",
  input: schema.voidInput,
  load: async ({ tx, input }) => {
    const known = await tx.attendance.findUnique({ where: { id: input.attendanceId }, select: { sessionId: true } });
    if (!known) return null;
    await lockSession(tx, known.sessionId);
    const session = await loadSession(tx, known.sessionId);
    const row = await tx.attendance.findUniqueOrThrow({ where: { id: input.attendanceId }, select: { id: true, voidedAt: true } });
    return session ? { id: row.id, subject: sessionSubject(session), row: { ...row, session } } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row.voidedAt !== null) throw new Refusal({ kind: "conflict" });
    if (!openStatuses.includes(row.session.status)) throw new Refusal({ kind: "notNow", blockers: ["notCounted"] });
    await tx.attendance.update({
      where: { id: row.id },
      data: { voidedAt: now, voidedById: actor.personId, voidReason: input.comment },
      select: { id: true },
    });
    return { value: { id: row.id, sessionId: row.session.id }, changes: [{ field: "Attendance.voidedAt", to: now }] };
  },
});
