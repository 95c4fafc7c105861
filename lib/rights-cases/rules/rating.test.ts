import { describe, expect, it } from "vitest";
import { badGrade, gradeOf, grades } from "./rating";

describe("grades", () => {
  it("are five, of which the last two are put right", () => {
    expect(grades.map(badGrade)).toEqual([false, false, false, true, true]);
  });
  it("are read as they were stored, and nothing else is one", () => {
    expect(grades.map(gradeOf)).toEqual([...grades]);
    for (const other of [0, 6, 1.5, -1]) expect(() => gradeOf(other)).toThrow(RangeError);
  });
});
