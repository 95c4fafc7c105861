import { describe, expect, test } from "vitest";
import { plaqueGuards, stateOf } from "./rules";
import { plaqueWorkflow } from "./workflow";

describe("a plate's term", () => {
  test("holds through its last day, and for ever where there is none", () => {
    expect(plaqueGuards.termOver({ validTo: "2026-11-23", today: "2026-11-23" })).toBe(false);
    expect(plaqueGuards.termOver({ validTo: "2026-11-23", today: "2026-11-24" })).toBe(true);
    expect(plaqueGuards.termOver({ validTo: null, today: "2199-12-31" })).toBe(false);
  });

  test("is over for whoever looks, noted or not; what was taken off stays so", () => {
    const over = { validTo: "2026-11-22", today: "2026-11-23" };
    expect(plaqueWorkflow.statuses.map((status) => stateOf(status, over))).toEqual(["expired", "expired", "expired", "revoked"]);
    const running = { validTo: "2026-11-23", today: "2026-11-23" };
    expect(plaqueWorkflow.statuses.map((status) => stateOf(status, running))).toEqual(plaqueWorkflow.statuses);
  });
});
