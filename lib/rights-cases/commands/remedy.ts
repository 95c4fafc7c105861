import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { sealWith } from "@/lib/server/keys";
import { bodyAbove } from "../queries/above";
import { type CaseRow, placeOf } from "../queries/facts";
import { reviewRequestOf } from "../queries/review";
import { readStandard } from "../queries/standards";
import * as schema from "../schema";
import { closeMainWork, endLimits, openCaseWork, sealText, settlesAt, startLimit } from "../writes";
import { own } from "./follow";
import { decisionLetter, issueWith } from "./issue";
import { dayStart, requireMove, writeMove } from "./move";
import { type OfficeContext, officeMove } from "./office";

const tiers = {
  2: { name: "Reconsideration", asked: "reconsiderationAsked", standard: "reconsideration" },
  3: { name: "FinalReview", asked: "finalReviewAsked", standard: "finalReview" },
} as const;
type Tier = keyof typeof tiers;

/**
 * 复查, 复核: the claimant asks whoever is above the one that answered, within the days of art. 35 and 36. Above the city a body outside
 * the portal has it: the portal writes its letter, and the desk sends it and records what came of it.
 */
function ask(tier: Tier) {
  const { name, asked, standard } = tiers[tier];
  return defineCommand({
    permission: `rightsCase.ask${name}`,
    sight: "rightsCase.read",
    subjectKind: "rightsCase",
    input: schema.groundsInput,
    load: own,
    execute: async (context) => {
      const { tx, input, row, now } = context;
      const to = await requireMove(context, `ask${name}`);
      const today = dayOf(now);
      const body = await bodyAbove(tx, row, now);
      await tx.caseRemedy.create({
        data: {
          caseId: row.id,
          tier,
          askedOn: toDateColumn(today),
          grounds: await sealText(row, `remedy.${tier}`, input.grounds),
          organizationId: body.organizationId,
          outsideName: body.organizationId === null ? body.name : null,
          outsideAddress: body.address,
        },
        select: { id: true },
      });
      await closeMainWork(tx, row.id, dayStart(row, now));
      const dueOn = await startLimit(tx, row.id, await readStandard(tx, standard), today, await readCalendar(tx));
      await openCaseWork(tx, row.id, {
        ...(body.organizationId === null
          ? { purpose: `record${name}`, organizationId: row.officeId, role: "cityStaff", assigneeId: row.counsellorId }
          : { purpose: `answer${name}`, organizationId: body.organizationId, role: "cityLeader" }),
        // Whoever has it is told when it begins: of an anonymous case not at the minute at which it was asked.
        openedAt: settlesAt(row.mode, now, now),
        dueOn,
      });
      const moved = await writeMove(context, to, null, {
        event: asked,
        facts: { body: body.name, dueOn },
        // Whoever of those entrusted decides above could not be the one who has it.
        data: row.narrow && body.organizationId !== null ? { counsellorId: null } : {},
      });
      // A body outside is written to; without a name the desk makes the letter once the leader has set one.
      const request = await reviewRequestOf(tx, row);
      const issued = request ? await issueWith({ tx, row, by: null, now }, { content: request }) : [];
      return { ...moved, changes: [...moved.changes, ...issued] };
    },
  });
}
export const askReconsideration = ask(2);
export const askFinalReview = ask(3);

type Answer = {
  outcome: schema.CaseOutcome;
  organizationId: string | null;
  body: string;
  opinion: Record<string, string>;
  issuedOn: string;
};

/** The answer of a tier, and the end of its days; after 复核 the case is final. */
async function finish({ tx, row, now, today }: OfficeContext<unknown>, tier: Tier, answer: Answer, issuedById: string | null) {
  if (row.keyRef === null) throw new Refusal({ kind: "conflict" });
  const { outcome, organizationId, body, opinion, issuedOn } = answer;
  await tx.caseAnswer.create({
    data: {
      ...{ caseId: row.id, tier, outcome, organizationId, body, issuedById },
      opinion: await sealWith(row.keyRef, placeOf(row.id, `answer.${tier}`), opinion),
      issuedOn: toDateColumn(issuedOn),
    },
    select: { id: true },
  });
  await tx.caseRemedy.update({
    where: { caseId_tier: { caseId: row.id, tier } },
    data: { doneOn: toDateColumn(issuedOn) },
    select: { id: true },
  });
  await endLimits(tx, row.id, issuedOn);
  await closeMainWork(tx, row.id, now);
  await tx.workItem.updateMany({ where: { rightsCaseId: row.id, purpose: "superviseCase", closedAt: null }, data: { closedAt: now } });
  return {
    event: tier === 2 ? ("reconsidered" as const) : ("finallyReviewed" as const),
    facts: { outcome, body },
    data: { outcome, ...(tier === 3 ? { closedOn: toDateColumn(today) } : {}) },
  };
}

const openRemedy = (row: CaseRow, tier: Tier) => {
  const remedy = row.remedies.find((one) => one.tier === tier && one.doneOn === null);
  if (!remedy) throw new Refusal({ kind: "conflict" });
  return remedy;
};

/** The organization above answers, in the four parts of art. 32; never by one who answered before. */
const answerAt = (tier: Tier) =>
  officeMove(`answer${tiers[tier].name}`, schema.opinionInput, async (context) => {
    const { actor, input, row, by, today } = context;
    const { organizationId } = openRemedy(row, tier);
    if (organizationId === null) throw new Refusal({ kind: "conflict" });
    const { outcome, request, facts, decision, basis } = input;
    const body = actor.kind === "person" ? (actor.acting?.organizationName ?? "") : "";
    const opinion = { request, facts, decision, basis };
    const made = await finish(context, tier, { outcome, organizationId, body, opinion, issuedOn: today }, by);
    return { ...made, letter: await decisionLetter({ ...context, by }, tier, organizationId, input) };
  });
export const answerReconsideration = answerAt(2);
export const answerFinalReview = answerAt(3);

/** What the body outside decided, on the day it did. */
const recordAt = (tier: Tier) =>
  officeMove(`record${tiers[tier].name}`, schema.outsideInput, async (context) => {
    const { tx, input, row, today } = context;
    openRemedy(row, tier);
    const { askedOn } = await tx.caseRemedy.findUniqueOrThrow({
      where: { caseId_tier: { caseId: row.id, tier } },
      select: { askedOn: true },
    });
    if (input.issuedOn > today) throw invalid("issuedOn", "dayAhead");
    if (input.issuedOn < fromDateColumn(askedOn)) throw invalid("issuedOn", "outOfRange");
    const { outcome, body, opinion, issuedOn } = input;
    // Its paper holds the four parts; here is what was decided.
    const parts = { request: "", facts: "", decision: opinion, basis: "" };
    return finish(context, tier, { outcome, organizationId: null, body, opinion: parts, issuedOn }, null);
  });
export const recordReconsideration = recordAt(2);
export const recordFinalReview = recordAt(3);

/** Where letters for the tier above the city go. What waits for a name is given it. */
export const setCaseAbove = defineCommand({
  permission: "rightsCase.setAbove",
  sight: "rightsCase.setAbove",
  subjectKind: "setting",
  input: schema.aboveInput,
  load: async () => ({ id: "caseAbove", subject: citySubject, row: null }),
  execute: async ({ tx, input: { name, address } }) => {
    const value = { name, address };
    const before = await tx.setting.findUnique({ where: { key: "caseAbove" }, select: { value: true } });
    await tx.setting.upsert({ where: { key: "caseAbove" }, create: { key: "caseAbove", value }, update: { value }, select: { key: true } });
    await tx.caseRemedy.updateMany({ where: { outsideName: "", doneOn: null }, data: { outsideName: name, outsideAddress: address } });
    const from = before ? schema.aboveShape.parse(before.value) : { name: null, address: null };
    return {
      value: null,
      changes: [
        { field: "Setting.caseAboveName", from: from.name, to: name },
        { field: "Setting.caseAboveAddress", from: from.address, to: address },
      ],
    };
  },
});
