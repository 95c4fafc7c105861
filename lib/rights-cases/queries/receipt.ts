import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { markOf } from "@/lib/server/sealed";
import { hashToken } from "@/lib/server/secrets";
import { codeFrom } from "../rules/code";

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
    select: { number: true, status: true, mode: true, track: true, office: { select: { name: true } } },
  });
  return row && { ...row, office: row.office.name, code: codeOf(token) };
}
export type Receipt = NonNullable<Awaited<ReturnType<typeof readReceipt>>>;
