// A case that somebody else enters: what it says, and what must not be left open. Pure.
import type { Day } from "@/lib/kernel/dates";
import { type BehalfEntry, type DeskEntry } from "../schema/entry";
import { type CaseBody, caseBody } from "../schema";
import { stepsOf } from "./filing";

type Taken = { takenBy: string };

/** The answers as the claimant's own pages would have left them. Of an anonymous claimant nothing is kept that names somebody. */
export function enteredBody(input: DeskEntry | BehalfEntry, { takenBy }: Taken): CaseBody {
  const anonymous = input.mode === "anonymous";
  const named = (value: string | null | undefined) => (anonymous ? "" : (value ?? ""));
  return caseBody.parse({
    mode: input.mode,
    category: input.category,
    what: input.what,
    respondent: input.respondent ?? "",
    respondentCode: input.respondentCode ?? "",
    ask: input.ask,
    notBy: input.notBy ?? "",
    name: named(input.name),
    phone: named(input.phone),
    address: named(input.address),
    people: input.people ?? 1,
    representatives: anonymous ? [] : input.representatives,
    consentHandle: true,
    consentSensitive: input.consentSensitive,
    language: input.language,
    consentRecord: { how: input.consentHow, day: input.consentOn, givenBy: named(input.name), takenBy },
    done: stepsOf(input.mode),
  });
}

/** Field → code of what does not fit; empty when all does. */
export function entryProblems(input: DeskEntry | BehalfEntry, today: Day): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  // 实名 and 保密实名 stand on a name that can be reached; whoever cannot be called is written to.
  if (input.mode !== "anonymous") {
    if (input.name === null) problems.name = ["required"];
    if ((input.phone ?? null) === null && input.address === null) problems.phone = ["required"];
  }
  if (input.consentOn > today) problems.consentOn = ["dayAhead"];
  if ("receivedOn" in input && input.receivedOn > today) problems.receivedOn = ["dayAhead"];
  // Art. 20: whoever speaks for others is one of them.
  if ((input.people ?? 1) < input.representatives.length + 1) problems.people = ["outOfRange"];
  return problems;
}

type Alike = { number: string; day: Day };
/** The cases that were shown, in one word: sent back, it says that they were looked at. */
export const alikeWord = (cases: readonly Alike[]): string => cases.map(({ number, day }) => `${number} ${day}`).join(",");
export const readAlike = (word: string): Alike[] =>
  word.split(",").flatMap((one) => {
    const [number, day] = one.split(" ");
    return number && day ? [{ number, day }] : [];
  });
