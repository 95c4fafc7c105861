import "server-only";
import { seal, unseal } from "./sealed";

const placeOf = (purpose: string) => `Pass:${purpose}`;

/**
 * What a browser keeps for us for a while, in a cookie: it can neither read nor change it, and nothing of it is stored here. Whoever copied
 * it may show it too, as often as they like, until it expires. A cookie holds four thousand characters, a pass takes four thirds of its data.
 */
export const sealPass = (purpose: string, data: Record<string, string>, until: Date): string =>
  seal(placeOf(purpose), { until: until.toISOString(), data: JSON.stringify(data) });

/** Null for anything that we did not seal for this purpose, and from its last instant on. */
export function readPass(purpose: string, pass: string, now: Date): Record<string, string> | null {
  try {
    const { until = "", data = "" } = unseal(placeOf(purpose), pass);
    return now < new Date(until) ? (JSON.parse(data) as Record<string, string>) : null;
  } catch {
    return null;
  }
}
