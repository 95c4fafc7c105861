// A home's pictures, its inventory, who looks after it, when it stays closed, and which stands above which.
import fs from "node:fs";
import ExcelJS from "exceljs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readAttachment } from "@/lib/files/queries";
import { homePoster } from "@/lib/homes/documents";
import { changeParent } from "@/lib/home-tree/commands";
import { publicBelow, readTree } from "@/lib/home-tree/queries";
import { publicBeside } from "@/lib/homes/queries/beside";
import { publicCity } from "@/lib/portal/queries";
import { readKept } from "@/lib/homes/queries/keeping";
import { publicHome } from "@/lib/homes/queries/homes";
import * as profiles from "@/lib/profiles/commands";
import { readProfile } from "@/lib/profiles/queries";
import { mostPhotos } from "@/lib/profiles/schema";
import { readCodes } from "@/lib/server/scan";
import { runCommand } from "@/lib/server/command";
import { approveActivity, fileActivity } from "@/lib/activities/commands/move";
import { db } from "@/lib/server/db";
import * as bookings from "@/lib/venue/commands/bookings";
import * as facilities from "@/lib/venue/commands/facilities";
import * as opening from "@/lib/venue/commands/opening";
import { inventoryList } from "@/lib/venue/documents";
import { readBooking } from "@/lib/venue/queries/bookings";
import { changeRoom } from "@/lib/venue/commands/rooms";
import { listMessages } from "@/lib/messages/queries";
import type { Outcome } from "@/lib/kernel/outcome";
import { homeToCheck, readFacilities } from "@/lib/venue/queries/facilities";
import { readOpening } from "@/lib/venue/queries/opening";
import { publicRoom } from "@/lib/venue/queries/rooms";
import { listWork } from "@/lib/work/queries";
import { activityAt, aPhoto, type HomeAt, moved, openedHome, seen } from "../support/activities";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { pageTexts, squeeze } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";
import { heldAt, times } from "../support/race";

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

const refused = (kind: string) => ({ ok: false, problem: { kind } });

describe("a picture of a home", () => {
  const photo = (alt = "二楼会议室") => ({ homeId: home.homeId, alt, file: aPhoto() });
  const open = () =>
    portal.one<string>(`SELECT id FROM "HomeRevision" WHERE "homeId" = $1 AND state IN ('draft', 'submitted', 'returned')`, home.homeId);
  const on = async (revisionId: string, more: object = {}) => ({
    revisionId,
    revision: await portal.one<number>('SELECT revision FROM "HomeRevision" WHERE id = $1', revisionId),
    ...more,
  });
  const release = async () => {
    const id = await open();
    await act(profiles.submitProfile, who.pharma, await on(id));
    await act(profiles.releaseProfile, who.staff, await on(id));
  };
  const fileOf = (id: string) => portal.one<string>('SELECT "attachmentId" FROM "HomePhoto" WHERE id = $1', id);
  const sees = async (actor: Parameters<typeof readAttachment>[0], file: string) => (await readAttachment(actor, file)) !== null;

  it("opens a draft of what is public, is the home's own to see, and everybody's once it is released", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo());
    const file = await fileOf(id);
    const page = await readProfile(who.pharma, home.homeId);
    expect(page?.open).toMatchObject({ state: "draft", changed: [] });
    expect(page?.photos).toMatchObject([{ alt: "二楼会议室", isNew: true, state: "ready" }]);
    expect(await Promise.all([who.pharma, who.staff, who.bearing, visitor].map((actor) => sees(actor, file)))).toEqual([
      ...[true, true, false, false],
    ]);
    expect((await publicHome(home.homeId))?.photos).toEqual([]);
    await release();
    expect(await Promise.all([who.bearing, visitor].map((actor) => sees(actor, file)))).toEqual([true, true]);
    expect((await publicHome(home.homeId))?.photos).toEqual([{ alt: "二楼会议室", attachmentId: file }]);
  });

  it("goes on into the next draft, and is public until the draft without it is released", async () => {
    const before = (await publicHome(home.homeId))?.photos ?? [];
    const added = await act(profiles.addPhoto, who.pharma, photo("一楼书架"));
    await act(profiles.changePhoto, who.pharma, { photoId: added.id, alt: "一楼的书架", first: "on" });
    const page = await readProfile(who.pharma, home.homeId);
    expect(page?.photos.map(({ alt, isNew }) => [alt, isNew])).toEqual([
      ["一楼的书架", true],
      ["二楼会议室", false],
    ]);
    const old = page?.photos[1]?.id ?? "";
    const file = await fileOf(old);
    await act(profiles.dropPhoto, who.pharma, { photoId: old });
    expect((await readProfile(who.pharma, home.homeId))?.photosGone).toBe(1);
    expect((await publicHome(home.homeId))?.photos).toEqual(before);
    await release();
    expect((await publicHome(home.homeId))?.photos.map(({ alt }) => alt)).toEqual(["一楼的书架"]);
    // Kept with the revision that showed it, and nobody's any more but theirs who may read that.
    expect(await Promise.all([who.pharma, visitor].map((actor) => sees(actor, file)))).toEqual([true, false]);
  });

  it("that no revision shows any more takes its file with it", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo("拍坏了"));
    const file = await fileOf(id);
    await act(profiles.dropPhoto, who.pharma, { photoId: id });
    expect(await portal.one('SELECT count(*)::int FROM "Attachment" WHERE id = $1', file)).toBe(0);
    await act(profiles.discardProfile, who.pharma, await on(await open()));
  });

  it("is refused while it is handed in, from others, without words, and where it is none", async () => {
    const { id } = await act(profiles.addPhoto, who.pharma, photo("门口"));
    await act(profiles.submitProfile, who.pharma, await on(await open()));
    const before = await portal.fingerprint();
    const handedIn = { ok: false, problem: { kind: "notNow", blockers: ["profileSubmitted"] } };
    expect(await runCommand(profiles.addPhoto, who.pharma, photo())).toEqual(handedIn);
    expect(await runCommand(profiles.changePhoto, who.pharma, { photoId: id, alt: "x" })).toEqual(handedIn);
    expect(await runCommand(profiles.dropPhoto, who.pharma, { photoId: id })).toEqual(handedIn);
    expect(await runCommand(profiles.addPhoto, who.bearing, photo())).toEqual(refused("notFound"));
    expect(await runCommand(profiles.dropPhoto, who.bearing, { photoId: id })).toEqual(refused("notFound"));
    expect(await runCommand(profiles.addPhoto, who.staff, photo())).toEqual(refused("forbidden"));
    expect(await portal.fingerprint()).toBe(before);
    await act(profiles.discardProfile, who.pharma, await on(await open()));
    expect(await runCommand(profiles.dropPhoto, who.pharma, { photoId: id })).toEqual(refused("conflict"));
    expect(await runCommand(profiles.addPhoto, who.pharma, photo(" "))).toMatchObject({ problem: { fields: { alt: ["required"] } } });
    const paper = { ...photo(), file: { ...aPhoto(), contentType: "application/pdf" } };
    expect(await runCommand(profiles.addPhoto, who.pharma, paper)).toMatchObject({ problem: { fields: { file: ["notPhoto"] } } });
  });

  it("sent twice is there once, and more than are looked through are not taken, however many come at once", async () => {
    const twice = photo("同一张");
    const first = await act(profiles.addPhoto, who.pharma, twice);
    const again = { ...twice, file: { ...aPhoto(), sha256: twice.file.sha256 } };
    expect(await act(profiles.addPhoto, who.pharma, again)).toMatchObject({ id: first.id, again: true });
    const many = times(mostPhotos + 4, (n) => photo(`第 ${n} 张`));
    const settled = await heldAt(
      portal,
      "HomePhoto",
      many.map((input) => () => runCommand(profiles.addPhoto, who.pharma, input)),
    );
    expect(settled.filter((result) => result.status === "rejected")).toEqual([]);
    expect(await portal.one('SELECT count(*)::int FROM "HomePhoto" WHERE "revisionId" = $1', await open())).toBe(mostPhotos);
  });
});

describe("an inventory", () => {
  const item = (more: object = {}) => ({
    ...{ homeId: home.homeId, facilityId: "", roomId: home.roomId, kind: "audio", name: "功放", quantity: "2" },
    ...more,
  });
  const add = async (more: object = {}) => (await act(facilities.saveFacility, who.pharma, item(more))).id;
  const check = (facilityId: string, more: object = {}) => ({ facilityId, onDay: "2026-11-20", state: "good", note: "", ...more });
  const stateOf = (id: string) => portal.one<string>('SELECT state::text FROM "Facility" WHERE id = $1', id);
  const logOf = (id: string) => portal.one('SELECT count(*)::int FROM "FacilityCheck" WHERE "facilityId" = $1', id);

  it("is written by those who keep the home, read by those above it, and unknown to others", async () => {
    const id = await add();
    const before = await portal.fingerprint();
    for (const [actor, kind] of [
      [who.staff, "forbidden"],
      [who.highTech, "forbidden"],
      [who.bearing, "notFound"],
    ] as const) {
      expect(await runCommand(facilities.saveFacility, actor, item())).toEqual(refused(kind));
      expect(await runCommand(facilities.checkFacility, actor, check(id))).toEqual(refused(kind));
      expect(await runCommand(facilities.removeFacility, actor, { facilityId: id })).toEqual(refused(kind));
    }
    expect(await portal.fingerprint()).toBe(before);
    const pages = await Promise.all([who.pharma, who.staff, who.highTech].map((actor) => readFacilities(actor, home.homeId)));
    expect(pages.map((page) => [page?.keeps, page?.facilities.some((row) => row.id === id)])).toEqual([
      ...[
        [true, true],
        [false, true],
        [false, true],
      ],
    ]);
    expect(await readFacilities(who.bearing, home.homeId)).toBeNull();
    expect([await homeToCheck(who.pharma, id), await homeToCheck(who.staff, id)]).toEqual([home.homeId, null]);
    // Whoever manages it (Y20) keeps it as its owner does.
    await portal.sql('UPDATE "Home" SET "managerId" = $2 WHERE id = $1', home.homeId, city.ids.jiangbei);
    await act(facilities.checkFacility, who.jiangbei, check(id));
    await portal.sql('UPDATE "Home" SET "managerId" = NULL WHERE id = $1', home.homeId);
  });

  it("stands as its newest line says, and what cannot be used stands out", async () => {
    const id = await add({ name: "投影仪" });
    await act(facilities.checkFacility, who.pharma, check(id, { state: "broken", note: "灯泡烧了", file: aPhoto() }));
    await act(facilities.checkFacility, who.pharma, check(id, { onDay: "2026-11-01" }));
    expect(await stateOf(id)).toBe("broken");
    const page = await readFacilities(who.pharma, home.homeId);
    expect(page?.toRepair.map(({ name, checkedOn, checks }) => [name, checkedOn, checks[0]?.note])).toEqual([
      ["投影仪", "2026-11-20", "灯泡烧了"],
    ]);
    const photo = page?.toRepair[0]?.checks[0]?.photo ?? "";
    expect([
      await readAttachment(who.staff, photo),
      await readAttachment(who.bearing, photo),
      await readAttachment(visitor, photo),
    ]).toEqual([...[expect.objectContaining({ contentType: "image/jpeg" }), null, null]]);
    expect((await readKept(who.pharma, home.homeId))?.todo.broken).toBe(1);
    await act(facilities.checkFacility, who.pharma, check(id, { onDay: "2026-11-23", note: "换了灯泡" }));
    expect([await stateOf(id), (await readKept(who.pharma, home.homeId))?.todo.broken]).toEqual(["good", 0]);
  });

  it("takes no line of another day to come, none without a word of what is wrong, and the same line once", async () => {
    const id = await add();
    for (const [more, fields] of [
      [{ onDay: "2026-11-24" }, { onDay: ["dayAhead"] }],
      [{ state: "worn" }, { note: ["required"] }],
      [{ state: "fine" }, { state: ["notChoice"] }],
      [{ file: { ...aPhoto(), contentType: "application/pdf" } }, { file: ["notPhoto"] }],
    ] as const)
      expect(await runCommand(facilities.checkFacility, who.pharma, check(id, more))).toMatchObject({ problem: { fields } });
    const settled = await heldAt(
      portal,
      "FacilityCheck",
      times(5, () => () => runCommand(facilities.checkFacility, who.pharma, check(id))),
    );
    expect(settled.every((result) => result.status === "fulfilled" && result.value.ok)).toBe(true);
    expect(await logOf(id)).toBe(1);
  });

  it("keeps the log of what was struck, and takes nothing of another home", async () => {
    const id = await add({ name: "旧音箱" });
    await act(facilities.checkFacility, who.pharma, check(id, { state: "missing", note: "搬家时丢了" }));
    await act(facilities.removeFacility, who.pharma, { facilityId: id });
    for (const outcome of [
      await runCommand(facilities.removeFacility, who.pharma, { facilityId: id }),
      await runCommand(facilities.checkFacility, who.pharma, check(id)),
      await runCommand(facilities.saveFacility, who.pharma, item({ facilityId: id })),
    ])
      expect(outcome).toEqual(refused("conflict"));
    expect((await readFacilities(who.pharma, home.homeId))?.facilities.map((row) => row.id)).not.toContain(id);
    expect(await logOf(id)).toBe(1);
    const room = await portal.one<string>(
      `INSERT INTO "HomeRoom" ("homeId", "name", "seats") SELECT id, '别家的', 5 FROM "Home" WHERE id <> $1 LIMIT 1 RETURNING id`,
      home.homeId,
    );
    expect(
      await runCommand(facilities.saveFacility, who.pharma, item({ roomId: room ?? "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d" })),
    ).toMatchObject({
      problem: { fields: { roomId: ["notChoice"] } },
    });
    const sheet = await inventoryList(who.staff, home.homeId);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((sheet?.bytes ?? new Uint8Array()).buffer as ArrayBuffer);
    const [items, log] = book.worksheets.map((one) => one.getSheetValues().slice(1) as string[][]);
    expect(items?.find((line) => line[3] === "旧音箱")?.slice(2)).toEqual([
      ...["音响", "旧音箱", "2", "二楼会议室", "缺失", "2026年11月20日", "2026年11月23日"],
    ]);
    expect(log?.find((line) => line[2] === "旧音箱")?.slice(1, 5)).toEqual(["2026年11月20日", "旧音箱", "缺失", "搬家时丢了"]);
    expect(await inventoryList(who.bearing, home.homeId)).toBeNull();
  });
});

describe("who looks after a home, and when it stays closed", () => {
  const keeper = (more: object = {}) => ({
    ...{ homeId: home.homeId, name: "陈管理", phone: "13690009999", partTime: "on", fromDay: "2026-11-01" },
    ...more,
  });
  const closure = (more: object = {}) => ({
    ...{ homeId: home.homeId, firstDay: "2026-12-07", lastDay: "2026-12-08", reason: "空调检修" },
    ...more,
  });
  const ask = (day: string, more: object = {}) => ({
    ...{ roomId: home.roomId, purpose: "读书会", day, from: "9:00", to: "10:00", rulesId: home.rulesId, acceptRules: "on" },
    ...more,
  });
  const closed = { ok: false, problem: { kind: "invalidInput", fields: { day: ["notNow"] } } };

  it("is one at least (Y20), until they no longer do, and their telephone is told to nobody in full", async () => {
    expect((await readKept(who.pharma, home.homeId))?.todo.noKeepers).toBe(true);
    const { id } = await act(opening.addKeeper, who.pharma, keeper());
    expect((await readKept(who.pharma, home.homeId))?.todo.noKeepers).toBe(false);
    const page = await readOpening(who.pharma, home.homeId);
    expect(page?.keepers).toMatchObject([{ name: "陈管理", phone: "136****9999", partTime: true, fromDay: "2026-11-01", toDay: null }]);
    expect(JSON.stringify(page)).not.toContain("13690009999");
    expect(await runCommand(opening.endKeeper, who.pharma, { keeperId: id, toDay: "2026-10-31" })).toMatchObject({
      problem: { fields: { toDay: ["outOfRange"] } },
    });
    await act(opening.endKeeper, who.pharma, { keeperId: id, toDay: "2026-11-22" });
    expect(await runCommand(opening.endKeeper, who.pharma, { keeperId: id, toDay: "2026-11-23" })).toEqual(refused("conflict"));
    expect((await readKept(who.pharma, home.homeId))?.todo.noKeepers).toBe(true);
  });

  it("is shown at once, books no room on those days, and opens again when it is taken back", async () => {
    const before = await act(bookings.requestBooking, who.scientist, ask("2026-12-08"));
    const { id } = await act(opening.closeHome, who.pharma, closure({ stands: "2026-12-07~2026-12-08~1~0" }));
    expect((await publicHome(home.homeId))?.closures).toEqual([{ firstDay: "2026-12-07", lastDay: "2026-12-08", reason: "空调检修" }]);
    const days = (await publicRoom(home.roomId, "2026-12-08"))?.week.days.filter((day) => day.closed).map(({ day }) => day);
    expect(days).toEqual(["2026-12-07", "2026-12-08"]);
    expect((await readOpening(who.pharma, home.homeId))?.closures).toMatchObject([{ id, bookings: [{ id: before.id }] }]);
    expect(await runCommand(bookings.requestBooking, who.scientist, ask("2026-12-07"))).toEqual(closed);
    const weekly = { repeat: "weekly", every: "1", weekdays: "1", until: "2026-12-14" };
    expect(await runCommand(bookings.requestBooking, who.scientist, ask("2026-11-30", weekly))).toEqual(closed);
    await act(bookings.requestBooking, who.scientist, ask("2026-12-09"));
    const filed = { day: "2026-12-07", from: "14:00", to: "16:00" };
    const { id: activity } = await activityAt(home, { officer: who.pharma, staff: who.staff }, "draft", filed);
    expect(await runCommand(fileActivity, who.pharma, await seen(activity))).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["homeOpen"] },
    });
    await act(opening.reopenHome, who.pharma, { closureId: id });
    expect(await runCommand(opening.reopenHome, who.pharma, { closureId: id })).toEqual(refused("conflict"));
    expect((await publicHome(home.homeId))?.closures).toEqual([]);
    await act(bookings.requestBooking, who.scientist, ask("2026-12-07"));
    await moved(who.pharma, fileActivity, activity);
  });

  const newsOf = async (actor: PersonActor, id: string) =>
    (await listMessages(actor, null)).rows
      .filter(({ subjectId }) => subjectId === id)
      .map(({ event }) => event)
      .toSorted();
  const statusOf = (id: string) => portal.one<string>('SELECT status::text FROM "Booking" WHERE id = $1', id);
  const newRoom = async (name: string) =>
    (await act(changeRoom, who.pharma, { homeId: home.homeId, roomId: "", name, seats: "20", needsApproval: "on" })).id;

  it("says first what stands on those days, and tells those to whom it belongs, each time once", async () => {
    const roomId = await newRoom("说明室");
    const day = "2027-02-01";
    const one = await act(bookings.requestBooking, who.scientist, ask(day, { roomId }));
    const two = await act(bookings.requestBooking, who.bearing, ask(day, { roomId }));
    const off = await act(bookings.requestBooking, who.bearing, ask(day, { roomId, from: "18:00", to: "19:00" }));
    await act(bookings.cancelBooking, who.bearing, { bookingId: off.id });
    const held = { day, from: "14:00", to: "16:00" };
    const { sessionId } = await activityAt({ ...home, roomId }, { officer: who.scientist, staff: who.staff }, "approved", held);
    // One still written, and one elsewhere: neither stands there.
    await activityAt({ ...home, roomId }, { officer: who.pharma, staff: who.staff }, "draft", { ...held, from: "17:00", to: "18:00" });
    await activityAt({ ...home, roomId: "" }, { officer: who.pharma, staff: who.staff }, "approved", {
      ...{ ...held, mode: "away", place: "江边" },
    });
    const shut = closure({ firstDay: day, lastDay: "2027-02-02" });
    const seenFirst = { ok: false, problem: { kind: "conflict", seen: { stands: `${day}~2027-02-02~2~1` } } };
    const before = await portal.fingerprint();
    expect(await runCommand(opening.closeHome, who.pharma, shut)).toEqual(seenFirst);
    for (const stands of [`${day}~${day}~2~1`, `${day}~2027-02-02~1~1`, "x"])
      expect(await runCommand(opening.closeHome, who.pharma, { ...shut, stands })).toEqual(seenFirst);
    expect(await portal.fingerprint()).toBe(before);
    const { id } = await act(opening.closeHome, who.pharma, { ...shut, stands: seenFirst.problem.seen.stands });
    expect([await newsOf(who.scientist, one.id), await newsOf(who.bearing, two.id), await newsOf(who.bearing, off.id)]).toEqual([
      ["bookingDayClosed"],
      ["bookingDayClosed"],
      [],
    ]);
    expect(await newsOf(who.scientist, sessionId)).toEqual(["sessionDayClosed"]);
    const there = (await readOpening(who.pharma, home.homeId))?.closures.find((closed_) => closed_.id === id);
    expect(there?.bookings.map((booking) => booking.id).toSorted()).toEqual([one.id, two.id].toSorted());
    expect(there?.sessions.map((session) => session.id)).toEqual([sessionId]);
    expect((await readBooking(who.scientist, one.id))?.closed).toBe(true);
    await act(opening.reopenHome, who.pharma, { closureId: id });
    expect(await newsOf(who.scientist, one.id)).toEqual(["bookingDayClosed", "bookingDayOpen"]);
    expect(await newsOf(who.scientist, sessionId)).toEqual(["sessionDayClosed", "sessionDayOpen"]);
    // Closed again it is news again.
    await act(opening.closeHome, who.pharma, { ...shut, stands: seenFirst.problem.seen.stands });
    expect(await newsOf(who.bearing, two.id)).toHaveLength(3);
  });

  it("lets nobody in on a closed day, and in turn when it opens again", async () => {
    const roomId = await newRoom("排队室");
    const made = async (day: string) => {
      const first = (await act(bookings.requestBooking, who.scientist, ask(day, { roomId }))).id;
      return { first, next: (await act(bookings.requestBooking, who.bearing, ask(day, { roomId }))).id };
    };
    const [closed_, control] = [await made("2027-02-08"), await made("2027-02-09")];
    const shut = closure({ firstDay: "2027-02-08", lastDay: "2027-02-08", stands: "2027-02-08~2027-02-08~2~0" });
    const { id } = await act(opening.closeHome, who.pharma, shut);
    const blocked = { ok: false, problem: { kind: "notNow", blockers: ["homeOpen"] } };
    expect(await runCommand(bookings.approveBooking, who.pharma, { bookingId: closed_.first })).toEqual(blocked);
    expect((await readBooking(who.pharma, closed_.first))?.moves.find(({ name }) => name === "approve")?.blockers).toEqual(["homeOpen"]);
    for (const { first } of [closed_, control]) await act(bookings.cancelBooking, who.scientist, { bookingId: first });
    // The control: the day after, whoever waits is let in.
    expect([await statusOf(closed_.next), await statusOf(control.next)]).toEqual(["waiting", "requested"]);
    expect(await runCommand(bookings.approveBooking, who.pharma, { bookingId: closed_.next })).toEqual(blocked);
    await act(bookings.approveBooking, who.pharma, { bookingId: control.next });
    await act(opening.reopenHome, who.pharma, { closureId: id });
    expect(await statusOf(closed_.next)).toBe("requested");
    expect((await listWork(who.pharma)).items.map(({ subjectId }) => subjectId)).toContain(closed_.next);
    expect(await newsOf(who.bearing, closed_.next)).toContain("bookingLetIn");
    await act(bookings.approveBooking, who.pharma, { bookingId: closed_.next });
  });

  it("approves no activity in a room that was closed since it was filed", async () => {
    const roomId = await newRoom("报备室");
    const { id: activity } = await activityAt({ ...home, roomId }, { officer: who.scientist, staff: who.staff }, "filed", {
      ...{ day: "2027-02-15", from: "14:00", to: "16:00" },
    });
    const shut = closure({ firstDay: "2027-02-15", lastDay: "2027-02-15", stands: "2027-02-15~2027-02-15~0~1" });
    const { id } = await act(opening.closeHome, who.pharma, shut);
    expect(await runCommand(approveActivity, who.staff, await seen(activity))).toEqual({
      ...{ ok: false, problem: { kind: "notNow", blockers: ["homeOpen"] } },
    });
    await act(opening.reopenHome, who.pharma, { closureId: id });
    await moved(who.staff, approveActivity, activity);
  });

  it("is closed and booked in one moment only so that one of them knows of the other", async () => {
    const days = times(4, (n) => `2027-03-${String(n + 10)}`);
    for (const day of days) {
      const roomId = await newRoom(`争用室 ${day}`);
      const settled = await heldAt<Outcome<unknown>>(portal, "AuditEntry", [
        () => runCommand(opening.closeHome, who.pharma, closure({ firstDay: day, lastDay: day })),
        () => runCommand(bookings.requestBooking, who.scientist, ask(day, { roomId })),
      ]);
      const [shut, asked] = settled.map((result) => (result.status === "fulfilled" ? result.value : null));
      expect([shut?.ok, asked?.ok].filter(Boolean)).toHaveLength(1);
      if (shut?.ok) expect(asked).toEqual(closed);
      else expect(shut).toMatchObject({ problem: { kind: "conflict", seen: { stands: `${day}~${day}~1~0` } } });
    }
  });

  it("is not closed on days that are over, nor backwards", async () => {
    for (const more of [
      { firstDay: "2026-12-09", lastDay: "2026-12-08" },
      { firstDay: "2026-11-20", lastDay: "2026-11-22" },
    ])
      expect(await runCommand(opening.closeHome, who.pharma, closure(more))).toMatchObject({
        problem: { fields: { lastDay: ["outOfRange"] } },
      });
  });

  it("is given to another organization by its owner alone, with what waits (Y20)", async () => {
    const { name } = await db().organization.findUniqueOrThrow({ where: { id: city.ids.jiangbei }, select: { name: true } });
    const own = await db().home.findUniqueOrThrow({ where: { id: home.homeId }, select: { owner: { select: { name: true } } } });
    const { id } = await act(bookings.requestBooking, who.scientist, ask("2026-12-16"));
    const waits = async (actor: PersonActor) => (await listWork(actor)).items.some(({ subjectId }) => subjectId === id);
    expect([await waits(who.pharma), await waits(who.jiangbei)]).toEqual([true, false]);
    const change = (actor: PersonActor, manager: string) => runCommand(opening.changeManager, actor, { homeId: home.homeId, manager });
    expect(await change(who.staff, name)).toEqual(refused("forbidden"));
    expect(await change(who.bearing, name)).toEqual(refused("notFound"));
    for (const wrong of ["没有这个单位", own.owner.name])
      expect(await change(who.pharma, wrong)).toMatchObject({ problem: { fields: { manager: ["notChoice"] } } });
    await change(who.pharma, name);
    expect((await publicHome(home.homeId))?.manager).toEqual({ name });
    expect([await waits(who.pharma), await waits(who.jiangbei)]).toEqual([false, true]);
    expect((await readOpening(who.jiangbei, home.homeId))?.may.setManager).toBe(false);
    expect(await change(who.jiangbei, "")).toEqual(refused("forbidden"));
    await act(opening.addKeeper, who.jiangbei, keeper({ name: "周值守", phone: "" }));
    await change(who.pharma, "");
    expect([await waits(who.pharma), await waits(who.jiangbei)]).toEqual([true, false]);
  });
});

describe("what hangs at a home's door", () => {
  it("opens its page, says its plate and where that is verified, on either sheet", async () => {
    for (const size of ["a4", "a3"] as const) {
      const made = await homePoster(who.pharma, home.homeId, size);
      if (process.env.SHOTS && made) fs.writeFileSync(`${process.env.SHOTS}/poster-${size}.pdf`, made.bytes);
      const bytes = made?.bytes ?? new Uint8Array();
      expect(await readCodes(new Uint8Array(bytes), "application/pdf")).toEqual([
        expect.stringMatching(new RegExp(`/homes/${home.homeId}$`)),
      ]);
      const plate = await db().plaque.findFirstOrThrow({ where: { homeId: home.homeId }, select: { number: true, verifyCode: true } });
      const [text, ...more] = await pageTexts(bytes);
      expect(more).toEqual([]);
      expect(text).toContain(squeeze(`牌匾编号　${plate.number}`));
      expect(text).toContain(`/verify/${plate.verifyCode}`);
      expect(text).toContain("9:00–17:30");
    }
  });

  it("is for those in whose sight the home is, and for no home without a plate that holds", async () => {
    expect(await homePoster(who.staff, home.homeId, "a4")).not.toBeNull();
    expect([await homePoster(who.bearing, home.homeId, "a4"), await homePoster(visitor, home.homeId, "a4")]).toEqual([null, null]);
    await portal.sql(`UPDATE "Plaque" SET status = 'suspended' WHERE "homeId" = $1`, home.homeId);
    expect(await homePoster(who.pharma, home.homeId, "a4")).toBeNull();
    await portal.sql(`UPDATE "Plaque" SET status = 'valid' WHERE "homeId" = $1`, home.homeId);
  });
});

describe("homes in three levels", () => {
  const made: Record<string, string> = {};
  const newHome = async (name: string) => {
    const data = { ownerId: city.ids.pharmaAssociation, name, category: "c", level: "社区级", address: "a", hours: "h" };
    made[name] = (await db().home.create({ data, select: { id: true } })).id;
  };
  const put = (actor: PersonActor, name: string, parent: string) => runCommand(changeParent, actor, { homeId: made[name] ?? "", parent });
  const wrong = (code: string) => ({ ok: false, problem: { kind: "invalidInput", fields: { parent: [code] } } });
  beforeAll(async () => {
    for (const name of ["区之家", "街道之家", "社区之家甲", "社区之家乙", "同名之家"]) await newHome(name);
    await db().home.create({
      data: { ownerId: city.ids.pharmaAssociation, name: "同名之家", category: "c", level: "l", address: "a", hours: "h" },
      select: { id: true },
    });
  });

  it("are put under another by those above them, by its name or its plate, and never below themselves or in a fourth", async () => {
    const before = await portal.fingerprint();
    expect(await put(who.pharma, "街道之家", "区之家")).toEqual(refused("forbidden"));
    expect(await put(who.bearing, "街道之家", "区之家")).toEqual(refused("notFound"));
    for (const parent of ["没有这个之家", "同名之家"]) expect(await put(who.staff, "街道之家", parent)).toEqual(wrong("notChoice"));
    expect(await put(who.staff, "街道之家", "街道之家")).toEqual(wrong("outOfRange"));
    expect(await portal.fingerprint()).toBe(before);
    expect(await put(who.highTech, "街道之家", "区之家")).toMatchObject({ ok: true });
    expect(await put(who.staff, "社区之家甲", "街道之家")).toMatchObject({ ok: true });
    expect(await put(who.staff, "区之家", "社区之家甲")).toEqual(wrong("outOfRange"));
    expect(await put(who.staff, "社区之家乙", "社区之家甲")).toEqual(wrong("outOfRange"));
    const { number } = await db().plaque.findFirstOrThrow({ where: { homeId: home.homeId }, select: { number: true } });
    expect(await put(who.staff, "区之家", number)).toEqual(wrong("outOfRange"));
    expect(await put(who.staff, "社区之家乙", number)).toMatchObject({ ok: true });
    expect(await put(who.staff, "社区之家乙", "街道之家")).toMatchObject({ ok: true });
  });

  it("come to what was held in all of them this year", async () => {
    const held = async (name: string, day: string, present: number) => {
      const { sessionId } = await activityAt(home, { officer: who.pharma, staff: who.staff }, "approved", { roomId: "" });
      await portal.sql(
        `UPDATE "ActivitySession" SET "homeId" = $2, "startsAt" = $3, "endsAt" = $4, "present" = $5, "status" = 'held', "heldAt" = $4 WHERE id = $1`,
        ...[sessionId, made[name], `${day}T09:00:00+08:00`, `${day}T10:00:00+08:00`, present],
      );
    };
    await held("区之家", "2026-03-01", 12);
    await held("社区之家甲", "2026-01-01", 20);
    await held("社区之家甲", "2025-12-31", 99);
    await held("社区之家乙", "2026-12-31", 7);
    const page = await readTree(who.staff, made["区之家"] ?? "");
    expect(page?.rows.map(({ name, depth, sessions, all, homes }) => [name, depth, sessions, all.sessions, all.people, homes])).toEqual([
      ["区之家", 0, 1, 3, 39, 4],
      ["街道之家", 1, 0, 2, 27, 3],
      ["社区之家乙", 2, 1, 1, 7, 1],
      ["社区之家甲", 2, 1, 1, 20, 1],
    ]);
    const below = await readTree(who.pharma, made["社区之家甲"] ?? "");
    expect([below?.above.map(({ name }) => name), below?.may.setParent, below?.keeps]).toEqual([["区之家", "街道之家"], false, true]);
    expect(await readTree(who.bearing, made["区之家"] ?? "")).toBeNull();
  });

  it("are shown on the page of the one above, as far as they hold a plate", async () => {
    const plateFor = async (name: string) =>
      portal.sql(
        `INSERT INTO "Plaque" ("homeId", "importId", "number", "verifyCode", "title", "issuer", "holder", "issuedOn", "status")
        SELECT $1, $2, $3, gen_random_uuid()::text, '科技工作者之家', '临江市科协', '某单位', '2026-01-01', 'valid'`,
        ...[made[name], importId, `层科家〔2026〕${name}`],
      );
    const attachment = { create: { ...aPhoto(), createdById: city.persons.staff } };
    const table = { rows: [], rowsHash: "x", lines: 0, checkedAt: monday, checkedBy: { connect: { id: city.persons.staff } }, attachment };
    const importId = (await db().plaqueImport.create({ data: table, select: { id: true } })).id;
    const below = async () => {
      const found = await publicBelow(made["区之家"] ?? "");
      return found && [found.homes, found.all.sessions, found.rows.map(({ name, depth, all }) => [name, depth, all.people])];
    };
    expect(await below()).toBeNull();
    // A home without a plate hides what stands below it.
    await plateFor("社区之家甲");
    expect(await below()).toBeNull();
    await plateFor("街道之家");
    const shown = [
      3,
      2,
      [
        ["街道之家", 1, 20],
        ["社区之家甲", 2, 20],
      ],
    ];
    expect(await below()).toEqual(shown);
  });

  it("is read for its page in six statements at most", async () => {
    const page = async () => {
      await publicCity();
      await publicHome(home.homeId);
      await publicBeside(home.homeId);
    };
    await page();
    const query = vi.spyOn(pg.Client.prototype, "query");
    await page();
    expect(query.mock.calls.length).toBeLessThanOrEqual(6);
    query.mockRestore();
  });

  it("moved at once never stand above each other", async () => {
    await newHome("甲家");
    await newHome("乙家");
    const settled = await heldAt(portal, "Home", [() => put(who.staff, "甲家", "乙家"), () => put(who.staff, "乙家", "甲家")]);
    expect(settled.map((result) => result.status === "fulfilled" && result.value.ok).toSorted()).toEqual([false, true]);
  });
});
