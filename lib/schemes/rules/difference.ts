// What is different between two versions of a scheme, each with its place. Pure.
import type { SchemeDocument } from "../schema/document";
import { isRecord, keyOf, type Part, partOf } from "./places";

export type Difference = {
  part: Part;
  place: string;
  kind: "added" | "gone" | "changed" | "moved";
  /** what stood there and what stands there now; a whole thing where all of it came or went; for "moved", the order */
  old: unknown;
  now: unknown;
};
type Found = Omit<Difference, "part">;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isRecord(value)
      ? Object.fromEntries(
          Object.keys(value)
            .toSorted()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;

/** A value with its origin is one thing: nobody reads the two apart. */
const isWhole = (value: unknown): boolean =>
  !isRecord(value) || "sample" in value || "clause" in value || ("value" in value && "open" in value);

const keyed = (list: readonly unknown[]): string[] | null => {
  const keys = list.map(keyOf);
  const known = keys.filter((key) => key !== null);
  return known.length === keys.length && new Set(known).size === known.length ? known : null;
};

function walk(old: unknown, now: unknown, place: string): Found[] {
  if (same(old, now)) return [];
  if (old === undefined || old === null) return [{ place, kind: now === undefined || now === null ? "changed" : "added", old, now }];
  if (now === undefined || now === null) return [{ place, kind: "gone", old, now }];
  const under = (name: string) => (place === "" ? name : `${place}.${name}`);
  if (Array.isArray(old) && Array.isArray(now)) {
    const [before, after] = [keyed(old as unknown[]), keyed(now as unknown[])];
    if (before === null || after === null || (before.length === 0 && after.length === 0)) return [{ place, kind: "changed", old, now }];
    const entry = (list: unknown[], key: string) => list.find((item) => keyOf(item) === key);
    const stayed = before.filter((key) => after.includes(key));
    const order = after.filter((key) => before.includes(key));
    return [
      ...(stayed.join() === order.join() ? [] : [{ place, kind: "moved" as const, old: stayed, now: order }]),
      ...before
        .filter((key) => !after.includes(key))
        .map((key): Found => ({ place: under(key), kind: "gone", old: entry(old, key), now: undefined })),
      ...after.flatMap((key): Found[] => {
        const was = entry(old, key);
        return was === undefined
          ? [{ place: under(key), kind: "added", old: undefined, now: entry(now, key) }]
          : walk(was, entry(now, key), under(key));
      }),
    ];
  }
  if (isWhole(old) || isWhole(now) || !isRecord(old) || !isRecord(now)) return [{ place, kind: "changed", old, now }];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => walk(old[name], now[name], under(name)));
}

export function differences(old: SchemeDocument, now: SchemeDocument): Difference[] {
  return walk(old, now, "").map((found) => ({ part: partOf(found.place.split(".")[0] ?? ""), ...found }));
}
