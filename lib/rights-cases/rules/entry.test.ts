import { describe, expect, it } from "vitest";
import { deskEntryInput } from "../schema/entry";
import { alikeWord, enteredBody, entryProblems, readAlike } from "./entry";
import { missingSteps } from "./filing";

const entry = (more: object = {}) =>
  deskEntryInput.parse({
    token: "7a9a2f0e-6f0b-4c0e-9a55-0d5f3a1b2c3d",
    channel: "visit",
    receivedOn: "2026-11-20",
    mode: "realName",
    category: "wages",
    what: "三个月没有发工资",
    ask: "补发",
    name: "石敬岩",
    phone: "13700000001",
    people: "3",
    representatives: ["何文博", ""],
    consentHow: "oral",
    consentOn: "2026-11-20",
    consentHandle: "on",
    ...more,
  });
const today = "2026-11-23";

describe("a case that somebody else enters", () => {
  it("leaves nothing open that the claimant's own pages would have asked", () => {
    for (const mode of ["realName", "confidential", "anonymous"] as const)
      expect(missingSteps(enteredBody(entry({ mode }), { takenBy: "学会学术部 沈嘉禾" }))).toEqual([]);
  });

  it("names nobody where it is anonymous", () => {
    const body = enteredBody(entry({ mode: "anonymous", address: "东街 1 号" }), { takenBy: "沈嘉禾" });
    expect(JSON.stringify(body)).not.toMatch(/石敬岩|何文博|13700000001|东街/);
    expect(JSON.stringify(enteredBody(entry({ address: "东街 1 号" }), { takenBy: "" }))).toMatch(/石敬岩.*何文博|何文博.*石敬岩/);
  });

  it("can be answered, and does not lie ahead of today", () => {
    expect(entryProblems(entry(), today)).toEqual({});
    expect(entryProblems(entry({ phone: "", address: "东街 1 号" }), today)).toEqual({});
    expect(entryProblems(entry({ phone: "" }), today)).toEqual({ phone: ["required"] });
    expect(entryProblems(entry({ phone: "", mode: "anonymous", name: "" }), today)).toEqual({});
    expect(entryProblems(entry({ receivedOn: "2026-11-24" }), today)).toEqual({ receivedOn: ["dayAhead"] });
    expect(entryProblems(entry({ people: "1" }), today)).toEqual({ people: ["outOfRange"] });
    expect(entryProblems(entry({ people: "2" }), today)).toEqual({});
  });

  it("is compared with what was shown", () => {
    const shown = [
      { number: "WQ2026-00000001", day: "2026-11-20" },
      { number: "WQ2026-00000002", day: "2026-11-21" },
    ];
    expect(readAlike(alikeWord(shown))).toEqual(shown);
    expect(readAlike("")).toEqual([]);
    expect(alikeWord([])).toBe("");
  });
});
