// The door of a session as a telephone keeps it: for whom, with how little of whom, and for how long.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordAttendance, voidAttendance } from "@/lib/activities/commands/check-in";
import { cancelEnrolment } from "@/lib/activities/commands/enrol";
import { reportSession, countSession, holdSession } from "@/lib/activities/commands/session";
import { readCheckIn, readRoll } from "@/lib/activities/queries/door";
import { judgeHere } from "@/lib/activities/rules/door";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import { activityAt, enrolled, guest, type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, later, monday, type PersonActor, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";
import { heldAt } from "../support/race";

let portal: Portal;
let home: HomeAt;
let officer: PersonActor;
let staff: PersonActor;
let others: PersonActor[];
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  const city = await buildCity();
  [officer, staff] = await Promise.all([city.as("pharma"), city.as("staff")]);
  others = [staff, ...(await Promise.all([city.as("bearing"), city.as("scientist"), city.as("highTech")]))];
  home = await openedHome(city);
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

let hour = 7;
/** Open for enrolment, each in an hour of its own, with so many who enrolled. */
async function open(people: number, from = 1) {
  hour += 1;
  const { sessionId } = await activityAt(home, { officer, staff }, "enrolling", { from: `${hour}:00`, to: `${hour}:50` });
  const { startsAt, endsAt } = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId } });
  const ids: string[] = [];
  for (let n = from; n < from + people; n += 1) ids.push((await enrolled(sessionId, n, home)).id);
  return { sessionId, startsAt, endsAt, ids };
}
const scan = (sessionId: string, id = "", more: object = {}) => ({
  ...{ sessionId, key: randomUUID(), source: "scan", admission: receiptOf("admission", id) },
  ...more,
});

describe("the roll on a telephone", () => {
  it("is for those who hold it, and says a name, six figures and whether they came", async () => {
    const { sessionId, startsAt, ids } = await open(3, 200);
    await portal.setClock(later(startsAt, 0, -60_000));
    await act(recordAttendance, officer, scan(sessionId, ids[0]));
    const roll = await readRoll(officer, sessionId);
    expect(roll?.people.map(({ id, name, came }) => [id, name, came])).toEqual(ids.map((id, at) => [id, guest(200 + at).name, at === 0]));
    expect(Object.keys(roll?.people[0] ?? {}).toSorted()).toEqual(["came", "code", "id", "name"]);
    expect(JSON.stringify(roll)).not.toContain("1369");
    for (const actor of [...others, visitor]) {
      expect(await readRoll(actor, sessionId)).toBeNull();
      expect(await readCheckIn(actor, sessionId, null)).toBeNull();
    }
  });

  it("leaves out who called off, and takes back who was voided", async () => {
    const { sessionId, startsAt, ids } = await open(2, 210);
    await act(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", ids[1] ?? "") });
    await portal.setClock(startsAt);
    const { id } = await act(recordAttendance, officer, scan(sessionId, ids[0]));
    const came = async () => (await readRoll(officer, sessionId))?.people.map((one) => one.came);
    expect(await came()).toEqual([true]);
    await act(voidAttendance, officer, { attendanceId: id, comment: "认错了人" });
    expect(await came()).toEqual([false]);
  });

  it("is of nobody before the doors open, from an hour behind the end, and once it is counted", async () => {
    const { sessionId, startsAt, endsAt, ids } = await open(1, 220);
    const people = async (now: Date) => {
      await portal.setClock(now);
      return (await readRoll(officer, sessionId))?.people.length;
    };
    expect(await people(later(startsAt, 0, -3_600_001))).toBe(0);
    expect(await people(later(startsAt, 0, -3_600_000))).toBe(1);
    expect((await readRoll(officer, sessionId))?.until).toBe(later(endsAt, 0, 3_600_000).getTime());
    expect(await people(later(endsAt, 0, 3_599_999))).toBe(1);
    expect(await people(later(endsAt, 0, 3_600_000))).toBe(0);
    await portal.setClock(startsAt);
    await act(recordAttendance, officer, scan(sessionId, ids[0]));
    expect((await readCheckIn(officer, sessionId, null))?.blockers).toEqual([]);
    await act(holdSession, officer, { sessionId });
    await act(reportSession, officer, { sessionId, body: "来了一人" });
    await act(countSession, staff, { sessionId });
    expect(await people(later(startsAt, 0, 60_000))).toBe(0);
    expect((await readCheckIn(officer, sessionId, null))?.blockers).toEqual(["notCounted"]);
  });
});

describe("two telephones", () => {
  it("that were both without a connection bring what they took down, and nobody is two", async () => {
    const { sessionId, startsAt, ids } = await open(6, 230);
    await portal.setClock(startsAt);
    const people = (await readRoll(officer, sessionId))?.people ?? [];
    const at = (minutes: number) => later(startsAt, 0, minutes * 60_000).toISOString();
    // Each knows the roll of before; neither knows of the other.
    const first = ids.slice(0, 4).map((id, n) => scan(sessionId, id, { at: at(n + 1) }));
    const second = [
      ...people.slice(2).map(({ code }) => ({ sessionId, key: randomUUID(), source: "manual", code, at: at(2) })),
      { sessionId, key: randomUUID(), source: "walkIn", ...guest(230), at: at(3) },
    ];
    expect(judgeHere({ source: "scan", admission: first[0]?.admission ?? "" }, people, []).kind).toBe("known");
    await portal.setClock(later(startsAt, 0, 1_800_000));
    const sent = [...first, ...second];
    const outcomes = await heldAt(
      portal,
      "Attendance",
      sent.map((input) => () => runCommand(recordAttendance, officer, input)),
    );
    const answers = outcomes.map((outcome) => (outcome.status === "fulfilled" && outcome.value.ok ? outcome.value.value : null));
    expect(answers.filter((answer) => answer?.already === false)).toHaveLength(6);
    expect(answers.filter((answer) => answer?.already === true)).toHaveLength(3);
    // One of them asks again: the answer was lost.
    for (const input of first) expect((await runCommand(recordAttendance, officer, input)).ok).toBe(true);
    expect(
      await portal.sql(
        `SELECT count(*)::int AS rows, count(DISTINCT "attendeeKey")::int AS people FROM "Attendance" WHERE "sessionId" = $1`,
        sessionId,
      ),
    ).toEqual([{ rows: 6, people: 6 }]);
    expect((await readRoll(officer, sessionId))?.people.every(({ came }) => came)).toBe(true);
  });

  it("a code that was forged meanwhile is refused when it arrives, and nothing is written", async () => {
    const { sessionId, startsAt, ids } = await open(1, 240);
    await portal.setClock(startsAt);
    const people = (await readRoll(officer, sessionId))?.people ?? [];
    const forged = `${ids[0]}-${"x".repeat(22)}`;
    // The telephone alone cannot tell: it holds nothing a code could be made of.
    expect(judgeHere({ source: "scan", admission: forged }, people, []).kind).toBe("known");
    expect(await runCommand(recordAttendance, officer, scan(sessionId, "", { admission: forged }))).toMatchObject({
      problem: { kind: "invalidInput", fields: { admission: ["wrongCode"] } },
    });
    expect(await portal.one('SELECT count(*)::int FROM "Attendance" WHERE "sessionId" = $1', sessionId)).toBe(0);
  });
});
