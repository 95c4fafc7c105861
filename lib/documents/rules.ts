// The code that ties a stamped paper to what was submitted, as digits to type and as an address to scan. Pure.
import { tidyCode } from "@/lib/kernel/writing";

/** Of lib/text/documents/application-form.typ and certificate.typ: the next number when a paper comes to say something else. */
export const templateVersions = { applicationForm: 1, certificate: 1 } as const;

/** Luhn's check digit: finds every single wrong digit, and nearly every swap of two neighbours. */
function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const weighted = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Sixteen digits for a submission's hash: fifteen drawn from it, and a check digit. */
export function paperDigits(hash: string): string {
  const body = String(BigInt(`0x${hash.slice(0, 32)}`) % 10n ** 15n).padStart(15, "0");
  return body + checkDigit(body);
}

/** In fours, as people read them out. */
export const inGroups = (digits: string): string => digits.replace(/(.{4})(?=.)/g, "$1 ");

/** What the QR holds: the dossier's own address, for whoever may read it, with the digits of what was printed. */
export const paperAddress = (origin: string, applicationId: string, digits: string): string =>
  `${origin}/applications/${applicationId}?paper=${digits}`;

export type PaperCode = { applicationId: string | null; digits: string };

/** A scanned address or typed digits; null where neither, or a digit is wrong. The origin may have changed since it was printed. */
export function readPaperCode(text: string): PaperCode | null {
  const address = /\/applications\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\?paper=(\d{16})$/.exec(text.trim());
  const digits = address?.[2] ?? tidyCode(text).replaceAll("-", "");
  if (!/^\d{16}$/.test(digits) || checkDigit(digits.slice(0, 15)) !== digits[15]) return null;
  return { applicationId: address?.[1] ?? null, digits };
}

type Version = { ordinal: number; hash: string };
export type ScanVerdict = "unreadable" | "otherApplication" | "otherVersion" | "same";

/** Which paper it is, against what was submitted last. Two submissions that say the same are the same. */
export function judgeScan<V extends Version>(
  text: string,
  applicationId: string,
  submissions: readonly V[],
): { verdict: ScanVerdict; scanned: V | null; latest: V | null } {
  const latest = submissions.reduce<V | null>((last, version) => (last && last.ordinal > version.ordinal ? last : version), null);
  const code = readPaperCode(text);
  if (!code) return { verdict: "unreadable", scanned: null, latest };
  const ours = code.applicationId === null || code.applicationId === applicationId;
  const scanned = (ours && submissions.findLast(({ hash }) => paperDigits(hash) === code.digits)) || null;
  if (!scanned) return { verdict: "otherApplication", scanned: null, latest };
  if (latest && latest.hash === scanned.hash) return { verdict: "same", scanned: latest, latest };
  return { verdict: "otherVersion", scanned, latest };
}

/** What a scanner or a telephone makes of a page; judged by content. */
export const scanTypes: readonly string[] = ["application/pdf", "image/jpeg", "image/png"];
