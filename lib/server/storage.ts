import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dayOf, startOf } from "@/lib/kernel/dates";
import { readEnv } from "./env";
import { newToken } from "./secrets";

export type Stored = { storageKey: string; size: number; sha256: string };

const root = () => path.join(readEnv().dataDir, "files");
const place = (storageKey: string) => path.join(root(), storageKey.slice(0, 2), storageKey);
/** Beside the kept files, so that a rename is all it takes to keep one. */
const incoming = () => path.join(root(), "incoming");

const newKey = () =>
  newToken()
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 32)
    .padEnd(32, "0");

/** A path for bytes that nobody has kept yet; whoever asked takes it away again. */
export async function newScratch(): Promise<string> {
  await mkdir(incoming(), { recursive: true });
  return path.join(incoming(), randomUUID());
}

/** The folder says midnight afterwards: it may have been somebody's who must not be found out. */
export async function dropScratch(scratch: string): Promise<void> {
  await rm(scratch, { force: true });
  await sayMidnight(incoming());
}

/** Keeps the bytes under a random key. Written beside and renamed, so that a file is there whole or not at all. */
export async function keepFile(bytes: Uint8Array): Promise<Stored> {
  const scratch = await newScratch();
  try {
    const handle = await open(scratch, "wx");
    await handle
      .writeFile(bytes)
      .then(() => handle.sync())
      .finally(() => handle.close());
    return { storageKey: await settle(scratch), size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  } finally {
    await dropScratch(scratch);
  }
}

export async function keepScratch(scratch: string): Promise<Stored> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(scratch), hash);
  const handle = await open(scratch, "r+");
  const { size } = await handle.stat();
  await handle.sync().finally(() => handle.close());
  return { storageKey: await settle(scratch), size, sha256: hash.digest("hex") };
}

/** Gives bytes that are safe on the disk their place. */
async function settle(scratch: string): Promise<string> {
  const storageKey = newKey();
  await mkdir(path.dirname(place(storageKey)), { recursive: true });
  await rename(scratch, place(storageKey));
  return storageKey;
}

/**
 * Keeps sealed bytes so that nothing on the disk tells at what hour they came: the file and the folders it went through say midnight. What a
 * disk notes of its own (ctime, birth) cannot be set.
 */
export async function keepQuietly(bytes: Uint8Array): Promise<Stored> {
  const stored = await keepFile(bytes);
  const target = place(stored.storageKey);
  for (const touched of [target, path.dirname(target)]) await sayMidnight(touched);
  return stored;
}

/** Takes back what was kept quietly, and again leaves no hour behind. */
export async function dropQuietly(storageKey: string): Promise<void> {
  await dropFile(storageKey);
  await sayMidnight(path.dirname(place(storageKey)));
}

const midnightOf = (ms: number) => startOf(dayOf(new Date(ms)));

async function sayMidnight(target: string): Promise<void> {
  const found = await stat(target).catch(() => null);
  if (!found) return;
  const at = midnightOf(found.mtimeMs);
  await utimes(target, at, at);
}

/** Takes back what no row came to name. */
export const dropFile = (storageKey: string) => rm(place(storageKey), { force: true });

/** The kept bytes whole, for those that must be opened before they are handed on; null where they are gone. */
export const readKept = (storageKey: string): Promise<Uint8Array | null> => readFile(place(storageKey)).catch(() => null);

export async function openFile(storageKey: string): Promise<{ body: ReadableStream; size: number } | null> {
  const target = place(storageKey);
  const found = await stat(target).catch(() => null);
  return found ? { body: Readable.toWeb(createReadStream(target)) as ReadableStream, size: found.size } : null;
}

/** The kept bytes for those who look at them here, such as a scanner. */
export const readFileBytes = (storageKey: string): Readable => createReadStream(place(storageKey));

// No room, no quota, no right, no folder: nothing the sender did.
const noRoom = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "ENOTDIR", "EEXIST", "EMFILE", "ENFILE", "EIO"]);
export const isNoRoom = (error: unknown): boolean => noRoom.has((error as NodeJS.ErrnoException | null)?.code ?? "");

/** What time it is by the disk's own clock, which dates its files and which a demonstration does not set. */
export async function timeOn(folder: string): Promise<number> {
  const probe = path.join(folder, `time-${randomUUID()}`);
  await writeFile(probe, "");
  const { mtimeMs } = await stat(probe).finally(() => rm(probe, { force: true }));
  return mtimeMs;
}

const day = 86_400_000;

/** Keys of files kept longer ago than `age`, in portions; scratch of that age is taken away on the way. */
export async function* listKept(age: number): AsyncGenerator<string[]> {
  await mkdir(incoming(), { recursive: true });
  const now = await timeOn(incoming());
  const isOld = async (file: string) => {
    const found = await stat(file).catch(() => null);
    // One that says midnight may have been kept at any hour of that day.
    return found !== null && now - found.mtimeMs > age + (midnightOf(found.mtimeMs).getTime() === found.mtimeMs ? day : 0);
  };
  for (const folder of await readdir(root(), { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const inside = path.join(root(), folder.name);
    const keys: string[] = [];
    for (const name of await readdir(inside)) if (await isOld(path.join(inside, name))) keys.push(name);
    if (inside !== incoming()) yield keys;
    else for (const name of keys) await dropScratch(path.join(inside, name));
  }
}
