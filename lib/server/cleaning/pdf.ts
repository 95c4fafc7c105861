import "server-only";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { dropScratch, newScratch } from "../storage";
import { runApart } from "./apart";
import { type Cleaned, Refused } from "./refused";

/**
 * qpdf writes the document anew, object for object: fonts and text stay as they are, what no page needs does not come along, earlier versions
 * kept inside neither. Where a file's table of objects is broken, which this build of qpdf does not mend, pdf-lib finds the objects first.
 */
const program = `
  const { readFileSync } = require("node:fs");
  const wasmBinary = readFileSync(require.resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm"));
  const start = require("@neslinesli93/qpdf-wasm");
  let said = "";
  console.error = (...parts) => { said += parts.join(" "); };
  const qpdf = async (input, ...args) => {
    const module = await start({ noInitialRun: true, wasmBinary, print() {} });
    module.FS.writeFile("/in.pdf", input);
    let code;
    try { code = module.callMain(args); } catch { code = 2; }
    return { code, output: () => module.FS.readFile("/out.pdf") };
  };
  const clean = async (input) => {
    const done = await qpdf(input, "--warning-exit-0", "--remove-info", "--remove-metadata", "/in.pdf", "/out.pdf");
    return done.code === 0 ? done.output() : null;
  };
  if ((await qpdf(bytes, "--is-encrypted", "/in.pdf")).code === 0 || said.includes("invalid password")) return "encrypted";
  const first = await clean(bytes);
  if (first) return first;
  const { PDFDocument } = require("pdf-lib/dist/pdf-lib.js");
  const found = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  if (found.isEncrypted) return "encrypted";
  if (found.getPageCount() === 0) return "damaged";
  return (await clean(await found.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))) ?? "damaged";
`;

/** A signature names the bytes it is over in a ByteRange, which for that reason is never packed. */
const isSigned = (text: string) => /\/ByteRange\s*\[/.test(text);

export async function cleanPdf(source: string): Promise<Cleaned> {
  const bytes = await readFile(source);
  const outcome = await runApart<Uint8Array | "encrypted" | "damaged">(program, bytes, 60_000).catch(() => "damaged" as const);
  if (typeof outcome === "string") throw new Refused(outcome);
  const text = bytes.toString("latin1");
  const signed = isSigned(text);
  // Kept as it is, so it must be nothing but a PDF to its end.
  if (signed && !/%%EOF\s*$/.test(text.slice(-1024))) throw new Refused("mixed");
  const scratch = await newScratch();
  try {
    if (signed) await copyFile(source, scratch);
    else await writeFile(scratch, outcome);
    return { kind: "pdf", scratch, treatment: signed ? "signed" : "cleaned" };
  } catch (error) {
    await dropScratch(scratch);
    throw error;
  }
}
