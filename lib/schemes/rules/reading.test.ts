import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFacts, arbitraryScheme, bands, group, measures, origin, said, schemeWith } from "@/tests/support/schemes";
import { type FactProblem, readApplicants, readFacts } from "./reading";
import { scoreOf } from "./score";

const document = schemeWith({
  measures,
  grading: bands(),
  classes: [{ key: "firm", name: "企业", origin }],
  groups: [
    group("work", [
      { key: "a", kind: "manual", name: "指标", evidence: "none", origin, floor: said(0), cap: said(1000) },
      { key: "b", kind: "fixed", name: "指标", evidence: "none", origin, points: 500 },
      {
        key: "c",
        kind: "list",
        name: "指标",
        evidence: "none",
        origin,
        items: [{ key: "x", name: "甲" }],
        steps: [{ least: 1, points: 100 }],
      },
    ]),
  ],
});
const problemsOf = (value: unknown): [string, FactProblem["code"]][] => {
  const read = readFacts(document, value);
  return read.ok ? [] : read.problems.map(({ place, code }) => [place, code]);
};

describe("one applicant", () => {
  it("is read with everything a scheme asks", () => {
    const read = readFacts(document, {
      answers: { hostKind: "unit", members: 5, a: 900, a_note: "说明", b: true, c_x: true, homeName: "之家" },
      computed: { activitiesHeld: 3 },
      evidence: { a: 2 },
      class: "firm",
    });
    expect(read).toEqual({
      ok: true,
      value: {
        answers: { hostKind: "unit", members: 5, a: 900, a_note: "说明", b: true, c_x: true, homeName: "之家", class: "firm" },
        computed: { activitiesHeld: 3 },
        evidence: new Map([["a", 2]]),
      },
    });
  });

  it.each<[string, unknown, [string, FactProblem["code"]][]]>([
    ["a key nobody asks for", { answers: { nothing: 1 } }, [["answers.nothing", "unknownKey"]]],
    ["points above the line", { answers: { a: 1001 } }, [["answers.a", "outOfRange"]]],
    ["points below the line", { answers: { a: -1 } }, [["answers.a", "outOfRange"]]],
    ["a measure that is a word", { answers: { members: "5" } }, [["answers.members", "outOfRange"]]],
    ["half a member", { answers: { members: 0.5 } }, [["answers.members", "outOfRange"]]],
    ["a tick that is a number", { answers: { b: 1 } }, [["answers.b", "notChoice"]]],
    ["a computed measure as an answer", { answers: { held: 3 } }, [["answers.held", "unknownKey"]]],
    ["a class that there is not", { class: "school" }, [["class", "notChoice"]]],
    ["a kind of host that there is not", { answers: { hostKind: "ship" } }, [["answers.hostKind", "notChoice"]]],
    ["evidence of nothing", { evidence: { zero: 1 } }, [["evidence.zero", "unknownKey"]]],
    ["fewer than none", { computed: { activitiesHeld: -1 } }, [["computed.activitiesHeld", "shape"]]],
    ["a source that there is not", { computed: { weather: 1 } }, [["computed", "shape"]]],
    ["a word too many", { run: "process.exit()" }, [["", "shape"]]],
    ["a list", [], [["", "shape"]]],
  ])("%s is refused where it stands", (_what, value, expected) => expect(problemsOf(value)).toEqual(expected));

  it("with the names that every object has is refused, and nothing changes", () => {
    for (const name of ["__proto__", "constructor", "toString"])
      expect(
        problemsOf(JSON.parse(`{"answers": {"${name}": 1}}`)).length + problemsOf(JSON.parse(`{"evidence": {"${name}": 1}}`)).length,
      ).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, "members")).toBe(false);
  });

  it("may be anything, and is read or refused", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ answers: fc.dictionary(fc.string(), fc.jsonValue()) })), (value) => {
        const read = readFacts(document, value);
        if (read.ok) scoreOf(document, read.value);
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it("whose facts fit is read as they are", () => {
    fc.assert(
      fc.property(
        arbitraryScheme().chain((scheme) => fc.tuple(fc.constant(scheme), arbitraryFacts(scheme))),
        ([scheme, { answers, computed, evidence }]) => {
          const read = readFacts(scheme, JSON.parse(JSON.stringify({ answers, computed, evidence: Object.fromEntries(evidence) })));
          expect(read).toEqual({ ok: true, value: { answers, computed, evidence } });
        },
      ),
    );
  });
});

describe("many", () => {
  const problems = (value: unknown) => {
    const read = readApplicants(document, value);
    return read.ok ? [] : read.problems.map(({ place, code }) => [place, code]);
  };
  it("are read with their years", () => {
    expect(
      readApplicants(document, [
        { id: "甲", years: ["fail", null] },
        { id: "乙", answers: { a: 1 } },
      ]),
    ).toEqual({
      ok: true,
      value: [
        { id: "甲", facts: { answers: {}, computed: {}, evidence: new Map() }, years: ["fail", null] },
        { id: "乙", facts: { answers: { a: 1 }, computed: {}, evidence: new Map() }, years: null },
      ],
    });
  });
  it("are refused where one of them is wrong", () => {
    expect(problems([{ id: "甲" }, { id: "甲", answers: { nothing: 1 } }, { id: "乙", years: ["pass", "great"] }])).toEqual([
      ["1.id", "twice"],
      ["1.answers.nothing", "unknownKey"],
      ["2.years.1", "unknownKey"],
    ]);
    expect(problems([{ id: "" }])).toEqual([["0.id", "shape"]]);
    expect(problems({})).toEqual([["", "shape"]]);
  });
});
