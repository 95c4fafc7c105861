// Random walks through the life of a case: each step is what a second, hand-written reading of the notices says, and what must never happen
// does not.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movesFrom } from "@/lib/kernel/workflow";
import { type CaseFacts, caseGuards } from "./rules/guards";
import { type CaseMove, type CaseStatus, caseWorkflow, endedStatuses, openStatuses } from "./workflow";

const now = new Date("2026-11-23T10:00:00+08:00");
const moves = Object.keys(caseWorkflow.moves) as CaseMove[];
const may = () => true;

/** What may change between two steps, drawn anew at each. */
type Weather = {
  revocable: boolean;
  settled: boolean;
  linked: boolean;
  consent: boolean;
  transfer: boolean;
  inTime: boolean;
  outside: boolean;
  another: boolean;
};
/** Mostly as it should be, so that walks come far. */
const mostly = (usual: boolean) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(!usual) });
const weather: fc.Arbitrary<Weather> = fc.record({
  revocable: fc.boolean(),
  settled: mostly(true),
  linked: mostly(true),
  consent: mostly(true),
  transfer: mostly(false),
  inTime: mostly(true),
  outside: fc.boolean(),
  another: mostly(true),
});
type Track = CaseFacts["track"];
/** Of what kind it is, and how it was filed. */
type Kind = Pick<CaseFacts, "track" | "mode">;
const kinds = fc.record({
  track: fc.constantFrom<Track>("rights", "rights", "care", "counselling"),
  mode: fc.constantFrom<CaseFacts["mode"]>("realName", "confidential", "anonymous"),
});
const right: Kind = { track: "rights", mode: "confidential" };

const factsOf = (
  kind: Kind,
  { revocable, settled, linked, consent, transfer, inTime, outside, another }: Weather,
  remedies: number,
): CaseFacts => ({
  now,
  revocableUntil: revocable ? new Date(now.getTime() + 1) : now,
  settledAt: settled ? now : null,
  ...kind,
  respondentSettled: linked,
  consents: [{ state: consent ? "given" : "refused" }],
  transfers: transfer ? [{ state: "sent" }] : [{ state: "answered" }],
  askUntil: inTime ? "2026-11-23" : "2026-11-22",
  remedyOrganizationId: outside ? null : "above",
  remedies,
  issuerIds: another ? ["who answered"] : ["who answered", "me"],
  actorId: "me",
});

/** The same life told by its states: what may be done in each, and where it leads. Null: not now. */
function told(status: CaseStatus, move: CaseMove, { track, mode }: Kind, w: Weather, remedies: number): CaseStatus | null {
  const when = (holds: boolean, to: CaseStatus) => (holds ? to : null);
  const asks = track === "rights" && mode !== "anonymous" && w.inTime;
  switch (status) {
    case "submitted":
      if (move === "revoke") return when(w.revocable, "withdrawn");
      if (move === "withdraw") return "withdrawn";
      if (move === "accept") return when(w.settled && w.linked, "verifying");
      if (move === "decline") return when(w.settled, "declined");
      if (move === "requestSupplement") return when(w.settled, "supplementing");
      return move === "merge" ? when(w.settled && w.linked, "merged") : null;
    case "supplementing":
      if (move === "supply") return "submitted";
      if (move === "withdraw") return "withdrawn";
      return move === "decline" ? when(w.settled, "declined") : null;
    case "verifying":
    case "handling":
      if (move === "withdraw") return "withdrawn";
      if (move === "handle") return when(status === "verifying", "handling");
      if (move === "transfer") return when(w.consent && !w.transfer, "transferred");
      if (move === "answer") return when(!w.transfer, "answered");
      return move === "merge" ? when(w.settled && w.linked, "merged") : null;
    case "transferred":
      if (move === "withdraw") return "withdrawn";
      return move === "resume" ? when(!w.transfer, "handling") : null;
    case "answered":
      if (move === "close") return "closed";
      return move === "askReconsideration" ? when(asks, "reconsidering") : null;
    case "closed":
      if (move === "askReconsideration") return when(asks, "reconsidering");
      return move === "reopen" ? when(w.linked && remedies === 0, "verifying") : null;
    case "declined":
    case "withdrawn":
      return move === "reopen" ? when(w.linked && remedies === 0, "verifying") : null;
    case "reconsidering":
      if (move === "answerReconsideration") return when(!w.outside && w.another, "reconsidered");
      return move === "recordReconsideration" ? when(w.outside, "reconsidered") : null;
    case "reconsidered":
      return move === "askFinalReview" ? when(asks, "reviewing") : null;
    case "reviewing":
      if (move === "answerFinalReview") return when(!w.outside && w.another, "final");
      return move === "recordFinalReview" ? when(w.outside, "final") : null;
    case "final":
    case "merged":
      return null;
  }
}

type Step = { move: CaseMove; weather: Weather };
const short: readonly CaseMove[] = ["revoke", "withdraw", "decline", "merge"];
/** What ends it at once is drawn seldom. */
const anyMove = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...short) },
  { weight: 20, arbitrary: fc.constantFrom(...moves.filter((move) => !short.includes(move))) },
);
const steps = fc.array(fc.record({ move: anyMove, weather }), { minLength: 1, maxLength: 120, size: "max" });

/** Goes through the steps that are open; the path it took. */
function walk(kind: Kind, plan: readonly Step[], open: typeof told): CaseStatus[] {
  const path: CaseStatus[] = [caseWorkflow.initial];
  let remedies = 0;
  for (const { move, weather: w } of plan) {
    const status = path.at(-1) as CaseStatus;
    const to = open(status, move, kind, w, remedies);
    if (to === null) continue;
    if (move === "askReconsideration" || move === "askFinalReview") remedies += 1;
    path.push(to);
  }
  return path;
}

const byTable: typeof told = (status, move, kind, w, remedies) => {
  const found = movesFrom(caseWorkflow, status, may, caseGuards, factsOf(kind, w, remedies)).find(({ name }) => name === move);
  return found && found.blockers.length === 0 ? found.to : null;
};

describe("the life of a case", () => {
  it("goes on a generated path as a second reading of it does, and never where it must not", () => {
    const seen = new Map<CaseStatus, number>();
    fc.assert(
      fc.property(kinds, steps, (kind, plan) => {
        const path = walk(kind, plan, byTable);
        expect(path).toEqual(walk(kind, plan, told));
        for (const status of path) seen.set(status, (seen.get(status) ?? 0) + 1);
        const at = (status: CaseStatus) => path.indexOf(status);
        // 复核 follows 复查, and 复查 an answer; nothing follows the final word, nor a merger.
        if (at("final") >= 0) expect(at("final")).toBe(path.length - 1);
        if (at("merged") >= 0) expect(at("merged")).toBe(path.length - 1);
        if (at("reviewing") >= 0)
          expect([
            at("answered") < at("reconsidering"),
            at("reconsidering") < at("reconsidered"),
            at("reconsidered") < at("reviewing"),
          ]).toEqual([true, true, true]);
        if (kind.track !== "rights" || kind.mode === "anonymous")
          expect([at("reconsidering"), at("reviewing"), at("final")]).toEqual([-1, -1, -1]);
        // No answer before it was taken up, and each remedy once.
        if (at("answered") >= 0) expect(at("verifying")).toBeLessThan(at("answered"));
        expect(path.filter((status) => status === "reconsidering").length).toBeLessThanOrEqual(1);
        expect(path.filter((status) => status === "reviewing").length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10_000, seed: 20261123 },
    );
    for (const status of caseWorkflow.statuses) expect([status, (seen.get(status) ?? 0) > 100]).toEqual([status, true]);
  }, 60_000);

  it("reaches its final word by three tiers and no shorter way", () => {
    const fair: Weather = {
      revocable: true,
      settled: true,
      linked: true,
      consent: true,
      transfer: false,
      inTime: true,
      outside: false,
      another: true,
    };
    const way: CaseMove[] = [
      "accept",
      "handle",
      "answer",
      "close",
      "askReconsideration",
      "answerReconsideration",
      "askFinalReview",
      "answerFinalReview",
    ];
    const plan = way.map((move) => ({ move, weather: fair }));
    expect(walk(right, plan, byTable).at(-1)).toBe("final");
    expect(walk({ ...right, mode: "anonymous" }, plan, byTable).at(-1)).toBe("closed");
    const shorter = plan.filter(({ move }) => move !== "close" && move !== "handle");
    expect(walk(right, shorter, byTable).at(-1)).toBe("final");
    for (const left of shorter)
      expect(
        walk(
          right,
          shorter.filter((step) => step !== left),
          byTable,
        ),
      ).not.toContain("final");
  });

  it("is told apart from a table with one line otherwise", () => {
    const wrong: typeof told = (status, move, ...rest) =>
      status === "declined" && move === "accept" ? "verifying" : told(status, move, ...rest);
    expect(() =>
      fc.assert(
        fc.property(steps, (plan) => {
          expect(walk(right, plan, byTable)).toEqual(walk(right, plan, wrong));
        }),
        { numRuns: 10_000, seed: 20261123 },
      ),
    ).toThrow();
  }, 60_000);

  it("is worked on or ended, in each of its states but while somebody may still ask for the last tier", () => {
    expect([...openStatuses, ...endedStatuses, "reconsidered"].toSorted()).toEqual([...caseWorkflow.statuses].toSorted());
  });
});
