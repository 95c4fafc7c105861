import { describe, expect, it } from "vitest";
import { caseWorkflow } from "../workflow";
import { maxCaseBytes, maxCaseFiles, mayTakeAway, roomFor } from "./files";

const held = (count: number, size = 1) => Array.from({ length: count }, () => ({ size }));

describe("room for one more file", () => {
  it.each([
    [held(0), 1, null],
    [held(maxCaseFiles - 1), 1, null],
    [held(maxCaseFiles), 1, "tooMany"],
    [held(1, maxCaseBytes - 1), 1, null],
    [held(1, maxCaseBytes), 1, "full"],
    // How many comes first: it says what to do.
    [held(maxCaseFiles, maxCaseBytes), 1, "tooMany"],
  ] as const)("beside %j of %d bytes: %s", (files, size, answer) => expect(roomFor(files, { size })).toBe(answer));
});

describe("taken away again", () => {
  it("by the claimant before it was accepted, and by nobody else at any time", () => {
    const open = (side: "claimant" | "office" | "partner") => caseWorkflow.statuses.filter((status) => mayTakeAway(status, side));
    expect(open("claimant")).toEqual(["submitted", "supplementing"]);
    expect([...open("office"), ...open("partner")]).toEqual([]);
  });
});
