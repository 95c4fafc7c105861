import "server-only";
import { invalid } from "@/lib/kernel/outcome";
import { planOf } from "../queries/facts";
import { formTasks } from "../rules/form";
import { stagesAgainFrom } from "../rules/way";
import * as schema from "../schema";
import type { StageMove } from "../workflow";
import { closeStage, takeUpAgain } from "./progress";
import { stageMove } from "./stage-move";

// The moves by which stages of most kinds end without being passed.

/** To the applicant, with what is to be put right. */
export const returnForRevision = <K extends "selfApproval" | "endorse" | "receive" | "formalReview" | "siteVisit" | "panelScoring">(
  kind: K,
) =>
  stageMove(kind, "returnForRevision" as StageMove<K> & string, schema.returnInput, async ({ tx, input, row: found, stage }) => {
    const askable = new Set([
      "hostKind",
      "recommender",
      ...formTasks(found.document, found.answers).flatMap((t) => [...t.fields, ...t.criteria].map(({ key }) => key)),
    ]);
    for (const key of Object.keys(input.m)) if (!askable.has(key)) throw invalid(`m.${key}`, "unknownField");
    await tx.returnMark.createMany({
      data: Object.entries(input.m).map(([fieldKey, reason]) => ({ stageId: stage.id, fieldKey, reason: reason.trim() })),
    });
    return { opinion: input.comment, changes: [{ field: "ReturnMark.fields", to: Object.keys(input.m).join(" ") }] };
  });

/** To an earlier stage, which is worked again with all that follows. */
export const returnToStage = <
  K extends "endorse" | "receive" | "formalReview" | "siteVisit" | "panelScoring" | "decision" | "publicNotice",
>(
  kind: K,
) =>
  stageMove(kind, "returnToStage" as StageMove<K> & string, schema.returnToStageInput, async (context) => {
    const { tx, actor, input, row: found, stage, now } = context;
    const back = stagesAgainFrom(found.row.stages, planOf(found), input.stage);
    if (!back || input.stage === stage.key) throw invalid("stage", "notChoice");
    const changes = await closeStage(tx, found, stage, "superseded", { outcome: "returnToStage", opinion: input.comment, actor, now });
    await takeUpAgain(tx, found, back, now);
    return { handled: true, changes: [...changes, { field: "Stage.returnedTo", to: input.stage }] };
  });

/** Ends the application for the round. */
export const refuse = <K extends "endorse" | "formalReview" | "siteVisit" | "publicNotice">(kind: K) =>
  stageMove(kind, "refuse" as StageMove<K> & string, schema.commentInput, async ({ tx, input, row: found }) => {
    await tx.stage.deleteMany({ where: { applicationId: found.row.id, state: "planned" } });
    return { opinion: input.comment };
  });
