import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFacts, group, measures, origin, schemeWith } from "@/tests/support/schemes";
import type { Criterion, Leaf, Measure, Test } from "../schema/criteria";
import { amount } from "./amounts";
import { classOf } from "./classes";
import type { ScoreFacts } from "./facts";
import { judgeOf, missingTo, truthOf } from "./tests";

const facts = (answers: ScoreFacts["answers"] = {}, more: Partial<ScoreFacts> = {}): ScoreFacts => ({
  answers,
  computed: {},
  evidence: new Map(),
  ...more,
});
const line = (key: string, more: object = {}): Criterion =>
  ({ key, kind: "fixed", name: "指标", evidence: "none", origin, points: 100, ...more }) as Criterion;
const document = (criteria: Criterion[] = [line("first")], list: Measure[] = measures) =>
  schemeWith({ groups: [group("work", criteria)], measures: list });
const truth = (test: Test, given: ScoreFacts, criteria?: Criterion[]) => truthOf(judgeOf(document(criteria), given), test, "first");

const members = (from: number | null, open = false, to: number | null = null, openTo = false): Leaf => ({
  kind: "measure",
  measure: "members",
  from: from === null ? null : { value: from, open },
  to: to === null ? null : { value: to, open: openTo },
});

describe("a range", () => {
  it.each([
    ["80 以上", members(80), 80, true, 0],
    ["80 以上", members(80), 79, false, 1],
    ["超过 80", members(80, true), 80, false, 1],
    ["超过 80", members(80, true), 81, true, 0],
    ["不足 80", members(null, false, 80, true), 80, false, -1],
    ["不足 80", members(null, false, 80, true), 79, true, 0],
    ["80 以下", members(null, false, 80), 80, true, 0],
    ["80 以下", members(null, false, 80), 83, false, -3],
    ["60 到 80", members(60, false, 80, true), 40, false, 20],
    ["60 到 80", members(60, false, 80, true), 80, false, -1],
  ])("%s of %j at %i", (_words, leaf, value, holds, missing) => {
    expect(truth([leaf], facts({ members: value }))).toEqual(
      holds ? { holds: true } : { holds: false, needs: [{ kind: "measure", measure: "members", missing }] },
    );
  });

  it("says a distance that is enough, and no less", () => {
    const bound = fc.option(fc.record({ value: fc.integer({ min: -50, max: 50 }), open: fc.boolean() }));
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 7 }), bound, (of, over, from) => {
        const missing = missingTo(amount(of, over), from, null);
        expect(missing).toBeGreaterThanOrEqual(0);
        expect(missingTo(amount(of + missing * over, over), from, null)).toBe(0);
        if (missing > 0) expect(missingTo(amount(of + (missing - 1) * over, over), from, null)).toBeGreaterThan(0);
        // Downwards the same, mirrored.
        const below = missingTo(amount(-of, over), null, from && { ...from, value: -from.value });
        expect(below).toBe(-missing || 0);
      }),
    );
  });
});

describe("a ratio", () => {
  const over50: Test = [{ kind: "measure", measure: "share", from: { value: 50, open: true }, to: null }];

  it("of 50.04 % passes 'over 50', which a rounded percentage would not", () => {
    expect(Math.round((1251 / 2500) * 100)).toBe(50);
    expect(truth(over50, facts({ members: 1251, staff: 2500 })).holds).toBe(true);
    expect(truth(over50, facts({ members: 1250, staff: 2500 })).holds).toBe(false);
  });

  it("of nothing is neither a pass nor a fail", () => {
    expect(truth(over50, facts({ members: 0, staff: 0 }))).toEqual({ holds: null, lack: { keys: [], empty: ["share"] } });
    expect(truth(over50, facts({ members: 3 }))).toEqual({ holds: null, lack: { keys: ["staff"], empty: [] } });
  });

  it("is compared as one multiplies across", () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.boolean(),
        (of, over, value, open) => {
          const found = truth(
            [{ kind: "measure", measure: "share", from: { value, open }, to: null }],
            facts({ members: of, staff: over }),
          );
          expect(found.holds).toBe(open ? of * 100 > value * over : of * 100 >= value * over);
        },
      ),
    );
  });

  it("takes the decimals of both its parts and its own", () => {
    const list: Measure[] = [
      { key: "funds", name: "经费", unit: "万元", decimals: 1, origin, from: { kind: "asked", min: 0, max: 5000 } },
      { key: "budget", name: "预算", unit: "元", decimals: 0, origin, from: { kind: "asked", min: 0, max: 5000 } },
      { key: "part", name: "占比", unit: "%", decimals: 2, origin, from: { kind: "ratio", of: "funds", over: "budget" } },
    ];
    const judge = judgeOf(document([line("first")], list), facts({ funds: 125, budget: 100 }));
    const exactly: Test = [{ kind: "measure", measure: "part", from: { value: 1250, open: false }, to: { value: 1250, open: false } }];
    // 12.5 of 100 are 12.50 %.
    expect(truthOf(judge, exactly, "first").holds).toBe(true);
  });
});

it("a satisfied share comes in hundredths of a percent, and is compared exactly in whole ones", () => {
  const list: Measure[] = [
    { key: "share", name: "满意率", unit: "%", decimals: 0, origin, from: { kind: "computed", source: "satisfiedShare" } },
  ];
  const over95: Test = [{ kind: "measure", measure: "share", from: { value: 95, open: true }, to: null }];
  const at = (satisfiedShare: number) =>
    truthOf(judgeOf(document([line("first")], list), facts({}, { computed: { satisfiedShare } })), over95, "first");
  expect([at(9501).holds, at(9500).holds]).toEqual([true, false]);
});

describe("parts of a condition", () => {
  const orFiles: Test = [{ kind: "any", of: [members(100), { kind: "evidence", least: 2 }] }];

  it("hold together or one of several, and say what is missing", () => {
    expect(truth(orFiles, facts({ members: 5 }, { evidence: new Map([["first", 2]]) })).holds).toBe(true);
    expect(truth(orFiles, facts({ members: 5 }, { evidence: new Map([["other", 2]]) }))).toEqual({
      holds: false,
      needs: [
        {
          kind: "any",
          of: [
            { kind: "measure", measure: "members", missing: 95 },
            { kind: "evidence", criterion: "first", missing: 2 },
          ],
        },
      ],
    });
  });

  it("that are not known leave open only what hangs on them", () => {
    expect(truth([members(100), { kind: "evidence", least: 1 }], facts()).holds).toBe(false);
    expect(truth([members(100)], facts()).holds).toBe(null);
    expect(truth(orFiles, facts({}, { evidence: new Map([["first", 2]]) })).holds).toBe(true);
    expect(truth(orFiles, facts()).holds).toBe(null);
  });

  it("are what they come to once everything is known, whatever that is", () => {
    const leaf = fc
      .tuple(fc.constantFrom("members", "staff"), fc.integer({ min: 0, max: 20 }))
      .map(([measure, value]) => ({ kind: "measure" as const, measure, from: { value, open: false }, to: null }));
    const either = fc.array(leaf, { minLength: 2, maxLength: 3 }).map((of) => ({ kind: "any" as const, of }));
    const test = fc.array(fc.oneof(leaf, either), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(test, fc.nat(20), fc.nat(20), (parts, a, b) => {
        const before = truth(parts, facts({ members: a }));
        const after = truth(parts, facts({ members: a, staff: b }));
        expect(after.holds).not.toBe(null);
        if (before.holds !== null) expect(after.holds).toBe(before.holds);
      }),
    );
  });
});

describe("an answer", () => {
  const asked = document();
  asked.sections[0]?.fields.push(
    {
      key: "level",
      kind: "choice",
      label: "级别",
      required: true,
      origin,
      options: [
        { key: "city", label: "市级" },
        { key: "province", label: "省级" },
      ],
    },
    { key: "fieldsOf", kind: "choices", label: "领域", required: false, origin, options: [{ key: "farm", label: "农业" }] },
  );
  const holds = (test: Test, answers: ScoreFacts["answers"]) => truthOf(judgeOf(asked, facts(answers)), test, "first").holds;

  it("holds where it was chosen, fails where another was, and is open until somebody chose", () => {
    const test: Test = [{ kind: "answer", field: "level", is: "city" }];
    expect([holds(test, { level: "city" }), holds(test, { level: "province" }), holds(test, {})]).toEqual([true, false, null]);
  });
  it("of several is one of those ticked", () => {
    const test: Test = [{ kind: "answer", field: "fieldsOf", is: "farm" }];
    expect([holds(test, { fieldsOf_farm: true }), holds(test, {})]).toEqual([true, false]);
  });
  it("that this kind of host is not asked does not hold", () =>
    expect(holds([{ kind: "answer", field: "nowhere", is: "x" }], {})).toBe(false));
});

describe("a line that is met", () => {
  const met = (key: string): Test => [{ kind: "met", criterion: key }];

  it("is ticked, or as its own condition and what it requires hold", () => {
    const criteria = [line("first"), line("second", { when: met("third") }), line("third", { requires: [members(10)] })];
    expect(truth(met("second"), facts({ third: true, members: 10 }), criteria).holds).toBe(true);
    expect(truth(met("second"), facts({ third: true, members: 9 }), criteria)).toEqual({
      holds: false,
      needs: [{ kind: "met", criterion: "second" }],
    });
    expect(truth(met("third"), facts({ members: 10 }), criteria)).toEqual({ holds: false, needs: [{ kind: "met", criterion: "third" }] });
  });

  it("is never known where it asks for itself in the end, in whatever order the lines stand", () => {
    const round = [line("first", { when: met("second") }), line("second", { when: met("first") }), line("third", { when: met("second") })];
    for (const criteria of [round, round.toReversed()])
      for (const key of ["first", "second", "third"]) expect(truth(met(key), facts({ first: true }), criteria).holds).toBe(null);
  });

  it("is judged once, however many ask: forty lines that each ask twice for the one before", () => {
    const chain = [
      line("first"),
      ...Array.from({ length: 40 }, (_, at) =>
        line(`n${at}`, { when: [...met(at === 0 ? "first" : `n${at - 1}`), ...met(at === 0 ? "first" : `n${at - 1}`)] }),
      ),
    ];
    expect(truth(met("n39"), facts({ first: true }), chain).holds).toBe(true);
    expect(truth(met("n39"), facts(), chain).holds).toBe(false);
  });
});

it("the class is the one that was said, or follows from the kind of host", () => {
  const classes = [
    { key: "firm", name: "企业", origin, hostKinds: ["unit"] },
    { key: "open", name: "其他", origin },
  ];
  const scheme = { ...document(), classes };
  expect(classOf(scheme, { class: "open", hostKind: "unit" })).toBe("open");
  expect(classOf(scheme, { hostKind: "unit" })).toBe("firm");
  expect(classOf(scheme, { class: "firm", hostKind: "association" })).toBe(null);
  expect(classOf(scheme, { class: "nothing" })).toBe(null);
});

it("figures outside their ends are refused, not counted", () => {
  fc.assert(
    fc.property(arbitraryFacts(document()), (given) => truthOf(judgeOf(document(), given), [members(1)], "first").holds !== undefined),
  );
  expect(() => truth([members(1)], facts({ members: 5001 }))).toThrow(RangeError);
  expect(() => truth([members(1)], facts({ members: 1.5 }))).toThrow(RangeError);
});
