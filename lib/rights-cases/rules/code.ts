// The secret code by which a filer finds the own case without an account, and the number of a case. Pure.
import { tidyCode } from "@/lib/kernel/writing";

/**
 * As many decimal figures as asked for from the first 16 of some random bytes (or of an HMAC). 2^128 is no multiple of 10^figures, so the
 * lower numbers come more often than the higher ones, by one part in 3·10^18 with twenty figures: nothing that helps a guess.
 */
function figuresFrom(bytes: Uint8Array, figures: number): string {
  if (bytes.length < 16) throw new RangeError(`${bytes.length} bytes are too few to draw from.`);
  const drawn = bytes.subarray(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String(drawn % 10n ** BigInt(figures)).padStart(figures, "0");
}

/** As typed from paper or read out over the telephone: full-width figures, spaces, and whatever dash stands between them. */
const bare = (typed: string) => tidyCode(typed).replace(/[\p{Pd}\u2212]/gu, "");

/** Twenty decimal figures: 66 bits, too many to try, and only figures, which anybody can type and read aloud. */
export const codeFrom = (bytes: Uint8Array): string => figuresFrom(bytes, 20);

/** "1234 5678 9012 3456 7890" */
export const showCode = (code: string): string => code.replace(/\d{4}(?=\d)/g, "$& ");

export function readCode(typed: string): string | null {
  const code = bare(typed);
  return /^\d{20}$/.test(code) ? code : null;
}

/** "WQ2026-48210593": drawn and not counted up, so that a number tells neither how many cases there are nor which came first. */
export const caseNumberFrom = (year: number, bytes: Uint8Array): string => `WQ${year}-${figuresFrom(bytes, 8)}`;

export function readCaseNumber(typed: string): string | null {
  const [, year, drawn] = /^WQ(\d{4})(\d{8})$/i.exec(bare(typed)) ?? [];
  return year === undefined || drawn === undefined ? null : `WQ${year}-${drawn}`;
}
