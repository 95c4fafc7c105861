import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPoint } from "./places";

const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 100_000, max: max * 100_000 }).map((whole) => (whole / 100_000).toFixed(5));
const latitude = degrees(3, 54);
const longitude = degrees(73, 136);

describe("a point on the map", () => {
  it.each([
    ["28.554103, 112.355212", "28.55410,112.35521"],
    ["112.355212,28.554103", "28.55410,112.35521"],
    ["２８．５５４１０３，１１２．３５５２１２", "28.55410,112.35521"],
    ["北纬28.5541°，东经112.3552°", "28.55410,112.35520"],
    ["28.5541 112.3552", "28.55410,112.35520"],
    [" 28,112 ", "28.00000,112.00000"],
    ["", null],
    ["28.5541", null],
    ["28.5541,28.5541", null],
    ["112.3552,112.3552", null],
    // New York, and a point south of the equator.
    ["40.7128,-74.0060", null],
    ["-28.55,112.35", null],
    ["28.55,112.35,30", null],
    ["28°33′14″ 112°21′18″", null],
    ["滨江大道 66 号研发楼 3 层", null],
    [`28.${"5".repeat(40)},112.3`, null],
  ])("%j is read as %j", (typed, kept) => expect(readPoint(typed)).toBe(kept));

  it("is the same in either order, between any two marks, and read again", () => {
    const marks = fc.constantFrom(",", "，", " ", ", ", "、", ";", "\t", "；");
    fc.assert(
      fc.property(latitude, longitude, marks, (north, east, mark) => {
        const point = readPoint(`${north}${mark}${east}`);
        expect(point).toBe(`${north},${east}`);
        expect(readPoint(`${east}${mark}${north}`)).toBe(point);
        expect(readPoint(point ?? "")).toBe(point);
      }),
    );
  });

  it("is nothing else, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(readPoint(typed) ?? "3.00000,73.00000").toMatch(/^\d{1,2}\.\d{5},\d{2,3}\.\d{5}$/);
      }),
    );
  });
});
