import { describe, expect, it } from "vitest";
import { group, measures, origin, said, schemeWith } from "@/tests/support/schemes";
import type { Criterion, Test } from "../schema/criteria";
import { measuresRead, questionsOf } from "./questions";

const line = (key: string, kind: Criterion["kind"], more: object = {}): Criterion =>
  ({ key, kind, name: `指标 ${key}`, evidence: "none", origin, ...more }) as Criterion;
const over = (measure: string): Test => [{ kind: "measure", measure, from: { value: 1, open: false }, to: null }];
const unit = (measure: string) => ({ measure, per: 1, each: 100, whole: true, cap: 1000 });
const document = (...criteria: Criterion[]) => schemeWith({ groups: [group("work", criteria)], measures });
const asked = (...criteria: Criterion[]) => {
  const scheme = document(...criteria);
  return new Map([...questionsOf(scheme, scheme.standards.groups)].map(([key, all]) => [key, all.map((one) => `${one.kind} ${one.key}`)]));
};

describe("what a criterion asks", () => {
  it.each<[string, Criterion, string[]]>([
    ["points of one's own, by hand", line("own", "manual", { floor: said(0), cap: said(500) }), ["points own"]],
    ["whether it is met", line("sign", "checklist"), ["tick sign"]],
    ["whether it was reached, where no condition says it", line("prize", "fixed", { points: 500 }), ["tick prize"]],
    ["nothing, where a condition says it", line("prize", "fixed", { points: 500, when: over("held") }), []],
    ["whether it happened", line("fraud", "veto"), ["tick fraud"]],
    [
      "what of a list there is",
      line("rooms", "list", { items: [{ key: "a", name: "甲" }], steps: [{ least: 1, points: 100 }] }),
      ["items rooms"],
    ],
    ["a figure that it counts in", line("money", "perUnit", unit("funds")), ["figure funds"]],
    ["nothing that the system knows by itself", line("life", "perUnit", unit("held")), []],
    ["both parts of a ratio", line("share", "perUnit", unit("share")), ["figure members", "figure staff"]],
    [
      "the figures of its tiers and of what it requires, each once",
      line("tiers", "tiers", {
        ...{ pick: "first", otherwise: 0, requires: over("funds") },
        tiers: [
          { when: over("members"), points: 100 },
          { when: [{ kind: "any", of: [...over("staff"), ...over("members")] }], points: 200 },
        ],
      }),
      ["figure funds", "figure members", "figure staff"],
    ],
    [
      "what each of several asks, of which the best counts",
      line("best", "bestOf", { options: [line("prize", "fixed", { points: 100 }), line("money", "perUnit", unit("funds"))] }),
      ["figure funds", "tick prize"],
    ],
  ])("is %s", (_, criterion, wanted) => expect(asked(criterion).get(criterion.key)).toEqual(wanted));

  it("is a figure once, at the first line that reads it", () => {
    const lines = asked(line("first", "perUnit", unit("funds")), line("second", "perUnit", unit("funds")));
    expect([...lines]).toEqual([
      ["first", ["figure funds"]],
      ["second", []],
    ]);
  });

  it("stands where the answers are looked up: an item under its line", () => {
    const criterion = line("rooms", "list", { items: [{ key: "a", name: "甲" }], steps: [{ least: 1, points: 100 }] });
    const scheme = document(criterion);
    expect(questionsOf(scheme, scheme.standards.groups).get("rooms")).toEqual([
      { kind: "items", key: "rooms", items: [{ key: "rooms_a", name: "甲" }] },
    ]);
  });

  it("reads no measure that is not there", () => {
    expect(measuresRead(document(line("sign", "checklist")), line("gone", "perUnit", unit("nothing")))).toEqual([]);
  });
});
