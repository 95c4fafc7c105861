import "server-only";
import { open, readFile } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { containerOf, contentTypeOf, type FileKind, type FileRefusal, refusalOf } from "@/lib/kernel/file-kinds";
import type { Outcome } from "@/lib/kernel/outcome";
import { cleanCompound } from "./cleaning/compound";
import { cleanImage } from "./cleaning/image";
import { cleanPackage } from "./cleaning/package";
import { cleanPdf } from "./cleaning/pdf";
import { type Cleaned, type ContentLimits, Refused } from "./cleaning/refused";
import type { IncomingFile } from "./incoming";
import { sealBytes } from "./keys";
import { scanScratch } from "./scanner";
import { dropFile, dropScratch, isNoRoom, keepQuietly, keepScratch, type Stored } from "./storage";

export type Taken = Stored & {
  kind: FileKind;
  contentType: string;
  treatment: Cleaned["treatment"];
  scan: "unscanned" | "pending" | "clean";
};

type Keep = (scratch: string, scan: Taken["scan"]) => Promise<Stored>;

/** The whole way of a file from its bytes to its place: what it is, made clean, scanned, kept. Answers why, where it does not get in. */
export async function takeIn(file: IncomingFile, limits: ContentLimits, keep: Keep = keepScratch): Promise<Taken | FileRefusal> {
  if (file.tooLarge || file.size > limits.bytes) return "tooLarge";
  if (file.size === 0) return "empty";
  try {
    return await oneOfTwo(async () => {
      const { scratch, kind, treatment } = await clean(file, limits);
      try {
        const scan = await scanScratch(scratch);
        if (scan === "infected") return "virus";
        return { ...(await keep(scratch, scan)), kind, contentType: contentTypeOf[kind], treatment, scan };
      } finally {
        await dropScratch(scratch);
      }
    });
  } catch (error) {
    if (error instanceof Refused) return error.code;
    if (!isNoRoom(error)) throw error;
    console.error("a file could not be kept:", (error as Error).message);
    return "noRoom";
  }
}

/**
 * The same for a file of a case: kept under the case's key, at no hour, its size as it was before. It cannot be looked at later by those who
 * have no key, so where a scanner is set one that was not found clean has to come again.
 */
export async function takeInSealed(file: IncomingFile, limits: ContentLimits, keyRef: string, place: string): Promise<Taken | FileRefusal> {
  return takeIn(file, limits, async (scratch, scan) => {
    if (scan === "pending") throw new Refused("unchecked");
    const bytes = await readFile(scratch);
    const { storageKey } = await keepQuietly(await sealBytes(keyRef, place, bytes));
    return { storageKey, size: bytes.length, sha256: "" };
  });
}

/** Runs the act that names what was kept; where no row came to name it, because it was refused or was there before, the bytes go again. */
export async function named<V extends object | null>({ storageKey }: Stored, act: () => Promise<Outcome<V>>): Promise<Outcome<V>> {
  const outcome = await act().catch(async (error: unknown) => {
    await dropFile(storageKey);
    throw error;
  });
  if (!outcome.ok || (outcome.value && "again" in outcome.value && outcome.value.again)) await dropFile(storageKey);
  return outcome;
}

async function clean({ scratch, name }: IncomingFile, limits: ContentLimits): Promise<Cleaned> {
  const head = await headOf(scratch);
  switch (containerOf(head)) {
    case "pdf":
      return cleanPdf(scratch);
    case "jpg":
      return cleanImage("jpg", scratch, limits);
    case "png":
      return cleanImage("png", scratch, limits);
    case "zip":
      return cleanPackage(scratch, limits);
    case "compound":
      return cleanCompound(scratch, name);
    case null: {
      const type = await fileTypeFromFile(scratch).catch(() => undefined);
      throw new Refused(refusalOf(new TextDecoder().decode(head), type?.mime));
    }
  }
}

async function headOf(scratch: string): Promise<Uint8Array> {
  const handle = await open(scratch);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

let free = 2;
const waiting: (() => void)[] = [];

/** Two files at a time: each may need memory for a large picture, and the machine has two cores. */
async function oneOfTwo<V>(work: () => Promise<V>): Promise<V> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
