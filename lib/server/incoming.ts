import "server-only";
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { dropScratch, isNoRoom, newScratch } from "./storage";

export type IncomingFile = { field: string; name: string; scratch: string; size: number; tooLarge: boolean };
export type Post = { fields: FormData; files: IncomingFile[]; tooMany: boolean; drop: () => Promise<void> };
export type PostLimits = {
  fileBytes: number;
  postBytes: number;
  files: number;
  /** No log says that somebody posted at this hour, not even where the disk is full. */
  quiet?: true;
};

class TooMuch extends Error {}

/**
 * A posted form whose files go to the disk as they come, a chunk at a time: `request.formData()` holds all of them in memory, twice. A file
 * over its limit is cut off and said to be too large; a post over its limit is not read to its end.
 */
export async function readPost(request: Request, limits: PostLimits): Promise<Post | "tooMuch" | "broken" | "noRoom"> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;/i.test(type)) return "broken";
  if (Number(request.headers.get("content-length") ?? 0) > limits.postBytes) return "tooMuch";

  const fields = new FormData();
  const files: IncomingFile[] = [];
  const writes: Promise<void>[] = [];
  let tooMany = false;
  let whole = true;
  const drop = async () => {
    await Promise.allSettled(writes);
    await Promise.all(files.map(({ scratch }) => dropScratch(scratch)));
  };

  const keep = async (field: string, name: string, body: Readable & { truncated?: boolean }) => {
    const file: IncomingFile = { field, name, scratch: "", size: 0, tooLarge: false };
    files.push(file);
    try {
      file.scratch = await newScratch();
      body.on("data", (chunk: Buffer) => (file.size += chunk.length));
      await pipeline(body, createWriteStream(file.scratch));
      file.tooLarge = body.truncated === true;
    } catch (error) {
      body.resume();
      throw error;
    }
  };

  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      // One more than may be: a file of exactly the limit is whole.
      limits: { fileSize: limits.fileBytes + 1, files: limits.files, fields: 500, fieldNameSize: 200, fieldSize: 128 * 1024, parts: 600 },
    });
    parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) whole = false;
      else fields.append(name, value);
    });
    parser.on("file", (field, body, { filename }) => {
      // Heard from the first moment: a sender may go away before anybody reads, and an error nobody hears ends the process.
      body.on("error", () => {});
      // A field for a file that nobody chose comes without a name.
      if (!filename) body.resume();
      else {
        const write = keep(field, filename, body);
        write.catch((error: unknown) => parser.destroy(error as Error));
        writes.push(write);
      }
    });
    parser.on("filesLimit", () => (tooMany = true));
    parser.on("fieldsLimit", () => (whole = false));
    parser.on("partsLimit", () => (whole = false));
    await pipeline(Readable.fromWeb(request.body as never), gauge(limits.postBytes), parser);
    await Promise.all(writes);
  } catch (error) {
    await drop();
    if (error instanceof TooMuch) return "tooMuch";
    // What the disk refused is told apart; anything else is a form that broke off or was never one.
    const failed = (await Promise.allSettled(writes)).find((write) => write.status === "rejected" && isDisk(write.reason));
    const refused: unknown = failed?.status === "rejected" ? failed.reason : error;
    if (!isDisk(refused)) return "broken";
    if (!isNoRoom(refused)) throw refused;
    if (!limits.quiet) console.error("a post could not be kept:", (refused as Error).message);
    return "noRoom";
  }
  if (whole) return { fields, files, tooMany, drop };
  await drop();
  return "broken";
}

const isDisk = (error: unknown) => typeof (error as NodeJS.ErrnoException | null)?.syscall === "string";

function gauge(limit: number): Transform {
  let read = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      read += chunk.length;
      if (read > limit) done(new TooMuch());
      else done(null, chunk);
    },
  });
}
