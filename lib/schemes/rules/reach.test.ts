import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFacts, arbitraryLine, group, measures, origin, preset, schemeWith } from "@/tests/support/schemes";
import type { Criterion } from "../schema/criteria";
import { scoredLines } from "./ends";
import { reachable } from "./reach";
import { scoreOf } from "./score";

const line = (kind: Criterion["kind"], more: object): Criterion =>
  ({ key: "line", kind, name: "指标", evidence: "none", origin, ...more }) as Criterion;
const reach = (criterion: Criterion) => reachable(schemeWith({ groups: [group("work", [criterion])], measures }), null);

it("of a scheme with points by hand is the sum of their ends", () => {
  const document = preset("linjiangScored2026.json");
  const sum = (end: "floor" | "cap") => scoredLines(document.standards.groups).reduce((all, one) => all + one[end], 0);
  expect(reachable(document, null)).toEqual({ least: sum("floor"), most: sum("cap") });
});

describe("a line", () => {
  it.each<[string, Criterion, number, number]>([
    ["is not reached to its cap where its rule gives less", line("fixed", { points: 500, cap: 2000 }), 0, 500],
    [
      "that requires something can give nothing",
      line("deduction", {
        measure: "held",
        start: 1000,
        per: 1,
        each: 100,
        whole: true,
        floor: 600,
        requires: [{ kind: "evidence", least: 1 }],
      }),
      0,
      1000,
    ],
    [
      "of steps counts those that its items allow",
      line("list", {
        items: [{ key: "a", name: "甲" }],
        steps: [
          { least: 1, points: 200 },
          { least: 2, points: 900 },
        ],
      }),
      0,
      200,
    ],
    [
      "over an asked measure ends with it: 5000 人 × 0.01 分",
      line("perUnit", { measure: "members", per: 1, each: 1, whole: true, cap: 9000 }),
      0,
      5000,
    ],
    [
      "that takes away goes to its floor",
      line("deduction", { measure: "held", start: 0, per: 1, each: 100, whole: true, floor: -700 }),
      -700,
      0,
    ],
  ])("%s", (_what, criterion, least, most) => expect(reach(criterion)).toEqual({ least, most }));
});

it("holds every total that there is, and is met by some", () => {
  let met = 0;
  fc.assert(
    fc.property(
      arbitraryLine("line").chain((criterion) => {
        const document = schemeWith({ groups: [group("work", [criterion])], measures });
        return fc.tuple(fc.constant(document), arbitraryFacts(document, true));
      }),
      ([document, given]) => {
        const { least, most } = reachable(document, null);
        const { total } = scoreOf(document, given);
        expect(total).toBeGreaterThanOrEqual(least);
        expect(total).toBeLessThanOrEqual(most);
        if (total === most) met += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(met).toBeGreaterThan(50);
});
