import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { readEnv } from "./env";
import { newToken } from "./secrets";

export type Stored = { storageKey: string; size: number; sha256: string };

const place = (storageKey: string) => path.join(readEnv().dataDir, "files", storageKey.slice(0, 2), storageKey);

/** Keeps the bytes under a random key. Written beside and renamed, so that a file is there whole or not at all. */
export async function keepFile(bytes: Uint8Array): Promise<Stored> {
  const storageKey = newToken()
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 32)
    .padEnd(32, "0");
  const target = place(storageKey);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
  return { storageKey, size: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Takes back what no row came to name. */
export const dropFile = (storageKey: string) => rm(place(storageKey), { force: true });

export async function openFile(storageKey: string): Promise<{ body: ReadableStream; size: number } | null> {
  const target = place(storageKey);
  const found = await stat(target).catch(() => null);
  return found ? { body: Readable.toWeb(createReadStream(target)) as ReadableStream, size: found.size } : null;
}
