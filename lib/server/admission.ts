import "server-only";
import { randomUUID } from "node:crypto";
import { isId } from "@/lib/kernel/paging";
import { stepEnds, stepHolds, stepOf } from "@/lib/kernel/rotation";
import { readPass, sealPass } from "./passes";
import { markOf } from "./sealed";

// The code on the screen by the door. It says which session and which fifteen seconds, under our mark; whoever scans it in time is given a
// ticket for the ten minutes that writing a name takes. A ticket lets one person in: its key is unique among those who came.

const doorMark = (sessionId: string, step: number) => markOf("door", sessionId, String(step)).slice(0, 22);

/** What the QR holds now, and until when. */
export function doorCode(sessionId: string, now: Date): { code: string; until: Date } {
  const step = stepOf(now);
  return { code: `${sessionId}.${step}.${doorMark(sessionId, step)}`, until: stepEnds(step) };
}

/** The session of a code that still holds; null for one that is thirty seconds old, from the future, or not ours. */
export function readDoorCode(code: string, now: Date): string | null {
  const [sessionId = "", stepText = "", mark = ""] = code.split(".");
  const step = Number(stepText);
  if (!isId(sessionId) || !stepHolds(step, now)) return null;
  return code === `${sessionId}.${step}.${mark}` && mark === doorMark(sessionId, step) ? sessionId : null;
}

const ticketMs = 10 * 60_000;

/** For whoever scanned the code in time. */
export const giveTicket = (sessionId: string, now: Date): string =>
  sealPass("door ticket", { sessionId, key: randomUUID() }, new Date(now.getTime() + ticketMs));

export function readTicket(ticket: string, now: Date): { sessionId: string; key: string } | null {
  const { sessionId, key } = readPass("door ticket", ticket, now) ?? {};
  return sessionId === undefined || key === undefined ? null : { sessionId, key };
}
