import { describe, expect, it } from "vitest";
import { caseBody, filingSteps } from "../schema";
import { missingSteps, nextStep, stepsOf } from "./filing";

const whole = caseBody.parse({
  mode: "confidential",
  category: "wages",
  what: "三个月没有发工资",
  ask: "补发工资",
  name: "李云帆",
  phone: "13900000001",
  consentHandle: true,
  done: [...filingSteps],
});

describe("the pages of a filing", () => {
  it("are all asked of whoever gives a name, and all but one of whoever does not", () => {
    expect(stepsOf("realName")).toEqual(filingSteps);
    expect(stepsOf("anonymous")).toEqual(filingSteps.filter((step) => step !== "who"));
  });

  it("are whole when each was answered, and name what is open", () => {
    expect(missingSteps(whole)).toEqual([]);
    expect(missingSteps(caseBody.parse({}))).toEqual(filingSteps);
    expect(missingSteps({ ...whole, ask: "" })).toEqual(["ask"]);
    // What may stay empty was seen all the same.
    expect(missingSteps({ ...whole, done: whole.done.filter((step) => step !== "notBy") })).toEqual(["notBy"]);
  });

  it("ask for a name again when somebody no longer wants to be anonymous", () => {
    const nameless = { ...whole, mode: "anonymous" as const, name: "", phone: "" };
    expect(missingSteps(nameless)).toEqual([]);
    expect(missingSteps({ ...nameless, mode: "realName" })).toEqual(["who"]);
  });

  it("lead to the next that is open, then to what was left out, then to the check", () => {
    const begun = caseBody.parse({ mode: "anonymous", category: "wages", done: ["mode", "category"] });
    expect(nextStep(begun, "category")).toBe("what");
    expect(nextStep({ ...whole, done: whole.done.filter((step) => step !== "respondent") }, "consent")).toBe("respondent");
    expect(nextStep(whole, "mode")).toBeNull();
  });
});
