import { describe, expect, it } from "vitest";
import { type CaseFigure, bodyKindOf, figuresOf, yearFigures } from "./figures";

const one: CaseFigure = {
  category: "wages",
  narrow: false,
  channel: "web",
  mode: "realName",
  outcome: "supported",
  filedOn: "2026-03-02",
  answeredOn: "2026-03-12",
  kind: "enterprise",
  transfers: 1,
  escalations: 0,
  grade: 1,
  limits: [{ standard: "caseNotice", inTime: true }],
};
const many = (n: number, more: Partial<CaseFigure> = {}) => Array.from({ length: n }, () => ({ ...one, ...more }));
const sealed: Partial<CaseFigure> = { category: "mind", narrow: true, channel: "phone", mode: "anonymous", grade: 5, outcome: null };

describe("a year in figures", () => {
  it("counts by kind, channel, mode, month and outcome, with days and kept limits", () => {
    const figures = figuresOf(
      2026,
      ["wages", "title"],
      [
        ...many(6),
        ...many(5, {
          category: "title",
          outcome: null,
          answeredOn: null,
          channel: "visit",
          filedOn: "2026-11-30",
          grade: null,
          transfers: 0,
        }),
        ...many(7, { answeredOn: "2026-03-22", limits: [{ standard: "caseNotice", inTime: false }] }),
      ],
    );
    expect(yearFigures.parse(figures)).toEqual(figures);
    expect(figures).toMatchObject({ ordinary: 18, all: null, transfers: 13, escalations: "few", medianDays: 20, rated: 13 });
    expect(figures.byCategory?.total).toBe(18);
    expect(figures.inTime).toEqual([{ standard: "caseNotice", n: 11, m: 18 }, null, null]);
    // Of the three without a case each is up to four; that they are none could be found from 13, 5 and 18, and still from 13 and 18.
    expect(figures.byChannel).toEqual([
      { key: "web", shown: "held" },
      { key: "phone", shown: "few" },
      { key: "visit", shown: "held" },
      { key: "letter", shown: "few" },
      { key: "onBehalf", shown: "few" },
    ]);
  });

  it("tells of narrow categories nothing but the sum of all, and that only where it does not give them away", () => {
    const without = figuresOf(2026, ["wages", "title"], many(20));
    expect(figuresOf(2026, ["wages", "title"], [...many(20), ...many(4, sealed)])).toEqual(without);
    expect(figuresOf(2026, ["wages", "title"], [...many(20), ...many(5, sealed)])).toEqual({ ...without, all: 25 });
    // The control: what the same four would do to the figures if their category were open.
    expect(figuresOf(2026, ["wages", "title"], [...many(20), ...many(4, { ...sealed, narrow: false })])).not.toEqual(without);
  });

  it("tells nothing of fewer than five", () => {
    const figures = figuresOf(2026, ["wages"], many(4));
    expect(figures).toMatchObject({ ordinary: "few", byCategory: null, byKind: null, byMonth: null, ratings: null, medianDays: null });
    expect(figures.inTime).toEqual([null, null, null]);
    expect(JSON.stringify(figures)).not.toMatch(/:4\b/);
    expect(figuresOf(2026, ["wages"], many(5))).toMatchObject({ ordinary: 5, medianDays: 10 });
  });

  it("knows bodies by their kind alone", () => {
    expect([null, "enterprise", "streetAssociation", "department", "university"].map(bodyKindOf)).toEqual([
      "none",
      "enterprise",
      "association",
      "association",
      "university",
    ]);
  });
});
