import { describe, expect, it } from "vitest";
import { readActivityFilter, readFilingFilter, readPhotoProblem } from "./lists";

it("reads what can be filtered by, and leaves out whatever is none of it", () => {
  expect(readFilingFilter({ word: "  沙龙 ", state: "filed" })).toEqual({ word: "沙龙", state: "filed" });
  expect(readFilingFilter({ word: ["沙龙", "x"], state: "nothing" })).toEqual({ word: "沙龙", state: null });
  const id = "7d3b1c52-6a1f-4b1e-9c55-0a5f5e1f2a10";
  expect(readActivityFilter({ day: "2026-11-25", place: id, home: id, service: "exchange", campaign: id })).toEqual({
    ...{ word: "", day: "2026-11-25", place: id, home: id, service: "exchange", campaign: id },
  });
  expect(readActivityFilter({ day: "2026-02-30", place: "x", home: `${id}1`, service: "DROP TABLE", campaign: "1" })).toEqual({
    ...{ word: "", day: "", place: "", home: id, service: "", campaign: "" },
  });
});

describe("why a photo was not taken", () => {
  it("is read out of the address, with what was typed beside it", () => {
    expect(readPhotoProblem({ photo: "tooLarge", at: "3", alt: "讲解" })).toEqual({ code: "tooLarge", at: 3, alt: "讲解" });
    expect(readPhotoProblem({ photo: ["alt"], at: "9" })).toEqual({ code: "alt", at: 1, alt: "" });
    expect(readPhotoProblem({})).toBeNull();
  });
});
