// An activity from its filing to the meter: who may, who may not, and what is counted.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkIn, recordAttendance, voidAttendance } from "@/lib/activities/commands/check-in";
import { cancelEnrolment, enrol } from "@/lib/activities/commands/enrol";
import { saveActivity } from "@/lib/activities/commands/file";
import * as moves from "@/lib/activities/commands/move";
import { rateSession } from "@/lib/activities/commands/rate";
import * as sessions from "@/lib/activities/commands/session";
import { readMeter } from "@/lib/meter/queries/home";
import { doorCode, giveTicket, readDoorCode, readTicket } from "@/lib/server/admission";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import { listWork } from "@/lib/work/queries";
import {
  activityAt,
  begins,
  enrolled,
  enrolment,
  filing,
  guest,
  guestsCame,
  type HomeAt,
  moved,
  openedHome,
  seen,
  sessionsOf,
} from "../support/activities";
import { act, buildCity, type City, later, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let who: Record<PersonKey, PersonActor>;
let both: { officer: PersonActor; staff: PersonActor };
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
  both = { officer: who.pharma, staff: who.staff };
  home = await openedHome(city);
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

/** Each its own hour of the one room, so that none is in another's way. */
let hour = 0;
const free = (more: object = {}) => {
  hour += 1;
  const day = `2026-12-${String(1 + Math.floor(hour / 10)).padStart(2, "0")}`;
  const at = 8 + (hour % 10);
  return { day, from: `${at}:00`, to: `${at}:50`, ...more };
};
const startOf = async (sessionId: string) =>
  (await db().activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { startsAt: true } })).startsAt;
const refused = (blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const notFound = { ok: false, problem: { kind: "notFound" } };
const conflict = { ok: false, problem: { kind: "conflict" } };

describe("from the filing to the meter", () => {
  it("goes step by step, each with whoever has it, and is counted in the end", async () => {
    const { id } = await act(saveActivity, who.pharma, filing(home));
    expect(await runCommand(moves.openEnrolment, who.pharma, await seen(id))).toEqual(conflict);
    await moved(who.pharma, moves.fileActivity, id);
    const waits = (await listWork(who.staff)).items.find(({ subjectId }) => subjectId === id);
    expect(waits).toMatchObject({ purpose: "approveActivity", subjectKind: "activity" });
    const [sessionId = ""] = await sessionsOf(id);
    expect(await portal.one('SELECT status::text FROM "Booking" WHERE "sessionId" = $1', sessionId)).toBe("requested");
    await moved(who.staff, moves.approveActivity, id);
    expect(await portal.one('SELECT status::text FROM "Booking" WHERE "sessionId" = $1', sessionId)).toBe("approved");
    // Approved, but told to nobody yet.
    expect(await runCommand(enrol, visitor, enrolment(sessionId, 1, home))).toEqual({ ok: false, problem: { kind: "notSignedIn" } });
    await moved(who.pharma, moves.publishActivity, id);
    expect(await runCommand(enrol, visitor, enrolment(sessionId, 1, home))).toEqual(refused(["enrolmentOpen"]));
    await moved(who.pharma, moves.openEnrolment, id);
    const first = await enrolled(sessionId, 1, home);
    expect(first).toMatchObject({ state: "enrolled", place: 1 });

    await portal.setClock(later(begins, 0, -3_600_001));
    const scan = { sessionId, key: randomUUID(), source: "scan", admission: receiptOf("admission", first.id) };
    expect(await runCommand(recordAttendance, who.pharma, scan)).toEqual(refused(["doorsOpen"]));
    await portal.setClock(later(begins, 0, -3_600_000));
    expect(await act(recordAttendance, who.pharma, scan)).toMatchObject({ already: false, name: "来宾1" });
    expect(await runCommand(sessions.holdSession, who.pharma, { sessionId })).toEqual(refused(["begun"]));
    await portal.setClock(begins);
    await guestsCame(who.pharma, sessionId, 2, 9);
    await act(sessions.holdSession, who.pharma, { sessionId });
    const november = async () => (await readMeter(home.homeId))?.months[10]?.counted;
    expect((await readMeter(home.homeId))?.sessions).toEqual([{ id: sessionId, day: "2026-11-25", attendees: 9, why: "tooFew" }]);
    await guestsCame(who.pharma, sessionId, 10, 10);
    expect(await november()).toBe(1);
    await act(sessions.reportSession, who.pharma, { sessionId, body: "十人到场" });
    expect(await runCommand(sessions.countSession, who.pharma, { sessionId })).toEqual({ ok: false, problem: { kind: "forbidden" } });
    await act(sessions.giveBackReport, who.staff, { sessionId, comment: "写上讲了什么" });
    await act(sessions.reportSession, who.pharma, { sessionId, body: "十人到场，读《科学家的故事》" });
    await act(sessions.countSession, who.staff, { sessionId });
    expect(await november()).toBe(1);
    // What was counted stays as it was.
    expect(await runCommand(recordAttendance, who.pharma, { sessionId, key: randomUUID(), source: "paper", ...guest(11) })).toEqual(
      refused(["notCounted"]),
    );
    expect(await portal.one('SELECT count(*)::int FROM "WorkItem" WHERE "closedAt" IS NULL AND "sessionId" = $1', sessionId)).toBe(0);
  });

  it("is approved by another than who filed it, and before it begins (Y21)", async () => {
    const own = await activityAt(home, { officer: who.staff, staff: who.staff }, "draft", { ...free(), roomId: "" });
    await moved(who.staff, moves.fileActivity, own.id);
    expect(await runCommand(moves.approveActivity, who.staff, await seen(own.id))).toEqual(refused(["approverIsAnother"]));
    await moved(who.colleague, moves.approveActivity, own.id);
    const late = await activityAt(home, both, "filed", free());
    await portal.setClock(await startOf(late.sessionId));
    expect(await runCommand(moves.approveActivity, who.staff, await seen(late.id))).toEqual(refused(["sessionsAhead"]));
  });

  it("comes back with a reason and its room free, and is filed again under its number", async () => {
    const times = free();
    const { id } = await activityAt(home, both, "filed", times);
    const numberOf = () => portal.one<string>('SELECT number FROM "Activity" WHERE id = $1', id);
    const number = await numberOf();
    await moved(who.staff, moves.giveBackActivity, id, { comment: "写清楚主讲人" });
    expect((await listWork(who.pharma)).items.map(({ purpose, subjectId }) => `${purpose} ${subjectId}`)).toContain(`reviseActivity ${id}`);
    // Meanwhile another takes the hour.
    const other = await activityAt(home, both, "filed", times);
    expect(await runCommand(moves.fileActivity, who.pharma, await seen(id))).toEqual(refused(["roomFree"]));
    await moved(who.pharma, moves.withdrawActivity, other.id);
    await act(saveActivity, who.pharma, { ...filing(home, times), ...(await seen(id)), summary: "主讲人：李工" });
    await moved(who.pharma, moves.fileActivity, id);
    expect(await numberOf()).toBe(number);
  });

  it("by a rule has a session for each day, each with its room, and one that is called off frees it", async () => {
    const weekly = { day: "2027-01-05", from: "9:00", to: "10:00", repeat: "weekly", every: "1", weekdays: "2", until: "2027-01-26" };
    const series = await activityAt(home, both, "enrolling", weekly);
    expect(series.sessions).toHaveLength(4);
    await enrolled(series.sessions[0] ?? "", 1, home);
    // The same guest in another week is no conflict; each session counts by itself.
    await enrolled(series.sessions[1] ?? "", 1, home);
    await act(sessions.cancelSession, who.pharma, { sessionId: series.sessions[3], comment: "主讲人有事" });
    expect(
      await portal.sql(
        'SELECT b.status::text FROM "Booking" b JOIN "ActivitySession" s ON s.id = b."sessionId" WHERE s."activityId" = $1 ORDER BY s.ordinal',
        series.id,
      ),
    ).toEqual(["approved", "approved", "approved", "cancelled"].map((status) => ({ status })));
  });

  it("may be filed by one person for themselves; the home knows of it once it is filed", async () => {
    const mine = { officer: who.scientist, staff: who.staff };
    const { id } = await activityAt(home, mine, "draft", free());
    expect(await runCommand(moves.withdrawActivity, who.pharma, await seen(id))).toEqual(notFound);
    await moved(who.scientist, moves.fileActivity, id);
    expect(await runCommand(moves.withdrawActivity, who.pharma, await seen(id))).toEqual({ ok: false, problem: { kind: "forbidden" } });
    await moved(who.staff, moves.approveActivity, id);
    await moved(who.scientist, moves.publishActivity, id);
    expect(await runCommand(moves.openEnrolment, who.bearing, await seen(id))).toEqual(notFound);
    await moved(who.pharma, moves.openEnrolment, id);
  });

  it("is kept by the home's manager, who does not own it (Y20), for as long as it manages it", async () => {
    const { id } = await activityAt(home, both, "approved", free());
    expect(await runCommand(moves.publishActivity, who.bearing, await seen(id))).toEqual(notFound);
    await db().home.update({ where: { id: home.homeId }, data: { managerId: city.ids.bearingAssociation } });
    try {
      await moved(who.bearing, moves.publishActivity, id);
    } finally {
      await db().home.update({ where: { id: home.homeId }, data: { managerId: null } });
    }
    expect(await runCommand(moves.openEnrolment, who.bearing, await seen(id))).toEqual(notFound);
  });
});

describe("enrolment", () => {
  it("gives seats, then places, and whoever waits longest moves up", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free({ seats: "2" }));
    const places = [];
    for (const n of [21, 22, 23, 24]) places.push(await enrolled(sessionId, n, home));
    expect(places.map(({ state }) => state)).toEqual(["enrolled", "enrolled", "waiting", "waiting"]);
    const [first, , third, fourth] = places;
    await act(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", first?.id ?? "") });
    const stateOf = (id = "") => portal.one<string>('SELECT state::text FROM "Enrolment" WHERE id = $1', id);
    expect([await stateOf(third?.id), await stateOf(fourth?.id)]).toEqual(["enrolled", "waiting"]);
    await act(sessions.changeSeats, who.pharma, { sessionId, seats: "3" });
    expect(await stateOf(fourth?.id)).toBe("enrolled");
    expect(await runCommand(sessions.changeSeats, who.pharma, { sessionId, seats: "2" })).toEqual(refused(["seatsTaken"]));
    expect(await portal.one('SELECT taken FROM "ActivitySession" WHERE id = $1', sessionId)).toBe(3);
  });

  it("takes nobody twice, under whatever spelling, and knows who has an account", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    await enrolled(sessionId, 31, home);
    const again = { ...enrolment(sessionId, 31, home), name: " 来宾３１ ", phone: "136 9000 0031" };
    expect(await runCommand(enrol, visitor, again)).toEqual(refused(["enrolledAlready"]));
    const { name, phone } = await db().person.findUniqueOrThrow({ where: { id: city.persons.scientist } });
    await act(enrol, visitor, { ...enrolment(sessionId, 32, home), name, phone });
    expect(await runCommand(enrol, who.scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on" })).toEqual(
      refused(["enrolledAlready"]),
    );
  });

  it("asks for the house rules (Y22) and for what the activity asks", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free({ questions: "单位*\n忌口" }));
    const whole = enrolment(sessionId, 41, home);
    expect(await runCommand(enrol, visitor, { ...whole, acceptRules: undefined, answers: { "1": "x" } })).toMatchObject({
      problem: { fields: { acceptRules: ["notAccepted"] } },
    });
    expect(await runCommand(enrol, visitor, whole)).toMatchObject({ problem: { fields: { "answers.1": ["required"] } } });
    await act(enrol, visitor, { ...whole, answers: { "1": "新纪元" } });
  });

  it("warns of one's own in the same hours, and takes one at one's word", async () => {
    const times = free();
    const one = await activityAt(home, both, "enrolling", times);
    const other = await activityAt({ ...home, roomId: "" }, both, "enrolling", times);
    await enrolled(one.sessionId, 51, home);
    const wanted = enrolment(other.sessionId, 51, home);
    expect(await runCommand(enrol, visitor, wanted)).toEqual(refused(["ownConflict"]));
    await act(enrol, visitor, { ...wanted, despite: "on" });
  });

  it("is called off by its receipt or its person, by nobody else, and not once it has begun", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    const guests = await enrolled(sessionId, 61, home);
    const mine = await act(enrol, who.scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on" });
    for (const input of [
      { enrolmentId: guests.id },
      { receipt: `${guests.id}-${"x".repeat(22)}` },
      { receipt: receiptOf("admission", guests.id) },
    ])
      expect(await runCommand(cancelEnrolment, who.scientist, input)).toEqual(notFound);
    expect(await runCommand(cancelEnrolment, who.pharma, { enrolmentId: mine.id })).toEqual(notFound);
    await act(cancelEnrolment, who.scientist, { enrolmentId: mine.id });
    await portal.setClock(await startOf(sessionId));
    expect(await runCommand(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", guests.id) })).toEqual(refused(["notBegun"]));
  });
});

describe("check-in", () => {
  it("finds the same person once, however they are found", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    const { id } = await enrolled(sessionId, 71, home);
    const code = await portal.one<string>('SELECT code FROM "Enrolment" WHERE id = $1', id);
    const now = await startOf(sessionId);
    await portal.setClock(now);
    const at = (more: object) => act(recordAttendance, who.pharma, { sessionId, key: randomUUID(), ...more });
    expect(await at({ source: "manual", code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ already: false });
    expect(await at({ source: "scan", admission: receiptOf("admission", id) })).toMatchObject({ already: true });
    expect(await at({ source: "paper", ...guest(71) })).toMatchObject({ already: true });
    expect(await act(checkIn, visitor, { ticket: giveTicket(sessionId, now), ...guest(71) })).toMatchObject({ already: true });
    expect(await act(checkIn, who.scientist, { ticket: giveTicket(sessionId, now) })).toMatchObject({ already: false, name: "李云帆" });
    expect(await portal.sql('SELECT present, "staffPresent" FROM "ActivitySession" WHERE id = $1', sessionId)).toEqual([
      { present: 2, staffPresent: 0 },
    ]);
  });

  it("keeps the organizer's officers out of the count", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    const now = await startOf(sessionId);
    await portal.setClock(now);
    await act(checkIn, who.pharma, { ticket: giveTicket(sessionId, now) });
    await act(checkIn, who.bearing, { ticket: giveTicket(sessionId, now) });
    expect(await portal.sql('SELECT present, "staffPresent" FROM "ActivitySession" WHERE id = $1', sessionId)).toEqual([
      { present: 1, staffPresent: 1 },
    ]);
  });

  it("sent twice by a telephone that was offline is one, at the time it says it was", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    const began = await startOf(sessionId);
    await portal.setClock(later(began, 0, 7_200_000));
    const kept = { sessionId, key: randomUUID(), source: "walkIn", at: later(began, 0, 60_000).toISOString(), ...guest(81) };
    const first = await act(recordAttendance, who.pharma, kept);
    expect(await act(recordAttendance, who.pharma, kept)).toEqual({ ...first, already: true });
    expect(await portal.sql('SELECT "at" FROM "Attendance" WHERE "sessionId" = $1', sessionId)).toEqual([{ at: later(began, 0, 60_000) }]);
    const elsewhere = await activityAt(home, both, "approved", free({ day: "2026-12-20" }));
    expect(await runCommand(recordAttendance, who.pharma, { ...kept, sessionId: elsewhere.sessionId })).toEqual(conflict);
  });

  it("by oneself needs a code that is on the screen now, and a ticket is for one", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    const now = await startOf(sessionId);
    await portal.setClock(now);
    const { code, until } = doorCode(sessionId, now);
    expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(30_000);
    expect(readDoorCode(code, now)).toBe(sessionId);
    expect(readDoorCode(code, later(now, 0, 30_000))).toBeNull();
    expect(
      readDoorCode(
        code.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
        now,
      ),
    ).toBeNull();
    const ticket = giveTicket(sessionId, now);
    expect(await act(checkIn, visitor, { ticket, ...guest(91) })).toMatchObject({ already: false });
    expect(await runCommand(checkIn, visitor, { ticket, ...guest(92) })).toMatchObject({
      problem: { fields: { ticket: ["tokenUnusable"] } },
    });
    await portal.setClock(later(now, 0, 600_000));
    expect(readTicket(ticket, later(now, 0, 600_000))).toBeNull();
    expect(await runCommand(checkIn, visitor, { ticket: giveTicket(sessionId, now), ...guest(92) })).toMatchObject({
      problem: { fields: { ticket: ["tokenUnusable"] } },
    });
  });

  it("is the organizer's: others find nothing, and a mistake is taken out of the count with its reason", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    await portal.setClock(await startOf(sessionId));
    const entry = { sessionId, key: randomUUID(), source: "walkIn", ...guest(95) };
    for (const other of [who.bearing, who.scientist, who.highTech])
      expect((await runCommand(recordAttendance, other, entry)).ok).toBe(false);
    const { id } = await act(recordAttendance, who.pharma, entry);
    await act(voidAttendance, who.pharma, { attendanceId: id, comment: "写错了人" });
    expect(await portal.one('SELECT present FROM "ActivitySession" WHERE id = $1', sessionId)).toBe(0);
    await guestsCame(who.pharma, sessionId, 95, 95);
    expect(await portal.one('SELECT present FROM "ActivitySession" WHERE id = $1', sessionId)).toBe(1);
  });
});

describe("a rating (L7)", () => {
  it("is given once by whoever was there, and says nothing of who", async () => {
    const { sessionId } = await activityAt(home, both, "enrolling", free());
    await portal.setClock(await startOf(sessionId));
    const { id } = await act(recordAttendance, who.pharma, { sessionId, key: randomUUID(), source: "walkIn", ...guest(97) });
    const rating = { receipt: receiptOf("activity rating", id), grade: "2", comment: "讲得好" };
    await act(rateSession, visitor, rating);
    expect(await runCommand(rateSession, visitor, rating)).toEqual(refused(["ratedOnce"]));
    expect((await runCommand(rateSession, visitor, { ...rating, receipt: receiptOf("enrolment", id) })).ok).toBe(false);
    const [kept] = await portal.sql<Record<string, unknown>>('SELECT * FROM "ActivityRating" WHERE "sessionId" = $1', sessionId);
    expect(kept).toMatchObject({ grade: 2 });
    expect(JSON.stringify(kept)).not.toContain(id);
    expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE permission = 'activityRating.rate'`)).toBe(0);
    expect(await portal.one(`SELECT count(*)::int FROM "QuietEntry" WHERE permission = 'activityRating.rate'`)).toBe(1);
  });
});
