// JSON as text, read with its places: JSON.parse says neither line nor column, and of a key that stands twice it silently keeps the last. Pure.

export type JsonProblem = "notJson" | "tooDeep" | "keyTwice";
export type JsonRead =
  | { ok: true; value: unknown }
  /** Lines and columns count from 1. */
  | { ok: false; problem: JsonProblem; line: number; column: number; found: string };

type Frame = { keys: Set<string> | null; filled: boolean };
type Stop = { problem: JsonProblem; at: number };

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const space = /[\t\n\r ]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** What a text says, if it is JSON of no more than so many levels in which no object names a key twice. Never deeper in calls than the text is. */
export function readJson(text: string, deepest: number): JsonRead {
  // Editors of Windows put a mark before the first character.
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const stop = walk(body, deepest);
  if (!stop) return { ok: true, value: JSON.parse(body) };
  const before = body.slice(0, stop.at).split("\n");
  const found = [...body.slice(stop.at, stop.at + 20)].slice(0, 10).join("");
  return { ok: false, problem: stop.problem, line: before.length, column: (before.at(-1) ?? "").length + 1, found };
}

function walk(text: string, deepest: number): Stop | null {
  let at = 0;
  const wrong = (problem: JsonProblem, where = at): Stop => ({ problem, at: where });
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** Over a string, from its first quote past its last; false: there is none. */
  const string = (): boolean => {
    if (text[at] !== '"') return false;
    at += 1;
    while (at < text.length) {
      const character = text[at] ?? "";
      if (character === '"') {
        at += 1;
        return true;
      }
      if (character === "\\") {
        if (!take(escaped)) return false;
      } else if (character < " ") return false;
      else at += 1;
    }
    return false;
  };

  const open: Frame[] = [];
  let wanted: "value" | "next" = "value";
  for (;;) {
    take(space);
    const frame = open.at(-1);
    if (wanted === "value") {
      // An object or a list that ends before anything stood in it.
      if (frame && !frame.filled && text[at] === (frame.keys ? "}" : "]")) {
        open.pop();
        at += 1;
        wanted = "next";
        continue;
      }
      if (frame?.keys) {
        const from = at;
        if (!string()) return wrong("notJson");
        const key = String(JSON.parse(text.slice(from, at)));
        if (frame.keys.has(key)) return wrong("keyTwice", from);
        frame.keys.add(key);
        take(space);
        if (text[at] !== ":") return wrong("notJson");
        at += 1;
        take(space);
      }
      if (text[at] === "{" || text[at] === "[") {
        if (open.length >= deepest) return wrong("tooDeep");
        open.push({ keys: text[at] === "{" ? new Set() : null, filled: false });
        at += 1;
      } else if (text[at] === '"') {
        if (!string()) return wrong("notJson");
        wanted = "next";
      } else if (take(number) || take(word)) wanted = "next";
      else return wrong("notJson");
      continue;
    }
    if (!frame) return at === text.length ? null : wrong("notJson");
    frame.filled = true;
    if (text[at] === ",") {
      at += 1;
      take(space);
      // A comma is followed by one more; JSON knows no last one.
      if (text[at] === (frame.keys ? "}" : "]")) return wrong("notJson");
      wanted = "value";
    } else if (text[at] === (frame.keys ? "}" : "]")) {
      open.pop();
      at += 1;
    } else return wrong("notJson");
  }
}
