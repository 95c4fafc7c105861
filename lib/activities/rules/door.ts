// What a telephone at the door can say by itself, when the portal does not answer. It never decides: what it took down is judged when it
// arrives. Pure.
import { isPhone } from "@/lib/kernel/writing";
import { attendeeWords, readCode } from "./check-in";
import { doorsOpenMs } from "./guards";

/** One who enrolled, as a telephone at the door has to know them: no number, no answers, and nothing their own QR could be made of. */
export type OnRoll = { id: string; code: string; name: string; came: boolean };

/** How somebody was found to be there. */
export type Said =
  | { source: "scan"; admission: string }
  | { source: "manual"; code: string }
  | { source: "walkIn" | "paper"; name: string; phone: string };

/** What is said to whoever stands at the door. `kept`: it lies on the telephone and goes out by itself. */
export type Told =
  | { kind: "came" | "already"; name: string }
  | { kind: "kept"; name: string | null }
  | { kind: "refused"; why: string; fields?: Readonly<Record<string, readonly string[]>> };

/** Whose QR it is; null: one that this portal gave to nobody who enrols. Whether its mark is ours only the portal can tell. */
export const admissionId = (text: string): string | null =>
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-[\w-]{22}$/.exec(text.trim())?.[1] ?? null;

/** Until when a telephone keeps the roll: as long as people come, an hour behind the end. What comes later is typed from paper. */
export const rollUntil = (endsAt: Date): Date => new Date(endsAt.getTime() + doorsOpenMs);

/** Which one of the enrolled is meant: of two the same is said of nobody. */
function meant(said: Said, roll: readonly OnRoll[]): OnRoll | null {
  if (said.source === "scan") return roll.find(({ id }) => id === admissionId(said.admission)) ?? null;
  if (said.source === "manual") return roll.find(({ code }) => code === readCode(said.code)) ?? null;
  return null;
}

function isSame(one: Said, other: Said, roll: readonly OnRoll[]): boolean {
  if ("name" in one && "name" in other)
    return attendeeWords(one.name, one.phone).join("\n") === attendeeWords(other.name, other.phone).join("\n");
  const [first, second] = [meant(one, roll), meant(other, roll)];
  if (first && second) return first.id === second.id;
  return one.source === "scan" && other.source === "scan" && one.admission === other.admission;
}

export type Here = { kind: "known" | "already" | "unknown"; name: string | null } | { kind: "wrong"; why: string };

/**
 * What can be said at once: `wrong` is no code of ours whatever the portal says; `already` and `unknown` hold for as long as nobody can be
 * asked. `waiting` is what this telephone took down and has not sent.
 */
export function judgeHere(said: Said, roll: readonly OnRoll[], waiting: readonly Said[]): Here {
  if (said.source === "scan" && admissionId(said.admission) === null) return { kind: "wrong", why: "admission.wrongCode" };
  if (said.source === "manual" && readCode(said.code) === null) return { kind: "wrong", why: "code.wrongCode" };
  const one = meant(said, roll);
  const name = one?.name ?? ("name" in said ? said.name : null);
  if (one?.came || waiting.some((other) => isSame(said, other, roll))) return { kind: "already", name };
  return { kind: name === null ? "unknown" : "known", name };
}

/** A name and a telephone that can be kept until the portal looks at them: the fields that lack something. */
export function lacking({ name, phone }: { name: string; phone: string }): Record<string, string[]> {
  const [words, digits] = attendeeWords(name, phone);
  return {
    ...(words === "" ? { name: ["required"] } : {}),
    ...(digits === "" ? { phone: ["required"] } : isPhone(digits) ? {} : { phone: ["notPhone"] }),
  };
}

export type DoorProblem = { problem: string; fields?: Readonly<Record<string, readonly string[]>>; blockers?: readonly string[] };

/** One word for why the portal did not take it: "code.wrongCode", a blocker, or the kind of the problem. */
export function whyOf({ problem, fields = {}, blockers = [] }: DoorProblem): string {
  const [field] = Object.entries(fields);
  return field ? `${field[0]}.${field[1][0] ?? ""}` : (blockers[0] ?? problem);
}

/** The same code stands before the camera for a while: it is read once. */
export const sameAgainMs = 3_000;
