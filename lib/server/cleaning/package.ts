import "server-only";
import { createWriteStream } from "node:fs";
import { copyFile } from "node:fs/promises";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";
import yazl from "yazl";
import { isSignedPackage, kindOfPackage } from "@/lib/kernel/file-kinds";
import { dropScratch, newScratch } from "../storage";
import { type Cleaned, type ContentLimits, Refused } from "./refused";

const big = 1024 * 1024;
/** Text that is read whole: the list of types, the properties. */
const maxText = 4 * big;

/**
 * Word, Excel and OFD are packages: zip files. Read by their directory, each entry unpacked once with an eye on how much comes out, and
 * written anew without what its properties say; what stood before, between and behind the entries does not come along.
 */
export async function cleanPackage(source: string, limits: ContentLimits): Promise<Cleaned> {
  const zip = await openZip(source);
  const scratch = await newScratch();
  try {
    const entries = await listEntries(zip, limits);
    const names = entries.map(({ fileName }) => fileName);
    const types = entries.find(({ fileName }) => fileName === "[Content_Types].xml");
    if (entries.some((entry) => entry.isEncrypted())) throw new Refused(types || names.includes("OFD.xml") ? "encrypted" : "archive");
    const kind = kindOfPackage(names, types ? await textOf(zip, types) : null);
    if (kind !== "docx" && kind !== "xlsx" && kind !== "ofd")
      throw new Refused(kind === "mixed" || kind === "macro" || kind === "archive" ? kind : "type");
    const signed = isSignedPackage(names);
    await rewrite(zip, entries, scratch, { left: limits.unpacked }, !signed);
    // The signature is over the parts as they are; what was read above has shown them to be harmless in size.
    if (signed) await copyFile(source, scratch);
    return { kind, scratch, treatment: signed ? "signed" : "cleaned" };
  } catch (error) {
    await dropScratch(scratch);
    if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new Refused("damaged");
  } finally {
    zip.close();
  }
}

async function rewrite(
  zip: yauzl.ZipFile,
  entries: yauzl.Entry[],
  scratch: string,
  budget: { left: number },
  clean: boolean,
): Promise<void> {
  const target = new yazl.ZipFile();
  const output = target.outputStream as Readable;
  const written = pipeline(output, createWriteStream(scratch));
  written.catch(() => {}); // awaited below, after the entries
  target.on("error", () => {}); // the entry's own stream says it too
  try {
    for (const entry of entries) {
      if (entry.fileName.endsWith("/")) continue;
      const text = clean ? ((await emptied(entry.fileName)?.(zip, entry)) ?? null) : null;
      // No times either: they tell when the file was worked on.
      const options = { mtime: new Date(Date.UTC(1980, 0, 1)), compress: entry.compressionMethod !== 0 };
      if (text !== null) target.addBuffer(Buffer.from(text), entry.fileName, options);
      else {
        const body = gauged(await streamOf(zip, entry), budget);
        const read = new Promise<void>((resolve, reject) => body.once("end", resolve).once("error", reject));
        target.addReadStream(body, entry.fileName, options);
        await Promise.race([read, written]);
      }
    }
    target.end();
    await written;
  } catch (error) {
    output.destroy();
    await written.catch(() => {});
    throw error;
  }
}

const openZip = (source: string) =>
  new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(source, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      error ? reject(new Refused("damaged")) : resolve(zip),
    );
  });

/** The directory is believed only as far as it goes against the file; what comes out of an entry is counted again. */
function listEntries(zip: yauzl.ZipFile, limits: ContentLimits): Promise<yauzl.Entry[]> {
  if (zip.entryCount > limits.entries) return Promise.reject(new Refused("bomb"));
  const entries: yauzl.Entry[] = [];
  const seen = new Set<string>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      unpacked += entry.uncompressedSize;
      const inflated = entry.uncompressedSize > big && entry.uncompressedSize > entry.compressedSize * limits.ratio;
      if (unpacked > limits.unpacked || inflated || entries.length >= limits.entries) reject(new Refused("bomb"));
      // Two entries of one name are two documents, and which is shown depends on the program.
      else if (seen.has(entry.fileName.toLowerCase())) reject(new Refused("damaged"));
      else {
        seen.add(entry.fileName.toLowerCase());
        entries.push(entry);
        zip.readEntry();
      }
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", () => reject(new Refused("damaged")));
    zip.readEntry();
  });
}

const streamOf = (zip: yauzl.ZipFile, entry: yauzl.Entry) =>
  new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

function gauged(source: Readable, budget: { left: number }): Transform {
  const gauge = new Transform({
    transform(chunk: Buffer, _, done) {
      budget.left -= chunk.length;
      if (budget.left < 0) done(new Refused("bomb"));
      else done(null, chunk);
    },
  });
  source.on("error", () => gauge.destroy(new Refused("damaged")));
  gauge.on("close", () => source.destroy());
  return source.pipe(gauge);
}

async function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  if (entry.uncompressedSize > maxText) throw new Refused("bomb");
  const chunks: Buffer[] = [];
  for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk as Buffer);
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org";
const core = `${xml}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties"/>`;
const properties = (part: string) => `${xml}<Properties xmlns="${office}/officeDocument/2006/${part}"/>`;

/** What takes the place of an entry that tells about its maker; null: the entry stays as it is. */
function emptied(name: string): ((zip: yauzl.ZipFile, entry: yauzl.Entry) => Promise<string> | string) | null {
  if (/^docProps\/core[^/]*\.xml$|\.psmdcp$/i.test(name)) return () => core;
  if (/^docProps\/app[^/]*\.xml$/i.test(name)) return () => properties("extended-properties");
  if (/^docProps\/custom[^/]*\.xml$/i.test(name)) return () => properties("custom-properties");
  if (name === "OFD.xml") return async (zip, entry) => withoutDocInfo(await textOf(zip, entry));
  return null;
}

/** GB/T 33190: DocInfo has to be there, and in it only DocID, which names the document and nobody. */
function withoutDocInfo(text: string): string {
  const found = [...text.matchAll(/<((?:\w+:)?)DocInfo\b[^>]*>([\s\S]*?)<\/\1DocInfo\s*>/g)];
  if (found.length === 0 && !/<(?:\w+:)?DocInfo\b[^>]*\/>/.test(text)) throw new Refused("damaged");
  return found.reduce((rest, [whole, prefix = "", inner = ""]) => {
    const id = /DocID\s*>\s*([0-9A-Fa-f-]{1,40})\s*</.exec(inner)?.[1] ?? "0".repeat(32);
    return rest.replace(whole, () => `<${prefix}DocInfo><${prefix}DocID>${id}</${prefix}DocID></${prefix}DocInfo>`);
  }, text);
}
