import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

// AES-256-GCM and how its parts are written down. What is sealed with it, under which key, stands in sealed.ts and keys.ts.

const version = "v1";

export type Locked = readonly [iv: Uint8Array, tag: Uint8Array, body: Uint8Array];
export const ivBytes = 12;
export const tagBytes = 16;

/** A key drawn from a secret; another purpose or another salt draws one that has nothing to do with it. */
export const drawKey = (secret: string, purpose: string, salt: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));

/** `bound` is not kept with it, and has to be said again to open it. */
export function lock(key: Uint8Array, bytes: Uint8Array, bound = ""): Locked {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return [iv, cipher.getAuthTag(), body];
}

/** Throws where it was locked with another key, bound to something else, or changed since. */
export function unlock(key: Uint8Array, [iv, tag, body]: Locked, bound = ""): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(bound));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** As one word that may stand in a column, a file or a cookie. */
export const writeParts = (parts: readonly Uint8Array[]): string =>
  [version, ...parts.map((part) => Buffer.from(part).toString("base64url"))].join(".");

/** The parts of such a word; none where it is of another version, has not so many, or is not written as we write. */
export function readParts(text: string, count: number): Buffer[] {
  const parts = text
    .split(".")
    .slice(1)
    .map((part) => Buffer.from(part, "base64url"));
  return parts.length === count && writeParts(parts) === text ? parts : [];
}
