// What a scheme names is there, and of the kind that is asked for. Pure.
import type { Condition, SchemeField } from "../schema/form";
import type { Gate } from "../schema/results";
import { error, type Finding, type FindingCode } from "./findings";
import { nameIn } from "./samples";
import { type Known, leavesOf, testsOf } from "./known";

/** What a condition compares must be of its kind, or it never holds and the form can never be sent. */
const comparedKinds = { equals: "choice", atLeast: "integer", notExpired: "date" } as const satisfies Record<Condition["kind"], string>;
/** What the public reads of a home is what somebody wrote, promised or placed. */
const homeKinds: Readonly<Record<string, readonly string[]>> = { free: ["declaration"], point: ["point"] };
const writtenKinds: readonly string[] = ["text", "longText", "phone"];
const gateKinds = { declared: "declaration", ageAtMost: "date" } as const;

export function checkReferences(known: Known): Finding[] {
  const { document } = known;
  const findings: Finding[] = [];
  const common = document.sections.flatMap((section) => section.fields);
  const report = (code: FindingCode, place: string, detail: string) => findings.push(error(code, place, detail));
  const refer = (place: string, key: string | null, kinds: readonly string[]) => {
    const asked = common.find((f) => f.key === key);
    if (key !== null && !asked) report("unknownField", place, key);
    if (asked && !kinds.includes(asked.kind)) report("wrongKind", place, asked.key);
  };
  for (const [name, key] of Object.entries(document.home ?? {})) refer(`home.${name}`, key, homeKinds[name] ?? writtenKinds);
  if (document.holder) {
    refer("holder.name", document.holder.name, ["text"]);
    refer("holder.consent", document.holder.consent, ["declaration"]);
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
  return [...findings, ...checkGates(known), ...checkClasses(known), ...checkLines(known), ...checkCircles(known)];
}

function checkGates({ document }: Known): Finding[] {
  const common = document.sections.flatMap((section) => section.fields);
  const grades = (document.grading?.grades ?? []).map(({ key }) => key);
  const names = nameIn(document.gates);
  const unknownGrades = (gate: Gate & { kind: "gradeBefore" }) =>
    gate.scheme === document.code ? gate.grades.filter((grade) => !grades.includes(grade)) : [];
  return document.gates.flatMap((gate, i): Finding[] => {
    const place = `gates.${names[i]}`;
    if (gate.kind === "gradeBefore") return unknownGrades(gate).map((grade) => error("unknownGrade", place, grade));
    if (gate.kind !== "declared" && gate.kind !== "ageAtMost") return [];
    const asked = common.find((f) => f.key === gate.field);
    if (!asked) return [error("unknownField", place, gate.field)];
    return asked.kind === gateKinds[gate.kind] ? [] : [error("wrongKind", place, gate.field)];
  });
}

function checkClasses({ document }: Known): Finding[] {
  const hosts = document.hostKinds.map(({ key }) => key);
  const classes = document.classes.map(({ key }) => key);
  const homeless = document.classes.every((part) => part.hostKinds)
    ? hosts.filter((host) => !document.classes.some((part) => part.hostKinds?.includes(host)))
    : [];
  return [
    ...document.classes.flatMap((part) =>
      (part.hostKinds ?? [])
        .filter((host) => !hosts.includes(host))
        .map((host) => error("unknownHost", `classes.${part.key}.hostKinds`, host)),
    ),
    // Whoever is of none of the classes could not be judged.
    ...(classes.length > 0 ? homeless.map((host) => error("hostWithoutClass", `hostKinds.${host}`, host)) : []),
    ...document.standards.groups.flatMap((group) =>
      (group.classes ?? [])
        .filter((key) => !classes.includes(key))
        .map((key) => error("unknownClass", `standards.groups.${group.key}.classes`, key)),
    ),
  ];
}

function checkLines(known: Known): Finding[] {
  const { measures, fields, byKey, lines } = known;
  return lines.flatMap((found): Finding[] => {
    const counted = "measure" in found.line ? found.line.measure : null;
    const leaves = testsOf(found).flatMap(({ test, place }) => leavesOf(test, place));
    return [
      ...(counted !== null && !measures.has(counted) ? [error("unknownMeasure", `${found.place}.measure`, counted)] : []),
      ...leaves.flatMap(({ leaf, place }): Finding[] => {
        switch (leaf.kind) {
          case "measure":
            return measures.has(leaf.measure) ? [] : [error("unknownMeasure", place, leaf.measure)];
          case "answer": {
            const asked = fields.get(leaf.field) ?? [];
            if (asked.length === 0) return [error("unknownField", place, leaf.field)];
            const options = asked.flatMap((field) => (field.kind === "choice" ? field.options : []));
            if (asked.some(({ kind }) => kind !== "choice")) return [error("wrongKind", place, leaf.field)];
            return options.some(({ key }) => key === leaf.is) ? [] : [error("unknownOption", place, leaf.is)];
          }
          case "met": {
            const kind = byKey.get(leaf.criterion)?.line.kind;
            if (kind === undefined) return [error("unknownCriterion", place, leaf.criterion)];
            return kind === "checklist" || kind === "fixed" ? [] : [error("wrongKind", place, leaf.criterion)];
          }
          case "evidence":
            return found.line.evidence === "none" ? [error("evidenceNotTaken", place, found.line.name)] : [];
        }
      }),
    ];
  });
}

/** A line that waits for itself, over however many others, could never be worked out. */
function checkCircles({ lines }: Known): Finding[] {
  const waitsFor = new Map(
    lines.map((found) => [
      found.line.key,
      testsOf(found)
        .flatMap(({ test, place }) => leavesOf(test, place))
        .flatMap(({ leaf }) => (leaf.kind === "met" ? [leaf.criterion] : [])),
    ]),
  );
  // Lines that wait for nobody are done; so are those that wait only for these. What is left waits in a circle, or for one.
  const waiting = new Map([...waitsFor].map(([key, on]) => [key, new Set(on.filter((other) => waitsFor.has(other)))]));
  const behind = new Map<string, string[]>();
  for (const [key, on] of waiting) for (const other of on) behind.set(other, [...(behind.get(other) ?? []), key]);
  const done = [...waiting].filter(([, on]) => on.size === 0).map(([key]) => key);
  for (let at = 0; at < done.length; at += 1)
    for (const key of behind.get(done[at] ?? "") ?? []) {
      const on = waiting.get(key);
      on?.delete(done[at] ?? "");
      if (on?.size === 0) done.push(key);
    }
  const settled = new Set(done);
  return lines.filter(({ line }) => !settled.has(line.key)).map(({ line, place }) => error("circular", place, line.name));
}
