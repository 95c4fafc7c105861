// Rooms: who has one, who waits for it, and that no two have it at once. And what a home says of itself.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/kernel/outcome";
import { publicHome } from "@/lib/homes/queries/homes";
import * as profiles from "@/lib/profiles/commands";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import * as bookings from "@/lib/venue/commands/bookings";
import { changeHouseRules, changeRoom } from "@/lib/venue/commands/rooms";
import { listMessages } from "@/lib/messages/queries";
import { readKept } from "@/lib/homes/queries/keeping";
import { readProfile } from "@/lib/profiles/queries";
import { recordIncident, settleIncident } from "@/lib/venue/commands/incidents";
import { listOwnBookings, readBooking, readBookings, readIncidents } from "@/lib/venue/queries/bookings";
import { publicRoom, readRooms } from "@/lib/venue/queries/rooms";
import { listWork } from "@/lib/work/queries";
import { activityAt, type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, type City, later, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";
import { barrier, heldAt, times } from "../support/race";

let portal: Portal;
let city: City;
let home: HomeAt;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
  home = await openedHome(city);
});
afterAll(() => portal.close());

const refused = (blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
let rooms = 0;
/** A room of its own for each test. */
const newRoom = async (more: object = {}) => {
  rooms += 1;
  const room = { homeId: home.homeId, roomId: "", name: `会议室 ${rooms}`, seats: "20", needsApproval: "on", ...more };
  return (await act(changeRoom, who.pharma, room)).id;
};
const request = (roomId: string, from: string, to: string, more: object = {}) => ({
  ...{ roomId, purpose: "读书会", day: "2026-12-01", from, to, rulesId: home.rulesId, acceptRules: "on" },
  ...more,
});
const statusOf = (id: string) => portal.one<string>('SELECT status::text FROM "Booking" WHERE id = $1', id);
let seconds = 0;
/** Each a second after the one before. */
const booked = async (by: PersonActor, roomId: string, from: string, to: string, more: object = {}) => {
  seconds += 1;
  await portal.setClock(later(monday, 0, seconds * 1_000));
  return (await act(bookings.requestBooking, by, request(roomId, from, to, more))).id;
};

describe("a room", () => {
  it("is asked for by anybody with an account, given by those who keep it, and looked over afterwards", async () => {
    const roomId = await newRoom();
    expect(await runCommand(bookings.requestBooking, visitor, request(roomId, "9:00", "10:00"))).toEqual({
      ok: false,
      problem: { kind: "notSignedIn" },
    });
    const id = await booked(who.scientist, roomId, "9:00", "10:00");
    expect((await listWork(who.pharma)).items.map(({ purpose, subjectId }) => `${purpose} ${subjectId}`)).toContain(`approveBooking ${id}`);
    expect(await runCommand(bookings.approveBooking, who.bearing, { bookingId: id })).toEqual({ ok: false, problem: { kind: "notFound" } });
    expect(await runCommand(bookings.approveBooking, who.scientist, { bookingId: id })).toEqual({
      ok: false,
      problem: { kind: "forbidden" },
    });
    await act(bookings.approveBooking, who.pharma, { bookingId: id });
    const lines = { safe: "on", kept: "on", clean: "on", restored: "on" };
    expect(await runCommand(bookings.closeBooking, who.pharma, { bookingId: id, ...lines })).toEqual(refused(["over"]));
    await portal.setClock("2026-12-01T10:00:00+08:00");
    expect(await runCommand(bookings.closeBooking, who.pharma, { bookingId: id, ...lines })).toMatchObject({
      problem: { fields: { note: ["required"] } },
    });
    await act(bookings.closeBooking, who.pharma, { bookingId: id, ...lines, note: "灯没有关，已经提醒" });
    await portal.setClock(monday);
    expect(await statusOf(id)).toBe("closed");
  });

  it("may be taken from the minute the other leaves it; whoever overlaps waits, and gets it in turn", async () => {
    const roomId = await newRoom();
    const first = await booked(who.scientist, roomId, "9:00", "10:00");
    const touching = await booked(who.bearing, roomId, "10:00", "11:00");
    const second = await booked(who.bearing, roomId, "9:30", "10:00");
    const third = await booked(who.scientist, roomId, "9:00", "9:45");
    expect([await statusOf(first), await statusOf(touching), await statusOf(second), await statusOf(third)]).toEqual([
      ...["requested", "requested", "waiting", "waiting"],
    ]);
    expect(await runCommand(bookings.approveBooking, who.pharma, { bookingId: second })).toEqual(refused(["roomFree"]));
    await act(bookings.cancelBooking, who.scientist, { bookingId: first });
    expect([await statusOf(second), await statusOf(third)]).toEqual(["requested", "waiting"]);
    await act(bookings.refuseBooking, who.pharma, { bookingId: second, comment: "那天停电" });
    expect(await statusOf(third)).toBe("requested");
    expect((await listWork(who.pharma)).items.map(({ subjectId }) => subjectId)).toContain(third);
  });

  it("is its keepers' at once, and so is one that needs no word", async () => {
    expect(await statusOf(await booked(who.pharma, await newRoom(), "9:00", "10:00"))).toBe("approved");
    expect(await statusOf(await booked(who.scientist, await newRoom({ needsApproval: undefined }), "9:00", "10:00"))).toBe("approved");
  });

  it("is booked for many days by a rule, each day by itself", async () => {
    const roomId = await newRoom();
    await booked(who.bearing, roomId, "9:00", "10:00", { day: "2026-12-08" });
    const weekly = { repeat: "weekly", every: "1", weekdays: "2", until: "2026-12-22" };
    const made = await act(bookings.requestBooking, who.scientist, request(roomId, "9:30", "10:30", weekly));
    expect(made.bookings.map(({ status }) => status)).toEqual(["requested", "waiting", "requested", "requested"]);
    const endless = { ...weekly, weekdays: ["0", "1", "2", "3", "4", "5", "6"], until: "2028-12-22" };
    expect(await runCommand(bookings.requestBooking, who.scientist, request(roomId, "9:30", "10:30", endless))).toMatchObject({
      problem: { fields: { until: ["tooMany"] } },
    });
  });

  it("is called off for all days ahead at once, by whoever may call off one of them, with one word of it", async () => {
    const roomId = await newRoom();
    const weekly = { repeat: "weekly", every: "1", weekdays: "2", until: "2026-12-22" };
    const other = await booked(who.bearing, roomId, "9:00", "10:00", { day: "2026-12-08" });
    const { bookings: made } = await act(bookings.requestBooking, who.scientist, request(roomId, "9:30", "10:30", weekly));
    const ids = made.map(({ id }) => id);
    const [first = "", second = "", third = ""] = ids;
    const waits = await booked(who.bearing, roomId, "10:00", "11:00", { day: "2026-12-15" });
    await act(bookings.approveBooking, who.pharma, { bookingId: first });
    expect([(await readBooking(who.scientist, first))?.ahead, (await readBooking(who.bearing, waits))?.ahead]).toEqual([4, null]);
    const single = await booked(who.scientist, roomId, "12:00", "13:00");
    for (const [by, bookingId, problem] of [
      [who.bearing, first, "notFound"],
      [who.scientist, single, "conflict"],
    ] as const)
      expect(await runCommand(bookings.cancelSeries, by, { bookingId })).toEqual({ ok: false, problem: { kind: problem } });

    await portal.setClock("2026-12-01T10:00:00+08:00");
    await act(bookings.cancelSeries, who.pharma, { bookingId: third });
    expect(await Promise.all(ids.map(statusOf))).toEqual(["approved", "cancelled", "cancelled", "cancelled"]);
    expect([await statusOf(other), await statusOf(waits), await statusOf(single)]).toEqual(["requested", "requested", "requested"]);
    const work = (await listWork(who.pharma)).items.map(({ subjectId }) => subjectId);
    expect([...ids, waits].filter((id) => work.includes(id))).toEqual([waits]);
    const told = (await listMessages(who.scientist, null)).rows.filter(({ subjectId }) => ids.includes(subjectId ?? ""));
    expect(told.map(({ event, subjectId, params }) => [event, subjectId, params.count])).toEqual([
      ["bookingCancelled", second, 3],
      ["bookingApproved", first, null],
    ]);
    expect((await readBooking(who.scientist, second))?.ahead).toBeNull();
    expect(await runCommand(bookings.cancelSeries, who.scientist, { bookingId: second })).toEqual({
      ok: false,
      problem: { kind: "conflict" },
    });
    await portal.setClock(monday);
  });

  it("goes with its activity, and is not called off by itself", async () => {
    const roomId = await newRoom();
    const { sessionId } = await activityAt({ ...home, roomId }, { officer: who.pharma, staff: who.staff }, "approved");
    const id = await portal.one<string>('SELECT id FROM "Booking" WHERE "sessionId" = $1', sessionId);
    expect(await runCommand(bookings.cancelBooking, who.pharma, { bookingId: id })).toEqual(refused(["withActivity"]));
  });

  it("needs the rules that are in force (Y22)", async () => {
    const roomId = await newRoom();
    const old = home.rulesId;
    const { id } = await act(changeHouseRules, who.pharma, { homeId: home.homeId, text: "新的守则" });
    expect(await runCommand(bookings.requestBooking, who.scientist, request(roomId, "9:00", "10:00", { rulesId: old }))).toMatchObject({
      problem: { fields: { acceptRules: ["notAccepted"] } },
    });
    home = { ...home, rulesId: id };
    await booked(who.scientist, roomId, "9:00", "10:00");
  });
});

describe("what is read of rooms", () => {
  it("is when a room is taken, for everybody, and whose it is, for those who keep it and whoever asked", async () => {
    const roomId = await newRoom();
    const id = await booked(who.scientist, roomId, "9:00", "10:00");
    const room = await publicRoom(roomId, "2026-12-03");
    expect(room?.week.days.map(({ spans }) => spans.length)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(JSON.stringify(room)).not.toContain("读书会");
    expect((await publicRoom(roomId, "2026-12-08"))?.week.days.every(({ spans }) => spans.length === 0)).toBe(true);
    expect((await publicRoom(roomId, "nonsense"))?.week.days[0]?.day).toBe("2026-11-23");
    const page = await readBookings(who.pharma, home.homeId, { room: roomId, day: "2026-12-01" });
    expect(page?.waiting.map((row) => row.id)).toContain(id);
    expect(page?.room?.id).toBe(roomId);
    expect((await listOwnBookings(who.scientist, null)).rows.map((row) => row.id)).toContain(id);
    const seen = await Promise.all([who.scientist, who.pharma, who.bearing, who.staff].map((actor) => readBooking(actor, id)));
    expect(seen.map((booking) => booking?.moves.map(({ name }) => name) ?? null)).toEqual([
      ["cancel"],
      ["approve", "refuse", "cancel"],
      null,
      null,
    ]);
    for (const stranger of [who.bearing, who.staff, who.scientist]) {
      expect(await readBookings(stranger, home.homeId, {})).toBeNull();
      expect(await readRooms(stranger, home.homeId)).toBeNull();
      expect(await readIncidents(stranger, home.homeId, null)).toBeNull();
      expect(await readKept(stranger, home.homeId)).toBeNull();
    }
    expect((await readKept(who.pharma, home.homeId))?.todo).toMatchObject({ noRooms: false, noRules: false });
  });

  it("tells whoever asked what became of it, and whoever gets what was set free", async () => {
    const roomId = await newRoom();
    const newsOf = async (actor: PersonActor, id: string) =>
      (await listMessages(actor, null)).rows.filter(({ subjectId }) => subjectId === id).map(({ event }) => event);
    const first = await booked(who.scientist, roomId, "9:00", "10:00");
    const second = await booked(who.bearing, roomId, "9:30", "10:30");
    await act(bookings.approveBooking, who.pharma, { bookingId: first });
    await act(bookings.cancelBooking, who.scientist, { bookingId: first });
    // One's own doing is no news.
    expect(await newsOf(who.scientist, first)).toEqual(["bookingApproved"]);
    expect(await newsOf(who.bearing, second)).toEqual(["bookingLetIn"]);
    await act(bookings.refuseBooking, who.pharma, { bookingId: second, comment: "那天停电" });
    expect((await newsOf(who.bearing, second)).toSorted()).toEqual(["bookingLetIn", "bookingRefused"]);
  });

  it("keeps two rooms of one name apart by refusing the second", async () => {
    const room = { homeId: home.homeId, roomId: "", name: "同名的房间", seats: "20" };
    const { id } = await act(changeRoom, who.pharma, room);
    expect(await runCommand(changeRoom, who.pharma, room)).toMatchObject({ problem: { fields: { name: ["alreadyThere"] } } });
    await act(changeRoom, who.pharma, { ...room, roomId: id, closed: "on" });
    expect(await publicRoom(id)).toBeNull();
  });
});

describe("what went wrong", () => {
  const incident = (more: object = {}) => ({
    ...{ homeId: home.homeId, bookingId: "", kind: "damage", onDay: "2026-11-23", text: "椅子断了一条腿", cost: "120.5" },
    ...more,
  });
  it("is noted by those who keep the home, and settled once (Y22)", async () => {
    await portal.setClock(monday);
    const { id } = await act(recordIncident, who.pharma, incident());
    const settled = { incidentId: id, paid: "100", settledOn: "2026-11-23" };
    expect(await runCommand(settleIncident, who.bearing, settled)).toEqual({ ok: false, problem: { kind: "notFound" } });
    expect(await runCommand(settleIncident, who.staff, settled)).toEqual({ ok: false, problem: { kind: "forbidden" } });
    await act(settleIncident, who.pharma, settled);
    expect(await runCommand(settleIncident, who.pharma, settled)).toEqual({ ok: false, problem: { kind: "conflict" } });
    expect((await readIncidents(who.pharma, home.homeId, null))?.rows.find((row) => row.id === id)).toMatchObject({
      ...{ cost: 12_050, paid: 10_000, onDay: "2026-11-23", settledOn: "2026-11-23" },
    });
  });

  it.each([
    [{ onDay: "2026-11-24" }, { onDay: ["dayAhead"] }],
    [{ bookingId: "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d" }, { bookingId: ["notChoice"] }],
    [{ cost: "很多" }, { cost: ["notNumber"] }],
  ])("is refused with %o", async (more, fields) => {
    await portal.setClock(monday);
    expect(await runCommand(recordIncident, who.pharma, incident(more))).toMatchObject({ problem: { fields } });
  });
});

describe("many who want one room at once", () => {
  const overlapping = (roomId: string) =>
    portal.one(
      `SELECT count(*)::int FROM "Booking" a JOIN "Booking" b ON a."roomId" = b."roomId" AND a.id < b.id
        AND tstzrange(a."startsAt", a."endsAt") && tstzrange(b."startsAt", b."endsAt")
       WHERE a."roomId" = $1 AND a.status IN ('requested', 'approved') AND b.status IN ('requested', 'approved')`,
      roomId,
    );
  /** Twenty half-hours that lie across each other. */
  const spans = times(
    20,
    (n) =>
      [
        `${9 + Math.floor(n / 12)}:${String((n % 12) * 5).padStart(2, "0")}`,
        `${10 + Math.floor(n / 12)}:${String((n % 12) * 5).padStart(2, "0")}`,
      ] as const,
  );

  it("never have it two at a time", async () => {
    const roomId = await newRoom();
    const settled = await heldAt(
      portal,
      "Booking",
      spans.map(
        ([from, to]) =>
          (): Promise<Outcome<{ id: string }>> =>
            runCommand(bookings.requestBooking, who.scientist, request(roomId, from, to)),
      ),
    );
    expect(settled.every((result) => result.status === "fulfilled" && result.value.ok)).toBe(true);
    expect(await overlapping(roomId)).toBe(0);
    expect(await portal.one(`SELECT count(*)::int FROM "Booking" WHERE "roomId" = $1 AND status = 'requested'`, roomId)).toBeGreaterThan(0);
  });

  const naive = async (roomId: string) => {
    const meet = barrier(spans.length);
    const settled = await Promise.allSettled(
      spans.map(async ([from, to]) => {
        const taken = await db().booking.count({ where: { roomId, status: { in: ["requested", "approved"] } } });
        await meet();
        if (taken > 0) return;
        const at = (time: string) => new Date(`2026-12-01T${time.padStart(5, "0")}:00+08:00`);
        await db().booking.create({
          data: {
            roomId,
            purpose: "x",
            startsAt: at(from),
            endsAt: at(to),
            status: "requested",
            requestedById: city.persons.scientist,
            requestedAt: monday,
          },
        });
      }),
    );
    return settled.filter(({ status }) => status === "rejected").length;
  };

  it("are refused by the table where nothing is locked, and without it have it twenty at a time", async () => {
    const held = await newRoom();
    expect(await naive(held)).toBeGreaterThan(0);
    expect(await overlapping(held)).toBe(0);
    const bare = await newRoom();
    await portal.sql('ALTER TABLE "Booking" DROP CONSTRAINT "Booking_one_at_a_time"');
    expect(await naive(bare)).toBe(0);
    expect(await overlapping(bare)).toBeGreaterThan(20);
    await portal.sql('DELETE FROM "Booking" WHERE "roomId" = $1', bare);
    await portal.sql(
      `ALTER TABLE "Booking" ADD CONSTRAINT "Booking_one_at_a_time" EXCLUDE USING gist ("roomId" WITH =, tstzrange("startsAt", "endsAt") WITH &&)
        WHERE ("status" IN ('requested', 'approved', 'closed'))`,
    );
  });

  it("wait each in turn when two are called off at once", async () => {
    const roomId = await newRoom();
    const [one, two] = [await booked(who.scientist, roomId, "9:00", "10:00"), await booked(who.scientist, roomId, "10:00", "11:00")];
    const waiting = [];
    for (const [from, to] of [
      ["9:00", "11:00"],
      ["9:00", "9:30"],
      ["10:30", "11:00"],
    ] as const)
      waiting.push(await booked(who.bearing, roomId, from, to));
    await heldAt(
      portal,
      "Booking",
      [one, two].map((bookingId) => () => runCommand(bookings.cancelBooking, who.scientist, { bookingId })),
    );
    expect(await overlapping(roomId)).toBe(0);
    // Whichever was first: the long one only fits once both are gone, and is passed by who fits before.
    const got = await Promise.all(waiting.map(statusOf));
    expect(got.filter((status) => status === "requested").length).toBeGreaterThan(0);
  });
});

describe("what a home says of itself", () => {
  const profile = (more: object = {}) => ({
    ...{
      homeId: home.homeId,
      address: "创新路 110 号",
      hours: "每天 9:00–21:00",
      phone: "0000-66552299",
      point: "",
      introduction: "书和人都在",
    },
    ...{
      features: "",
      functions: ["centre", "window"],
      fourHomes: "career",
      carrier: "enterprise",
      channels: "",
      offers: { rights: "周三有律师" },
    },
    ...more,
  });
  const revisionOf = (id: string) => portal.one<number>('SELECT revision FROM "HomeRevision" WHERE id = $1', id);
  const on = async (revisionId: string, more: object = {}) => ({ revisionId, revision: await revisionOf(revisionId), ...more });

  it("is public only after another has released it, and the one before is kept", async () => {
    const before = (await publicHome(home.homeId))?.address;
    const { id } = await act(profiles.saveProfile, who.pharma, profile());
    await act(profiles.submitProfile, who.pharma, await on(id));
    expect((await publicHome(home.homeId))?.address).toBe(before);
    expect(await runCommand(profiles.saveProfile, who.pharma, profile())).toEqual(refused(["profileSubmitted"]));
    expect(await runCommand(profiles.releaseProfile, who.pharma, await on(id))).toEqual({ ok: false, problem: { kind: "forbidden" } });
    await act(profiles.giveBackProfile, who.staff, await on(id, { comment: "电话少一位" }));
    await act(profiles.saveProfile, who.pharma, profile({ phone: "0000-66552298" }));
    await act(profiles.submitProfile, who.pharma, await on(id));
    await act(profiles.releaseProfile, who.staff, await on(id));
    expect(await publicHome(home.homeId)).toMatchObject({ address: "创新路 110 号", phone: "0000-66552298" });
    const next = await act(profiles.saveProfile, who.pharma, profile({ hours: "周末休息" }));
    expect(next.id).not.toBe(id);
    expect((await publicHome(home.homeId))?.hours).toBe("每天 9:00–21:00");
    await act(profiles.submitProfile, who.pharma, await on(next.id));
    await act(profiles.releaseProfile, who.colleague, await on(next.id));
    expect(await portal.sql('SELECT ordinal, state::text FROM "HomeRevision" WHERE "homeId" = $1 ORDER BY ordinal', home.homeId)).toEqual([
      { ordinal: 1, state: "superseded" },
      { ordinal: 2, state: "released" },
    ]);
  });

  it("is not released by whoever wrote it, even where they may release, and is nobody else's to write", async () => {
    expect(await runCommand(profiles.saveProfile, who.bearing, profile())).toEqual({ ok: false, problem: { kind: "notFound" } });
    expect(await runCommand(profiles.saveProfile, who.staff, profile())).toEqual({ ok: false, problem: { kind: "forbidden" } });
    const { id } = await act(profiles.saveProfile, who.pharma, profile());
    await act(profiles.submitProfile, who.pharma, await on(id));
    await portal.sql('UPDATE "HomeRevision" SET "draftedById" = $2 WHERE id = $1', id, city.persons.staff);
    expect(await runCommand(profiles.releaseProfile, who.staff, await on(id))).toEqual(refused(["releaserIsAnother"]));
    await act(profiles.discardProfile, who.pharma, await on(id));
  });

  it("is laid before a reviewer line by line, and is written by those who keep it", async () => {
    const { id } = await act(profiles.saveProfile, who.pharma, profile({ hours: "只有周末" }));
    const page = await readProfile(who.pharma, home.homeId);
    expect(page?.open?.changed).toContain("hours");
    expect([page?.may.save, page?.moves.map(({ name }) => name)]).toEqual([true, ["submit", "discard"]]);
    await act(profiles.submitProfile, who.pharma, await on(id));
    const [written, reviewed, stranger] = await Promise.all(
      [who.pharma, who.staff, who.bearing].map((actor) => readProfile(actor, home.homeId)),
    );
    expect([written?.may.save, written?.moves.map(({ name }) => name)]).toEqual([false, ["discard"]]);
    expect([reviewed?.keeps, reviewed?.moves.map(({ name }) => name)]).toEqual([false, ["release", "giveBack"]]);
    expect(stranger).toBeNull();
    await act(profiles.releaseProfile, who.staff, await on(id));
    expect(await publicHome(home.homeId)).toMatchObject({ hours: "只有周末", offers: [{ code: "rights", meaning: "周三有律师" }] });
  });

  it("released by two at once is released once", async () => {
    const { id } = await act(profiles.saveProfile, who.pharma, profile());
    await act(profiles.submitProfile, who.pharma, await on(id));
    const input = await on(id);
    const settled = await heldAt(
      portal,
      "WorkItem",
      [who.staff, who.colleague].map((by) => () => runCommand(profiles.releaseProfile, by, input)),
    );
    expect(settled.map((result) => result.status === "fulfilled" && result.value.ok).toSorted()).toEqual([false, true]);
  });
});
