import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { fromDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { unsealWith } from "@/lib/server/keys";
import { placeOf } from "../queries/facts";
import { textOf } from "../queries/own";
import { readStandard } from "../queries/standards";
import { hasRemedy, lastDayToAsk } from "../rules/guards";
import { eventFacts } from "../schema";
import { type IssueLetterInput, issueLetterInput, type LetterContent } from "../schema/letters";
import { type ActContext, actOnCase } from "./act";
import { issueFor } from "./issue";

const notices = { accepted: "accepted", declined: "declined", supplementAsked: "supplement" } as const;
type NoticeEvent = keyof typeof notices;

/** The last line of the case's history of these kinds: what the letter tells is what was done. */
async function lastEvent({ tx, row }: ActContext<unknown>, kinds: readonly string[]) {
  const event = await tx.caseEvent.findFirst({
    where: { caseId: row.id, kind: { in: [...kinds] } },
    orderBy: { ordinal: "desc" },
    select: { ordinal: true, kind: true, note: true, facts: true },
  });
  if (!event) throw new Refusal({ kind: "notNow", blockers: ["nothingToTell"] });
  const facts = eventFacts.parse(event.facts);
  const said = (name: string) => (typeof facts[name] === "string" ? facts[name] : null);
  return { kind: event.kind, facts, said, reason: await textOf(row, `event.${event.ordinal}`, event.note) };
}

async function decisionOf({ tx, row }: ActContext<unknown>): Promise<LetterContent> {
  const answer = await tx.caseAnswer.findUnique({
    where: { caseId_tier: { caseId: row.id, tier: 1 } },
    select: { outcome: true, opinion: true, issuedOn: true },
  });
  if (!answer || row.keyRef === null) throw new Refusal({ kind: "notNow", blockers: ["nothingToTell"] });
  const { request = "", facts = "", decision = "", basis = "" } = await unsealWith(row.keyRef, placeOf(row.id, "answer.1"), answer.opinion);
  const askUntil = hasRemedy(row)
    ? lastDayToAsk(fromDateColumn(answer.issuedOn), await readStandard(tx, "reconsiderationAsk"), await readCalendar(tx))
    : null;
  return { kind: "decision", outcome: answer.outcome, request, facts, decision, basis, askUntil };
}

async function contentOf(context: ActContext<IssueLetterInput>): Promise<LetterContent> {
  const { input, today } = context;
  switch (input.kind) {
    case "noticeOfReceipt": {
      const { kind, said, reason } = await lastEvent(context, Object.keys(notices));
      return { kind: input.kind, variant: notices[kind as NoticeEvent], dueOn: said("dueOn"), body: said("body"), reason };
    }
    case "extensionNotice": {
      const { facts, said, reason } = await lastEvent(context, ["extended"]);
      return { kind: input.kind, days: Number(facts.days ?? 0), reason: reason ?? "", dueOn: said("dueOn") ?? today };
    }
    case "decision":
      return decisionOf(context);
    case "remindLetter": {
      if (input.replyBy < today) throw invalid("replyBy", "outOfRange");
      const { caseId: _, ...content } = input;
      return content;
    }
    default: {
      const { caseId: _, ...content } = input;
      return content;
    }
  }
}

/** A letter by the office's hand, or anew from what the case's history holds. */
export const issueLetter = actOnCase("rightsCase.issueLetter", issueLetterInput, async (context) => {
  const issued = await issueFor(context, await contentOf(context));
  if (!issued) throw new Refusal({ kind: "conflict" });
  return {
    value: { id: context.row.id, letterId: issued.id, number: issued.number },
    changes: [{ field: "CaseLetter.number", to: issued.number }],
  };
});
