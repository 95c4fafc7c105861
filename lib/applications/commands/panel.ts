import "server-only";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import type { Change } from "@/lib/server/audit";
import { openWork } from "@/lib/work/writes";
import { listCandidates } from "../queries/conflicts";
import { countOf, panelResult, scoringRuleOf } from "../rules/scores";
import * as schema from "../schema";
import { countedSheets } from "../workflow";
import { endSheet, lockPeople } from "../writes";
import { type Act, type StageContext, stageMove } from "./stage-move";
import { returnForRevision, returnToStage } from "./ways-back";

/** Gives each of them a sheet, the work and the news of it. One against whom something stands is refused, with what it is. */
export const panelAssignExperts = stageMove("panelScoring", "assignExperts", schema.assignExpertsInput, async (context) => {
  const { tx, input, row: found, stage, by, now } = context;
  const ids = input.expertIds;
  await lockPeople(tx, ids);
  const candidates = new Map((await listCandidates(tx, found, ids)).map((candidate) => [candidate.id, candidate]));
  const asked = new Set(found.sheets.filter(({ state }) => countedSheets.includes(state)).map(({ expertId }) => expertId));
  const codes = ids.flatMap((id): readonly string[] => {
    const candidate = candidates.get(id);
    return !candidate ? ["notChoice"] : asked.has(id) ? ["alreadyThere"] : id === by ? ["notSelf"] : candidate.blocked;
  });
  if (codes.length > 0) throw new Refusal({ kind: "invalidInput", fields: { expertIds: [...new Set(codes)] } });
  await tx.scoreSheet.createMany({
    data: ids.map((expertId) => ({
      ...{ stageId: stage.id, expertId, assignedById: by, assignedAt: now },
      detected: candidates.get(expertId)?.warned ?? [],
    })),
  });
  for (const assigneeId of ids)
    await openWork(tx, {
      ...{ subjectKind: "application", subjectId: found.row.id, purpose: "score", role: "expert", assigneeId },
      ...{ organizationId: stage.organizationId, openedAt: now, dueAt: stage.dueAt, byId: by },
    });
  return { changes: [{ field: "ScoreSheet.experts", to: ids.join(" ") }] };
});

/** Lets go one who has not answered. What was sent is not taken out again by the office: it might not have liked the points. */
export const panelExcuseExpert = stageMove("panelScoring", "excuseExpert", schema.excuseExpertInput, async (context) => {
  const { tx, input, row: found, by, now } = context;
  const sheet = found.sheets.find(({ expertId, state }) => expertId === input.expertId && countedSheets.includes(state));
  if (!sheet) throw invalid("expertId", "notChoice");
  if (sheet.state === "submitted") throw invalid("expertId", "sheetIn");
  const applicationId = found.row.id;
  await endSheet(tx, { sheetId: sheet.id, applicationId, expertId: sheet.expertId }, "excused", { reason: input.comment, byId: by, now });
  await tell(
    tx,
    {
      event: "excused",
      key: `excused:${sheet.id}`,
      subject: { kind: "application", id: applicationId },
      to: { personId: sheet.expertId },
      exceptId: by,
    },
    now,
  );
  return {
    changes: [
      { field: "ScoreSheet.excused", to: sheet.expertId },
      { field: "ScoreSheet.reason", to: "changed" },
    ],
  };
});

/** What came of it, for good: the mean of each line, their sum, and by what it was measured. */
async function freezeResult({ tx, row: { document, answers, sheets }, stage, now }: StageContext<Act>): Promise<Change[]> {
  const rule = scoringRuleOf(document, stage.key);
  const result = rule && panelResult({ document, answers }, rule, sheets);
  if (!rule || !result) return [];
  await tx.panelResult.create({
    data: {
      ...{ stageId: stage.id, sheets: countOf(rule, sheets).submitted, dropped: result.dropped, total: result.total, closedAt: now },
      passMark: document.scoring?.passMark.value ?? null,
    },
    select: { stageId: true },
  });
  await tx.panelMean.createMany({
    data: result.lines.map(({ key, mean, low, high }) => ({ stageId: stage.id, criterionKey: key, mean, low, high })),
  });
  return [{ field: "PanelResult.total", to: result.total }];
}

export const panelPass = stageMove("panelScoring", "pass", schema.opinionInput, async (context) => ({
  opinion: context.input.comment,
  changes: await freezeResult(context),
}));
export const panelReturn = returnForRevision("panelScoring");
export const panelReturnToStage = returnToStage("panelScoring");
/** Below the mark, or for another reason; where all points are in, the applicant reads them. */
export const panelRefuse = stageMove("panelScoring", "refuse", schema.commentInput, async (context) => {
  const changes = await freezeResult(context);
  await context.tx.stage.deleteMany({ where: { applicationId: context.row.row.id, state: "planned" } });
  return { opinion: context.input.comment, changes };
});
