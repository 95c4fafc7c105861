import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import QRCode from "qrcode";
import type { Day } from "@/lib/kernel/dates";

/** A file of lib/text/documents. */
export type Template =
  | "application-form"
  | "dossier"
  | "certificate"
  | "letter"
  | "case-report"
  | "home-poster"
  | "activity-report"
  | "campaign-report"
  | "result-list";

export type Paper = {
  template: Template;
  /** What the template reads; shown as it is, never read as markup. */
  data: Readonly<Record<string, unknown>>;
  /** The day of what is printed: it stands in the file, so that the same paper is the same file. */
  made: Day;
  /** What the QR code holds. */
  qr?: string;
  /** Photos and drawings by the number under which `data` names them; see lib/server/thumbnail.ts. */
  pictures?: readonly string[];
};

type Room = { compiler: NodeCompiler; hasGlyph: (character: string) => boolean };
const held = globalThis as typeof globalThis & { portalTypesetter?: Room };

/** Opened at the first paper: the fonts are mapped then, and read as far as they are used. Nothing is looked for outside of them. */
function open(): Room {
  const root = process.cwd();
  const fonts = path.join(root, ".fonts");
  const covered = JSON.parse(readFileSync(path.join(fonts, "characters.json"), "utf8")) as [number, number][];
  const compiler = NodeCompiler.create({
    workspace: path.join(root, "lib/text/documents"),
    fontArgs: [{ fontPaths: [path.join(fonts, "fonts")] }],
  });
  return { compiler, hasGlyph: (character) => stands(covered, character.codePointAt(0) ?? 0) };
}

function stands(ranges: readonly [number, number][], point: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** Joins emoji; the others of its category turn text around or hide in it. */
const joiner = "\u200d";
/** A run without a place to break: it would stand out over the edge of its cell. */
const endless = /[!-~\u00a1-\u024f]{16}(?=[!-~\u00a1-\u024f])/g;

/** Text as it can be set: what no font has, or nobody would see, is written as its number instead of being lost. */
function settable(text: string, hasGlyph: Room["hasGlyph"]): { text: string; lost: boolean } {
  let lost = false;
  const seen = [...text].map((character) => {
    if (character === "\n" || character === joiner) return character;
    if (character === "\t") return " ";
    if (hasGlyph(character) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) return character;
    lost = true;
    return `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}〕`;
  });
  return { text: seen.join("").replace(endless, "$&\u200b"), lost };
}

/** Sets a paper as PDF/A-2a: for archives, with its own fonts, its text in reading order. */
export async function typeset({ template, data, made, qr, pictures = [] }: Paper): Promise<Uint8Array> {
  held.portalTypesetter ??= open();
  const { compiler, hasGlyph } = held.portalTypesetter;
  let lost = false;
  const shown = JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== "string") return value;
    const set = settable(value, hasGlyph);
    lost ||= set.lost;
    return set.text;
  });
  const inputs = {
    data: shown,
    lost: String(lost),
    made,
    pictures: JSON.stringify(pictures),
    qr: qr === undefined ? "" : await QRCode.toString(qr, { type: "svg", margin: 0, errorCorrectionLevel: "M" }),
  };
  const result = compiler.compile({ mainFilePath: path.join(process.cwd(), "lib/text/documents", `${template}.typ`), inputs });
  const error = result.takeError();
  if (!result.result) throw new Error(`${template}: ${JSON.stringify(error?.shortDiagnostics)}`);
  try {
    return new Uint8Array(compiler.pdf(result.result, { pdfStandard: "a-2a" }));
  } finally {
    compiler.evictCache(10);
  }
}
