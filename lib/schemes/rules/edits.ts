// One small act on a scheme document: the document that comes of it, or why there is none. It never yields what does not parse. Pure.
import { schemeDocument, type SchemeDocument } from "../schema/document";
import type { Edit } from "../schema/edits";
import { type Ask, asksOf, kindOf, kindsOf } from "./asks";
import { readAsk } from "./cells";
import { follow, isRecord, listOf, lists, type Path, placeOf, thingOf, valueAt, withValue } from "./places";
import { entryFor, partFor } from "./templates";

export type Edited =
  /** `at`: what the act was about, as it is addressed now. */
  { document: SchemeDocument; at: string } | { fields: Record<string, string[]> } | { problem: "gone" | "lastOne" | "atEnd" | "tooMany" };

/** Every key of the document, so that a new one is like none of them. */
function keysIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) keysIn(item, into);
  else if (isRecord(value))
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === "string" && (name === "key" || name === "field" || name === "criterion" || name === "measure")) into.add(item);
      else keysIn(item, into);
    }
  return into;
}

const stems: Readonly<Record<string, string>> = {
  "standards.groups": "group",
  stages: "stage",
  hostKinds: "host",
  sections: "section",
  measures: "measure",
  classes: "class",
  "grading.grades": "grade",
};

/** Running keys, "line12": unused by anything that is there. */
export function freshKeys(document: SchemeDocument, stem = "item"): () => string {
  const taken = keysIn(document);
  let n = 1;
  return () => {
    while (taken.has(`${stem}${n}`)) n += 1;
    const key = `${stem}${n}`;
    taken.add(key);
    return key;
  };
}

/** Zod's issues as codes of the fields they stand at. */
function whole(next: unknown, at: string, path: Path, asks: readonly Ask[]): Edited {
  const parsed = schemeDocument.safeParse(next);
  if (parsed.success) return { document: parsed.data, at };
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const rest = issue.path.slice(path.length).join(".");
    const own = path.every((step, i) => issue.path[i] === step)
      ? asks.find((ask) => rest === ask.at || rest.startsWith(`${ask.at}.`))
      : undefined;
    const code =
      issue.code === "too_big"
        ? issue.origin === "string"
          ? "tooLong"
          : issue.origin === "array"
            ? "tooMany"
            : "outOfRange"
        : issue.code === "too_small"
          ? issue.origin === "string" || issue.origin === "array"
            ? "tooFew"
            : "outOfRange"
          : issue.code === "invalid_format"
            ? "notPattern"
            : "notFit";
    (fields[own ? `v.${own.at}` : "form"] ??= []).push(code);
  }
  return { fields: Object.fromEntries(Object.entries(fields).map(([name, codes]) => [name, [...new Set(codes)]])) };
}

function set(document: SchemeDocument, edit: Extract<Edit, { do: "set" }>): Edited {
  const { path, rest } = follow(document, edit.place);
  const thing = rest.length > 0 ? null : thingOf(path);
  let value = valueAt(document, path);
  if (thing === null || !isRecord(value)) return { problem: "gone" };
  const asks = asksOf(thing, value);
  const fields: Record<string, string[]> = {};
  const fresh = freshKeys(document);
  for (const ask of asks) {
    const cell = readAsk(document, value, ask, edit.v, fresh);
    if ("problem" in cell) {
      if (cell.problem === "noOrigin") fields[`v.${ask.at}~origin`] = ["required"];
      else fields[`v.${ask.at}`] = [cell.problem];
    } else value = withValue(value, ask.at.split("."), cell.value);
  }
  if (Object.keys(fields).length > 0) return { fields };
  const next = withValue(document, path, value);
  return whole(next, placeOf(next, path), path, asks);
}

/** A thing that a new entry must name: the first there is of its kind. */
function firstOf(document: SchemeDocument, list: string, key: string): string {
  const fields = [...document.sections, ...document.hostKinds].flatMap((owner) => owner.fields);
  if (list === "hostKinds.*.conditions" || list === "gates") return fields[0]?.key ?? key;
  if (list === "consequences" || list === "money.apart") return document.grading?.grades[0]?.key ?? document.classes[0]?.key ?? key;
  return document.measures[0]?.key ?? key;
}

function add(document: SchemeDocument, edit: Extract<Edit, { do: "add" }>): Edited {
  const { path, rest } = follow(document, edit.place);
  const list = rest.length > 0 ? null : listOf(path);
  const entries = valueAt(document, path);
  if (list === null || !Array.isArray(entries)) return { problem: "gone" };
  const thing = thingOf([...path, 0]);
  const kinds: readonly string[] | null = thing !== null && thing in kindsOf ? kindsOf[thing as keyof typeof kindsOf] : null;
  if (kinds && !kinds.includes(edit.kind)) return { fields: { kind: ["notChoice"] } };
  const fresh = freshKeys(document, stems[list] ?? (list.endsWith("fields") ? "field" : list.includes("criteria") ? "line" : "item"));
  const key = fresh();
  const entry = entryFor(list, { key, kind: edit.kind, name: edit.name, note: edit.note }, firstOf(document, list, key), fresh);
  // The award ends the way, so what is new stands before it.
  const before = list === "stages" && kindOf("stage", entries.at(-1)) === "award" && edit.kind !== "award";
  const at = before ? entries.length - 1 : entries.length;
  const next = withValue(document, path, [...(entries as unknown[]).slice(0, at), entry, ...(entries as unknown[]).slice(at)]);
  const found = whole(next, placeOf(next, [...path, at]), path, []);
  if ("fields" in found && found.fields.form?.includes("tooMany")) return { problem: "tooMany" };
  return found;
}

const entryAt = (document: SchemeDocument, place: string) => {
  const { path, rest } = follow(document, place);
  const at = path.at(-1);
  const parent = path.slice(0, -1);
  const list = rest.length > 0 || typeof at !== "number" ? null : listOf(parent);
  const entries = valueAt(document, parent);
  return list !== null && typeof at === "number" && Array.isArray(entries) ? { list, at, parent, entries: entries as unknown[] } : null;
};

function remove(document: SchemeDocument, place: string): Edited {
  const found = entryAt(document, place);
  if (!found) return { problem: "gone" };
  const { list, at, parent, entries } = found;
  if (entries.length <= lists[list]) return { problem: "lastOne" };
  return whole(withValue(document, parent, entries.toSpliced(at, 1)), placeOf(document, parent), parent, []);
}

function move(document: SchemeDocument, place: string, by: 1 | -1): Edited {
  const found = entryAt(document, place);
  if (!found) return { problem: "gone" };
  const { at, parent, entries } = found;
  const to = at + by;
  if (to < 0 || to >= entries.length) return { problem: "atEnd" };
  const next = withValue(document, parent, entries.with(at, entries[to]).with(to, entries[at]));
  return whole(next, placeOf(next, [...parent, to]), parent, []);
}

function turn(document: SchemeDocument, edit: Extract<Edit, { do: "turn" }>): Edited {
  const found = entryAt(document, edit.place);
  if (!found) return { problem: "gone" };
  const path = [...found.parent, found.at];
  const thing = thingOf(path);
  const old = found.entries[found.at];
  const kinds: readonly string[] | null = thing !== null && thing in kindsOf ? kindsOf[thing as keyof typeof kindsOf] : null;
  if (thing === null || !isRecord(old) || !kinds?.includes(edit.kind)) return { fields: { kind: ["notChoice"] } };
  const key = typeof old.key === "string" ? old.key : "item";
  const name = String(old.name ?? old.label ?? old.message ?? key);
  const fresh = freshKeys(document);
  const base = entryFor(found.list, { key, kind: edit.kind, name, note: edit.note }, firstOf(document, found.list, key), fresh);
  if (!isRecord(base)) return { problem: "gone" };
  // What both kinds are asked in the same way is kept.
  const asked = asksOf(thing, base).filter((ask) => !ask.at.includes("."));
  const same = asksOf(thing, old).filter(({ at, as, sourced }) =>
    asked.some((ask) => ask.at === at && ask.as === as && ask.sourced === sourced),
  );
  const kept = Object.fromEntries(["key", ...same.map(({ at }) => at)].filter((at) => old[at] !== undefined).map((at) => [at, old[at]]));
  const next = whole(withValue(document, path, { ...base, ...kept }), edit.place, path, []);
  return "document" in next ? next : { fields: { kind: ["notFit"] } };
}

/** A question of the form that is written in words, or else the first. */
function firstAsked({ sections }: SchemeDocument): string {
  const fields = sections.flatMap((section) => section.fields);
  return (fields.find(({ kind }) => kind === "text") ?? fields[0])?.key ?? "";
}

export function applyEdit(document: SchemeDocument, edit: Edit): Edited {
  switch (edit.do) {
    case "set":
      return set(document, edit);
    case "add":
      return add(document, edit);
    case "remove":
      return remove(document, edit.place);
    case "move": {
      const [way, ...place] = edit.move.split(" ");
      return move(document, place.join(" "), way === "up" ? -1 : 1);
    }
    case "turn":
      return turn(document, edit);
    case "include": {
      if (document[edit.place] !== null) return { problem: "gone" };
      const names = [...(edit.names ?? "").split("|").filter((name) => name.trim() !== ""), "A", "B"];
      const part = partFor(
        ...([edit.place, edit.note, names, firstAsked(document)] as const),
        freshKeys(document, edit.place === "grading" ? "grade" : "item"),
      );
      return whole({ ...document, [edit.place]: part }, edit.place, [], []);
    }
    case "leaveOut":
      return document[edit.place] === null ? { problem: "gone" } : whole({ ...document, [edit.place]: null }, edit.place, [], []);
  }
}
