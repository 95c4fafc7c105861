import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/kernel/paging";
import { drawKey, lock, readParts, unlock, writeParts } from "./cipher";
import { readEnv } from "./env";

// Columns marked `/// @sealed` that can be read again: AES-256-GCM under a key of each row's own, drawn from the portal's secret, which
// never stands in the database. Only a command opens them, so that the opening is in the log of the same transaction.

const keyFor = (salt: Buffer, place: string) => drawKey(readEnv().secret, `sealed ${place}`, salt);

/** `place` is the row, such as "Objection:<id>": what was sealed for one cannot be read as another's. */
export function seal(place: string, data: Record<string, string>): string {
  const salt = randomBytes(16);
  return writeParts([salt, ...lock(keyFor(salt, place), Buffer.from(JSON.stringify(data)))]);
}

/** Throws where it was sealed for another row, by another secret, or changed since. */
export function unseal(place: string, sealed: string): Record<string, string> {
  const [salt, iv, tag, body] = readParts(sealed, 4);
  if (!salt || !iv || !tag || !body) throw new Error(`${place} is not sealed in a way this program knows`);
  return JSON.parse(unlock(keyFor(salt, place), [iv, tag, body]).toString("utf8")) as Record<string, string>;
}

/** A word that only this portal could have made of these: to count by, or to be shown again by whoever was given it. */
export const markOf = (purpose: string, ...of: readonly string[]): string =>
  createHmac("sha256", readEnv().secret)
    .update(JSON.stringify([purpose, ...of]))
    .digest("base64url");

/** What somebody without an account is given: the row's id with our mark on it. Nothing of it is stored. */
export const receiptOf = (kind: string, id: string): string => `${id}-${markOf(`receipt of ${kind}`, id).slice(0, 22)}`;

/** The id on a receipt that we gave; null for any other word. */
export function readReceipt(kind: string, receipt: string): string | null {
  const id = receipt.slice(0, 36);
  const [shown, given] = [Buffer.from(receipt), Buffer.from(receiptOf(kind, id))];
  return isId(id) && shown.length === given.length && timingSafeEqual(shown, given) ? id : null;
}
