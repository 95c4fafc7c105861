import { describe, expect, it } from "vitest";
import { movesFrom } from "@/lib/kernel/workflow";
import { policyGuards, readPolicyFilter } from "./rules";
import { policyWorkflow } from "./workflow";

const moves = (state: "draft" | "released" | "withdrawn", facts: Partial<Parameters<typeof policyGuards.inForce>[0]> = {}) =>
  movesFrom(policyWorkflow, state, () => true, policyGuards, { draftedById: "a", actorId: "b", status: "inForce", ...facts }).map(
    ({ name, blockers }) => [name, ...blockers],
  );

describe("a policy", () => {
  it("is released by another than who entered it", () => {
    expect(moves("draft")).toEqual([["release"]]);
    expect(moves("draft", { actorId: "a" })).toEqual([["release", "releaserIsAnother"]]);
  });

  it("is repealed once, and withdrawn at any time after its release", () => {
    expect(moves("released")).toEqual([["repeal"], ["withdraw"]]);
    expect(moves("released", { status: "repealed" })).toEqual([["repeal", "inForce"], ["withdraw"]]);
    expect(moves("withdrawn")).toEqual([]);
  });
});

describe("the filter of the list", () => {
  it("knows its statuses and nothing else", () => {
    expect(readPolicyFilter({ word: " 办法 ", status: "repealed" })).toEqual({ word: "办法", status: "repealed" });
    expect(readPolicyFilter({ status: ["trial", "trial"] })).toEqual({ word: "", status: null });
    expect(readPolicyFilter({ status: "constructor" })).toEqual({ word: "", status: null });
  });
});
