import { describe, expect, it } from "vitest";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { group, origin, said, schemeWith } from "@/tests/support/schemes";
import { holdsPlace, isRanked, isRunning, spreadOf, standingOf } from "./standing";

const line = (key: string, cap: number): Criterion => ({
  ...{ key, name: key, kind: "manual", evidence: "none", origin, floor: said(0), cap: said(cap) },
});
const veto: Criterion = { key: "bad", name: "bad", kind: "veto", evidence: "none", origin };
const document = schemeWith({ groups: [group("one", [line("a", 6000), line("b", 4000), veto], { cap: 9000 })] });
const judged = (answers: Record<string, number | boolean>) => ({ document, answers, evidence: new Map<string, number>() });
const mean = (criterionKey: string, value: number, low = value, high = value) => ({ criterionKey, mean: value, low, high });
const found = (a: number, b?: number) => ({
  a: { finding: "ok" as const, points: a },
  ...(b === undefined ? {} : { b: { finding: "ok" as const, points: b } }),
});
const nothing = { panel: null, visited: {} };

describe("the points that count", () => {
  it("are the applicant's own at first, cut as the scheme says", () => {
    const { source, ranked, points } = standingOf(judged({ a: 6000, b: 4000 }), nothing);
    expect([source, ranked.total, ranked.complete, points.get("b")]).toEqual(["self", 9000, true, 4000]);
    expect(standingOf(judged({ a: 6000 }), nothing).ranked.complete).toBe(false);
  });

  it("are the visit's where it gave some on every line", () => {
    expect(standingOf(judged({ a: 6000, b: 4000 }), { panel: null, visited: found(5000) }).source).toBe("self");
    const { source, ranked } = standingOf(judged({ a: 6000, b: 4000 }), { panel: null, visited: found(5000, 4000) });
    expect([source, ranked.total]).toEqual(["visit", 9000]);
  });

  it("are the experts' as they were frozen, before all others; a veto of the form stays", () => {
    const panel = { total: 7001, means: [mean("a", 4000), mean("b", 3001)] };
    const { source, ranked, points, means } = standingOf(judged({ a: 6000, b: 4000, bad: true }), { panel, visited: found(5000, 4000) });
    expect([source, ranked.total, ranked.complete, points.get("b")]).toEqual(["panel", 7001, true, 3001]);
    expect(ranked.vetoes).toEqual(["bad"]);
    expect(means).toHaveLength(2);
  });
});

describe("how far apart experts were", () => {
  it("is the lowest and the highest sheet, and the first line of those that are furthest apart", () => {
    const means = [mean("b", 300, 100, 500), mean("a", 400, 200, 600), mean("c", 1)];
    expect(spreadOf([800, 700, 900], means, ["a", "b", "c"])).toEqual({ low: 700, high: 900, widest: { key: "a", low: 200, high: 600 } });
    expect(spreadOf([800, 800], [mean("a", 1)], ["a"])).toEqual({ low: 800, high: 800, widest: null });
    expect(spreadOf([800], means, ["a"])).toBeNull();
  });
});

describe("who is compared", () => {
  it("is whoever is on the way or got there, and whoever was refused with points", () => {
    const none = { scored: false, decided: false };
    expect((["inProgress", "returned", "awarded"] as const).map((status) => isRanked(status, none))).toEqual([true, true, true]);
    expect(
      (["draft", "withdrawn", "lapsed", "forgone"] as const).map((status) => isRanked(status, { scored: true, decided: true })),
    ).toEqual([false, false, false, false]);
    expect([none, { scored: true, decided: false }, { scored: false, decided: true }].map((by) => isRanked("refused", by))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("holds a place from the approval on, unless it ended otherwise", () => {
    expect((["inProgress", "returned", "awarded", "forgone", "refused"] as const).map((status) => holdsPlace(status, true))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(holdsPlace("awarded", false)).toBe(false);
    expect((["inProgress", "returned", "awarded", "refused"] as const).map(isRunning)).toEqual([true, true, false, false]);
  });
});
