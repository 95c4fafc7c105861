// Places in a scheme document, and everything in it that is marked as the city's own. Pure.
import { isSample } from "../schema/values";
import type { Finding } from "./findings";

const textIn = (item: unknown, name: string): string | null => {
  const value = typeof item === "object" && item !== null ? Object.entries(item).find(([key]) => key === name)?.[1] : undefined;
  return typeof value === "string" && /^[A-Za-z0-9]{1,60}$/.test(value) ? value : null;
};

/** What one part of a list is called: by its key, or by what it is and asks about; so it keeps its name when others come before it. */
function nameOf(item: unknown, at: number): string {
  const named = [textIn(item, "by"), textIn(item, "key") ?? textIn(item, "kind"), textIn(item, "field")];
  return named.filter((part) => part !== null).join("_") || String(at);
}

/** The names of a list's parts in a place; of several that would be called the same, the second is "name#2". */
export function nameIn(list: readonly unknown[]): string[] {
  const used = new Map<string, number>();
  return list.map((item, at) => {
    const name = nameOf(item, at);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  });
}

/**
 * Walks the document for everything marked as the city's own. A clerk confirms each by its place, so no two have the same, and one keeps its
 * place while others come and go.
 */
export function findSamples(value: unknown, place: readonly string[] = []): Finding[] {
  if (Array.isArray(value)) {
    const names = nameIn(value);
    return value.flatMap((item, i) => findSamples(item, [...place, names[i] ?? String(i)]));
  }
  if (typeof value !== "object" || value === null) return [];
  if ("sample" in value && typeof value.sample === "string" && isSample({ sample: value.sample }))
    return [{ level: "sample", place: place.join("."), code: "sample", detail: value.sample }];
  return Object.entries(value).flatMap(([key, item]) => findSamples(item, [...place, key]));
}

/** A way of names and numbers, as zod says where something is wrong, as a place by keys. */
export function placeOf(value: unknown, way: readonly PropertyKey[]): string {
  let at = value;
  return way
    .map((step) => {
      const list: readonly unknown[] | null = Array.isArray(at) ? at : null;
      const name = list && typeof step === "number" ? nameIn(list)[step] : undefined;
      at = list
        ? list[Number(step)]
        : typeof at === "object" && at !== null
          ? Object.entries(at).find(([key]) => key === step)?.[1]
          : undefined;
      return name ?? String(step);
    })
    .join(".");
}
