// Pure.
import { contentTypeOf, type FileRefusal, type Treatment } from "@/lib/kernel/file-kinds";
import { isMissing, type Problem } from "@/lib/kernel/outcome";

const mega = 1024 * 1024;

/** One file, in bytes. A sample of the city's own: no notice states a size. */
export const maxFileBytes = 20 * mega;

/** One page of the form with all its files. */
export const maxPostBytes = 3 * maxFileBytes;

/** Files in one post; a criterion takes no more than ten anyway. */
export const maxPostFiles = 10;

/** All files of one application together. */
export const maxApplicationBytes = 300 * mega;

/** What a file may turn into when it is opened. */
export const contentLimits = {
  bytes: maxFileBytes,
  /** 64 megapixels: an A3 page scanned at 600 dpi has 70, at 400 dpi 31, a telephone's photo 12 to 50. */
  pixels: 64_000_000,
  /** A page stays readable at this side; an A3 page at 300 dpi has 4961. */
  side: 5_000,
  entries: 4_000,
  unpacked: 200 * mega,
  /** Unpacked to packed, of one entry that is larger than a megabyte unpacked. */
  ratio: 200,
} as const;

/** For the browser's own dialog; what a file is, is judged by its content. No HEIC, so that an iPhone hands over JPG by itself. */
export const acceptedEndings = ".pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.wps,.ofd";

/** A picture that a page shows is kept no larger at its longest side. */
export const photoSide = 1_600;

/** Where only photos are asked. */
export const photoTypes = `${contentTypeOf.jpg},${contentTypeOf.png}`;
export const isPhoto = (contentType: string): boolean => contentType === contentTypeOf.jpg || contentType === contentTypeOf.png;

/** Why a file did not get in. */
export const fileProblems = [
  ...(["empty", "tooLarge", "type", "heic", "svg", "archive", "macro", "encrypted"] as const),
  ...(["damaged", "bomb", "pixels", "mixed", "virus", "unchecked", "noRoom"] as const),
  ...([
    "notPhoto",
    "tooMany",
    "tooMuch",
    "applicationFull",
    "caseFull",
    "tooOften",
    "conflict",
    "saveFirst",
    "signedOut",
    "interrupted",
  ] as const),
];
export type FileProblem = (typeof fileProblems)[number];
type Same<A, B> = [A] extends [B] ? true : never;
export const everyRefusalHasItsProblem: Same<FileRefusal, FileProblem> = true;

export const isFileProblem = (code: unknown): code is FileProblem => fileProblems.includes(code as FileProblem);

/** Why a file was not kept, of what its act answered; "gone": what it belongs to is not there for whoever sent it. */
export function refusedFor(problem: Problem): FileProblem | "gone" {
  if (isMissing(problem)) return "gone";
  const code = problem.kind === "invalidInput" ? problem.fields.file?.[0] : undefined;
  return isFileProblem(code) ? code : "conflict";
}

/** What the browser can tell before anything is sent. */
export function problemBeforeSending({ name, size }: { name: string; size: number }): FileProblem | null {
  if (size === 0) return "empty";
  if (/\.(heic|heif)$/i.test(name)) return "heic";
  if (size > maxFileBytes) return "tooLarge";
  return null;
}

/** A name that is safe to show and to save under; the ending follows the content. */
export function cleanFileName(name: string, extension: string): string {
  const base = name
    .normalize("NFC")
    .replace(/\p{Surrogate}|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/gu, "")
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .trim();
  return `${[...(base || "file")].slice(0, 120).join("")}.${extension}`;
}

/** What was taken in as the commands note it: under its sender's name for it, made safe. */
export const asKept = <T extends { kind: string }>({ kind, ...kept }: T, { name }: { name: string }) => ({
  ...kept,
  name: cleanFileName(name, kind),
});

/** As a download (RFC 6266), with the name in full for those who read RFC 5987 and a plain one for the others. */
export function dispositionOf(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, "")).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`;
}

/** A file with a virus is not kept at all; one may still be found infected after it had to wait. */
export const keptScans = ["unscanned", "pending", "clean"] as const;
export type ScanState = (typeof keptScans)[number] | "infected";
export const fileTreatments = ["unexamined", "cleaned", "legacy", "signed"] as const satisfies readonly Treatment[];
export type FileState = "ready" | "checking" | "infected";

/** Where a scanner is set, a file is open to others once it was found clean; where none is, it says that nobody looked. */
export function fileState(scan: ScanState, scanner: boolean): FileState {
  if (scan === "infected") return "infected";
  if (scan === "clean" || (scan === "unscanned" && !scanner)) return "ready";
  return "checking";
}
