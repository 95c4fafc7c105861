import "server-only";
import { createHash, randomBytes, randomInt } from "node:crypto";

/** A secret for machines: 256 bits. */
export const newToken = () => randomBytes(32).toString("base64url");

// Without 0 O 1 I L, so that it survives a telephone call.
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A secret for people: 16 letters, 79 bits, in four groups. */
export function newCode(): string {
  const drawn = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
  return drawn.replace(/(.{4})(?=.)/g, "$1-");
}

/** What is stored of a secret. High entropy needs no salt. */
export const hashSecret = (secret: string) => createHash("sha256").update(secret.toUpperCase().replace(/[\s-]/g, "")).digest("hex");
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
