import "server-only";
import type { Readable } from "node:stream";
import yazl from "yazl";

/** Of no day at all: a package says nothing of when it was asked for. */
const epoch = new Date("1980-01-01T00:00:00Z");

/** Files packed as one, held in memory: what one case has is bounded (lib/rights-cases/rules/files.ts). */
export async function pack(entries: AsyncIterable<{ name: string; bytes: Uint8Array }>): Promise<Uint8Array> {
  const file = new yazl.ZipFile();
  for await (const { name, bytes } of entries) file.addBuffer(Buffer.from(bytes), name, { mtime: epoch });
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream as Readable) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
