import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/kernel/paging";
import { readEnv } from "./env";

// Columns marked `/// @sealed` that can be read again: AES-256-GCM under a key of each row's own, drawn from the portal's secret, which
// never stands in the database. Only a command opens them, so that the opening is in the log of the same transaction.

const version = "v1";
const keyFor = (salt: Buffer, place: string) => Buffer.from(hkdfSync("sha256", readEnv().secret, salt, `sealed ${place}`, 32));

/** `place` is the row, such as "Objection:<id>": what was sealed for one cannot be read as another's. */
export function seal(place: string, data: Record<string, string>): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyFor(salt, place), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(data), "utf8"), cipher.final()]);
  return [version, ...[salt, iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
}

/** Throws where it was sealed for another row, by another secret, or changed since. */
export function unseal(place: string, sealed: string): Record<string, string> {
  const [said, ...parts] = sealed.split(".");
  const [salt, iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
  if (said !== version || !salt || !iv || !tag || !body) throw new Error(`${place} is not sealed in a way this program knows`);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(salt, place), iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8")) as Record<string, string>;
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
