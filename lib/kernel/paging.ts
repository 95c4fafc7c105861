// What stands in the address of a list. Lists page by key: the id of the last row seen. Pure.
import { tidy } from "./writing";

/** The key in an address, or null for the first page; anything that is no id is the first page too. */
export function pageKey(value: string | string[] | undefined): string | null {
  return typeof value === "string" && isId(value) ? value : null;
}

/** How a query asks for the page behind a key: one row more than it shows, which says whether there is another page. */
export const pageAfter = (after: string | null, take: number) => ({
  take: take + 1,
  ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
});

/** The rows to show of those that `pageAfter` brought, and the key of the next page; null where this is the last. */
export function pageOf<R extends { id: string }>(rows: readonly R[], take: number): { rows: R[]; next: string | null } {
  const shown = rows.slice(0, take);
  return { rows: shown, next: rows.length > take ? (shown.at(-1)?.id ?? null) : null };
}

/** A wrong id in an address is "not found", before the database is asked to cast it. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);

/** A word to look for, as it stands in an address: without what cannot be seen or stored, and not longer than `max` characters. */
export function wordIn(value: string | string[] | undefined, max: number): string {
  const [typed = ""] = Array.isArray(value) ? value : [value];
  // Cut before it is tidied, so that a megabyte costs nothing; half of a pair that the cut leaves is no character.
  const whole = typed.slice(0, max * 4).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
  return [...tidy(whole).replace(/\s+/g, " ")].slice(0, max).join("").trim();
}

/** The same address with other filters; those that are empty are left out. */
export function addressWith(path: string, filters: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== "");
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}
