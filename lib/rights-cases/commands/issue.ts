import "server-only";
import { randomUUID } from "node:crypto";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { drawNumber } from "@/lib/numbers/writes";
import type { Tx } from "@/lib/server/db";
import { newCode } from "@/lib/server/secrets";
import { sealWith } from "@/lib/server/keys";
import { bodyOf, type CaseRow, placeOf } from "../queries/facts";
import { issuerOf, letterPattern } from "../queries/letters";
import { type LetterContent, letterData, letterVersion } from "../schema/letters";
import { addEvent } from "../writes";

type By = { tx: Tx; row: CaseRow; by: string | null; now: Date };

/**
 * A letter goes out: its number drawn, its words frozen under the case's key. Only somebody who signed with their name is named in it, because
 * paper is read by others. Somebody who came to talk gets none (L27): null.
 */
export async function issueFor({ tx, row, by, now }: By, content: LetterContent): Promise<{ id: string; number: string } | null> {
  if (row.track === "counselling") return null;
  if (row.keyRef === null) throw new Refusal({ kind: "conflict" });
  const [body, issuer] = await Promise.all([bodyOf(row), issuerOf(tx, row.office.id)]);
  const id = randomUUID();
  const issuedOn = dayOf(now);
  const verifyCode = newCode().replaceAll("-", "");
  const number = await drawNumber(tx, await letterPattern(tx, content.kind), now);
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
  await addEvent(tx, row, { kind: "letterIssued", office: issuer, facts: { letter: content.kind, number } }, now);
  return { id, number };
}
