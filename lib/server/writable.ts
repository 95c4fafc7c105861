import "server-only";
import { isWellFormed } from "@/lib/kernel/writing";

/** Where a value holds text that PostgreSQL cannot store (NUL, lone surrogates), as a key or as a value; null: nowhere. */
export function unwritable(value: unknown): string[] | null {
  if (typeof value === "string") return value.includes("\0") || !isWellFormed(value) ? [] : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    if (unwritable(key)) return [];
    const below = unwritable(item);
    if (below) return [key, ...below];
  }
  return null;
}
