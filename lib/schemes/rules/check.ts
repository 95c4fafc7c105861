// What a scheme document must mean beyond its shape. Pure.
import { scoredLines } from "./ends";
import { criteriaOf, schemeDocument, type SchemeDocument } from "../schema/document";
import { type Condition, type SchemeField } from "../schema/form";
import { isSample } from "../schema/values";

/** An error blocks publication; a sample is a value the notice leaves to the city. */
export type Finding = { level: "error" | "sample"; place: string; code: FindingCode; detail: string };
export type FindingCode =
  | "shape"
  | "duplicateKey"
  | "unknownField"
  | "unknownOption"
  | "wrongKind"
  | "awardLast"
  | "awardOnce"
  | "noDecision"
  | "decisionOnce"
  | "decisionBeforeAward"
  | "noticeBeforeDecision"
  | "scoringAfterDecision"
  | "nothingToScore"
  | "noticeUnstated"
  | "capBelowFloor"
  | "maxBelowMin"
  | "nobodyRecommends"
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

/** Questions every scheme asks by itself (lib/applications/rules.ts), and the page they stand on. */
const reservedKeys = ["hostKind", "recommender"];
const hostTask = "host";

function checkKeys(document: SchemeDocument): Finding[] {
  const error = (place: string, detail: string): Finding => ({ level: "error", place, code: "duplicateKey", detail });
  const common = document.sections.flatMap((s) => s.fields);
  const shared = [...reservedKeys, ...common.map((f) => f.key), ...criteriaOf(document).map((c) => c.key)];
  const choices = [...document.hostKinds.flatMap((host) => host.fields), ...common].flatMap((f) =>
    f.kind === "choice" || f.kind === "choices" ? [f] : [],
  );
  return [
    ...duplicates(document.stages.map((s) => s.key)).map((key) => error("stages", key)),
    ...duplicates(document.hostKinds.map((h) => h.key)).map((key) => error("hostKinds", key)),
    // A page of the form is found by its key.
    ...duplicates([hostTask, ...document.sections.map((s) => s.key), ...document.standards.groups.map((g) => g.key)]).map((key) =>
      error("sections", key),
    ),
    ...choices.flatMap((f) => duplicates(f.options.map((option) => option.key)).map((key) => error(`options.${f.key}`, key))),
    ...(["yearlyKinds", "lines", "services"] as const).flatMap((name) =>
      duplicates((document.operation?.[name] ?? []).map((owed) => owed.key)).map((key) => error(`operation.${name}`, key)),
    ),
    // Kinds of host share no form, so the same key may stand in two of them, but never twice in one form.
    ...document.hostKinds.flatMap((host) =>
      duplicates([...host.fields.map((f) => f.key), ...shared]).map((key) => error(`hostKinds.${host.key}`, key)),
    ),
  ];
}

/** What a condition compares must be of its kind, or it never holds and the form can never be sent. */
const comparedKinds = { equals: "choice", atLeast: "integer", notExpired: "date" } as const satisfies Record<Condition["kind"], string>;
/** What the public reads of a home is what somebody wrote, promised or placed. */
const homeKinds: Readonly<Record<string, readonly string[]>> = { free: ["declaration"], point: ["point"] };
const writtenKinds: readonly string[] = ["text", "longText", "phone"];

function checkReferences(document: SchemeDocument): Finding[] {
  const findings: Finding[] = [];
  const common = document.sections.flatMap((section) => section.fields);
  const report = (code: FindingCode, place: string, detail: string) => findings.push({ level: "error", place, code, detail });
  for (const [name, key] of Object.entries(document.home)) {
    const asked = common.find((f) => f.key === key);
    if (key !== null && !asked) report("unknownField", `home.${name}`, key);
    if (asked && !(homeKinds[name] ?? writtenKinds).includes(asked.kind)) report("wrongKind", `home.${name}`, asked.key);
  }
  const check = (place: string, fields: readonly SchemeField[], rule: Condition) => {
    const asked = fields.find((f) => f.key === rule.field);
    if (!asked) report("unknownField", place, rule.field);
    else if (asked.kind !== comparedKinds[rule.kind]) report("wrongKind", place, rule.field);
    else if (rule.kind === "equals" && asked.kind === "choice" && !asked.options.some((option) => option.key === rule.value))
      report("unknownOption", place, rule.value);
  };
  for (const host of document.hostKinds)
    for (const rule of host.conditions) check(`hostKinds.${host.key}.conditions`, [...host.fields, ...common], rule);
  for (const stage of document.stages) if (stage.when) check(`stages.${stage.key}.when`, common, stage.when);
  return findings;
}

/** No notice may be counted by a guess (clauses part 5, 3). */
const noticeOptions = ["days", "dayKind", "firstDay", "numberPattern"] as const;

function checkStages(document: SchemeDocument): Finding[] {
  const kinds = document.stages.map((stage) => stage.kind);
  const recommenders = document.recommenders.organizationKinds;
  const error = (code: FindingCode): Finding => ({ level: "error", place: "stages", code, detail: kinds.join(" → ") });
  const findings: Finding[] = [];
  if (kinds.at(-1) !== "award") findings.push(error("awardLast"));
  if (kinds.filter((kind) => kind === "award").length !== 1) findings.push(error("awardOnce"));
  // A decision that a condition can leave out would let an award happen without one.
  if (!document.stages.some((stage) => stage.kind === "decision" && !stage.when)) findings.push(error("noDecision"));
  // An application has one decision in force; a second could not even be proposed.
  if (kinds.filter((kind) => kind === "decision").length > 1) findings.push(error("decisionOnce"));
  if (kinds.lastIndexOf("decision") > kinds.indexOf("award")) findings.push(error("decisionBeforeAward"));
  if (kinds.includes("endorse") && recommenders.length === 0) findings.push({ ...error("nobodyRecommends"), place: "recommenders" });
  // What hangs in public is what was decided; before that the list could still change.
  if (kinds.includes("publicNotice") && kinds.indexOf("publicNotice") < kinds.indexOf("decision"))
    findings.push(error("noticeBeforeDecision"));
  // The decision rests on the points, and there must be something to give them for.
  if (kinds.includes("panelScoring") && kinds.lastIndexOf("panelScoring") > kinds.indexOf("decision"))
    findings.push(error("scoringAfterDecision"));
  for (const stage of document.stages)
    if (stage.kind === "panelScoring" && (!document.scoring || scoredLines(document.standards.groups).length === 0))
      findings.push({ level: "error", place: `stages.${stage.key}`, code: "nothingToScore", detail: stage.name });
  for (const stage of document.stages)
    if (stage.kind === "publicNotice")
      for (const option of noticeOptions)
        if (!stage[option])
          findings.push({ level: "error", place: `stages.${stage.key}.${option}`, code: "noticeUnstated", detail: stage.name });
  return findings;
}

function checkPoints(document: SchemeDocument): Finding[] {
  const asked = [...document.hostKinds.flatMap((host) => host.fields), ...document.sections.flatMap((section) => section.fields)];
  const findings: Finding[] = asked.flatMap((f) =>
    f.kind === "integer" && f.max < f.min ? [{ level: "error", place: `fields.${f.key}`, code: "maxBelowMin", detail: f.label }] : [],
  );
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
