import { describe, expect, it } from "vitest";
import { preset } from "@/tests/support/schemes";
import { schemeSubjects } from "../schema/document";
import { awardeeOf, namedIn, putsForward } from "./subject";

describe("who holds what a scheme gives", () => {
  it("is a home, new or there, or what the scheme says", () =>
    expect(schemeSubjects.map((subject) => awardeeOf({ subject }))).toEqual(["home", "home", "organization", "person", "team"]));

  it("is somebody else than the applicant for people and teams only", () =>
    expect(schemeSubjects.filter((subject) => putsForward({ subject }))).toEqual(["person", "team"]));

  it("is named by the answer that the scheme names", () => {
    expect(namedIn(preset("yiyang2024.json"), { homeName: "之家" })).toBe("之家");
    expect(namedIn(preset("district2020Finest.json"), { nomineeName: "周若兰", homeName: "之家" })).toBe("周若兰");
    expect(namedIn(preset("district2020Teams.json"), { teamName: "攻关组" })).toBe("攻关组");
  });

  it("is not named before it is written, nor where the applicant itself is judged", () => {
    expect(namedIn(preset("district2020Finest.json"), {})).toBeNull();
    expect(namedIn(preset("district2020Finest.json"), { nomineeName: true })).toBeNull();
    expect(namedIn(preset("district2020Assessment.json"), { summary: "总结" })).toBeNull();
  });
});
