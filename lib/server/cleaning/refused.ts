import "server-only";
import type { FileKind, FileRefusal } from "@/lib/kernel/file-kinds";

/** Thrown while a file is read; its code says why. */
export class Refused extends Error {
  constructor(readonly code: FileRefusal) {
    super(code);
  }
}

/** A file as it will be kept: its kind, where its bytes are now, and what was done about what it says of its maker. */
export type Cleaned = { kind: FileKind; scratch: string; treatment: "cleaned" | "legacy" | "signed" };

export type ContentLimits = { bytes: number; pixels: number; side: number; entries: number; unpacked: number; ratio: number };
