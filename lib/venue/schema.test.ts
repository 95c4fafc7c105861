import { describe, expect, it } from "vitest";
import { recurrenceOf, requestInput } from "./schema";

const base = { roomId: "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d", purpose: "沙龙", day: "2026-12-01", from: "09:30", to: "11:00" };
const problems = (more: object) =>
  requestInput.safeParse({ ...base, ...more }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

describe("a request for a room", () => {
  it("is for one time, or again by a rule", () => {
    const once = requestInput.parse(base);
    expect(once).toMatchObject({ from: 570, to: 660, repeat: "none" });
    expect(recurrenceOf(once)).toBeNull();
    const weekly = requestInput.parse({ ...base, repeat: "weekly", every: "", weekdays: ["2", "4", "2"], until: "2026-12-31" });
    expect(recurrenceOf(weekly)).toEqual({ kind: "weekly", every: 1, weekdays: [2, 4], until: "2026-12-31" });
    const monthly = requestInput.parse({ ...base, repeat: "monthly", every: "2", until: "2027-06-01" });
    expect(recurrenceOf(monthly)).toEqual({ kind: "monthly", every: 2, until: "2027-06-01" });
  });

  it.each([
    [{ to: "09:30" }, ["to outOfRange"]],
    [{ from: "25:00" }, ["from notTime"]],
    [{ repeat: "weekly" }, ["until required", "weekdays required"]],
    [{ repeat: "weekly", weekdays: "2", until: "2026-11-30" }, ["until outOfRange"]],
    [{ repeat: "yearly" }, ["repeat notChoice"]],
  ])("%o: %o", (more, found) => expect(problems(more)).toEqual(found));
});
