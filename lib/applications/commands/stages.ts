import "server-only";
import { judgeScan } from "@/lib/documents/rules";
import { drawPlaqueNumber, type Held, issuePlaque, openHome } from "@/lib/homes/writes";
import { addMonths, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { awardeeOf, namedIn } from "@/lib/schemes/rules/subject";
import type { Tx } from "@/lib/server/db";
import { closeWork, openWork } from "@/lib/work/writes";
import { type ApplicationCase, planOf } from "../queries/facts";
import * as schema from "../schema";
import { loadApplicationInRound } from "./draft";
import { tellApplicant } from "./progress";
import { type Act, type StageContext, stageMove } from "./stage-move";
import { refuse, returnForRevision, returnToStage } from "./ways-back";

export const selfApprovalApprove = stageMove("selfApproval", "approve", schema.opinionInput, async ({ input }) => ({
  opinion: input.comment,
}));
export const selfApprovalReturn = returnForRevision("selfApproval");

export const endorseRecommend = stageMove("endorse", "recommend", schema.commentInput, async ({ input }) => ({ opinion: input.comment }));
export const endorseReturn = returnForRevision("endorse");
export const endorseReturnToStage = returnToStage("endorse");
export const endorseRefuse = refuse("endorse");

/** Paper at the counter: counted, the stamp looked at, tied to what was submitted last. */
export const receiveRecordPapers = stageMove(
  "receive",
  "recordPapers",
  schema.papersInput,
  async ({ tx, input, row: found, stage, by, now }) => {
    if (input.receivedOn > dayOf(now)) throw invalid("receivedOn", "dayAhead");
    const contentHash = found.row.submissions[0]?.hash;
    if (contentHash === undefined) throw new Refusal({ kind: "conflict" });
    await tx.paperReceipt.create({
      data: {
        applicationId: found.row.id,
        stageId: stage.id,
        copies: input.copies,
        receivedOn: toDateColumn(input.receivedOn),
        stampChecked: input.stampChecked,
        contentHash,
        receivedById: by,
        recordedAt: now,
      },
      select: { id: true },
    });
    return {
      changes: [
        { field: "PaperReceipt.copies", to: input.copies },
        { field: "PaperReceipt.stampChecked", to: input.stampChecked },
      ],
    };
  },
);
/** The stamped form as it was scanned: kept if it says what was submitted last, refused if it says anything else. */
export const receiveMatchScan = stageMove("receive", "matchScan", schema.scanInput, async ({ tx, input, row: found, stage, by, now }) => {
  const { verdict, latest } = judgeScan(input.code, found.row.id, found.row.submissions);
  if (verdict !== "same" || !latest) throw invalid("code", verdict);
  const attachment = await tx.attachment.create({ data: { ...input.file, createdById: by, createdAt: now }, select: { id: true } });
  await tx.paperScan.create({
    data: {
      ...{ applicationId: found.row.id, stageId: stage.id, submissionId: latest.id, attachmentId: attachment.id },
      ...{ readBy: input.readBy, recordedById: by, recordedAt: now },
    },
    select: { id: true },
  });
  return {
    changes: [
      { field: "PaperScan.sha256", to: input.file.sha256 },
      { field: "PaperScan.readBy", to: input.readBy },
      { field: "PaperScan.submission", to: latest.ordinal },
    ],
  };
});
export const receiveConfirm = stageMove("receive", "confirm", schema.opinionInput, async ({ input }) => ({ opinion: input.comment }));
export const receiveReturn = returnForRevision("receive");
export const receiveReturnToStage = returnToStage("receive");

export const formalReviewPass = stageMove("formalReview", "pass", schema.opinionInput, async ({ input }) => ({ opinion: input.comment }));
export const formalReviewReturn = returnForRevision("formalReview");
export const formalReviewReturnToStage = returnToStage("formalReview");
export const formalReviewRefuse = refuse("formalReview");

export const siteVisitPass = stageMove("siteVisit", "pass", schema.opinionInput, async ({ input }) => ({ opinion: input.comment }));
export const siteVisitReturn = returnForRevision("siteVisit");
export const siteVisitReturnToStage = returnToStage("siteVisit");
export const siteVisitRefuse = refuse("siteVisit");

/** Passes the work between the office that proposes and the leader who decides. */
async function handDecision({ tx, row: found, now }: StageContext<Act>, to: "cityLeader" | "cityStaff"): Promise<void> {
  const { row, openStage } = found;
  await closeWork(tx, "application", row.id, now);
  const organizationId =
    to === "cityLeader" ? row.round.decidingOrganizationId : (row.round.departmentId ?? row.round.decidingOrganizationId);
  await openWork(tx, {
    subjectKind: "application",
    subjectId: row.id,
    purpose: to === "cityLeader" ? "decide" : "decision",
    organizationId,
    role: to,
    openedAt: now,
    dueAt: openStage?.dueAt ?? null,
    byId: found.byId,
  });
}

export const decisionPropose = stageMove("decision", "propose", schema.proposeInput, async (context) => {
  const { tx, input, row: found, stage, by, now } = context;
  if (input.metOn > dayOf(now)) throw invalid("metOn", "dayAhead");
  await tx.decision.create({
    data: {
      applicationId: found.row.id,
      stageId: stage.id,
      outcome: input.outcome,
      reason: input.comment,
      proposedById: by,
      proposedAt: now,
      meeting: input.meeting,
      metOn: toDateColumn(input.metOn),
      attendees: input.attendees,
      minutes: input.minutes,
    },
    select: { id: true },
  });
  await tx.stage.update({ where: { id: stage.id }, data: { state: "proposed" }, select: { id: true } });
  await handDecision(context, "cityLeader");
  return {
    handled: true,
    changes: [
      { field: "Decision.proposed", to: input.outcome },
      { field: "Stage.state", from: `${stage.key}:open`, to: `${stage.key}:proposed` },
    ],
  };
});

export const decisionTakeBack = stageMove("decision", "takeBack", schema.commentInput, async (context) => {
  const { tx, input, row: found, stage, now } = context;
  await tx.decision.updateMany({ where: { applicationId: found.row.id, voidedAt: null }, data: { voidedAt: now } });
  await tx.stage.update({ where: { id: stage.id }, data: { state: "open", opinion: input.comment }, select: { id: true } });
  await handDecision(context, "cityStaff");
  return {
    handled: true,
    changes: [
      { field: "Decision.voidedAt", to: now },
      { field: "Stage.state", from: `${stage.key}:proposed`, to: `${stage.key}:open` },
    ],
  };
});

/** The second person's word. Alone in the office, the minutes of the meeting stand for it (T2). */
async function decide({ tx, input, row: found, by, now }: StageContext<Act & { documentNumber: string | null; minutes: string | null }>) {
  const proposal = found.openStage?.decisions.find(({ voidedAt }) => voidedAt === null);
  if (!proposal) throw new Refusal({ kind: "conflict" });
  const minutes = input.minutes ?? proposal.minutes;
  if (proposal.proposedById === by && minutes === null) throw invalid("minutes", "required");
  const { count } = await tx.decision.updateMany({
    where: { applicationId: found.row.id, voidedAt: null, decidedAt: null },
    data: { decidedById: by, decidedAt: now, documentNumber: input.documentNumber, minutes },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  return { opinion: proposal.reason, changes: [{ field: "Decision.outcome", to: proposal.outcome }] as const };
}

/** Under the lock of the round: of two at the last place one waits, and then sees that it is taken (K22). */
export const decisionApprove = stageMove(
  "decision",
  "approve",
  schema.decideInput,
  async (context) => {
    const done = await decide(context);
    await tellApplicant(context.tx, context.row, "approved", context.now);
    return done;
  },
  loadApplicationInRound,
);
export const decisionRefuse = stageMove("decision", "refuse", schema.decideInput, async (context) => {
  const done = await decide(context);
  await context.tx.stage.deleteMany({ where: { applicationId: context.row.row.id, state: "planned" } });
  return done;
});
export const decisionReturnToStage = returnToStage("decision");

export const publicNoticePass = stageMove("publicNotice", "pass", schema.opinionInput, async ({ input }) => ({ opinion: input.comment }));
/** What follows from an objection that was upheld. */
export const publicNoticeReturnToStage = returnToStage("publicNotice");
export const publicNoticeRefuse = refuse("publicNotice");

/** The home that the form speaks of. */
function newHome(tx: Tx, { row, document: { honour, home }, answers }: ApplicationCase, now: Date): Promise<string> {
  if (home === null || honour.homeLevel === undefined || honour.homeCategory === undefined)
    throw new Error("a scheme of new homes that says nothing of them");
  const said = (key: string | null) => (key !== null && typeof answers[key] === "string" ? answers[key] : null);
  return openHome(
    tx,
    row.applicantOrganizationId,
    {
      name: said(home.name) ?? row.applicant.name,
      address: said(home.address) ?? "",
      hours: said(home.hours) ?? "",
      point: said(home.point),
      free: home.free !== null && answers[home.free] === true,
      phone: said(home.phone),
      keeper: said(home.keeper),
      level: honour.homeLevel,
      category: honour.homeCategory,
      services: null,
    },
    now,
  );
}

/** Who holds it: the home, which a form may make; the applicant itself; or whom it puts forward, by the name in the form. */
async function holderOf(tx: Tx, found: ApplicationCase, now: Date): Promise<Held> {
  const { row, document, answers } = found;
  const { id: organizationId, name: unit } = row.applicant;
  const awardee = awardeeOf(document);
  if (awardee === "home") return { awardee, homeId: row.homeId ?? (await newHome(tx, found, now)), organizationId: null, holder: unit };
  const named = awardee === "organization" ? unit : namedIn(document, answers);
  if (named === null) throw new Error("a form of somebody who is not named was handed in");
  return { awardee, homeId: null, organizationId, holder: named };
}

/** Number and plaque, with the home where one is made, in one transaction: all of them or none. */
export const awardPlaque = stageMove("award", "awardPlaque", schema.moveInput, async ({ tx, row: found, by, now }) => {
  const { row, document } = found;
  const { honour } = document;
  const held = await holderOf(tx, found, now);
  const number = await drawPlaqueNumber(tx, honour.numberPattern.value, now);
  const issuedOn = dayOf(now);
  const months = honour.validMonths.value;
  await issuePlaque(
    tx,
    {
      ...held,
      number,
      applicationId: row.id,
      title: honour.title.value,
      issuer: row.round.decidingOrganization.name,
      issuedOn,
      validTo: months === null ? null : addMonths(issuedOn, months),
      byId: by,
      unit: row.applicant.name,
      policy: { title: document.policy.title, number: document.policy.number },
      way: planOf(found).flatMap(({ kind, name }) => (kind === "award" ? [] : [name])),
    },
    now,
  );
  await tx.application.update({ where: { id: row.id }, data: { status: "awarded" }, select: { id: true } });
  await tellApplicant(tx, found, "awarded", now);
  return {
    changes: [
      { field: "Plaque.number", to: number },
      { field: "Application.status", from: row.status, to: "awarded" },
    ],
  };
});
