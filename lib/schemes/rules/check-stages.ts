// The order of stages, and what each of them must state. Pure.
import type { SchemeDocument } from "../schema/document";
import { scoredLines } from "./ends";
import { error, type Finding, type FindingCode } from "./findings";

/** No notice may be counted by a guess (clauses part 5, 3). */
const noticeOptions = ["days", "dayKind", "firstDay", "numberPattern"] as const;

export function checkStages(document: SchemeDocument): Finding[] {
  const kinds = document.stages.map((stage) => stage.kind);
  const recommenders = document.recommenders.organizationKinds;
  const wrong = (code: FindingCode, place = "stages") => error(code, place, kinds.join(" → "));
  const findings: Finding[] = [];
  if (kinds.at(-1) !== "award") findings.push(wrong("awardLast"));
  if (kinds.filter((kind) => kind === "award").length !== 1) findings.push(wrong("awardOnce"));
  // A decision that a condition can leave out would let an award happen without one.
  if (!document.stages.some((stage) => stage.kind === "decision" && !stage.when)) findings.push(wrong("noDecision"));
  // An application has one decision in force; a second could not even be proposed.
  if (kinds.filter((kind) => kind === "decision").length > 1) findings.push(wrong("decisionOnce"));
  if (kinds.lastIndexOf("decision") > kinds.indexOf("award")) findings.push(wrong("decisionBeforeAward"));
  if (kinds.includes("endorse") && recommenders.length === 0) findings.push(wrong("nobodyRecommends", "recommenders"));
  // What hangs in public is what was decided; before that the list could still change.
  if (kinds.includes("publicNotice") && kinds.indexOf("publicNotice") < kinds.indexOf("decision"))
    findings.push(wrong("noticeBeforeDecision"));
  // The decision rests on the points, and there must be something to give them for.
  if (kinds.includes("panelScoring") && kinds.lastIndexOf("panelScoring") > kinds.indexOf("decision"))
    findings.push(wrong("scoringAfterDecision"));
  const hasPoints = document.scoring !== null && scoredLines(document.standards.groups).length > 0;
  for (const stage of document.stages)
    if (stage.kind === "panelScoring" && !hasPoints) findings.push(error("nothingToScore", `stages.${stage.key}`, stage.name));
  for (const stage of document.stages)
    if (stage.kind === "publicNotice")
      for (const option of noticeOptions)
        if (!stage[option]) findings.push(error("noticeUnstated", `stages.${stage.key}.${option}`, stage.name));
  return findings;
}
