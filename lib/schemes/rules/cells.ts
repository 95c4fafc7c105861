// What a field of the editor shows of a scheme document, and what becomes of the text a clerk leaves in it. Pure.
import { tidy } from "@/lib/kernel/writing";
import type { Bound, Test } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import type { Ask } from "./asks";
import { figureText, measureNamed, type NotationWords, printFrom, printTest, printTo, readBound, readFigure, readTest } from "./notation";
import { isRecord, keyOf, valueAt } from "./places";

export type Texts = Readonly<Record<string, string | readonly string[] | undefined>>;
/** undefined: left out. */
export type Cell = { value: unknown } | { problem: string };

/** Where a value comes from, in one field: the number of a clause, or a sentence that makes it a sample. */
export const printOrigin = (value: unknown): string => (isRecord(value) ? String(value.clause ?? value.sample ?? "") : "");
export const readOrigin = (text: string): { clause: string } | { sample: string } | null => {
  const said = tidy(text);
  if (said === "") return null;
  const clause = /^[A-Za-z][0-9]{1,3}$/.test(said.normalize("NFKC")) ? said.normalize("NFKC").toUpperCase() : null;
  return clause === null ? { sample: said } : { clause };
};

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const entries = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const points = (value: unknown): string => (typeof value === "number" ? figureText(value, 2) : "");

/** Digits a figure has is said by the measure beside it. */
const decimalsOf = (document: SchemeDocument, thing: unknown, ask: Ask): number => {
  if (ask.at.startsWith("from.")) return isRecord(thing) && typeof thing.decimals === "number" ? thing.decimals : 0;
  const key = valueAt(thing, ["measure"]);
  return (typeof key === "string" ? measureNamed(document, key)?.decimals : undefined) ?? 0;
};

function printPlain(document: SchemeDocument, thing: unknown, ask: Ask, value: unknown, words: NotationWords): string {
  switch (ask.as) {
    case "points":
      return points(value);
    case "figure":
      return typeof value === "number" ? figureText(value, decimalsOf(document, thing, ask)) : "";
    case "yesNo":
      return value === true ? "yes" : value === false ? "no" : "";
    case "from":
      return isRecord(value) ? printFrom(value as Bound, 2) : "";
    case "to":
      return isRecord(value) ? printTo(value as Bound, 2) : "";
    case "lines":
      return Array.isArray(value) ? value.map(String).join("\n") : "";
    case "options":
      return entries(value)
        .map(({ label, name, hint }) => `${text(label ?? name)}${hint === undefined ? "" : `：${text(hint)}`}`)
        .join("\n");
    case "steps":
      return entries(value)
        .map((entry) => `${text(entry.least)}：${points(entry.points)}`)
        .join("\n");
    case "test":
      return Array.isArray(value) ? printTest(document, value as Test, words) : "";
    case "equals":
      return isRecord(value) ? printTest(document, [{ kind: "answer", field: text(value.field), is: text(value.value) }], words) : "";
    case "tiers":
      return entries(value)
        .map(
          (entry) =>
            `${points(entry.points)}${entry.name === undefined ? "" : ` ${text(entry.name)}`}：${printTest(document, entry.when as Test, words)}`,
        )
        .join("\n");
    default:
      return text(value);
  }
}

/** What stands in the fields of one question at first, by their names. */
export function printAsk(document: SchemeDocument, thing: unknown, ask: Ask, words: NotationWords): Record<string, string | string[]> {
  const whole = valueAt(thing, ask.at.split("."));
  const value = ask.sourced ? valueAt(whole, ["value"]) : whole;
  const origin = ask.sourced ? { [`${ask.at}~origin`]: printOrigin(whole) } : {};
  switch (ask.as) {
    case "origin":
      return { [ask.at]: printOrigin(whole) };
    case "keys":
      return { [ask.at]: Array.isArray(value) ? value.map(String) : [] };
    case "days":
      return { [ask.at]: text(valueAt(value, ["days"])), [`${ask.at}~unit`]: text(valueAt(value, ["dayKind"])), ...origin };
    case "quota":
      return {
        [ask.at]:
          value === undefined
            ? ""
            : valueAt(value, ["kind"]) === "percent"
              ? points(valueAt(value, ["most", "value"]))
              : text(valueAt(value, ["most", "value"])),
        [`${ask.at}~unit`]: text(valueAt(value, ["kind"])),
        [`${ask.at}~origin`]: printOrigin(valueAt(value, ["most"])),
      };
    case "ties": {
      const lines = valueAt(value, ["lines"]);
      return { [ask.at]: text(valueAt(value, ["kind"])), [`${ask.at}~lines`]: Array.isArray(lines) ? lines.join("\n") : "", ...origin };
    }
    default:
      return { [ask.at]: printPlain(document, thing, ask, value, words), ...origin };
  }
}

const one = (texts: Texts, name: string): string => {
  const typed = Object.hasOwn(texts, name) ? texts[name] : "";
  return tidy(typeof typed === "string" ? typed : (typed?.[0] ?? ""));
};
const many = (texts: Texts, name: string): string[] => {
  const typed = Object.hasOwn(texts, name) ? texts[name] : undefined;
  return (typeof typed === "string" ? [typed] : [...(typed ?? [])]).filter((item) => item !== "");
};
const linesOf = (said: string) =>
  said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const problem = (code: string): Cell => ({ problem: code });
const wholeText = (said: string): number | null => readFigure(said, 0);

/** Old entries keep their keys: by what they are called, then, where as many are left on both sides, by their order. */
function rekey(old: readonly { key: string; name: string }[], names: readonly string[], fresh: () => string): string[] {
  const left = old.filter(({ name }) => !names.includes(name));
  const unnamed = names.filter((name) => !old.some((entry) => entry.name === name));
  const taken = new Set<string>();
  return names.map((name) => {
    const same = old.find((entry) => entry.name === name && !taken.has(entry.key));
    const other = left.length === unnamed.length ? left[unnamed.indexOf(name)] : undefined;
    const key = same?.key ?? (other && !taken.has(other.key) ? other.key : fresh());
    taken.add(key);
    return key;
  });
}

function readPlain(document: SchemeDocument, thing: unknown, ask: Ask, said: string, fresh: () => string, before: unknown): Cell {
  switch (ask.as) {
    case "whole": {
      const value = wholeText(said);
      return value === null ? problem("notNumber") : { value };
    }
    case "points": {
      const value = readFigure(said, 2);
      return value === null ? problem("notNumber") : { value };
    }
    case "figure": {
      const value = readFigure(said, decimalsOf(document, thing, ask));
      return value === null ? problem("notNumber") : { value };
    }
    case "yesNo":
      return said === "yes" || said === "no" ? { value: said === "yes" } : problem("notChoice");
    case "choice":
      return ask.options?.includes(said) ? { value: said } : problem("notChoice");
    case "from":
    case "to": {
      const value = readBound(said, ask.as, 2);
      return value === null ? problem("notBound") : { value };
    }
    case "lines":
      return { value: linesOf(said) };
    case "options": {
      const lines = linesOf(said).map((line) => /^(.+?)\s*[:：]\s*(.+)$/u.exec(line) ?? [line, line, undefined]);
      const called = ask.at === "items" ? "name" : "label";
      const old = entries(before).map((entry) => ({ key: keyOf(entry) ?? "", name: text(entry[called]) }));
      const names = lines.map(([line = "", name = line]) => (called === "name" ? line : name));
      const keys = rekey(old, names, fresh);
      return {
        value: lines.map(([, , hint], i) => ({
          key: keys[i],
          [called]: names[i],
          ...(called === "label" && hint !== undefined ? { hint } : {}),
        })),
      };
    }
    case "steps": {
      const steps = linesOf(said).map((line) => /^(\d{1,2})\D*[:：]\s*(-?[\d.]+)\D*$/u.exec(line.normalize("NFKC")));
      const read = steps.map((step) => ({ least: Number(step?.[1]), points: readFigure(step?.[2] ?? "", 2) }));
      return read.some((step, i) => !steps[i] || step.points === null) ? problem("notSteps") : { value: read };
    }
    case "test": {
      const test = readTest(document, said.replaceAll("\n", ";"));
      return "problem" in test ? problem(test.problem) : test;
    }
    case "equals": {
      const test = readTest(document, said);
      if ("problem" in test) return problem(test.problem);
      const [only, more] = test.value;
      return only?.kind === "answer" && !more ? { value: { kind: "equals", field: only.field, value: only.is } } : problem("notEquals");
    }
    case "tiers": {
      const tiers: unknown[] = [];
      for (const line of linesOf(said)) {
        const [, given = "", name = "", when = ""] = /^(-?[\d.]+)\s*\u5206?\s*([^:：]*?)\s*[:：]\s*(.+)$/u.exec(line) ?? [];
        const value = readFigure(given, 2);
        if (value === null) return problem("notTiers");
        const test = readTest(document, when);
        if ("problem" in test) return problem(test.problem);
        tiers.push({ ...(name === "" ? {} : { name }), when: test.value, points: value });
      }
      return { value: tiers };
    }
    default:
      return { value: said };
  }
}

/** Reads one question's fields; `thing` is what was there, with what was read before it. */
export function readAsk(document: SchemeDocument, thing: unknown, ask: Ask, texts: Texts, fresh: () => string): Cell {
  const said = one(texts, ask.at);
  const before = valueAt(thing, ask.at.split("."));
  // What has no limit and says where that is written, says so; what says nothing is left out.
  const unstated = ask.empty === "leftOut" || (ask.empty === "noLimit" && one(texts, `${ask.at}~origin`) === "");
  const nothing: Cell = unstated ? { value: undefined } : ask.empty === undefined ? problem("required") : { value: null };
  if (ask.as === "keys") {
    const keys = many(texts, ask.at);
    return keys.length > 0 ? { value: keys } : ask.empty === "none" ? { value: [] } : nothing;
  }
  if (ask.as === "origin") {
    const origin = readOrigin(said);
    return origin ? { value: origin } : problem("required");
  }
  const empty = said === "";
  const origin = ask.sourced || ask.as === "quota" ? readOrigin(one(texts, `${ask.at}~origin`)) : null;
  if (ask.as === "quota") {
    if (empty) return { value: undefined };
    const kind = one(texts, `${ask.at}~unit`);
    const most = kind === "percent" ? readFigure(said, 2) : wholeText(said);
    if (most === null) return problem("notNumber");
    return origin ? { value: { kind, most: { value: most, ...origin } } } : problem("noOrigin");
  }
  if (ask.sourced && empty && unstated) return nothing;
  let value: unknown;
  if (empty) {
    if (!("value" in nothing)) return nothing;
    value = nothing.value;
  } else if (ask.as === "days") {
    const days = wholeText(said);
    if (days === null) return problem("notNumber");
    value = { days, dayKind: one(texts, `${ask.at}~unit`) };
  } else if (ask.as === "ties") value = said === "byLines" ? { kind: said, lines: linesOf(one(texts, `${ask.at}~lines`)) } : { kind: said };
  else {
    const read = readPlain(document, thing, ask, said, fresh, before);
    if ("problem" in read) return read;
    value = read.value;
  }
  if (!ask.sourced) return { value };
  return origin ? { value: { value, ...origin } } : problem("noOrigin");
}
