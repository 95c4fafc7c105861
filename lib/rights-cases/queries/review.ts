import "server-only";
import { fromDateColumn } from "@/lib/kernel/dates";
import type { Reader } from "@/lib/server/db";
import type { LetterContent } from "../schema/letters";
import type { CaseRow } from "./facts";
import { textOf } from "./own";

/** What a body outside is written when it is asked for 复查 or 复核; null: none is asked, or nobody has set yet who it is. */
export async function reviewRequestOf(reader: Reader, row: CaseRow): Promise<LetterContent | null> {
  const [answer, asked] = [
    row.answers.at(-1),
    await reader.caseRemedy.findFirst({
      where: { caseId: row.id, doneOn: null, organizationId: null },
      select: { tier: true, askedOn: true, grounds: true, outsideName: true, outsideAddress: true },
    }),
  ];
  if (!answer || !asked?.outsideName) return null;
  const tier = asked.tier === 2 ? 2 : 3;
  return {
    ...{ kind: "reviewRequest", tier, to: asked.outsideName, address: asked.outsideAddress ?? "" },
    askedOn: fromDateColumn(asked.askedOn),
    grounds: (await textOf(row, `remedy.${tier}`, asked.grounds)) ?? "",
    answer: { body: answer.body, issuedOn: fromDateColumn(answer.issuedOn), outcome: answer.outcome },
  };
}
