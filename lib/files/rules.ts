// Pure.

/** One file, in bytes. A sample of the city's own: no notice states a size. */
export const maxFileBytes = 20 * 1024 * 1024;

/** One page of the form with all its files. */
export const maxPostBytes = 3 * maxFileBytes;

/** Judged by content, never by the name. */
export const acceptedTypes: readonly string[] = ["application/pdf", "image/jpeg", "image/png"];

/** A name that is safe to show and to save under; the ending follows the content. */
export function cleanFileName(name: string, extension: string): string {
  const base = name
    .normalize("NFC")
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, "")
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .trim();
  return `${[...(base || "file")].slice(0, 120).join("")}.${extension}`;
}
