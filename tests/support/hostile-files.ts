// Files that must not get in, and the code each is refused with.
import { contentLimits } from "@/lib/files/rules";
import * as made from "./files";

const text = (content: string) => Buffer.from(content);
const glued = async (...parts: (Buffer | Promise<Buffer>)[]) => Buffer.concat(await Promise.all(parts));
/** The directory says less than the entry holds. */
async function lying(): Promise<Buffer> {
  const bytes = await made.docx([["word/big.bin", Buffer.alloc(30_000_000, 1)]]);
  const at = bytes.lastIndexOf("word/big.bin") - 46;
  if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("no directory entry there");
  bytes.writeUInt32LE(1000, at + 24);
  return bytes;
}

/** What each is, the problem it is refused with, its bytes, and a name that lies. */
export const hostileFiles: [what: string, code: string, make: () => Buffer | Promise<Buffer>, name?: string][] = [
  ["nothing", "empty", () => Buffer.alloc(0)],
  ["too much", "tooLarge", () => Buffer.concat([text("%PDF-1.7\n"), Buffer.alloc(contentLimits.bytes)])],
  ["a text", "type", () => text("科技工作者之家"), "申报.pdf"],
  ["HTML", "type", () => text("<!doctype html><script>alert(1)</script>"), "申报.pdf"],
  ["a program", "type", () => Buffer.concat([text("MZ"), Buffer.alloc(300)]), "申报.pdf"],
  ["a GIF", "type", () => Buffer.concat([text("GIF89a"), Buffer.alloc(40)]), "图.png"],
  ["EICAR by itself", "type", () => text(made.eicar), "申报.docx"],
  [
    "an SVG with script",
    "svg",
    () => text(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
    "图.png",
  ],
  ["a photo of an iPhone", "heic", made.heic, "照片.jpg"],
  ["a packed folder", "archive", () => made.zip([["申报.pdf", "%PDF-1.4"]]), "材料.docx"],
  ["7z", "archive", () => Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(100)])],
  [
    "slides",
    "type",
    () =>
      made.zip([
        ["[Content_Types].xml", "presentationml.presentation.main+xml"],
        ["ppt/presentation.xml", "x"],
      ]),
  ],
  ["a Word file with macros", "macro", () => made.docx([["word/vbaProject.bin", "x"]])],
  ["a Word file of the kind with macros", "macro", () => made.docx([], "ms-word.document.macroEnabled.main")],
  ["an Excel file with old macros", "macro", () => made.xlsx([["xl/macrosheets/sheet1.xml", "x"]])],
  ["an old Word file with macros", "macro", () => made.doc({ "Macros/VBA/_VBA_PROJECT": Buffer.alloc(50) })],
  ["an old Excel file with macros", "macro", () => made.xls({ "_VBA_PROJECT_CUR/VBA/dir": Buffer.alloc(50) })],
  [
    "a Word file under a password",
    "encrypted",
    () => made.compound({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(50) }),
  ],
  ["an old Word file under a password", "encrypted", made.lockedDoc],
  ["an old Excel file under a password", "encrypted", made.lockedXls],
  ["a PDF under a password", "encrypted", async () => made.qpdf(await made.pdf(), "--encrypt", "u", "o", "256", "--")],
  ["a PDF that forbids", "encrypted", async () => made.qpdf(await made.pdf(), "--encrypt", "", "o", "256", "--print=none", "--")],
  ["a PDF that is none", "damaged", () => text("%PDF-1.7\n<html><script>alert(1)</script></html>")],
  ["a PDF cut off", "damaged", async () => (await made.pdf()).subarray(0, 60)],
  ["HTML before a PDF", "type", () => glued(text("<html>\n"), made.pdf())],
  ["a package before a PDF", "damaged", () => glued(made.zip([["x", "x"]]), made.pdf())],
  ["HTML before a Word file", "type", () => glued(text("<html><script>alert(1)</script>\n"), made.docx())],
  ["a package behind a signed PDF", "mixed", () => glued(made.pdf({ signed: true }), made.docx())],
  ["Word and OFD in one", "mixed", () => made.docx([["OFD.xml", "<OFD/>"]])],
  ["two entries of one name", "damaged", () => made.docx([["word/document.xml", "<other/>"]])],
  [
    "an entry that leaves its folder",
    "damaged",
    () =>
      made
        .docx([["word/a..xml", "x"]])
        .then((bytes) => Buffer.from(bytes.toString("latin1").replaceAll("word/a..xml", "../../a.xml"), "latin1")),
  ],
  ["a package cut off", "damaged", async () => (await made.docx()).subarray(0, 300)],
  ["an OFD that says nothing of itself", "damaged", () => made.zip([["OFD.xml", "<OFD/>"]])],
  [
    "a package of very many entries",
    "bomb",
    () => made.docx(Array.from({ length: 4_100 }, (_, at) => [`word/${at}`, "", "stored"] as const)),
  ],
  ["a package that unpacks to a thousand times its size", "bomb", () => made.docx([["word/media/a.bin", Buffer.alloc(20_000_000)]])],
  ["a package whose directory says less than it holds", "damaged", lying],
  ["a picture of 50,000 by 50,000", "pixels", () => made.vastPng(), "图.png"],
  ["the start of a picture", "damaged", () => made.vastPng(100), "图.png"],
  ["a JPG cut off", "damaged", async () => (await made.picture("jpeg")).subarray(0, 500), "图.jpg"],
  ["an old Word file cut off", "damaged", () => made.doc().subarray(0, 700)],
  ["an old file of nothing", "type", () => made.compound({ Something: Buffer.alloc(10) })],
];
