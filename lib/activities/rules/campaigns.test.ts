import { expect, it } from "vitest";
import { phaseOf } from "./campaigns";

it.each([
  ["2026-05-22", "ahead"],
  ["2026-05-23", "running"],
  ["2026-05-30", "running"],
  ["2026-05-31", "over"],
] as const)("on %s a campaign of the last week of May is %s", (today, phase) => {
  const days = { firstDay: "2026-05-23", lastDay: "2026-05-30" };
  expect(phaseOf({ ...days, closed: false }, today)).toBe(phase);
  expect(phaseOf({ ...days, closed: true }, today)).toBe("closed");
});
