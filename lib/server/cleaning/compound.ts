import "server-only";
import { copyFile, readFile } from "node:fs/promises";
import { isEncryptedStream, kindOfCompound } from "@/lib/kernel/file-kinds";
import { dropScratch, newScratch } from "../storage";
import { runApart } from "./apart";
import { type Cleaned, Refused } from "./refused";

/** Names of the streams and storages, and the start of the stream that holds the document. */
const program = `
  const cfb = require("cfb").read(Buffer.from(bytes), { type: "buffer" });
  const main = cfb.FileIndex.find(({ name }) => /^(WordDocument|Workbook|Book)$/i.test(name));
  return { entries: cfb.FullPaths.slice(1), main: main?.content ? Uint8Array.from(main.content.slice(0, 4096)) : null };
`;

/** Word, Excel and WPS before 2007: looked at and kept as it is, because no library writes these formats without loss. */
export async function cleanCompound(source: string, name: string): Promise<Cleaned> {
  const bytes = await readFile(source);
  const read = await runApart<{ entries: string[]; main: Uint8Array | null }>(program, bytes, 20_000).catch(() => null);
  if (!read) throw new Refused("damaged");
  const kind = kindOfCompound(read.entries, name);
  if (kind !== "doc" && kind !== "xls" && kind !== "wps") throw new Refused(kind === "encrypted" || kind === "macro" ? kind : "type");
  if (!read.main) throw new Refused("damaged");
  if (isEncryptedStream(kind === "xls" ? "xls" : "doc", read.main)) throw new Refused("encrypted");
  const scratch = await newScratch();
  try {
    await copyFile(source, scratch);
    return { kind, scratch, treatment: "legacy" };
  } catch (error) {
    await dropScratch(scratch);
    throw error;
  }
}
