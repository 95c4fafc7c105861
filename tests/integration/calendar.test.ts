// The calendar of working days: who may change it, what a change shows, and that it moves nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as stages from "@/lib/applications/commands/stages";
import { confirmYear, setDay } from "@/lib/calendar/commands";
import { previewChange, readCalendar, readDay, readYear } from "@/lib/calendar/queries";
import { addDays, dayOf, endOf, isProvisional, isWorkingDay, nextWorkingDay, toDateColumn } from "@/lib/kernel/dates";
import { releaseNotice } from "@/lib/notices/commands/notice";
import { submitObjection } from "@/lib/notices/commands/objection";
import { previewNotices } from "@/lib/notices/queries/moved";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { loadReference } from "@/prisma/seed/reference";
import { act, buildCity, type City, monday, type PersonKey, visitor } from "../support/city";
import { bringTo, draftedNotice, move, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { heldAt } from "../support/race";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.setClock(monday);
  await db().calendarDay.deleteMany();
  await db().calendarDay.create({ data: { date: toDateColumn("2026-11-28"), working: true, name: "调休上班", source: "test" } });
});

const change = (day: string, choice: "plain" | "rest" | "work", seen: "plain" | "rest" | "work") => ({
  ...{ day, choice, seen },
  name: choice === "plain" ? "" : "临时安排",
  source: "市政府通知",
});
const apply = async () => submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
const works = async (day: string) => isWorkingDay(day, await readCalendar(db()));

describe("a day", () => {
  it("is set to rest, to work, and back, with its source in the log", async () => {
    const staff = await city.as("staff");
    await act(setDay, staff, change("2026-11-25", "rest", "plain"));
    expect(await works("2026-11-25")).toBe(false);
    expect((await readYear(staff, 2026))?.days.map(({ day }) => day)).toEqual(["2026-11-25", "2026-11-28"]);
    await act(setDay, staff, change("2026-11-25", "plain", "rest"));
    expect(await works("2026-11-25")).toBe(true);
    expect((await readYear(staff, 2026))?.days.map(({ day }) => day)).toEqual(["2026-11-28"]);
    const log = await portal.sql<{ changes: Record<string, unknown> }>(
      `SELECT "changes" FROM "AuditEntry" WHERE "permission" = 'calendar.change' AND "subjectId" = '2026-11-25' ORDER BY "seq"`,
    );
    expect(log.map(({ changes }) => changes["CalendarDay.kind"])).toEqual([
      ["plain", "rest"],
      ["rest", "plain"],
    ]);
    expect(log[0]?.changes["CalendarDay.source"]).toEqual([null, "市政府通知"]);
  });

  it("that was made plain stays so when a later start loads the official days again", async () => {
    await loadReference(db());
    expect(await works("2026-10-01")).toBe(false);
    await act(setDay, await city.as("staff"), change("2026-10-01", "plain", "rest"));
    await loadReference(db());
    expect(await works("2026-10-01")).toBe(true);
  });

  it("cannot be made what it is by its weekday, nor go without a name or a source", async () => {
    const staff = await city.as("staff");
    const fields = async (input: object) => {
      const outcome = await runCommand(setDay, staff, { ...change("2026-11-25", "rest", "plain"), ...input });
      return outcome.ok || outcome.problem.kind !== "invalidInput" ? outcome : outcome.problem.fields;
    };
    expect(await fields({ choice: "work" })).toEqual({ choice: ["asWeekday"] });
    expect(await fields({ day: "2026-11-29", choice: "rest" })).toEqual({ choice: ["asWeekday"] });
    expect(await fields({ name: "" })).toEqual({ name: ["required"] });
    expect(await fields({ source: " " })).toEqual({ source: ["required"] });
    expect(await fields({ day: "2026-02-30" })).toMatchObject({ day: ["notDay"] });
  });

  it("is the city staff's to change and three offices' to see; nobody else learns of it", async () => {
    const may: Partial<Record<PersonKey, string>> = { staff: "ok", leader: "forbidden", system: "forbidden" };
    for (const who of [
      "leader",
      "system",
      "security",
      "auditor",
      "highTech",
      "receiver",
      "pharma",
      "expert",
      "scientist",
      "staff",
    ] as const) {
      const actor = await city.as(who);
      const outcome = await runCommand(setDay, actor, change("2026-11-26", "rest", "plain"));
      expect([who, outcome.ok ? "ok" : outcome.problem.kind]).toEqual([who, may[who] ?? "notFound"]);
      expect([who, (await readYear(actor, 2026)) !== null]).toEqual([who, who in may]);
      expect([who, (await previewChange(actor, { day: "2026-11-26", choice: "rest" })) !== null]).toEqual([who, who === "staff"]);
      expect([who, (await readDay(actor, "2026-11-26")) !== null]).toEqual([who, who === "staff"]);
    }
    expect(await runCommand(setDay, visitor, change("2026-11-26", "plain", "rest"))).toMatchObject({ problem: { kind: "notSignedIn" } });
  });

  it("changed by two at once: one wins, the other is shown what it is now", async () => {
    const [a, b] = [await city.as("staff"), await city.as("colleague")];
    const outcomes = await heldAt(portal, "CalendarDay", [
      () => runCommand(setDay, a, change("2026-11-27", "rest", "plain")),
      () => runCommand(setDay, b, { ...change("2026-11-27", "rest", "plain"), name: "另一名称" }),
    ]);
    const words = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? (outcome.value.ok ? "ok" : outcome.value.problem.kind) : "threw",
    );
    expect(words.toSorted()).toEqual(["conflict", "ok"]);
  });
});

describe("a change shows what it would move, and moves none of it", () => {
  it("an office's limit, a return's limit, a round that ends that day", async () => {
    const waiting = await apply();
    const back = await apply();
    await move(city, "highTech", stages.endorseReturn, back, { comment: "补正", m: { hours: "写清楚" } });
    // The round ended before the days given do: what counts is the days.
    await portal.sql(
      `UPDATE "Round" SET "opensAt" = "opensAt" - interval '60 days', "closesAt" = $2 WHERE "id" = (SELECT "roundId" FROM "Application" WHERE "id" = $1)`,
      back,
      new Date("2026-11-24T00:00:00+08:00"),
    );
    await portal.sql(
      `UPDATE "WorkItem" SET "dueAt" = $2 WHERE "applicationId" = $1 AND "closedAt" IS NULL`,
      back,
      new Date("2026-11-29T00:00:00+08:00"),
    );
    const staff = await city.as("staff");
    const preview = await previewChange(staff, { day: "2026-11-25", choice: "rest" });
    expect(preview?.before).toBe("plain");
    const found = (id: string) => preview?.moved.find((row) => row.id === id);
    // Monday, five working days of which Saturday the 28th is one: until Saturday; without Wednesday until the Monday after.
    expect(found(waiting)).toMatchObject({ purpose: "endorse", organization: "高新区科协", wouldBe: endOf("2026-11-30") });
    expect(dayOf(new Date((found(waiting)?.dueAt.getTime() ?? 0) - 1))).toBe("2026-11-28");
    expect(found(back)).toMatchObject({ purpose: "revise", wouldBe: endOf("2026-11-30") });
    expect(preview?.count).toBe(preview?.moved.length);

    const round = await city.roundOf("kunshan2024");
    const last = dayOf(new Date(round.closesAt.getTime() - 1));
    const rounds = async () => (await previewChange(staff, { day: last, choice: "rest" }))?.rounds.find(({ id }) => id === round.roundId);
    expect(await rounds()).toMatchObject({ closesAt: round.closesAt, wouldBe: null });
    await db().round.update({ where: { id: round.roundId }, data: { rollsOver: true } });
    expect(await rounds()).toMatchObject({ closesAt: round.closesAt, wouldBe: endOf(nextWorkingDay(addDays(last, 1), new Map())) });
    expect((await previewChange(staff, { day: "2027-03-01", choice: "rest" }))?.moved).toEqual([]);
  });

  it("names the notices and objections it would move, with the day they would end on, and moves neither", async () => {
    const released = async () => {
      const id = await submitted(city, "linjiang2026", { round: await city.roundOf("linjiang2026") });
      await bringTo(city, id, "notice");
      const noticeId = await draftedNotice(city, id);
      await act(releaseNotice, await city.as("leader"), { noticeId });
      return db().publicNotice.findUniqueOrThrow({ where: { id: noticeId }, include: { items: true } });
    };
    const notice = await released();
    const said = { name: "某人", phone: "13700001000", mode: "confidential", text: "场地没有开放" };
    const { id: objectionId } = await act(submitObjection, visitor, { noticeId: notice.id, itemId: notice.items[0]?.id, ...said });
    const staff = await city.as("staff");
    const told = async (day: string) => previewNotices(staff, { day, choice: "rest" });
    const moved = await told("2026-11-25");
    const objection = await db().objection.findUniqueOrThrow({ where: { id: objectionId } });
    // Two working days from a Monday end on Wednesday, or on Thursday where Wednesday rests.
    expect(objection.dueAt).toEqual(endOf("2026-11-25"));
    expect(moved?.objections).toMatchObject([{ id: objectionId, dueAt: endOf("2026-11-25"), wouldBe: endOf("2026-11-26") }]);
    expect(moved?.notices).toMatchObject([{ id: notice.id, endsAt: notice.endsAt }]);
    expect(await told("2027-03-01")).toEqual({ notices: [], objections: [] });
    expect(await previewNotices(await city.as("leader"), { day: "2026-11-25", choice: "rest" })).toBeNull();
    await act(setDay, staff, change("2026-11-25", "rest", "plain"));
    expect(await db().publicNotice.findUniqueOrThrow({ where: { id: notice.id }, include: { items: true } })).toEqual(notice);
    // What is published by the changed calendar ends on the day that was foretold.
    expect((await released()).endsAt).toEqual(moved?.notices[0]?.wouldBe);
  });

  it("leaves every date as it was told; what begins later counts by the new calendar", async () => {
    const told = await apply();
    const due = async (id: string) => (await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } })).dueAt;
    const stage = async (id: string) => (await db().stage.findFirstOrThrow({ where: { applicationId: id, state: "open" } })).dueAt;
    const before = [await due(told), await stage(told)];
    await act(setDay, await city.as("staff"), change("2026-11-25", "rest", "plain"));
    expect([await due(told), await stage(told)]).toEqual(before);
    const fresh = await apply();
    expect(await due(fresh)).toEqual(endOf("2026-11-30"));
    expect(before[0]).toEqual(endOf("2026-11-28"));
  });

  it("writes nothing by being looked at", async () => {
    await apply();
    const staff = await city.as("staff");
    const before = await portal.fingerprint();
    await previewChange(staff, { day: "2026-11-25", choice: "rest" });
    await readYear(staff, 2026);
    await readDay(staff, "2026-11-25");
    expect(await portal.fingerprint()).toBe(before);
  });
});

describe("a year without a notice", () => {
  it("is provisional, with all after it, until somebody confirms that it is whole", async () => {
    await loadReference(db());
    const staff = await city.as("staff");
    const marks = async () => {
      const calendar = await readCalendar(db());
      return ["2026-12-31", "2027-01-01", "2028-06-01"].map((day) => isProvisional(day, calendar));
    };
    expect(await marks()).toEqual([false, true, true]);
    await act(setDay, staff, change("2027-02-15", "rest", "plain"));
    expect(await marks()).toEqual([false, true, true]); // one day entered does not make the year official
    expect((await readYear(staff, 2027))?.days.map(({ provisional }) => provisional)).toEqual([true, true]);
    await act(confirmYear, staff, { year: "2027", source: "国务院办公厅关于2027年部分节假日安排的通知" });
    expect(await marks()).toEqual([false, false, true]);
    expect(await runCommand(confirmYear, staff, { year: "2027", source: "x" })).toEqual({ ok: false, problem: { kind: "conflict" } });
    expect(await runCommand(confirmYear, staff, { year: "2030", source: "x" })).toMatchObject({
      problem: { fields: { source: ["noDays"] } },
    });
    expect(await runCommand(confirmYear, await city.as("leader"), { year: "2027", source: "x" })).toMatchObject({
      problem: { kind: "forbidden" },
    });
  });
});
