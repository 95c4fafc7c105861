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
  const qpdf = async (inputs, ...args) => {
    const module = await start({ noInitialRun: true, wasmBinary, print() {} });
    for (const [name, content] of Object.entries(inputs)) module.FS.writeFile(name, content);
    let code;
    try { code = module.callMain(args); } catch { code = 2; }
    return code === 0 ? module.FS.readFile("/out") : null;
  };
  const clean = async (pdf) => {
    const read = await qpdf({ "/in.pdf": pdf }, "--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-object=trailer", "/in.pdf", "/out");
    if (said.includes("invalid password")) return "encrypted";
    if (!read) return null;
    const [about, { trailer }] = JSON.parse(new TextDecoder().decode(read)).qpdf;
    if (trailer.value["/Encrypt"]) return "encrypted";
    // The list of properties hangs on the trailer alone; --remove-info would leave the time of the last change in it.
    delete trailer.value["/Info"];
    const change = JSON.stringify({ qpdf: [about, { trailer }] });
    return qpdf({ "/in.pdf": pdf, "/change": change }, "--warning-exit-0", "--remove-metadata", "--update-from-json=/change", "/in.pdf", "/out");
  };
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
