// What a new entry of a list begins with. Its figures are samples of nobody: each carries the clerk's own note and waits to be confirmed. Pure.
import type { ListPlace } from "./places";

type Sample = { sample: string };
export type Fresh = { key: string; kind: string; name: string; note: string };

const value = (of: unknown, { sample }: Sample) => ({ value: of, sample });
const days = (sample: Sample) => value({ days: 10, dayKind: "working" }, sample);

function criterion({ key, kind, name, note }: Fresh, measure: string, fresh: () => string): unknown {
  const sample = { sample: note };
  const line = { key, kind, name, evidence: "optional", origin: sample };
  const units = { ...line, measure, per: 1, each: 100, whole: true };
  switch (kind) {
    case "manual":
      return { ...line, floor: value(0, sample), cap: value(1000, sample) };
    case "fixed":
      return { ...line, points: 100 };
    case "tiers":
      return { ...line, pick: "first", tiers: [{ when: [{ kind: "evidence", least: 1 }], points: 100 }], otherwise: 0 };
    case "list":
      return { ...line, items: [{ key: fresh(), name }], steps: [{ least: 1, points: 100 }] };
    case "perUnit":
      return { ...units, cap: 1000 };
    case "proportional":
      return { ...line, measure, target: 1, points: 100 };
    case "shortfall":
      return { ...units, target: 1, points: 100 };
    case "deduction":
      return { ...units, start: 100, floor: 0 };
    case "bestOf":
      return { ...line, options: [1, 2].map(() => ({ ...line, key: fresh(), kind: "fixed", points: 100 })) };
    default:
      return line;
  }
}

function field({ key, kind, name, note }: Fresh, fresh: () => string): unknown {
  const asked = { key, kind, label: name, required: true, origin: { sample: note } };
  switch (kind) {
    case "text":
      return { ...asked, maxLength: 100 };
    case "longText":
      return { ...asked, maxLength: 1000 };
    case "integer":
      return { ...asked, min: 0, max: 1_000_000, unit: "1" };
    case "choice":
    case "choices":
      return { ...asked, options: ["A", "B"].map((label) => ({ key: fresh(), label })) };
    case "file":
      return { ...asked, required: false, maxFiles: 6 };
    default:
      return asked;
  }
}

function stage({ key, kind, name, note }: Fresh): unknown {
  const sample = { sample: note };
  const all = { key, kind, name, origin: sample, dueDays: days(sample), resubmitTo: "here" };
  if (kind === "receive") return { ...all, copies: value(1, sample) };
  if (kind === "panelScoring")
    return {
      ...all,
      leastSheets: value(3, sample),
      result: value("mean", sample),
      dropFrom: value(null, sample),
      reasonFor: value("anyDifference", sample),
    };
  return all;
}

function gate({ kind, name, note, key }: Fresh): unknown {
  const all = { kind, name, origin: { sample: note } };
  switch (kind) {
    case "notAwarded":
      return { ...all, title: name, years: 1 };
    case "gradeBefore":
      return { ...all, scheme: key, grades: [key], years: 1 };
    case "declared":
      return { ...all, field: key };
    case "ageAtMost":
      return { ...all, field: key, years: 60 };
    default:
      return all;
  }
}

function condition({ key, kind, name, note }: Fresh): unknown {
  if (kind === "equals") return { kind, field: key, value: key };
  if (kind === "atLeast") return { kind, field: key, value: value(1, { sample: note }), message: name };
  return { kind, field: key, message: name, origin: { sample: note } };
}

function measure({ key, kind, name, note }: Fresh): unknown {
  const from =
    kind === "computed"
      ? { kind, source: "activitiesHeld" }
      : kind === "ratio"
        ? { kind, of: key, over: key }
        : { kind: "asked", min: 0, max: 1_000_000 };
  return { key, name, unit: kind === "ratio" ? "%" : "1", decimals: kind === "ratio" ? 2 : 0, origin: { sample: note }, from };
}

/** What stands in a list anew. `other`: a thing it must name, where the document has one. `fresh`: a key that nothing has. */
export function entryFor(list: ListPlace, of: Fresh, other: string, fresh: () => string): unknown {
  const { key, name, note } = of;
  const sample = { sample: note };
  switch (list) {
    case "hostKinds":
      return { key, name, origin: sample, organizationKinds: ["enterpriseAssociation"], fields: [], conditions: [] };
    case "hostKinds.*.fields":
    case "sections.*.fields":
      return field(of, fresh);
    case "hostKinds.*.conditions":
      return condition({ ...of, key: other });
    case "classes":
    case "money.heads":
    case "operation.yearlyKinds":
    case "operation.lines":
    case "operation.services":
      return { key, name, origin: sample };
    case "gates":
      return gate({ ...of, key: other });
    case "materials":
      return { key, name, origin: sample, copies: 1, sealed: true };
    case "sections":
      return { key, name, fields: [field({ ...of, key: fresh(), kind: "text" }, fresh)] };
    case "measures":
      return measure(of.kind === "ratio" ? { ...of, key } : of);
    case "standards.groups":
      return { key, name, criteria: [criterion({ ...of, key: fresh(), kind: "checklist" }, other, fresh)] };
    case "standards.groups.*.criteria":
    case "standards.groups.*.criteria.*.options":
      return criterion(of, other, fresh);
    case "grading.grades":
      return { key, name, origin: sample, from: null, to: null };
    case "money.apart":
      return { by: "grade", key: other, least: value(0, sample), most: value(0, sample) };
    case "stages":
      return stage(of);
    case "consequences":
      return { key, origin: sample, grades: [other], inARow: 2, then: "remind" };
  }
}

/** Parts a scheme may do without. */
export const optionalParts = ["window", "home", "holder", "scoring", "grading", "results", "money", "operation"] as const;
export type OptionalPart = (typeof optionalParts)[number];

/** What such a part begins with. `asked`: a question of the form, where the part has to name one. */
export function partFor(name: OptionalPart, note: string, names: readonly string[], asked: string, fresh: () => string): unknown {
  const sample = { sample: note };
  switch (name) {
    case "window":
      return { first: value("01-01", sample), last: value("12-31", sample) };
    case "home":
      return { name: asked, address: asked, hours: asked, phone: asked, keeper: null };
    case "holder":
      return { name: asked };
    case "scoring":
      return { total: value(10_000, sample), passMark: value(null, sample) };
    case "grading": {
      const grades = names.slice(0, 2).map((called) => ({ key: fresh(), name: called, origin: sample, from: null, to: null }));
      return { grades, ties: value({ kind: "stop" }, sample), vetoed: grades.at(-1)?.key };
    }
    case "results":
      return { least: value(2, sample), most: value(4, sample) };
    case "money":
      return {
        least: value(0, sample),
        most: value(0, sample),
        heads: [{ key: fresh(), name: names[0], origin: sample }],
        total: value(null, sample),
      };
    case "operation":
      return {
        leastAttendees: value(1, sample),
        monthly: value(1, sample),
        yearly: value(12, sample),
        firstMonth: value("notOwed", sample),
        firstYear: value("byMonths", sample),
        countStaff: value(false, sample),
        countOnline: value(false, sample),
        yearlyKinds: [],
        lines: [],
        services: [],
        approver: value("city", sample),
      };
  }
}
