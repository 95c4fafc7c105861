// What a file is, told by its content. Pure: the bytes are read by lib/server.

/** The kinds that are taken in; each is also the ending of its name. */
export const fileKinds = ["pdf", "jpg", "png", "doc", "docx", "xls", "xlsx", "wps", "ofd"] as const;
export type FileKind = (typeof fileKinds)[number];

export const contentTypeOf: Record<FileKind, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  png: "image/png",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  wps: "application/wps-office.wps",
  ofd: "application/ofd",
};

/** Why a file is not taken in, each worded in lib/text/files. */
export type FileRefusal =
  | "empty"
  | "tooLarge"
  | "type"
  | "heic"
  | "svg"
  | "archive"
  | "macro"
  | "encrypted"
  | "damaged"
  | "bomb"
  | "pixels"
  | "mixed"
  | "virus"
  | "unchecked"
  | "noRoom";

/** What was done to what a file says about its maker: emptied, or kept because the format or a signature does not allow it. */
export type Treatment = "unexamined" | "cleaned" | "legacy" | "signed";

const starts: readonly (readonly [Container, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["compound", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];
export type Container = "pdf" | "jpg" | "png" | "zip" | "compound";

/** By its first bytes, at the very start: a file with another one glued before it begins as that other one. */
export function containerOf(head: Uint8Array): Container | null {
  return starts.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0] ?? null;
}

/** Why something is not taken that begins as none of these. `mime` is what a general detector calls it. */
export function refusalOf(head: string, mime: string | undefined): FileRefusal {
  if (/<svg[\s>/]/i.test(head) || mime === "image/svg+xml") return "svg";
  if (/^image\/(heic|heif|avif)/.test(mime ?? "")) return "heic";
  if (/^application\/(zip|x-rar-compressed|x-7z-compressed|gzip|x-tar|x-bzip2|x-xz|zstd)$/.test(mime ?? "")) return "archive";
  return "type";
}

/** Names in a package's directory → what it is. `contentTypes` is the text of an Office package's [Content_Types].xml. */
export function kindOfPackage(names: readonly string[], contentTypes: string | null): FileKind | FileRefusal {
  const office = contentTypes !== null;
  const ofd = names.includes("OFD.xml");
  if (office && ofd) return "mixed";
  if (ofd) return "ofd";
  if (!office) return "archive";
  if (/macroEnabled/i.test(contentTypes) || names.some(isMacro)) return "macro";
  if (/wordprocessingml\.document\.main\+xml/.test(contentTypes) && names.some((name) => name.startsWith("word/"))) return "docx";
  if (/spreadsheetml\.sheet\.main\+xml/.test(contentTypes) && names.some((name) => name.startsWith("xl/"))) return "xlsx";
  return "type";
}

const isMacro = (name: string) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$|(^|\/)(macrosheets|xlm)\//i.test(name);

/** A package that carries a signature over its own parts is not rewritten. */
export const isSignedPackage = (names: readonly string[]) =>
  names.some((name) => /^_xmlsignatures\/.+\.xml$/i.test(name) || /(^|\/)Signs\/Signatures\.xml$/i.test(name));

/** Names of streams and storages in an OLE compound file → what it is. Writer's own format is Word's; only the name tells them apart. */
export function kindOfCompound(entries: readonly string[], name: string): FileKind | FileRefusal {
  const parts = new Set(entries.flatMap((entry) => entry.split("/")).map((part) => part.toLowerCase()));
  const has = (...names: string[]) => names.some((one) => parts.has(one.toLowerCase()));
  if (has("EncryptedPackage", "EncryptionInfo")) return "encrypted";
  if (has("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros")) return "macro";
  if (has("WordDocument")) return /\.wps$/i.test(name.trim()) ? "wps" : "doc";
  if (has("Workbook", "Book")) return "xls";
  return "type";
}

/** Word's header says at byte 10 whether the text is encrypted; Excel says so by a FILEPASS record near the start of its stream. */
export function isEncryptedStream(kind: "doc" | "xls", stream: Uint8Array): boolean {
  if (kind === "doc") return ((stream[11] ?? 0) & 0x01) !== 0;
  for (let at = 0, records = 0; at + 4 <= stream.length && records < 64; records += 1) {
    const type = (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
    if (type === 0x2f) return true;
    if (type === 0x0a) return false;
    at += 4 + ((stream[at + 2] ?? 0) | ((stream[at + 3] ?? 0) << 8));
  }
  return false;
}
