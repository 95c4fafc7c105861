import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { readCalendar } from "@/lib/calendar/queries";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { drawNumber } from "@/lib/numbers/writes";
import type { Change } from "@/lib/server/audit";
import type { Tx } from "@/lib/server/db";
import { newCode } from "@/lib/server/secrets";
import { sealWith } from "@/lib/server/keys";
import { askUntilOf, bodyOf, type CaseRow, placeOf } from "../queries/facts";
import { issuerOf, letterPatterns } from "../queries/letters";
import { hasRemedy } from "../rules/guards";
import type { opinionInput } from "../schema";
import { type AnswerTier, inwardLetters, type LetterContent, letterData, letterVersion } from "../schema/letters";
import { addEvent } from "../writes";

type Opinion = z.infer<typeof opinionInput>;
type By = { tx: Tx; row: CaseRow; by: string | null; now: Date };
type Issued = { id: string; number: string };
/** What goes out with an act; `from`: the organization that writes it, where that is not the case's own office. */
export type Letter = { content: LetterContent; from?: string | null };

/**
 * A letter goes out: its number drawn, its words frozen under the case's key. Only somebody who signed with their name is named in it, because
 * paper is read by others. Somebody who came to talk gets none (L27): null.
 */
export async function issueFor(
  { tx, row, by, now }: By,
  { content, from = null }: Letter,
  shown = !inwardLetters.includes(content.kind),
): Promise<Issued | null> {
  if (row.track === "counselling") return null;
  if (row.keyRef === null) throw new Refusal({ kind: "conflict" });
  const [body, issuer] = await Promise.all([bodyOf(row), issuerOf(tx, from ?? row.office.id)]);
  const id = randomUUID();
  const issuedOn = dayOf(now);
  const verifyCode = newCode().replaceAll("-", "");
  const number = await drawNumber(tx, (await letterPatterns(tx))[content.kind], now);
  const data = letterData.parse({
    ...{ number, verifyCode, issuer, issuedOn, content },
    caseNumber: row.number,
    category: row.category.name,
    track: row.track,
    filedOn: fromDateColumn(row.filedOn),
    claimant: row.mode === "realName" && body && body.name !== "" ? body.name : null,
  });
  await tx.caseLetter.create({
    data: {
      ...{ id, number, verifyCode, kind: content.kind, templateVersion: letterVersion, issuedById: by },
      caseId: row.id,
      data: await sealWith(row.keyRef, placeOf(row.id, `letter.${id}`), { json: JSON.stringify(data) }),
      issuedOn: toDateColumn(issuedOn),
    },
    select: { id: true },
  });
  await addEvent(tx, row, { kind: "letterIssued", office: issuer, facts: { letter: content.kind, number }, shown }, now);
  return { id, number };
}

/**
 * The letter that an act sends out by itself, where a written one is owed: of a right, and to somebody with a name (art. 23, 32, 34). The
 * act's own line tells the claimant of it. What goes into the log.
 */
export async function issueWith(by: By, letter: Letter): Promise<Change[]> {
  const issued = hasRemedy(by.row) ? await issueFor(by, letter, false) : null;
  return issued ? [{ field: "CaseLetter.number", to: issued.number }] : [];
}

/** Art. 23: what becomes of what was asked, in writing. */
export const notice = (
  variant: "accepted" | "declined" | "supplement",
  said: { dueOn?: Day | null; reason?: string; body?: string },
): Letter => ({
  content: { kind: "noticeOfReceipt", variant, dueOn: said.dueOn ?? null, reason: said.reason ?? null, body: said.body ?? null },
});

/** What is answered, by whoever answers, with the last day to ask the next tier (art. 32, 35, 36). */
export async function decisionLetter({ tx, row, now }: By, tier: AnswerTier, from: string, opinion: Opinion): Promise<Letter> {
  const askUntil = await askUntilOf(tx, row, { tier, issuedOn: toDateColumn(dayOf(now)) }, await readCalendar(tx));
  const { outcome, request, facts, decision, basis } = opinion;
  return { from, content: { kind: "decision", ...{ tier, outcome, request, facts, decision, basis, askUntil } } };
}
