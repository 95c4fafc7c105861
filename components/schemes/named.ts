// What things, questions and places of a scheme document are called.
import { type Ask, kindOf } from "@/lib/schemes/rules/asks";
import { printTest } from "@/lib/schemes/rules/notation";
import { follow, isRecord, listOf, type Path, type Thing, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { Test } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-editor";

const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** By the kind of the thing, by the thing, or by the question alone: the first that is worded. */
function worded<V>(table: Readonly<Record<string, V>>, thing: Thing, value: unknown, at: string): V | undefined {
  const kind = kindOf(thing, value);
  return (kind === null ? undefined : own(table, `${kind}.${at}`)) ?? own(table, `${thing}.${at}`) ?? own(table, at);
}
export const labelOf = (thing: Thing, value: unknown, at: string): string => worded(zh.labels, thing, value, at) ?? at;
export const hintOf = (thing: Thing, value: unknown, at: string): string | undefined => worded(zh.hints, thing, value, at);
export const choiceOf = (thing: Thing, at: string, value: string): string =>
  own(own(zh.choices, `${thing}.${at}`) ?? own(zh.choices, at) ?? {}, value) ?? value;

export const kindText = (thing: Thing, value: unknown): string | null => {
  const kind = kindOf(thing, value);
  return kind === null ? null : (own(own(zh.kinds, thing) ?? {}, kind) ?? kind);
};

export function nameOf(thing: Thing | null, value: unknown): string {
  if (!isRecord(value)) return thing === null ? "" : zh.things[thing];
  for (const said of [value.name, value.label, value.message, value.key])
    if (typeof said === "string" && thing !== "basics" && thing !== "standards" && thing !== "home") return said;
  if (thing === "consequence" && typeof value.then === "string") return choiceOf("consequence", "then", value.then);
  return thing === null ? "" : (kindText(thing, value) ?? zh.things[thing]);
}

/** The way to a place in names, the last of it the question there: "评分标准 › 场所和设施 › 有固定场所 › 最高分". */
export function placeText(document: SchemeDocument, place: string): string {
  const { path, rest } = follow(document, place);
  const names: string[] = [];
  let from: Path = [];
  let thing: Thing = "basics";
  for (let i = 1; i <= path.length; i += 1) {
    const here = path.slice(0, i);
    const found = thingOf(here);
    if (found === null) continue;
    thing = found;
    from = here;
    names.push(nameOf(found, valueAt(document, here)));
  }
  const tail = [...path.slice(from.length).map(String), ...rest];
  const list = rest.length === 0 ? listOf(path) : null;
  if (list !== null) names.push(zh.lists[list]);
  else if (tail.length > 0) {
    const value = valueAt(document, from);
    const whole = tail.join(".");
    const label = labelOf(thing, value, whole);
    names.push(label === whole ? labelOf(thing, value, tail[0] ?? "") : label);
  }
  return names.join(" › ");
}

/** What the check says of a place besides its words; stages are named as people name them. */
export const detailText = (detail: string): string =>
  detail
    .split(" → ")
    .map((part) => own(zh.kinds.stage ?? {}, part) ?? part)
    .join(" → ");

/** A value of the document as people read it, by the question it answers. */
export function valueText(document: SchemeDocument, value: unknown, thing: Thing | null = null, ask: Ask | null = null): string {
  if (value === undefined || value === null) return zh.compare.nothing;
  if (typeof value === "boolean") return value ? zh.yes : zh.no;
  if (typeof value === "number") return ask?.as === "points" ? pointsText(value) : String(value);
  if (typeof value === "string") return ask?.as === "choice" && thing !== null ? choiceOf(thing, ask.at, value) : value;
  if (Array.isArray(value)) {
    if (ask?.as === "test") return printTest(document, value as Test, zh.notation);
    return value.map((item: unknown) => valueText(document, item, thing, ask)).join("、");
  }
  if (!isRecord(value)) return "";
  if (typeof value.dayKind === "string" && typeof value.days === "number") return `${value.days} ${own(zh.units, value.dayKind) ?? ""}`;
  if ("value" in value) {
    const origin = typeof value.clause === "string" ? value.clause : typeof value.sample === "string" ? value.sample : "";
    return `${valueText(document, value.value, thing, ask)}${origin === "" ? "" : `（${origin}）`}`;
  }
  if (typeof value.clause === "string") return value.clause;
  if (typeof value.sample === "string") return value.sample;
  if (typeof value.kind === "string" && ask?.as === "ties" && thing !== null) return choiceOf(thing, ask.at, value.kind);
  return nameOf(thing, value);
}
