// Lists page by key: the id of the last row seen. Pure.

/** The key in an address, or null for the first page; anything that is no id is the first page too. */
export function pageKey(value: string | string[] | undefined): string | null {
  return typeof value === "string" && isId(value) ? value : null;
}

/** A wrong id in an address is "not found", before the database is asked to cast it. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
