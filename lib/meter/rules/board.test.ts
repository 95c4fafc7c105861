import { describe, expect, it } from "vitest";
import { type BoardHome, boardMonth, fits, groupsOf, inOrder, monthOf, pageBehind, readBoardFilter, tally } from "./board";
import { type Requirements, standing } from "./meter";

const needs: Requirements = {
  ...{ leastAttendees: 10, monthly: 1, yearly: 12, firstMonth: "owed", firstYear: "whole", countStaff: false, countOnline: false },
  ...{ yearlyKinds: [], lines: [], services: [] },
};
const today = "2026-03-20";
const months = (...list: number[]) =>
  standing(
    list.map((month) => ({ month, kind: null, counted: 1 })),
    { awardedOn: "2025-01-01", until: null },
    needs,
    { year: 2026, today },
  );
const home = (name: string, more: Partial<BoardHome> = {}): BoardHome => ({
  ...{ id: name, name, owner: "单位", level: "市级", category: "企业", carrier: null, place: null, standing: months(1, 2), lines: {} },
  grades: { sum: 0, count: 0 },
  ...more,
});
const filter = (more: Record<string, string>) => readBoardFilter(more);
const river = { id: "river", name: "江北街道科协" };

describe("a home on the board", () => {
  it("stands in a month as its test says", () => {
    expect(monthOf(home("a"), 2)).toBe("met");
    expect(monthOf(home("a"), 3)).toBe("short");
    expect(monthOf(home("a"), 4)).toBe("");
    expect(monthOf(home("a", { standing: null }), 3)).toBe("");
  });

  it.each([
    [{ level: "市级" }, true],
    [{ level: "省级" }, false],
    [{ carrier: "none" }, true],
    [{ carrier: "school" }, false],
    [{ place: "none" }, true],
    [{ state: "onTrack" }, true],
    [{ state: "missed" }, false],
    [{ month: "short" }, true],
    [{ month: "met" }, false],
    [{ level: "市级", state: "missed" }, false],
  ])("fits %o: %s", (asked, fitting) => expect(fits(home("a"), filter(asked), 3)).toBe(fitting));
});

describe("many homes", () => {
  const homes = [
    home("乙", { standing: months(1, 2, 3), place: river, lines: { online: 2 } }),
    home("甲", { standing: months(2), place: river, lines: { online: 1, physical: 1 } }),
    home("丙", { standing: null }),
  ];

  it("are counted by what they are, those of which it is not known last", () => {
    const nobody = { sum: 0, count: 0 };
    const counted = { homes: 3, missed: 1, onTrack: 1, met: 0, notOwed: 0, none: 1, owing: 2, done: 1, sessions: 4 };
    expect(tally(homes, 3)).toEqual({ ...counted, grades: nobody });
    const graded = homes.map((one, at) => ({ ...one, grades: { sum: 4 + at, count: 1 } }));
    expect(tally(graded, 3).grades).toEqual({ sum: 15, count: 3 });
    expect(groupsOf(homes, "place", 3).map(({ key, name, homes: count, lines }) => [key, name, count, lines])).toEqual([
      ["river", "江北街道科协", 2, { online: 3, physical: 1 }],
      ["none", "none", 1, {}],
    ]);
  });

  it("are listed with those that missed something first, and page by key", () => {
    const rows = inOrder(homes);
    expect(rows.map(({ name }) => name)).toEqual(["甲", "乙", "丙"]);
    const first = pageBehind(rows, null, 2);
    expect([first.rows.map(({ name }) => name), first.next]).toEqual([["甲", "乙"], "乙"]);
    expect(pageBehind(rows, first.next, 2)).toEqual({ rows: [rows[2]], next: null });
    expect(pageBehind(rows, "gone", 2).rows).toEqual(first.rows);
  });
});

it("the month of a board is this one, or the last of a year that is over", () => {
  expect([boardMonth(2026, today), boardMonth(2025, today)]).toEqual([3, 12]);
});
