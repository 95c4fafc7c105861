/** How the visitor wants to see the site. Kept in one readable cookie, which is part of the public cache's key. */
export type View = { elder: boolean; high: boolean };

export const viewCookie = "view";

/** Reads "elder", "high" or "elder,high"; anything else counts as the ordinary view. */
export function parseView(value: string | undefined): View {
  const words = (value ?? "").split(",");
  return { elder: words.includes("elder"), high: words.includes("high") };
}

export function formatView(view: View): string {
  return [view.elder && "elder", view.high && "high"].filter(Boolean).join(",");
}

/** The address to go back to, if it is one of ours: a path, never another site ("//x", "/\x", "https:…"). */
export function ownPath(value: unknown): string {
  if (typeof value !== "string" || value.length > 2000 || !value.startsWith("/")) return "/";
  const base = "http://portal.invalid";
  if (!URL.canParse(value, base)) return "/";
  const url = new URL(value, base);
  return url.origin === base ? url.pathname.replace(/^\/{2,}/, "/") + url.search : "/";
}
