// What must not come in as a scheme, whoever sends it: found before its shape is read. Pure, and never deeper in calls than the value is.
import { isWellFormed } from "@/lib/kernel/writing";
import { readJson } from "@/lib/kernel/json";
import { error, type Finding } from "./findings";
import { nameIn } from "./samples";

/** A scheme of 300 lines is some 200 kB. */
export const mostBytes = 500_000;
/** The deepest part of a scheme, an end of a range in a best-of, is 14 levels down. */
export const deepest = 24;
/** More parts than half a megabyte of JSON has. */
const mostParts = 250_000;
const forbidden: readonly string[] = ["__proto__", "constructor", "prototype"];

/**
 * What a spreadsheet runs when the words stand in a cell. What leaves the portal is written as text and unarmed (lib/server/sheets.ts), but
 * a scheme leaves it as JSON too, and others make tables of that. No sentence begins with = or @. Sentences do begin with a dash or a plus,
 * as in a list or in "-5"; those are run only where they call a function, reach into another table or start a program.
 */
const runs = (text: string): boolean => {
  const begun = text.trimStart();
  return /^['"]?[=@\uff1d\uff20]/.test(begun) || /^['"]?[+\-\uff0b\uff0d][ -~]*?(?:[A-Za-z_.]\s*\(|[|!])/.test(begun);
};

/** Text as a JSON value, or where it is none. */
export function readText(text: string): { value: unknown } | { findings: Finding[] } {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > mostBytes) return { findings: [error("tooLarge", "", `${Math.ceil(bytes / 1000)} > ${mostBytes / 1000} kB`)] };
  const read = readJson(text, deepest);
  return read.ok ? { value: read.value } : { findings: [error(read.problem, `${read.line}:${read.column}`, read.found)] };
}

/** Names every object has, depth and size without end, signs no table can hold, and formulas. */
export function findHostile(value: unknown): Finding[] {
  const findings: Finding[] = [];
  const waiting: { value: unknown; place: string; depth: number }[] = [{ value, place: "", depth: 0 }];
  const below = (place: string, name: string) => (place === "" ? name : `${place}.${name}`);
  for (let at = 0; at < waiting.length; at += 1) {
    const part = waiting[at];
    if (!part) break;
    if (typeof part.value === "string") findings.push(...checkWords(part.value, part.place));
    if (typeof part.value !== "object" || part.value === null) continue;
    if (part.depth >= deepest) return [error("tooDeep", part.place, String(deepest))];
    const list: readonly unknown[] | null = Array.isArray(part.value) ? part.value : null;
    const names = list ? nameIn(list) : Object.keys(part.value);
    if (waiting.length + names.length > mostParts) return [error("tooLarge", part.place, String(mostParts))];
    const items: readonly unknown[] = list ?? Object.values(part.value);
    for (const [i, name] of names.entries()) {
      const place = below(part.place, name);
      if (!list && forbidden.includes(name)) findings.push(error("forbiddenName", place, name));
      else if (!list && (name.includes("\0") || !isWellFormed(name))) findings.push(error("notText", part.place, ""));
      else waiting.push({ value: items[i], place, depth: part.depth + 1 });
    }
  }
  return findings;
}

function checkWords(text: string, place: string): Finding[] {
  if (text.includes("\0") || !isWellFormed(text)) return [error("notText", place, "")];
  return runs(text) ? [error("formula", place, [...text].slice(0, 20).join(""))] : [];
}
