// Where something stands in a scheme document: "standards.groups.place.criteria.venue", entries of lists by their key. Pure.
import type { SchemeDocument } from "../schema/document";

export type Path = readonly (string | number)[];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const keyOf = (value: unknown): string | null => (isRecord(value) && typeof value.key === "string" ? value.key : null);

/** What a path leads to; undefined: nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof step === "number") found = Array.isArray(found) ? found[step] : undefined;
    else found = isRecord(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** What an entry without a key of its own is called by the check: by what it is and asks about. */
const describedAs = (entry: unknown): string =>
  isRecord(entry) ? [entry.by, entry.key ?? entry.kind, entry.field].filter((part) => typeof part === "string").join("_") : "";

/** One step of an address: an entry by its key, by what the check calls it ("equals_route", "atLeast#2"), or by its number. */
function step(value: unknown, name: string): string | number | null {
  if (!Array.isArray(value)) return isRecord(value) && Object.hasOwn(value, name) ? name : null;
  const [, called = name, times = "1"] = /^(.+)#(\d{1,3})$/.exec(name) ?? [];
  for (const like of [keyOf, describedAs]) {
    const found = [...value.entries()].filter(([, entry]) => like(entry) === called);
    const at = found[Number(times) - 1]?.[0];
    if (at !== undefined) return at;
  }
  return /^(0|[1-9]\d{0,3})$/.test(name) && Number(name) < value.length ? Number(name) : null;
}

/** How far an address leads, and what of it leads nowhere. The empty address is the document itself. */
export function follow(document: unknown, place: string): { path: Path; rest: readonly string[] } {
  const names = place === "" ? [] : place.split(".");
  const path: (string | number)[] = [];
  let value = document;
  for (const [i, name] of names.entries()) {
    const next = step(value, name);
    if (next === null) return { path, rest: names.slice(i) };
    path.push(next);
    value = valueAt(value, [next]);
  }
  return { path, rest: [] };
}

/** The address of a path: the other way round. */
export function placeOf(document: unknown, path: Path): string {
  return path.map((name, i) => keyOf(valueAt(document, path.slice(0, i + 1))) ?? String(name)).join(".");
}

/** The same value with something else at a path; what is left of a record after its last entry went goes with it. */
export function withValue(value: unknown, path: Path, to: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (typeof first === "number") {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[first] = withValue(list[first], rest, to);
    return list;
  }
  const record = isRecord(value) ? { ...value } : {};
  const inner = withValue(Object.hasOwn(record, first) ? record[first] : undefined, rest, to);
  const emptied = rest.length > 0 && to === undefined && isRecord(inner) && Object.keys(inner).length === 0;
  if (inner === undefined || emptied) delete record[first];
  else Object.defineProperty(record, first, { value: inner, enumerable: true, configurable: true, writable: true });
  return record;
}

export const parts = ["basics", "hosts", "form", "standards", "results", "stages", "after"] as const;
export type Part = (typeof parts)[number];
export const isPart = (name: unknown): name is Part => parts.some((part) => part === name);

const partsOf: Readonly<Record<keyof SchemeDocument, Part>> = {
  format: "basics",
  code: "basics",
  name: "basics",
  kind: "basics",
  subject: "basics",
  policy: "basics",
  honour: "basics",
  applicationNumber: "basics",
  rolling: "basics",
  window: "basics",
  returnDays: "basics",
  hostKinds: "hosts",
  classes: "hosts",
  gates: "hosts",
  recommenders: "hosts",
  materials: "form",
  sections: "form",
  home: "form",
  holder: "form",
  measures: "standards",
  standards: "standards",
  scoring: "standards",
  grading: "results",
  results: "results",
  money: "results",
  stages: "stages",
  consequences: "after",
  operation: "after",
};
export const partOf = (first: string): Part => (Object.hasOwn(partsOf, first) ? partsOf[first as keyof SchemeDocument] : "basics");

/** What can be edited by itself, by the shape of its path: "*" is an entry of a list. */
const things = {
  "": "basics",
  window: "window",
  recommenders: "recommenders",
  "hostKinds.*": "hostKind",
  "hostKinds.*.fields.*": "field",
  "hostKinds.*.conditions.*": "condition",
  "classes.*": "class",
  "gates.*": "gate",
  "materials.*": "material",
  "sections.*": "section",
  "sections.*.fields.*": "field",
  home: "home",
  holder: "holder",
  "measures.*": "measure",
  standards: "standards",
  "standards.groups.*": "group",
  "standards.groups.*.criteria.*": "criterion",
  "standards.groups.*.criteria.*.options.*": "option",
  scoring: "scoring",
  grading: "grading",
  "grading.grades.*": "grade",
  results: "results",
  money: "money",
  "money.heads.*": "head",
  "money.apart.*": "apart",
  "stages.*": "stage",
  "consequences.*": "consequence",
  operation: "operation",
  "operation.yearlyKinds.*": "coverage",
  "operation.lines.*": "coverage",
  "operation.services.*": "coverage",
} as const;
export type Thing = (typeof things)[keyof typeof things];

/** Lists a clerk adds to, puts in order and takes from, and how many entries must stay. */
export const lists = {
  hostKinds: 1,
  "hostKinds.*.fields": 0,
  "hostKinds.*.conditions": 0,
  classes: 0,
  gates: 0,
  materials: 0,
  sections: 1,
  "sections.*.fields": 1,
  measures: 0,
  "standards.groups": 1,
  "standards.groups.*.criteria": 1,
  "standards.groups.*.criteria.*.options": 2,
  "grading.grades": 2,
  "money.heads": 1,
  "money.apart": 0,
  stages: 2,
  consequences: 0,
  "operation.yearlyKinds": 0,
  "operation.lines": 0,
  "operation.services": 0,
} as const;
export type ListPlace = keyof typeof lists;

export const shapeOf = (path: Path): string => path.map((name) => (typeof name === "number" ? "*" : name)).join(".");
export const thingOf = (path: Path): Thing | null => {
  const shape = shapeOf(path);
  return Object.hasOwn(things, shape) ? things[shape as keyof typeof things] : null;
};
export const listOf = (path: Path): ListPlace | null => {
  const shape = shapeOf(path);
  return Object.hasOwn(lists, shape) ? (shape as ListPlace) : null;
};

/** Findings name a line, a question or a stage by its key alone: where that stands. */
function found(document: SchemeDocument, key: string): Path | null {
  for (const [g, group] of document.standards.groups.entries()) {
    const c = group.criteria.findIndex((criterion) => criterion.key === key);
    if (c >= 0) return ["standards", "groups", g, "criteria", c];
    if (group.key === key) return ["standards", "groups", g];
  }
  const m = document.measures.findIndex((measure) => measure.key === key);
  if (m >= 0) return ["measures", m];
  for (const list of ["sections", "hostKinds"] as const)
    for (const [s, { fields }] of document[list].entries()) {
      const f = fields.findIndex((field) => field.key === key);
      if (f >= 0) return [list, s, "fields", f];
    }
  return null;
}

/** To what a finding leads: the part, and the nearest thing that has a page of its own. */
export function leadTo(document: SchemeDocument, place: string): { part: Part; at: string } {
  let { path, rest } = follow(document, place);
  const [first = ""] = place.split(".");
  if (rest.length > 0 && path.length < 3)
    for (const name of rest) {
      const other = found(document, name);
      if (!other) continue;
      path = other;
      rest = [];
      break;
    }
  while (path.length > 0 && thingOf(path) === null) path = path.slice(0, -1);
  const top = path.length === 0 ? first : String(path[0]);
  return { part: partOf(top), at: placeOf(document, path) };
}
