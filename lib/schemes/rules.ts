// What a scheme document must mean beyond its shape. Pure.
import { criteriaOf, isSample, schemeDocument, type SchemeDocument } from "./schema";

/** An error blocks publication; a sample is a value the notice leaves to the city. */
export type Finding = { level: "error" | "sample"; place: string; code: FindingCode; detail: string };
export type FindingCode =
  | "shape"
  | "duplicateKey"
  | "unknownField"
  | "unknownOption"
  | "awardLast"
  | "awardOnce"
  | "noDecision"
  | "decisionBeforeAward"
  | "capBelowFloor"
  | "pointsDoNotSum"
  | "unreachablePassMark"
  | "sample";

const duplicates = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];

/** Reads a JSON value as a scheme: the document, or the places where it is not one. */
export function readScheme(value: unknown): { document: SchemeDocument; findings: Finding[] } | { document: null; findings: Finding[] } {
  const parsed = schemeDocument.safeParse(value);
  if (!parsed.success) {
    const findings = parsed.error.issues.map(
      (issue): Finding => ({ level: "error", place: issue.path.join("."), code: "shape", detail: issue.message }),
    );
    return { document: null, findings };
  }
  return { document: parsed.data, findings: checkScheme(parsed.data) };
}

/** Everything ambiguous, impossible, or left to the city, each with its place. */
export function checkScheme(document: SchemeDocument): Finding[] {
  return [
    ...checkKeys(document),
    ...checkReferences(document),
    ...checkStages(document),
    ...checkPoints(document),
    ...findSamples(document),
  ];
}

function checkKeys(document: SchemeDocument): Finding[] {
  const error = (place: string, detail: string): Finding => ({ level: "error", place, code: "duplicateKey", detail });
  const shared = [...document.sections.flatMap((s) => s.fields.map((f) => f.key)), ...criteriaOf(document).map((c) => c.key)];
  return [
    ...duplicates(document.stages.map((s) => s.key)).map((key) => error("stages", key)),
    ...duplicates(document.hostKinds.map((h) => h.key)).map((key) => error("hostKinds", key)),
    // Kinds of host share no form, so the same key may stand in two of them, but never twice in one form.
    ...document.hostKinds.flatMap((host) =>
      duplicates([...host.fields.map((f) => f.key), ...shared]).map((key) => error(`hostKinds.${host.key}`, key)),
    ),
  ];
}

function checkReferences(document: SchemeDocument): Finding[] {
  const findings: Finding[] = [];
  const common = document.sections.flatMap((section) => section.fields);
  const unknown = (place: string, key: string) => findings.push({ level: "error", place, code: "unknownField", detail: key });
  for (const [name, key] of Object.entries(document.home))
    if (key !== null && !common.some((f) => f.key === key)) unknown(`home.${name}`, key);
  for (const host of document.hostKinds)
    for (const rule of host.conditions)
      if (![...host.fields, ...common].some((f) => f.key === rule.field)) unknown(`hostKinds.${host.key}.conditions`, rule.field);
  for (const stage of document.stages) {
    const when = stage.when;
    if (!when) continue;
    const asked = common.find((f) => f.key === when.field);
    if (asked?.kind !== "choice") unknown(`stages.${stage.key}.when`, when.field);
    else if (!asked.options.some((option) => option.key === when.value))
      findings.push({ level: "error", place: `stages.${stage.key}.when`, code: "unknownOption", detail: when.value });
  }
  return findings;
}

function checkStages(document: SchemeDocument): Finding[] {
  const kinds = document.stages.map((stage) => stage.kind);
  const error = (code: FindingCode): Finding => ({ level: "error", place: "stages", code, detail: kinds.join(" → ") });
  const findings: Finding[] = [];
  if (kinds.at(-1) !== "award") findings.push(error("awardLast"));
  if (kinds.filter((kind) => kind === "award").length !== 1) findings.push(error("awardOnce"));
  // A decision that a condition can leave out would let an award happen without one.
  if (!document.stages.some((stage) => stage.kind === "decision" && !stage.when)) findings.push(error("noDecision"));
  if (kinds.lastIndexOf("decision") > kinds.indexOf("award")) findings.push(error("decisionBeforeAward"));
  return findings;
}

function checkPoints(document: SchemeDocument): Finding[] {
  const findings: Finding[] = [];
  let reachable = 0;
  for (const item of criteriaOf(document)) {
    if (item.kind !== "manual") continue;
    reachable += item.cap.value;
    if (item.cap.value < item.floor.value)
      findings.push({ level: "error", place: `standards.${item.key}`, code: "capBelowFloor", detail: item.name });
  }
  if (!document.scoring) return findings;
  const { total, passMark } = document.scoring;
  if (reachable !== total.value)
    findings.push({ level: "error", place: "scoring.total", code: "pointsDoNotSum", detail: `${reachable / 100} ≠ ${total.value / 100}` });
  if (passMark.value !== null && passMark.value > Math.min(reachable, total.value))
    findings.push({ level: "error", place: "scoring.passMark", code: "unreachablePassMark", detail: String(passMark.value / 100) });
  return findings;
}

/** Walks the document for everything marked as the city's own. */
function findSamples(value: unknown, place: string[] = []): Finding[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => findSamples(item, [...place, keyed(item) ?? String(i)]));
  if (typeof value !== "object" || value === null) return [];
  if ("sample" in value && typeof value.sample === "string" && isSample({ sample: value.sample }))
    return [{ level: "sample", place: place.join("."), code: "sample", detail: value.sample }];
  return Object.entries(value).flatMap(([key, item]) => findSamples(item, [...place, key]));
}

const keyed = (item: unknown): string | null =>
  typeof item === "object" && item !== null && "key" in item && typeof item.key === "string" ? item.key : null;
