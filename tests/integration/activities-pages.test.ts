// What the pages of activities show, to whom; and whom their news reach.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordAttendance } from "@/lib/activities/commands/check-in";
import { cancelEnrolment, enrol } from "@/lib/activities/commands/enrol";
import * as moves from "@/lib/activities/commands/move";
import { cancelSession, holdSession, reportSession } from "@/lib/activities/commands/session";
import { enrolmentCalendar, ownCalendar, sessionRoll } from "@/lib/activities/documents";
import { readDoor } from "@/lib/activities/queries/door";
import { listFilings, readFiling } from "@/lib/activities/queries/office";
import { listOwnEnrolments } from "@/lib/activities/queries/own";
import { publicActivity, publicEnrolment, publicSessions } from "@/lib/activities/queries/public";
import { readSession } from "@/lib/activities/queries/session";
import { listMessages } from "@/lib/messages/queries";
import { readDoorCode } from "@/lib/server/admission";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import { readSheet } from "@/lib/server/sheets";
import { activityAt, enrolled, guest, type HomeAt, moved, openedHome } from "../support/activities";
import { act, buildCity, type City, later, monday, type PersonActor, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let officer: PersonActor;
let staff: PersonActor;
let scientist: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [officer, staff, scientist] = await Promise.all([city.as("pharma"), city.as("staff"), city.as("scientist")]);
  home = await openedHome(city);
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

let hour = 7;
const at = (rung: "filed" | "published" | "enrolling", more: object = {}) => {
  hour += 1;
  return activityAt(home, { officer, staff }, rung, { from: `${hour}:00`, to: `${hour}:50`, ...more });
};
const everything = { word: "", day: "", place: "", home: "", service: "", campaign: "" };
const noFilter = { word: "", state: null };

describe("the office's pages", () => {
  it("show a filing to those who have to do with it, and to nobody else", async () => {
    const { id } = await at("filed");
    for (const actor of [officer, staff]) expect((await readFiling(actor, id))?.id).toBe(id);
    for (const actor of [scientist, visitor]) expect(await readFiling(actor, id)).toBeNull();
    expect((await listFilings(scientist, noFilter, null)).rows).toEqual([]);
    expect((await listFilings(officer, { word: "科学家", state: "filed" }, null)).rows.map((row) => row.id)).toContain(id);
    expect((await listFilings(officer, { word: "没有", state: null }, null)).rows).toEqual([]);
    expect((await readFiling(staff, id))?.moves.map(({ name }) => name)).toEqual(["approve", "giveBack"]);
  });

  it("show the roll to those who hold it and to whoever counts it, telephones masked", async () => {
    const { sessionId } = await at("enrolling", { day: "2026-11-24" });
    await enrolled(sessionId, 40, home);
    const session = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { startsAt: true } });
    await portal.setClock(later(session.startsAt, 1));
    const { id: came } = await act(recordAttendance, officer, { sessionId, key: randomUUID(), source: "walkIn", ...guest(40) });
    const seen = await readSession(officer, sessionId, came);
    expect(seen?.came?.name).toBe(guest(40).name);
    expect(seen?.roll?.attendances.map(({ phone }) => phone)).toEqual(["136****0040"]);
    expect(seen?.roll?.enrolments).toHaveLength(1);
    const sheet = await readSheet(
      (await sessionRoll(officer, sessionId))?.bytes ?? new Uint8Array(),
      { rows: 100, cells: 1_000 },
      "签到名册",
    );
    if (typeof sheet === "string") throw new Error(sheet);
    const written = sheet.rows.map(({ cells }) => [...cells.values()].flatMap((cell) => ("text" in cell ? [cell.text] : [])));
    expect(written[0]).toContain("姓名");
    expect(written[1]).toEqual(expect.arrayContaining([guest(40).name, "136****0040", "现场登记"]));
    expect(await sessionRoll(staff, sessionId)).toBeNull();
    // Nobody has it before them yet: whoever approved it reads figures and no names.
    const above = await readSession(staff, sessionId, came);
    expect(above).toMatchObject({ roll: null, came: null, present: 1 });
    await act(holdSession, officer, { sessionId });
    await act(reportSession, officer, { sessionId, body: "来了一人" });
    expect((await readSession(staff, sessionId, null))?.roll?.attendances).toHaveLength(1);
    expect((await readSession(staff, sessionId, null))?.roll?.enrolments).toEqual([]);
    expect(await readSession(scientist, sessionId, null)).toBeNull();
  });

  it("show the code of now by the door to those who hold it, while people may check in by themselves", async () => {
    const { sessionId } = await at("enrolling", { day: "2026-11-24" });
    expect((await readDoor(officer, sessionId))?.code).toBeNull();
    const { startsAt } = await db().activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { startsAt: true } });
    await portal.setClock(startsAt);
    const door = await readDoor(officer, sessionId);
    expect(readDoorCode(door?.address?.split("/").at(-1) ?? "", startsAt)).toBe(sessionId);
    expect(await readDoor(staff, sessionId)).toBeNull();
    expect(await readDoor(visitor, sessionId)).toBeNull();
  });
});

describe("the public's pages", () => {
  it("list what is still to come by day, home and service, and nothing that is not public", async () => {
    const filed = await at("filed");
    const shown = await at("enrolling", { services: "advice" });
    const ids = async (more: object) => (await publicSessions({ ...everything, ...more }, null)).rows.map((row) => row.id);
    expect(await ids({})).toContain(shown.sessionId);
    expect(await ids({})).not.toContain(filed.sessionId);
    expect(await ids({ day: "2026-11-25", home: home.homeId, service: "advice" })).toEqual([shown.sessionId]);
    for (const other of [{ day: "2026-11-26" }, { home: randomUUID() }, { service: "care" }, { place: randomUUID() }, { word: "没有" }])
      expect(await ids({ ...other, ...("service" in other ? {} : { service: "advice" }) })).toEqual([]);
    expect(await publicActivity(filed.id)).toBeNull();
    await portal.setClock(new Date("2026-11-26T00:00:00+08:00"));
    expect(await ids({})).not.toContain(shown.sessionId);
  });

  it("give whoever waits their turn, and the seat when it is free; the calendar is in UTC", async () => {
    const { id, sessionId } = await at("enrolling", { seats: "1" });
    const [first, second, third] = await Promise.all([
      enrolled(sessionId, 50, home),
      enrolled(sessionId, 51, home),
      enrolled(sessionId, 52, home),
    ]);
    const receipts = [first, second, third].map((one) => receiptOf("enrolment", one.id));
    const states = await Promise.all(receipts.map(publicEnrolment));
    expect(states.map((one) => one?.turn).toSorted()).toEqual([1, 2, null].toSorted());
    const seated = states.find((one) => one?.state === "enrolled");
    await act(cancelEnrolment, visitor, { receipt: seated?.receipt ?? "" });
    const after = await Promise.all(receipts.map(publicEnrolment));
    expect(after.map((one) => one?.state).toSorted()).toEqual(["cancelled", "enrolled", "waiting"]);
    expect((await publicActivity(id))?.sessions[0]).toMatchObject({ waiting: 1, taken: 1 });

    expect(await enrolmentCalendar(seated?.receipt ?? "")).toBeNull();
    const now = after.find((one) => one?.state === "enrolled");
    const file = await enrolmentCalendar(now?.receipt ?? "");
    const utc = now?.session.startsAt.toISOString().replace(/[-:]|\.\d{3}/g, "");
    expect(file?.text).toContain(`DTSTART:${utc}`);
    expect(file?.text).toContain(`UID:${sessionId}@portal`);
    expect(await enrolmentCalendar(`${(now?.receipt ?? "").slice(0, -1)}~`)).toBeNull();
  });
});

describe("whoever has an account", () => {
  it("reads of what they enrolled for, and is told of a seat and of what was called off", async () => {
    const { id, sessionId } = await at("enrolling", { seats: "1" });
    const seated = await enrolled(sessionId, 60, home);
    const own = await act(enrol, scientist, { sessionId, rulesId: home.rulesId, acceptRules: "on" });
    expect(own.state).toBe("waiting");
    const events = async () => (await listMessages(scientist, null)).rows.map(({ event }) => event);
    expect(await events()).toEqual([]);
    await act(cancelEnrolment, visitor, { receipt: receiptOf("enrolment", seated.id) });
    expect(await events()).toEqual(["seatGiven"]);
    expect((await listOwnEnrolments(scientist, null)).rows).toMatchObject([{ id: own.id, state: "enrolled" }]);
    expect((await listOwnEnrolments(officer, null)).rows).toEqual([]);
    expect((await ownCalendar(scientist))?.text).toContain(`UID:${sessionId}@portal`);
    expect((await ownCalendar(officer))?.text).not.toContain("VEVENT");
    expect(await ownCalendar(visitor)).toBeNull();

    await act(cancelSession, officer, { sessionId, comment: "下雨" });
    expect((await events()).toSorted()).toEqual(["seatGiven", "sessionCancelled"]);
    expect((await ownCalendar(scientist))?.text).not.toContain("VEVENT");
    await moved(officer, moves.cancelActivity, id, { comment: "下雨" });
    // One session is called off once.
    expect((await events()).toSorted()).toEqual(["seatGiven", "sessionCancelled"]);
  });

  it("is told that a filing was approved", async () => {
    await at("published");
    expect((await listMessages(officer, null)).rows.some(({ event }) => event === "filingApproved")).toBe(true);
  });
});
