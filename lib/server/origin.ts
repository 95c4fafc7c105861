import "server-only";
import { readEnv } from "./env";

/** Whether a posted form comes from this site's own pages; what server actions check for themselves, for plain routes. */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return request.headers.get("sec-fetch-site") === "same-origin";
  return origin === readEnv().publicOrigin || (URL.canParse(origin) && new URL(origin).host === request.headers.get("host"));
}
