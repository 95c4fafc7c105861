import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { unsealWith } from "@/lib/server/keys";
import { askUntilOf, placeOf } from "../queries/facts";
import { textOf } from "../queries/own";
import { reviewRequestOf } from "../queries/review";
import { eventFacts } from "../schema/events";
import { answerTier, type IssueLetterInput, issueLetterInput, type LetterContent } from "../schema/letters";
import { type ActContext, actOnCase } from "./act";
import { issueFor, type Letter } from "./issue";

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

/** Of the last answer that one of our own wrote; a body outside writes its own. */
async function decisionOf({ tx, row }: ActContext<unknown>): Promise<Letter> {
  const answer = await tx.caseAnswer.findFirst({
    where: { caseId: row.id, organizationId: { not: null } },
    orderBy: { tier: "desc" },
    select: { tier: true, outcome: true, opinion: true, issuedOn: true, organizationId: true },
  });
  if (!answer || row.keyRef === null) throw new Refusal({ kind: "notNow", blockers: ["nothingToTell"] });
  const { outcome, organizationId } = answer;
  const tier = answerTier.parse(answer.tier);
  const opinion = await unsealWith(row.keyRef, placeOf(row.id, `answer.${tier}`), answer.opinion);
  const { request = "", facts = "", decision = "", basis = "" } = opinion;
  const askUntil = await askUntilOf(tx, row, answer, await readCalendar(tx));
  return { from: organizationId, content: { kind: "decision", tier, outcome, request, facts, decision, basis, askUntil } };
}

async function contentOf(context: ActContext<unknown>, input: Exclude<IssueLetterInput, { kind: "decision" }>): Promise<LetterContent> {
  const { today } = context;
  switch (input.kind) {
    case "noticeOfReceipt": {
      const { kind, said, reason } = await lastEvent(context, Object.keys(notices));
      return { kind: input.kind, variant: notices[kind as NoticeEvent], dueOn: said("dueOn"), body: said("body"), reason };
    }
    case "extensionNotice": {
      const { facts, said, reason } = await lastEvent(context, ["extended"]);
      return { kind: input.kind, days: Number(facts.days ?? 0), reason: reason ?? "", dueOn: said("dueOn") ?? today };
    }
    case "reviewRequest": {
      const request = await reviewRequestOf(context.tx, context.row);
      if (!request) throw new Refusal({ kind: "notNow", blockers: ["nobodyToWriteTo"] });
      return request;
    }
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
  const { input } = context;
  const issued = await issueFor(
    context,
    input.kind === "decision" ? await decisionOf(context) : { content: await contentOf(context, input) },
  );
  if (!issued) throw new Refusal({ kind: "conflict" });
  return {
    value: { id: context.row.id, letterId: issued.id, number: issued.number },
    changes: [{ field: "CaseLetter.number", to: issued.number }],
  };
});
