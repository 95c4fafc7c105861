import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import type { Actor } from "@/lib/kernel/access";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { markOf } from "@/lib/server/sealed";
import { hashToken } from "@/lib/server/secrets";
import { codeFrom } from "../rules/code";
import { clocksOf } from "./own";
import { clockSelect } from "./whole";

/** Bytes that only this portal makes of a draft's digits: equal posts make equal ones, and nothing of them is stored. */
export const drawnFrom = (purpose: string, token: string, attempt = 0): Uint8Array =>
  Buffer.from(markOf(purpose, token, String(attempt)), "base64url");

/** The case's secret code, of the digits of the draft it was written in. */
export const codeOf = (token: string): string => codeFrom(drawnFrom("case code", token));

/** What the receipt shows, to the browser that still holds what it was written with; null to any other. */
export async function readReceipt(actor: Actor, token: string) {
  if (actor.kind !== "claimant") return null;
  const row = await db().rightsCase.findFirst({
    where: { id: actor.caseId, tokenHash: hashToken(token) },
    select: { id: true, number: true, status: true, mode: true, track: true, office: { select: { name: true } }, ...clockSelect },
  });
  if (!row) return null;
  const { id: _, office, limits, pauses, ...rest } = row;
  // No clock is shown where somebody only wants to talk (L27).
  const clocks = row.track === "counselling" ? [] : clocksOf({ limits, pauses }, await publicCalendar(), await readNow(db()));
  return { ...rest, office: office.name, code: codeOf(token), clock: clocks.find(({ doneOn }) => doneOn === null) ?? null };
}
export type Receipt = NonNullable<Awaited<ReturnType<typeof readReceipt>>>;
