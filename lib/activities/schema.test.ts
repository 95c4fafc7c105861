import { describe, expect, it } from "vitest";
import { activityInput, attendanceInput, enrolInput } from "./schema";

const homeId = "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d";
const filing = {
  ...{ homeId, title: "沙龙", summary: "说什么", services: "exchange", mode: "atHome", contactPhone: "0000-66552201", seats: "" },
  ...{ day: "2026-12-01", from: "14:00", to: "16:00" },
};
const problems = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  parsed.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

describe("a filing", () => {
  it("reads its questions a line each, a star asking for an answer", () => {
    expect(activityInput.parse({ ...filing, questions: "单位*\n\n 饮食忌口 \n职称＊" }).questions).toEqual([
      { text: "单位", required: true },
      { text: "饮食忌口", required: false },
      { text: "职称", required: true },
    ]);
    expect(activityInput.parse(filing)).toMatchObject({ questions: [], seats: null, lines: [], yearlyKind: null, activityId: null });
  });
  it.each([
    [{ services: undefined }, ["services required"]],
    [{ mode: "online" }, ["place required"]],
    [{ questions: "1\n2\n3\n4\n5\n6" }, ["questions tooMany"]],
    [{ seats: "0" }, ["seats outOfRange"]],
  ])("%o: %o", (more, found) => expect(problems(activityInput.safeParse({ ...filing, ...more }))).toEqual(found));
});

it("answers left empty are none, and none can be given to a sixth question", () => {
  expect(enrolInput.parse({ sessionId: homeId, answers: { "1": "新纪元", "2": " " } }).answers).toEqual({ "1": "新纪元" });
  expect(enrolInput.safeParse({ sessionId: homeId, answers: { "6": "x" } }).success).toBe(false);
});

describe("who came", () => {
  const came = { sessionId: homeId, key: homeId };
  it.each([
    ["scan", {}, ["admission required"]],
    ["manual", {}, ["code required"]],
    ["paper", {}, ["name required", "phone required"]],
    ["walkIn", { name: "李" }, ["phone required"]],
    ["self", {}, ["source notChoice"]],
  ] as const)("by %s needs what tells who it is", (source, more, found) =>
    expect(problems(attendanceInput.safeParse({ ...came, source, ...more }))).toEqual(found),
  );
  it("says when, in a way that is one instant", () => {
    expect(attendanceInput.parse({ ...came, source: "manual", code: "1", at: "2026-11-23T02:00:00Z" }).at).toEqual(
      new Date("2026-11-23T02:00:00Z"),
    );
    expect(problems(attendanceInput.safeParse({ ...came, source: "manual", code: "1", at: "gestern" }))).toEqual(["at notDay"]);
  });
});
