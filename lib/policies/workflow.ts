// A policy document: entered, released by another, repealed or withdrawn. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const policyWorkflow = defineWorkflow({
  entity: "policy",
  statuses: ["draft", "released", "withdrawn"],
  initial: "draft",
  guards: ["releaserIsAnother", "inForce"],
  moves: {
    // 先审后发: nobody outside sees it before a second named person released it.
    release: { from: ["draft"], to: "released", needs: ["releaserIsAnother"] },
    // 废止: it stays readable, because what was done under it still rests on it.
    repeal: { from: ["released"], to: "released", needs: ["inForce"], comment: "required" },
    // Entered with a mistake: title and reason stay, and it is entered anew.
    withdraw: { from: ["released"], to: "withdrawn", comment: "required" },
  },
});
export type PolicyState = StatusOf<typeof policyWorkflow>;
export type PolicyMove = MoveOf<typeof policyWorkflow>;
export type PolicyGuard = GuardOf<typeof policyWorkflow>;
export type PolicyPermission = PermissionOf<typeof policyWorkflow>;
