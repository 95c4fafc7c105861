import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSamples, nameIn, placeOf } from "./samples";

const word = fc.constantFrom("a", "b", "c");
const part: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.record({ sample: fc.constant("样例"), value: fc.integer() }),
    fc.record({ key: word, inside: tie("value") }, { requiredKeys: ["inside"] }),
    fc.record({ by: word, key: word, inside: tie("value") }),
    fc.record({ kind: word, field: word, inside: tie("value") }, { requiredKeys: ["kind"] }),
    fc.array(tie("value"), { maxLength: 5 }),
  ),
})).value;

describe("the place of a sample", () => {
  it("is its own, whatever stands in the document", () => {
    fc.assert(
      fc.property(part, (value) => {
        const places = findSamples(value).map(({ place }) => place);
        return new Set(places).size === places.length;
      }),
    );
  });

  it("stays while others come before it", () => {
    const rule = { kind: "atLeast", field: "headcount", value: { value: 30, sample: "样例" } };
    const before = findSamples({ conditions: [rule] }).map(({ place }) => place);
    expect(before).toEqual(["conditions.atLeast_headcount.value"]);
    expect(findSamples({ conditions: [{ kind: "notExpired", field: "until" }, rule] }).map(({ place }) => place)).toEqual(before);
  });

  it("counts those that are called the same", () => {
    expect(nameIn([{ key: "a" }, { key: "a" }, "x", { by: "grade", key: "a" }])).toEqual(["a", "a#2", "2", "grade_a"]);
  });

  it("is how the check says where something else is wrong", () => {
    expect(placeOf({ stages: [{ key: "receive", copies: { value: 0 } }] }, ["stages", 0, "copies", "value"])).toBe(
      "stages.receive.copies.value",
    );
    expect(placeOf([], ["nowhere", 3, "x"])).toBe("nowhere.3.x");
  });
});
