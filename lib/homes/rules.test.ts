import { describe, expect, test } from "vitest";
import { typedNumbers } from "./rules";

describe("a plaque's number as typed", () => {
  test.each(["益科家〔2026〕001", "益科家[2026]001", "益科家（２０２６）００１", " 益科家 【2026】 001 "])(
    "%s finds the official one",
    (typed) => {
      expect(typedNumbers(typed)).toContain("益科家〔2026〕001");
    },
  );
  test("nothing typed asks nothing", () => expect(typedNumbers("  ")).toEqual([]));
  test("another number stays another", () => expect(typedNumbers("益科家〔2026〕002")).not.toContain("益科家〔2026〕001"));
});
