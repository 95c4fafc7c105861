import { expect, it } from "vitest";
import { averageOf } from "./rating";

it.each([
  [[], null],
  [[5], { average: "5.0", count: 1 }],
  [[5, 4], { average: "4.5", count: 2 }],
  // 4.25 is rounded up, 4.333 down.
  [[5, 4, 4, 4], { average: "4.3", count: 4 }],
  [[5, 4, 4], { average: "4.3", count: 3 }],
  [[1, 1, 2], { average: "1.3", count: 3 }],
] as const)("%j: %j", (grades, expected) => expect(averageOf(grades)).toEqual(expected));
