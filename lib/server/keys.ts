import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { dayOf, startOf } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { drawKey, ivBytes, type Locked, lock, readParts, tagBytes, unlock, writeParts } from "./cipher";
import { type Env, readEnv } from "./env";
import { timeOn } from "./storage";

// A key for each case, in a folder apart from the database: a case ends for good with its file here, whatever backups keep of the rest.
// A file holds the key wrapped by the portal's secret, so neither the folder nor the secret opens anything alone. Nothing is held in memory
// beyond one act. Files and folder say midnight, so that none tells at what hour somebody filed; what a disk notes of its own (ctime, birth)
// cannot be set. For the same reason no error here names a key: it would stand in a log with the hour.

type Store = Pick<Env, "keyDir" | "secret">;

/** The key was shredded, or never was: what it sealed cannot be read by anybody any more. Anything else that goes wrong is damage. */
export class KeyGone extends Error {
  constructor() {
    super("the key is gone, and with it what it sealed");
  }
}

const day = 86_400_000;
const portion = 500;
const isGone = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code === "ENOENT";
const midnightOf = (instant: Date) => startOf(dayOf(instant));

function fileOf(folder: string, keyRef: string): string {
  if (!isId(keyRef)) throw new Error("this names no key");
  return path.join(folder, keyRef);
}

const masterKey = (secret: string) => drawKey(secret, "master of keys v1");
const wrap = (keyRef: string, key: Uint8Array, secret: string) => writeParts(lock(masterKey(secret), key, keyRef));

/** Null where it was wrapped by another secret, or is damaged. */
function unwrap(keyRef: string, wrapped: string, secret: string): Buffer | null {
  const [iv, tag, body] = readParts(wrapped, 3);
  if (!iv || !tag || !body) return null;
  try {
    return unlock(masterKey(secret), [iv, tag, body], keyRef);
  } catch {
    return null;
  }
}

async function openFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(path.dirname(made));
}

async function syncFolder(folder: string, settle?: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(folder);
  try {
    await settle?.(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sayMidnight(handle: FileHandle): Promise<void> {
  const at = midnightOf((await handle.stat()).mtime);
  await handle.utimes(at, at);
}

/** Written beside and renamed, so that a key is there whole or not at all; what a cut run leaves carries the key's name. */
async function writeKey(folder: string, keyRef: string, wrapped: string): Promise<void> {
  const scratch = `${fileOf(folder, keyRef)}.${randomUUID()}`;
  try {
    const handle = await open(scratch, "wx", 0o600);
    try {
      await handle.writeFile(wrapped);
      await sayMidnight(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(scratch, fileOf(folder, keyRef));
  } finally {
    await rm(scratch, { force: true });
  }
  await syncFolder(folder, sayMidnight);
}

/** Null where there is none. Reading leaves no time behind, where the disk can do that. */
async function openKey(folder: string, keyRef: string): Promise<FileHandle | null> {
  try {
    return await open(fileOf(folder, keyRef), constants.O_RDONLY | (constants.O_NOATIME ?? 0));
  } catch (error) {
    if (!isGone(error)) throw error;
    await stat(folder); // a folder that is not there is a wrong setting, and no sign that anything was shredded
    return null;
  }
}

async function readWrapped(handle: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
  return buffer.toString("utf8", 0, bytesRead);
}

async function withKey<V>(keyRef: string, work: (key: Uint8Array) => V): Promise<V> {
  const { keyDir, secret } = readEnv();
  const handle = await openKey(keyDir, keyRef);
  if (handle === null) throw new KeyGone();
  const key = unwrap(keyRef, await readWrapped(handle).finally(() => handle.close()), secret);
  if (key === null) throw new Error("a key does not open: it is damaged, or PORTAL_SECRET was changed without npm run keys:rotate");
  try {
    return work(key);
  } finally {
    key.fill(0);
  }
}

/** Made before the transaction that names it commits: one that is named by no row is an orphan, for `listKeys` and `shredKey`. */
export async function newKey(): Promise<string> {
  const { keyDir, secret } = readEnv();
  const [keyRef, key] = [randomUUID(), randomBytes(32)];
  await openFolder(keyDir);
  await writeKey(keyDir, keyRef, wrap(keyRef, key, secret));
  key.fill(0);
  return keyRef;
}

/** `place` is the column of a row, such as "RightsCase:<id>.body": what was sealed for one cannot be read as another's. */
export const sealWith = (keyRef: string, place: string, data: Record<string, string>): Promise<string> =>
  withKey(keyRef, (key) => writeParts(lock(key, Buffer.from(JSON.stringify(data)), `text of ${place}`)));

/** Throws KeyGone where the key was shredded; anything else where it was sealed for another place or with another key, or changed since. */
export const unsealWith = (keyRef: string, place: string, sealed: string): Promise<Record<string, string>> =>
  withKey(keyRef, (key) => {
    const [iv, tag, body] = readParts(sealed, 3);
    if (!iv || !tag || !body) throw new Error(`${nameOf(place)} is not sealed in a way this program knows`);
    return JSON.parse(unlock(key, [iv, tag, body], `text of ${place}`).toString("utf8")) as Record<string, string>;
  });

const nameOf = (place: string) => place.split(":")[0];

const bytesVersion = 1;

/** A whole file, held in memory: an upload has at most 20 MB. */
export const sealBytes = (keyRef: string, place: string, bytes: Uint8Array): Promise<Uint8Array> =>
  withKey(keyRef, (key) => Buffer.concat([Uint8Array.of(bytesVersion), ...lock(key, bytes, `bytes of ${place}`)]));

/** Throws as `unsealWith` does. */
export const unsealBytes = (keyRef: string, place: string, sealed: Uint8Array): Promise<Uint8Array> =>
  withKey(keyRef, (key) => {
    const [tagAt, bodyAt] = [1 + ivBytes, 1 + ivBytes + tagBytes];
    if (sealed[0] !== bytesVersion || sealed.length < bodyAt) throw new Error(`${nameOf(place)} is not sealed in a way this program knows`);
    const locked: Locked = [sealed.subarray(1, tagAt), sealed.subarray(tagAt, bodyAt), sealed.subarray(bodyAt)];
    return unlock(key, locked, `bytes of ${place}`);
  });

/** Overwritten, so that the disk's free blocks do not give it back; a second time does nothing. */
export const shredKey = (keyRef: string): Promise<void> => shredIn(readEnv().keyDir, keyRef);

async function shredIn(folder: string, keyRef: string): Promise<void> {
  await shredFile(fileOf(folder, keyRef));
  for (const name of await readdir(folder)) if (name.startsWith(`${keyRef}.`)) await shredFile(path.join(folder, name));
  await syncFolder(folder, sayMidnight);
}

async function shredFile(file: string): Promise<void> {
  const handle = await open(file, "r+").catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  });
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
}

/** Ours, and of a run that was cut; an operator's folder may hold more, such as lost+found. */
const isLeft = (name: string) => name.startsWith("time-") || (isId(name.slice(0, 36)) && name[36] === ".");

/**
 * Keys made longer ago than `age`, in portions; what cut runs of that age left is shredded on the way. A file says midnight, so a key
 * comes up to a day later than its age.
 */
export async function* listKeys(age: number): AsyncGenerator<string[]> {
  const { keyDir } = readEnv();
  await openFolder(keyDir);
  const now = await timeOn(keyDir);
  const old: string[] = [];
  for (const name of await readdir(keyDir)) {
    const found = await stat(path.join(keyDir, name)).catch(() => null);
    if (found === null || now - found.mtimeMs <= age + day) continue;
    if (isId(name)) old.push(name);
    else if (isLeft(name)) await shredFile(path.join(keyDir, name));
  }
  await syncFolder(keyDir, sayMidnight);
  for (let at = 0; at < old.length; at += portion) yield old.slice(at, at + portion);
}

export type Rewrapped = { anew: number; before: number; unreadable: string[] };

/**
 * Wraps under the present secret every key that is wrapped under an earlier one; what the keys sealed stays as it is. Each key is whole at
 * every instant, under the one or the other, so a run that was cut is run again. A key that opens with neither is named and left alone.
 */
export async function rewrapKeys(oldSecret: string, { keyDir, secret }: Store = readEnv()): Promise<Rewrapped> {
  const done: Rewrapped = { anew: 0, before: 0, unreadable: [] };
  for (const keyRef of (await readdir(keyDir)).filter(isId).toSorted()) {
    const handle = await openKey(keyDir, keyRef);
    if (handle === null) continue; // shredded since the list was read
    try {
      const wrapped = await readWrapped(handle);
      const key = unwrap(keyRef, wrapped, oldSecret);
      if (unwrap(keyRef, wrapped, secret) !== null) done.before += 1;
      else if (key === null) done.unreadable.push(keyRef);
      else {
        const problem = await writeKey(keyDir, keyRef, wrap(keyRef, key, secret)).then(
          () => null,
          (error: Error) => error,
        );
        // Shredded while it was wrapped: the file that was read holds noise by now, and ours, if it was not taken too, must not outlive it.
        if ((await readWrapped(handle)) !== wrapped) await shredIn(keyDir, keyRef);
        else if (problem !== null) throw problem;
        else done.anew += 1;
      }
    } finally {
      await handle.close();
    }
  }
  return done;
}
