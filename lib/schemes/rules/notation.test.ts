import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zh } from "@/lib/text/scheme-editor";
import { type Test, test } from "../schema/criteria";
import { schemeDocument } from "../schema/document";
import { figureText, printTest, readBound, readFigure, readTest } from "./notation";
import { presetOf } from "./presets";

const seeded = { seed: 20_261_120, numRuns: 500 };
const base = schemeDocument.parse(presetOf("linjiangScored2026"));
const origin = { sample: "样例" };
/** Names as clerks give them, also such as a line could be misread by. */
const names = ["活动次数", "参加人数", "活动次数", "甲且乙", "≥3 的次数", "做到 几次", "人 数", "佐证", "sign", "A或B"];
const document = schemeDocument.parse({
  ...base,
  measures: names.map((name, i) => ({
    ...{ key: `m${i}`, name, unit: "次", decimals: i % 3, origin },
    from: { kind: "asked", min: 0, max: 1000 },
  })),
});
const fields = document.sections.flatMap((section) => section.fields);
const choices = fields.flatMap((field) => (field.kind === "choices" ? field.options.map(({ key }) => [field.key, key] as const) : []));
const lines = document.standards.groups.flatMap(({ criteria }) => criteria.map(({ key }) => key));

const bound = fc.record({ value: fc.integer({ min: -99_999, max: 99_999 }), open: fc.boolean() });
const leaf = fc.oneof(
  fc.record({
    kind: fc.constant("measure" as const),
    measure: fc.constantFrom(...document.measures.map(({ key }) => key), "gone"),
    from: fc.option(bound),
    to: fc.option(bound),
  }),
  fc.constantFrom(...choices).map(([field, is]) => ({ kind: "answer" as const, field, is })),
  fc.constantFrom(...lines).map((criterion) => ({ kind: "met" as const, criterion })),
  fc.integer({ min: 1, max: 50 }).map((least) => ({ kind: "evidence" as const, least })),
);
const any = fc.array(leaf, { minLength: 2, maxLength: 4 }).map((of) => ({ kind: "any" as const, of }));
const tests: fc.Arbitrary<Test> = fc.array(fc.oneof(leaf, any), { minLength: 1, maxLength: 4 });

describe("a condition", () => {
  it("is read as it was printed", () => {
    fc.assert(
      fc.property(tests, (given) => {
        expect(test.parse(given)).toEqual(given);
        expect(readTest(document, printTest(document, given, zh.notation))).toEqual({ value: given });
      }),
      seeded,
    );
  });

  it("never throws, and what is read fits the language or is refused there", () => {
    const piece = fc.oneof(
      fc.constantFrom("活动次数", "≥", "<", "12", "且", "或", "(", ")", "=", "做到", "佐证", "；", "\n", "*"),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = readTest(document, pieces.join(" "));
        if ("value" in found) expect(readTest(document, printTest(document, found.value, zh.notation))).toEqual(found);
        else expect(zh.problems).toHaveProperty(found.problem);
      }),
      seeded,
    );
  });

  it("names a thing only where it is one thing's alone", () => {
    expect(readTest(document, "活动次数 ≥ 1")).toEqual({ problem: "twoOfName" });
    expect(readTest(document, "m0 ≥ 1 或 m1 ≥ 1")).toMatchObject({ value: [{ kind: "any" }] });
    expect(readTest(document, "参加人数 >= 85.5")).toEqual({
      value: [{ kind: "measure", measure: "m1", from: { value: 855, open: false }, to: null }],
    });
  });
});

describe("a figure", () => {
  it("is the same there and back, and never rounded", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 2 }), (value, decimals) => {
        expect(readFigure(figureText(value, decimals), decimals)).toBe(value === 0 ? 0 : value);
      }),
      seeded,
    );
    expect(readFigure("１２．５", 1)).toBe(125);
    expect(readFigure("12.55", 1)).toBeNull();
    expect(readFigure("12.50", 1)).toBe(125);
    expect(readFigure("1e3", 0)).toBeNull();
  });

  it("at the end of a band says whether it belongs to it", () => {
    expect(readBound("≥90", "from", 2)).toEqual({ value: 9000, open: false });
    expect(readBound("＜ 90", "to", 2)).toEqual({ value: 9000, open: true });
    expect(readBound("90", "from", 2)).toBeNull();
    expect(readBound("< 90", "from", 2)).toBeNull();
  });
});
