import { describe, expect, it } from "vitest";
import { changedFields, profileGuards } from "./rules";
import { type HomeProfile, profileInput } from "./schema";

it("is released by another, and by somebody", () =>
  expect(["a", "b", null].map((actorId) => profileGuards.releaserIsAnother({ actorId, draftedById: "a" }))).toEqual([false, true, false]));

describe("a profile as it is posted", () => {
  const whole = {
    homeId: "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d",
    ...{ address: "创新路 108 号", hours: "周一至周五 9:00–17:30", phone: "0000-66552201", point: "", introduction: "", features: "" },
    ...{ carrier: "", channels: "" },
  };
  it("takes one ticked box as one, several as several, each once", () => {
    expect(profileInput.parse({ ...whole, functions: "window" }).functions).toEqual(["window"]);
    expect(profileInput.parse({ ...whole, functions: ["window", "advice", "window"] }).functions).toEqual(["window", "advice"]);
    expect(profileInput.parse(whole).functions).toEqual([]);
  });
  it("keeps what each service means here, and of none that nobody knows", () => {
    expect(profileInput.parse({ ...whole, offers: { rights: "周三下午有律师", exchange: " " } }).offers).toEqual({
      rights: "周三下午有律师",
    });
    expect(profileInput.safeParse({ ...whole, offers: { "no key": "x" } }).success).toBe(false);
  });
});

describe("what differs from what is public", () => {
  const now: HomeProfile = {
    ...{
      address: "创新路 108 号",
      hours: "每天",
      phone: null,
      point: null,
      introduction: null,
      features: null,
      carrier: null,
      channels: null,
    },
    ...{ functions: ["centre", "window"], fourHomes: [], offers: { rights: "周三", exchange: "每月" } },
  };
  it("is each line that would be another, and no box in another order", () => {
    expect(changedFields(now, { ...now, functions: ["window", "centre"], offers: { exchange: "每月", rights: "周三" } })).toEqual([]);
    expect(changedFields(now, { ...now, hours: "工作日", functions: ["window"], offers: { rights: "周三" } })).toEqual([
      ...["hours", "functions", "offers"],
    ]);
  });
});
