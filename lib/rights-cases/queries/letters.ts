import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { db, type Reader } from "@/lib/server/db";
import { unsealWith } from "@/lib/server/keys";
import { openCase } from "@/lib/server/opening";
import { inwardLetters, type LetterData, letterData, type LetterKind, letterNumbers } from "../schema/letters";
import { placeOf } from "./facts";
import type { WholeCase } from "./whole";

/** In whose name letters go out: a department signs as the association it belongs to. */
const issuerSelect = { name: true, kindCode: true, parent: { select: { name: true } } } as const;
type Issuer = { name: string; kindCode: string; parent: { name: string } | null };
const issuerNamed = ({ name, kindCode, parent }: Issuer) => (kindCode === "department" && parent ? parent.name : name);

export async function issuerOf(reader: Reader, officeId: string): Promise<string> {
  return issuerNamed(await reader.organization.findUniqueOrThrow({ where: { id: officeId }, select: issuerSelect }));
}

/** How letters are numbered, kind by kind. Every portal begins with all of them (prisma/seed/reference.ts), so a missing one is a bug. */
export async function letterPatterns(reader: Reader): Promise<Record<LetterKind, string>> {
  const { value } = await reader.setting.findUniqueOrThrow({ where: { key: "letterNumbers" }, select: { value: true } });
  return letterNumbers.parse(value);
}

/** What went out, the last first; nothing of what it says. */
export const lettersOf = ({ letters }: Pick<WholeCase, "letters">) =>
  letters.map(({ kind, issuedOn, ...letter }) => ({ ...letter, kind: kind as LetterKind, issuedOn: fromDateColumn(issuedOn) }));
export type LetterRow = ReturnType<typeof lettersOf>[number];

export const toClaimant = (letters: readonly LetterRow[]): LetterRow[] => letters.filter(({ kind }) => !inwardLetters.includes(kind));

async function dataOf(reader: Reader, caseId: string, letterId: string): Promise<LetterData | null> {
  const row = await reader.caseLetter.findFirst({
    where: { id: letterId, caseId },
    select: { id: true, data: true, case: { select: { keyRef: true } } },
  });
  if (!row || row.case.keyRef === null) return null;
  const { json = "{}" } = await unsealWith(row.case.keyRef, placeOf(caseId, `letter.${row.id}`), row.data);
  return letterData.parse(JSON.parse(json));
}

/** A letter as it went out: for the office, which is logged as an opening, and for whoever showed the case's number and code. */
export async function readLetter(actor: Actor, caseId: string, letterId: string): Promise<LetterData | null> {
  if (!isId(caseId) || !isId(letterId)) return null;
  if (actor.kind === "person") return openCase(actor, caseId, "rightsCase.open", (tx) => dataOf(tx, caseId, letterId));
  if (actor.kind !== "claimant" || actor.caseId !== caseId) return null;
  const data = await dataOf(db(), caseId, letterId);
  return data && !inwardLetters.includes(data.content.kind) ? data : null;
}

/** What anybody who holds the paper may know of it: that it is ours, and nothing of the case. */
export async function publicLetter(verifyCode: string) {
  const row = await db().caseLetter.findUnique({
    where: { verifyCode },
    select: { kind: true, number: true, issuedOn: true, case: { select: { office: { select: issuerSelect } } } },
  });
  if (!row) return null;
  return {
    kind: row.kind as LetterKind,
    number: row.number,
    issuedOn: fromDateColumn(row.issuedOn),
    issuer: issuerNamed(row.case.office),
  };
}
export type PublicLetter = NonNullable<Awaited<ReturnType<typeof publicLetter>>>;
