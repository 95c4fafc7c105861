import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityGuards, type ActivityFacts, cameAt, doorsOpen, doorsOpenMs, selfCheckInOpen, sessionGuards } from "./guards";

const now = new Date("2026-11-23T02:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const hour = 3_600_000;
const facts = (sessions: ActivityFacts["sessions"], more: Partial<ActivityFacts> = {}): ActivityFacts => ({
  ...{ now, actorId: "a", filedById: "b", sessions },
  ...more,
});
const ahead = { startsAt: at(1), status: "planned" as const };
const begun = { startsAt: now, status: "planned" as const };

describe("an activity", () => {
  it("is filed and approved before it begins (Y21), what was cancelled left aside", () => {
    expect(activityGuards.sessionsAhead(facts([ahead]))).toBe(true);
    expect(activityGuards.sessionsAhead(facts([ahead, begun]))).toBe(false);
    expect(activityGuards.sessionsAhead(facts([ahead, { ...begun, status: "cancelled" }]))).toBe(true);
    expect(activityGuards.hasSessions(facts([{ ...ahead, status: "cancelled" }]))).toBe(false);
  });

  it("opens enrolment while one session is still to come", () => {
    expect(activityGuards.someAhead(facts([begun, ahead]))).toBe(true);
    expect(activityGuards.someAhead(facts([begun]))).toBe(false);
  });

  it("is approved by another, and by somebody", () => {
    expect(
      [{ actorId: "a" }, { actorId: "b" }, { actorId: null }].map((more) => activityGuards.approverIsAnother(facts([], more))),
    ).toEqual([true, false, false]);
  });

  it.each(["held", "reported", "counted"] as const)("is not cancelled with a session that was %s", (status) =>
    expect(activityGuards.noneHeld(facts([{ startsAt: now, status }]))).toBe(false),
  );
});

describe("a session", () => {
  const session = { now, actorId: "a", activity: "published" as const, startsAt: now, came: 1, reportedById: "b" };
  it("is held once it has begun, was approved, and somebody came", () => {
    expect(sessionGuards.begun(session)).toBe(true);
    expect(sessionGuards.begun({ ...session, startsAt: at(1) })).toBe(false);
    expect(sessionGuards.somebodyCame({ ...session, came: 0 })).toBe(false);
    expect(
      (["filed", "returned", "cancelled", "draft"] as const).map((activity) => sessionGuards.approved({ ...session, activity })),
    ).toEqual([false, false, false, false]);
  });
  it("is counted by another than who reported it", () => {
    expect(sessionGuards.counterIsAnother({ ...session, reportedById: "a" })).toBe(false);
    expect(sessionGuards.counterIsAnother(session)).toBe(true);
  });
});

describe("the door", () => {
  it("opens an hour before, and for those who check in by themselves closes an hour after", () => {
    const startsAt = at(hour);
    expect([doorsOpen(now, startsAt), doorsOpen(at(-1), startsAt)]).toEqual([true, false]);
    const session = { startsAt: at(-2 * hour), endsAt: at(-hour) };
    expect([selfCheckInOpen(at(-1), session), selfCheckInOpen(now, session)]).toEqual([true, false]);
  });

  it("believes a device within the time it can be true", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * hour, max: 10 * hour }), fc.integer({ min: -9 * hour, max: doorsOpenMs }), (claimed, starts) => {
        const came = cameAt(at(claimed), at(starts), now);
        expect(came <= now).toBe(true);
        expect(came.getTime()).toBeGreaterThanOrEqual(Math.min(now.getTime(), at(starts).getTime() - doorsOpenMs));
        if (claimed <= 0 && claimed >= starts - doorsOpenMs) expect(came).toEqual(at(claimed));
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
    expect(cameAt(null, now, now)).toEqual(now);
  });
});
