import { expect, it } from "vitest";
import { isLate, yearOf } from "./rules";

const today = "2026-11-24";

it.each([
  [{ state: "open", dueOn: "2026-11-24", endedOn: null }, false],
  [{ state: "open", dueOn: "2026-11-23", endedOn: null }, true],
  [{ state: "done", dueOn: "2026-11-20", endedOn: "2026-11-20" }, false],
  [{ state: "done", dueOn: "2026-11-20", endedOn: "2026-11-21" }, true],
  [{ state: "dropped", dueOn: "2026-11-20", endedOn: "2026-11-21" }, false],
] as const)("%o is late: %s", (matter, late) => expect(isLate(matter, today)).toBe(late));

it("belongs to the year in which it ended, else to that of its last day", () => {
  expect(yearOf({ dueOn: "2026-12-31", endedOn: "2027-01-02" })).toBe(2027);
  expect(yearOf({ dueOn: "2026-12-31", endedOn: null })).toBe(2026);
});
