import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { recordOf } from "@/lib/evidence/queries";
import { refText } from "@/lib/evidence/schema";
import { revocableUntil } from "@/lib/kernel/revocable";
import { Refusal } from "@/lib/kernel/outcome";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { issueApplicationForm } from "@/lib/documents/writes";
import { drawNumber } from "@/lib/numbers/writes";
import { closeWork } from "@/lib/work/writes";
import { isEntered, placesOf, planOf } from "../queries/facts";
import { movesOf } from "../queries/moves";
import { submittedAnswers } from "../rules/form";
import { hasPlace, workAgain } from "../rules/way";
import * as schema from "../schema";
import { type ApplicationMove, applicationWorkflow } from "../workflow";
import { loadApplication, loadApplicationInRound } from "./draft";
import { judgedOf, withComputed } from "./eligible";
import { type Acted, advanceApplication, closeStage, formHolder, openForm, personOf, planAhead, takeUpAgain } from "./progress";

type Act = { applicationId: string; revision: number };
type MoveContext<I> = Context<I> & { row: Acted };

/** One line of the application's own lifecycle as a command. */
function applicationMove<I extends Act>(
  name: ApplicationMove,
  input: z.ZodType<I>,
  effect: (context: MoveContext<I>) => Promise<readonly Change[]>,
  load: (context: Context<I>) => Promise<Loaded<Acted> | null> = loadApplication,
) {
  return defineCommand({
    permission: `application.${name}`,
    sight: "application.read",
    subjectKind: "application",
    input,
    load,
    execute: async (context: MoveContext<I>) => {
      const found = context.row;
      const move = movesOf(context.actor, found, context.now).find(({ permission }) => permission === `application.${name}`);
      if (!move) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const more = await effect(context);
      const to = applicationWorkflow.moves[name].to;
      return {
        value: { id: found.row.id },
        changes: [{ field: "Application.status", from: found.row.status, to }, ...more],
      };
    },
  });
}

/** Keeps what is handed in, word for word, with the hash that goes on the paper, and the paper itself as it will be printed. */
async function keepSubmission({ tx, actor, row: found, now }: MoveContext<Act>, number: string | null): Promise<string> {
  const answers = submittedAnswers(found.document, found.answers);
  const records = found.row.uses.map(recordOf);
  const evidence = [
    ...found.row.evidence.map(({ fieldKey, attachment }) => [fieldKey, attachment.id]),
    ...records.map((record) => [record.criterionKey, refText(record), record.hash]),
  ].sort();
  const hash = createHash("sha256")
    .update(JSON.stringify([answers, evidence]))
    .digest("hex");
  const by = personOf(actor);
  if (by === null) throw new Refusal({ kind: "forbidden" });
  const ordinal = (found.row.submissions[0]?.ordinal ?? 0) + 1;
  const { id } = await tx.submission.create({
    data: { applicationId: found.row.id, ordinal, answers, hash, submittedAt: now, submittedById: by },
    select: { id: true },
  });
  const { applicant, recommender, round } = found.row;
  await issueApplicationForm(
    tx,
    id,
    {
      ...{ number: number ?? "", ordinal, submittedAt: now.toISOString(), hash, answers },
      applicant: applicant.name,
      creditCode: applicant.creditCode ?? applicant.hostUnit?.creditCode ?? null,
      recommender: recommender?.name ?? null,
      receivingOffice: round.receivingOrganization.name,
      decidingOffice: round.decidingOrganization.name,
      evidence: found.row.evidence.map(({ fieldKey, attachment: { name, size, sha256 } }) => ({ fieldKey, name, size, sha256 })),
      records: records.map(({ criterionKey: fieldKey, kind, title, day, count, state, hash: known }) => {
        return { fieldKey, kind, title, day, count, state, hash: known };
      }),
    },
    now,
  );
  return hash;
}

/** With the figures of the system as they stand now: from here on they stay. */
async function settled<I>(context: MoveContext<I>): Promise<MoveContext<I>> {
  const answers = await withComputed(context.tx, judgedOf(context.row), context.now);
  return { ...context, row: { ...context.row, answers } };
}

async function recommenderPath({ tx, row: { row } }: MoveContext<Act>): Promise<string | null> {
  if (row.recommenderOrganizationId === null) return null;
  const { path } = await tx.organization.findUniqueOrThrow({ where: { id: row.recommenderOrganizationId }, select: { path: true } });
  return path;
}

export const submitApplication = applicationMove("submit", schema.moveInput, async (open) => {
  const context = await settled(open);
  const { tx, input, row: found, now } = context;
  const number = found.row.number ?? (await drawNumber(tx, found.document.applicationNumber.value, now));
  // What citizens send may be taken back; an entry is an act of the office.
  const until = isEntered(found) ? null : revocableUntil(now);
  await advanceApplication(tx, found, input.revision, now, {
    status: "inProgress",
    number,
    answers: found.answers,
    submittedAt: now,
    revocableUntil: until,
    recommenderPath: await recommenderPath(context),
  });
  const hash = await keepSubmission(context, number);
  await closeWork(tx, "application", found.row.id, now);
  await planAhead(tx, found, planOf(found), now, until ?? now);
  return [
    { field: "Application.number", to: number },
    { field: "Submission.hash", to: hash },
  ];
});

export const resubmitApplication = applicationMove("resubmit", schema.moveInput, async (open) => {
  const context = await settled(open);
  const { tx, input, row: found, now } = context;
  const returned = found.row.stages.findLast(({ state }) => state === "returned");
  if (!returned) throw new Refusal({ kind: "conflict" });
  await advanceApplication(tx, found, input.revision, now, {
    status: "inProgress",
    answers: found.answers,
    recommenderPath: await recommenderPath(context),
  });
  const hash = await keepSubmission(context, found.row.number);
  await tx.returnMark.updateMany({ where: { stageId: returned.id, resolvedAt: null }, data: { resolvedAt: now } });
  await closeWork(tx, "application", found.row.id, now);
  const first = found.document.stages.find(({ key }) => key === returned.key)?.resubmitTo === "first";
  await takeUpAgain(tx, found, workAgain(found.row.stages, planOf(found), first ? null : returned.key), now);
  return [{ field: "Submission.hash", to: hash }];
});

/** Back to a draft, as if nothing had been handed in but for the number; no office has begun. */
export const revokeApplication = applicationMove("revoke", schema.moveInput, async ({ tx, input, row: found, now }) => {
  const { id, round } = found.row;
  await advanceApplication(tx, found, input.revision, now, {
    status: "draft",
    submittedAt: null,
    revocableUntil: null,
    recommenderPath: null,
  });
  await tx.stage.deleteMany({ where: { applicationId: id } });
  await closeWork(tx, "application", id, now);
  await openForm(tx, { applicationId: id, ...formHolder(found), byId: found.byId }, "fill", now, round.closesAt);
  return [];
});

const endDraft = (status: "withdrawn" | "lapsed") => async (context: MoveContext<Act>) => {
  await advanceApplication(context.tx, context.row, context.input.revision, context.now, { status });
  await closeWork(context.tx, "application", context.row.row.id, context.now);
  return [];
};

export const discardApplication = applicationMove("discard", schema.moveInput, endDraft("withdrawn"));

/** The round closed over a draft. */
export const expireApplication = applicationMove("expire", schema.moveInput, endDraft("lapsed"));

/** Ends the open stage with the application; what was done stays readable. */
async function stopWork({ tx, actor, row: found, now }: MoveContext<Act>, outcome: string, opinion: string | null): Promise<Change[]> {
  await tx.stage.deleteMany({ where: { applicationId: found.row.id, state: "planned" } });
  if (found.openStage) return closeStage(tx, found, found.openStage, "superseded", { outcome, opinion, actor, now });
  await closeWork(tx, "application", found.row.id, now);
  return [];
}

export const withdrawApplication = applicationMove("withdraw", schema.moveInput, async (context) => {
  await advanceApplication(context.tx, context.row, context.input.revision, context.now, { status: "withdrawn" });
  return stopWork(context, "withdrawn", null);
});

export const forgoApplication = applicationMove("forgo", schema.commentInput, async (context) => {
  await advanceApplication(context.tx, context.row, context.input.revision, context.now, { status: "forgone" });
  return stopWork(context, "forgone", context.input.comment);
});

/** Nobody answered a return in time (clauses part 5, 4). */
export const lapseApplication = applicationMove("lapse", schema.moveInput, async (context) => {
  await advanceApplication(context.tx, context.row, context.input.revision, context.now, { status: "lapsed" });
  return stopWork(context, "lapsed", null);
});

/** The city takes a refused application up again, at the stage that refused it. */
export const reopenApplication = applicationMove(
  "reopen",
  schema.commentInput,
  async (context) => {
    const { tx, input, row: found, now } = context;
    const refused = found.row.stages.findLast(({ state }) => state === "refused");
    if (!refused) throw new Refusal({ kind: "conflict" });
    const again = workAgain(found.row.stages, planOf(found), refused.key);
    const places = await placesOf(tx, found);
    if (places.settled) throw new Refusal({ kind: "notNow", blockers: ["roundUnsettled"] });
    // A decision that stands takes its place in the round again.
    if (!again.decidesAgain && !hasPlace(places)) throw new Refusal({ kind: "notNow", blockers: ["placesLeft"] });
    await advanceApplication(tx, found, input.revision, now, { status: "inProgress" });
    await takeUpAgain(tx, found, again, now);
    return [{ field: "Stage.reopened", to: refused.key }];
  },
  loadApplicationInRound,
);
