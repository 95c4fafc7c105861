// Several at once: a seat is given once, a person counts once, and whoever waits moves up once. Beside each runs the same without its guard.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordAttendance } from "@/lib/activities/commands/check-in";
import { cancelEnrolment, enrol } from "@/lib/activities/commands/enrol";
import * as moves from "@/lib/activities/commands/move";
import { holdSession } from "@/lib/activities/commands/session";
import { promoted } from "@/lib/activities/rules/enrolment";
import type { Outcome } from "@/lib/kernel/outcome";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import { activityAt, begins, enrolment, guest, guestsCame, type HomeAt, openedHome, seen } from "../support/activities";
import { act, buildCity, type City, later, monday, type PersonActor, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";
import { barrier, heldAt, times } from "../support/race";

let portal: Portal;
let city: City;
let home: HomeAt;
let both: { officer: PersonActor; staff: PersonActor };
let leader: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  both = { officer: await city.as("pharma"), staff: await city.as("staff") };
  leader = await city.as("colleague");
  home = await openedHome(city);
});
afterAll(() => portal.close());

async function race<V>(table: string, racers: readonly (() => Promise<Outcome<V>>)[]): Promise<Outcome<V>[]> {
  const settled = await heldAt(portal, table, racers);
  return settled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}
const tally = (outcomes: readonly Outcome<object>[]) => {
  const words = outcomes.map((outcome) =>
    outcome.ok ? ("state" in outcome.value ? String(outcome.value.state) : "ok") : outcome.problem.kind,
  );
  return Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((one) => one === word).length]));
};
const without = async <V>(drop: string, work: () => Promise<V>, restore: string) => {
  await portal.sql(drop);
  try {
    return await work();
  } finally {
    await portal.sql(restore);
  }
};
/** Guests who come to everything: an own activity in the same hours is said to be meant. */
const wanted = (sessionId: string, n: number) => ({ ...enrolment(sessionId, n, home), despite: "on" });
/** As people do who are told to try again: the portal lets nobody wait for longer than twenty seconds. */
async function patiently<V>(run: () => Promise<Outcome<V>>): Promise<Outcome<V>> {
  for (;;) {
    const outcome = await run();
    if (outcome.ok || outcome.problem.kind !== "unavailable") return outcome;
  }
}
/** Of no room, so that any number of them may be at once. */
const open = (more: object = {}) => activityAt({ ...home, roomId: "" }, both, "enrolling", more);
const session = async (id: string) =>
  (
    await portal.sql<{ taken: number; seats: number; present: number; places: number }>(
      'SELECT taken, seats, present, places FROM "ActivitySession" WHERE id = $1',
      id,
    )
  )[0];

describe("the last seats", () => {
  it("of three go to three of 500, and the others wait in the order in which they came", async () => {
    const { sessionId } = await open({ seats: "3" });
    const outcomes = await race(
      "Enrolment",
      times(500, (n) => () => patiently(() => runCommand(enrol, visitor, wanted(sessionId, n + 1)))),
    );
    expect(tally(outcomes)).toEqual({ enrolled: 3, waiting: 497 });
    expect(await session(sessionId)).toMatchObject({ taken: 3, seats: 3, places: 500 });
    const rows = await portal.sql<{ place: number; state: string }>(
      'SELECT place, state::text FROM "Enrolment" WHERE "sessionId" = $1 ORDER BY place',
      sessionId,
    );
    expect(rows.map(({ place }) => place)).toEqual(times(500, (n) => n + 1));
    expect(rows.findIndex(({ state }) => state === "waiting")).toBe(3);
  });

  it("without the lock are refused by the table alone, and without that too are sold ten times", async () => {
    const naive = async () => {
      const { sessionId } = await open({ seats: "1" });
      const meet = barrier(10);
      const settled = await Promise.allSettled(
        times(10, async (n) => {
          const found = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId } });
          await meet();
          const state = (found.seats ?? 0) > found.taken ? "enrolled" : "waiting";
          await db().enrolment.create({
            data: {
              ...guest(n),
              sessionId,
              state,
              place: 0,
              code: String(n).padStart(6, "0"),
              attendeeKey: `n${n}`,
              answers: {},
              enrolledAt: monday,
            },
          });
        }),
      );
      return { sessionId, made: settled.filter(({ status }) => status === "fulfilled").length };
    };
    expect((await naive()).made).toBe(1);
    const { sessionId, made } = await without(
      'ALTER TABLE "ActivitySession" DROP CONSTRAINT "ActivitySession_seats"',
      naive,
      'ALTER TABLE "ActivitySession" ADD CONSTRAINT "ActivitySession_seats" CHECK ("seats" > 0 AND "taken" <= "seats" AND "taken" >= 0) NOT VALID',
    );
    expect([made, (await session(sessionId))?.taken]).toEqual([10, 10]);
    await portal.sql('UPDATE "ActivitySession" SET seats = 10 WHERE id = $1', sessionId);
    await portal.sql('ALTER TABLE "ActivitySession" VALIDATE CONSTRAINT "ActivitySession_seats"');
  });

  it("go once to the same person who asks ten times, with or without the form's key", async () => {
    const { sessionId } = await open({ seats: "5" });
    const input = wanted(sessionId, 1);
    const outcomes = await race(
      "Enrolment",
      times(10, () => () => runCommand(enrol, visitor, input)),
    );
    expect(tally(outcomes)).toEqual({ enrolled: 1, notNow: 9 });
    const again = wanted(sessionId, 2);
    const keyed = await race(
      "Idempotency",
      times(10, () => () => runCommand(enrol, visitor, again, { idempotencyKey: "one" })),
    );
    expect(tally(keyed)).toEqual({ enrolled: 10 });
    expect(await session(sessionId)).toMatchObject({ taken: 2 });
  });
});

describe("the waiting list", () => {
  const full = async () => {
    const { sessionId } = await open({ seats: "4" });
    const all = [];
    for (let n = 1; n <= 10; n += 1) all.push(await act(enrol, visitor, wanted(sessionId, n)));
    return { sessionId, all };
  };
  const states = async (sessionId: string) =>
    (await portal.sql<{ state: string }>('SELECT state::text FROM "Enrolment" WHERE "sessionId" = $1 ORDER BY place', sessionId))
      .map(({ state }) => state[0])
      .join("");

  it("moves up one for each of four who call off at once, in order", async () => {
    const { sessionId, all } = await full();
    const outcomes = await race(
      "Enrolment",
      all.slice(0, 4).map(
        ({ id }) =>
          () =>
            runCommand(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", id) }),
      ),
    );
    expect(tally(outcomes)).toEqual({ ok: 4 });
    expect(await states(sessionId)).toBe("cccceeeeww");
    expect(await session(sessionId)).toMatchObject({ taken: 4 });
  });

  it("without the lock moves the same one up for all of them, and leaves seats empty", async () => {
    const { sessionId, all } = await full();
    const meet = barrier(4);
    await Promise.all(
      all.slice(0, 4).map(async ({ id }) => {
        const waiting = await db().enrolment.findMany({ where: { sessionId, state: "waiting" }, select: { id: true, place: true } });
        await meet();
        await db().enrolment.update({ where: { id }, data: { state: "cancelled", cancelledAt: monday } });
        const ids = promoted({ seats: 4, taken: 3 }, waiting);
        await db().enrolment.updateMany({ where: { id: { in: ids } }, data: { state: "enrolled" } });
      }),
    );
    expect(await states(sessionId)).toBe("cccce" + "wwwww");
    expect(await session(sessionId)).toMatchObject({ taken: 1 });
  });

  it("lets one who calls off and one who comes pass each other, and nobody is lost", async () => {
    const { sessionId, all } = await full();
    const first = all[0]?.id ?? "";
    await race<object>("Enrolment", [
      () => runCommand(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", first) }),
      () => runCommand(enrol, visitor, wanted(sessionId, 11)),
    ]);
    // Whoever waits longest has the seat, whichever of the two was first.
    expect(await states(sessionId)).toBe("ceeeewwwwww");
  });

  it("called off twice at once frees one seat", async () => {
    const { sessionId, all } = await full();
    const input = { receipt: receiptOf("enrolment", all[0]?.id ?? "") };
    const outcomes = await race(
      "Enrolment",
      times(2, () => () => runCommand(cancelEnrolment, visitor, input)),
    );
    expect(tally(outcomes)).toEqual({ conflict: 1, ok: 1 });
    expect(await states(sessionId)).toBe("ceeeewwwww");
  });
});

describe("at the door", () => {
  const atTheDoor = async () => {
    await portal.setClock(monday);
    const { sessionId } = await open();
    const { id } = await act(enrol, visitor, wanted(sessionId, 1));
    await portal.setClock(begins);
    return { sessionId, id };
  };
  const came = (sessionId: string) => portal.one(`SELECT count(*)::int FROM "Attendance" WHERE "sessionId" = $1`, sessionId);

  it("the same person scanned by two telephones, typed and written down is one", async () => {
    const { sessionId, id } = await atTheDoor();
    const ways = [
      { source: "scan", admission: receiptOf("admission", id) },
      { source: "scan", admission: receiptOf("admission", id) },
      { source: "manual", code: await portal.one<string>('SELECT code FROM "Enrolment" WHERE id = $1', id) },
      { source: "paper", ...guest(1) },
    ];
    const outcomes = await race(
      "Attendance",
      ways.map((way) => () => runCommand(recordAttendance, both.officer, { sessionId, key: randomUUID(), ...way })),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.already).toSorted()).toEqual([false, true, true, true]);
    expect([await came(sessionId), (await session(sessionId))?.present]).toEqual([1, 1]);
  });

  it("one thing sent ten times is one", async () => {
    const { sessionId } = await atTheDoor();
    const input = { sessionId, key: randomUUID(), source: "walkIn", ...guest(2) };
    const outcomes = await race(
      "Attendance",
      times(10, () => () => runCommand(recordAttendance, both.officer, input)),
    );
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.id)).size).toBe(1);
    expect(await came(sessionId)).toBe(1);
  });

  it("without lock and index the same person is counted as often as somebody looked", async () => {
    const { sessionId } = await atTheDoor();
    const meet = barrier(6);
    const naive = async () => {
      const there = await db().attendance.count({ where: { sessionId, attendeeKey: "n" } });
      await meet();
      if (there > 0) return;
      await db().attendance.create({
        data: {
          ...guest(3),
          ...{ sessionId, attendeeKey: "n", source: "walkIn", key: randomUUID(), at: begins, recordedAt: begins },
          recordedById: both.officer.personId,
        },
      });
    };
    await without('DROP INDEX "Attendance_once"', () => Promise.all(times(6, naive)), "SELECT 1");
    expect([await came(sessionId), (await session(sessionId))?.present]).toEqual([6, 6]);
    await portal.sql('DELETE FROM "Attendance" WHERE "sessionId" = $1', sessionId);
    await portal.sql('CREATE UNIQUE INDEX "Attendance_once" ON "Attendance" ("sessionId", "attendeeKey") WHERE "voidedAt" IS NULL');
  });

  it("forty people at once are forty", async () => {
    const { sessionId } = await atTheDoor();
    const outcomes = await race(
      "Attendance",
      times(
        40,
        (n) => () => runCommand(recordAttendance, both.officer, { sessionId, key: randomUUID(), source: "walkIn", ...guest(100 + n) }),
      ),
    );
    expect(tally(outcomes)).toEqual({ ok: 40 });
    expect(await session(sessionId)).toMatchObject({ present: 40 });
  });
});

describe("two who decide at once", () => {
  it("about a filing: one approves or the other gives it back", async () => {
    await portal.setClock(monday);
    const { id } = await activityAt({ ...home, roomId: "" }, both, "filed");
    const input = await seen(id);
    const outcomes = await race<{ id: string }>("WorkItem", [
      () => runCommand(moves.approveActivity, both.staff, input),
      () => runCommand(moves.giveBackActivity, leader, { ...input, comment: "补充" }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await portal.one(
        `SELECT count(*)::int FROM "AuditEntry" WHERE "subjectId" = $1 AND permission IN ('activity.approve', 'activity.giveBack')`,
        id,
      ),
    ).toBe(1);
  });

  it("about a session: it is held once, or called off before somebody enrols", async () => {
    await portal.setClock(monday);
    const { sessionId } = await open();
    await portal.setClock(later(begins, 0));
    await guestsCame(both.officer, sessionId, 1, 1);
    const outcomes = await race(
      "WorkItem",
      times(2, () => () => runCommand(holdSession, both.officer, { sessionId })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await portal.one(`SELECT count(*)::int FROM "WorkItem" WHERE "sessionId" = $1`, sessionId)).toBe(1);
  });
});
