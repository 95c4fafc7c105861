import { expect, it } from "vitest";
import { averageFrom, averageOf, gradesOf, ranksOf } from "./rating";

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

it("is the same of a sum as of each grade", () => {
  expect(averageFrom({ sum: 9, count: 2 })).toEqual(averageOf([4, 5]));
  expect(averageFrom({ sum: 0, count: 0 })).toBeNull();
});

it("ranks by the average as it is, equal ones alike, and leaves out whom nobody graded", () => {
  const of = (id: string, sum: number, count: number) => ({ id, grades: { sum, count } });
  const ranks = ranksOf([of("low", 8, 2), of("none", 0, 0), of("best", 5, 1), of("even", 9, 2), of("alike", 45, 10)]);
  expect([...ranks]).toEqual([
    ["low", 4],
    ["best", 1],
    ["even", 2],
    ["alike", 2],
  ]);
  // To one figure both are 4.3: the fraction decides.
  expect([...ranksOf([of("a", 130, 30), of("b", 129, 30)])]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});
