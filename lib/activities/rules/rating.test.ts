import { expect, it } from "vitest";
import { averageOf, gradesOf } from "./rating";

it.each([
  [[], null],
  [[5], { average: "5.0", count: 1 }],
  [[5, 4], { average: "4.5", count: 2 }],
  // 4.25 is rounded up, 4.333 down.
  [[5, 4, 4, 4], { average: "4.3", count: 4 }],
  [[5, 4, 4], { average: "4.3", count: 3 }],
  [[1, 1, 2], { average: "1.3", count: 3 }],
] as const)("%j: %j", (grades, expected) => expect(averageOf(grades)).toEqual(expected));

it("counts who said which, from the best", () =>
  expect(gradesOf([5, 1, 5, 3])).toEqual([
    { grade: 5, count: 2 },
    { grade: 4, count: 0 },
    { grade: 3, count: 1 },
    { grade: 2, count: 0 },
    { grade: 1, count: 1 },
  ]));
