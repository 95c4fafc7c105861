// Files as people send them, and as those do who mean harm. All made here; none is kept in the repository.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import CFB from "cfb";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import sharp from "sharp";
import yauzl from "yauzl";
import yazl from "yazl";

// From where the tests run: Playwright and Vitest read this file as two kinds of module.
const require = createRequire(path.resolve("package.json"));

/** A name to be looked for in what is kept. */
export const maker = "陈淑敏 Maker-7261";

export async function zip(entries: readonly (readonly [name: string, content: string | Buffer, stored?: "stored"])[]): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content, stored] of entries) file.addBuffer(Buffer.from(content as string), name, { compress: stored === undefined });
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What stands in a package, as text. */
export const unzip = (bytes: Buffer) =>
  new Promise<Map<string, string>>((resolve, reject) => {
    const found = new Map<string, string>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, package_) => {
      if (error) return reject(error);
      package_.on("entry", (entry: yauzl.Entry) =>
        package_.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            found.set(entry.fileName, Buffer.concat(chunks).toString());
            package_.readEntry();
          });
        }),
      );
      package_.on("end", () => resolve(found));
      package_.on("error", reject);
      package_.readEntry();
    });
  });

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/vnd.${main}+xml"/></Types>`;
const properties = [
  ["docProps/core.xml", `<cp:coreProperties><dc:creator>${maker}</dc:creator></cp:coreProperties>`],
  ["docProps/app.xml", `<Properties><Company>${maker}</Company></Properties>`],
  ["docProps/custom.xml", `<Properties><property name="x">${maker}</property></Properties>`],
] as const;
type Entries = Parameters<typeof zip>[0];
const word = "openxmlformats-officedocument.wordprocessingml.document.main";
export const docx = (more: Entries = [], main = word) =>
  zip([
    ["[Content_Types].xml", types(main)],
    ["word/document.xml", "<w:document>科技工作者之家申报表</w:document>"],
    ...properties,
    ...more,
  ]);
export const xlsx = (more: Entries = [], main = "openxmlformats-officedocument.spreadsheetml.sheet.main") =>
  zip([["[Content_Types].xml", types(main)], ["xl/workbook.xml", "<workbook>一</workbook>"], ...properties, ...more]);
export const ofd = (more: Entries = [], info = `<ofd:DocID>0123abcd</ofd:DocID><ofd:Author>${maker}</ofd:Author>`) =>
  zip([
    [
      "OFD.xml",
      `<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ],
    ["Doc_0/Document.xml", "<ofd:Document/>"],
    ...more,
  ]);

export function compound(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, content);
  return Buffer.from(CFB.write(file, { type: "buffer" }) as Buffer);
}
const header = (bytes: readonly number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(5000)]);
const fib = (flags: number) => header([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, flags]);
export const doc = (more: Record<string, Buffer> = {}) => compound({ WordDocument: fib(0), "1Table": Buffer.alloc(100), ...more });
export const lockedDoc = () => compound({ WordDocument: fib(1) });
const bof = [0x09, 0x08, 2, 0, 0, 6];
export const xls = (more: Record<string, Buffer> = {}) => compound({ Workbook: header([...bof, 0x0a, 0, 0, 0]), ...more });
export const lockedXls = () => compound({ Workbook: header([...bof, 0x2f, 0, 2, 0, 1, 2]) });

/** A page with text, properties in both places, and an earlier maker's name in neither. */
export async function pdf({ signed = false, objectStreams = false } = {}): Promise<Buffer> {
  const file = await PDFDocument.create();
  file.addPage([300, 200]).drawText("Text that stays");
  file.setAuthor(maker);
  file.setTitle(maker);
  const xmp = file.context.stream(`<x:xmpmeta><dc:creator>${maker}</dc:creator></x:xmpmeta>`, { Type: "Metadata", Subtype: "XML" });
  file.catalog.set(PDFName.of("Metadata"), file.context.register(xmp));
  if (signed) {
    const signature = file.context.obj({ Type: "Sig", ByteRange: [0, 10, 20, 30], Contents: PDFString.of("x") });
    const field = file.context.obj({ FT: "Sig", T: PDFString.of("s"), V: file.context.register(signature) });
    file.catalog.set(PDFName.of("AcroForm"), file.context.obj({ Fields: [file.context.register(field)], SigFlags: 3 }));
  }
  return Buffer.from(await file.save({ useObjectStreams: objectStreams }));
}

type Qpdf = {
  callMain(args: string[]): number;
  FS: { writeFile(path: string, bytes: Uint8Array): void; readFile(path: string): Uint8Array };
};
export async function qpdf(input: Buffer, ...args: string[]): Promise<Buffer> {
  const start = require("@neslinesli93/qpdf-wasm") as (options: object) => Promise<Qpdf>;
  const wasmBinary = readFileSync(require.resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm"));
  const module = await start({ noInitialRun: true, wasmBinary });
  module.FS.writeFile("/in.pdf", input);
  if (module.callMain([...args, "/in.pdf", "/out.pdf"]) !== 0) throw new Error("qpdf refused the test's own file");
  return Buffer.from(module.FS.readFile("/out.pdf"));
}

/** A red and a blue half, so that one sees which side is up. */
export async function picture(format: "jpeg" | "png", { width = 80, height = 40 } = {}): Promise<Buffer> {
  const half = { width: width / 2, height, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: "#0000ff" } })
    .png()
    .toBuffer();
  const both = sharp({ create: { ...half, width, background: "#ff0000" } }).composite([{ input: blue, left: width / 2, top: 0 }]);
  return both
    .withExif({ IFD0: { Artist: maker, ImageDescription: maker }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "28/1 33/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();
}

/** The beginning of a PNG that says it has so many pixels, with next to nothing behind it. */
export function vastPng(side = 50_000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(side, 0);
  ihdr.writeUInt32BE(side, 4);
  ihdr.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", ihdr),
    chunk("IDAT", Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** As an iPhone keeps photos. */
export const heic = () => Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(200)]);

/** The text every scanner takes for a virus; in two parts, or scanners would take this file for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join("");
