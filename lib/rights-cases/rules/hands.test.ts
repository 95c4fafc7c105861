import { describe, expect, it } from "vitest";
import type { Membership } from "@/lib/kernel/access";
import { heldStep, isOfOffice, shutsOthersOut } from "./hands";

const desk = "11111111-1111-4111-8111-111111111111";
const other = "22222222-2222-4222-8222-222222222222";
const member = (organizationId: string, role: Membership["role"]): Membership => ({
  ...{ id: desk, organizationId, role, organizationName: "学会学术部", organizationPath: "/a/" },
});

describe("the step in hand", () => {
  it("is the case's own, whatever stands beside it", () => {
    const [now, soon] = [new Date("2026-11-23T10:00:00+08:00"), new Date("2026-11-23T10:10:00+08:00")];
    const step = (purpose: string, openedAt = now) => ({ purpose, openedAt });
    const [own, beside, after] = [step("handleCase", soon), step("superviseCase"), step("rectifyCase")];
    expect(heldStep([beside, after, own], now)).toBe(own);
    expect(heldStep([beside, after], now)).toBe(after);
    expect(heldStep([beside], now)).toBeNull();
    // A bad rating that can still be taken back is told to nobody.
    const later = step("rectifyCase", soon);
    expect(heldStep([later], now)).toBeNull();
    expect(heldStep([later], soon)).toBe(later);
  });
});

describe("a step of an office", () => {
  it.each([
    ["its own member", member(desk, "cityStaff"), false, true],
    ["another office's", member(other, "cityStaff"), false, false],
    ["another role there", member(desk, "cityLeader"), false, false],
    ["nobody of any office", null, false, false],
    ["of a narrow case, whoever has the role", member(other, "cityStaff"), true, true],
    ["of a narrow case, another role", member(desk, "cityLeader"), true, false],
  ] as const)("%s", (_, acting, narrow, may) => expect(isOfOffice(acting, narrow, { organizationId: desk, role: "cityStaff" })).toBe(may));
});

describe("a narrow case that is taken up", () => {
  const row = { narrow: true, status: "handling", workItems: [{ purpose: "handleCase" }] };
  it.each([
    ["is that one's alone", row, true],
    [
      "stays the head's to read who is asked for an extension",
      { ...row, workItems: [...row.workItems, { purpose: "approveExtension" }] },
      false,
    ],
    ["moves no more after the final review", { ...row, status: "final" }, false],
    ["shuts nobody out where it is not narrow", { ...row, narrow: false }, false],
  ] as const)("%s", (_, facts, shuts) => expect(shutsOthersOut(facts)).toBe(shuts));
});
