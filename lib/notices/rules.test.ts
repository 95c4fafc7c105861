import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { addDays, type Calendar, type Day, dayOf, daysBetween, startOf, weekdayOf } from "@/lib/kernel/dates";
import { schemeDocument } from "@/lib/schemes/schema/document";
import {
  countedDaysLeft,
  holdOf,
  noticeGuards,
  noticePeriod,
  type NoticeRule,
  noticeRuleOf,
  noticeSettled,
  objectionGuards,
  settleMs,
} from "./rules";
import type { ObjectionState } from "./workflow";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

/** National Day 2026 as the State Council's office gave it, with its two working weekends. */
const autumn: Calendar = new Map([
  ...["2026-09-25", "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].map((day) => [day, false] as const),
  ...["2026-09-20", "2026-10-10"].map((day) => [day, true] as const),
]);
const rule = (days: number, dayKind: NoticeRule["dayKind"], firstDay: NoticeRule["firstDay"]) => ({ days, dayKind, firstDay });
const span = (on: Day, given: ReturnType<typeof rule>, calendar: Calendar = autumn) => {
  const { firstDay, lastDay } = noticePeriod(on, given, calendar);
  return [firstDay, lastDay];
};

describe("the days of a notice", () => {
  it.each([
    // The mockup: published on Tuesday 17 November, five working days from the 18th to the 24th.
    ["2026-11-17", rule(5, "working", "notCounted"), ["2026-11-18", "2026-11-24"]],
    ["2026-11-17", rule(5, "working", "counted"), ["2026-11-17", "2026-11-23"]],
    ["2026-11-17", rule(7, "natural", "notCounted"), ["2026-11-18", "2026-11-24"]],
    ["2026-11-17", rule(7, "natural", "counted"), ["2026-11-17", "2026-11-23"]],
    // Published on a Saturday: a working day that is to be counted is the next one that works.
    ["2026-11-21", rule(1, "working", "counted"), ["2026-11-23", "2026-11-23"]],
    ["2026-11-21", rule(1, "working", "notCounted"), ["2026-11-23", "2026-11-23"]],
    // Over National Day: 30 September, then 8, 9 and, because people work on it, Saturday the 10th.
    ["2026-09-29", rule(4, "working", "notCounted"), ["2026-09-30", "2026-10-10"]],
    ["2026-09-30", rule(1, "working", "notCounted"), ["2026-10-08", "2026-10-08"]],
    // Natural days end on a holiday: the last day rolls to the next that works (民法典 203).
    ["2026-09-28", rule(5, "natural", "notCounted"), ["2026-09-29", "2026-10-08"]],
    ["2026-11-16", rule(5, "natural", "notCounted"), ["2026-11-17", "2026-11-23"]],
    ["2026-10-03", rule(7, "natural", "notCounted"), ["2026-10-04", "2026-10-10"]],
  ])("published on %s, %j: %j", (on, given, days) => expect(span(on, given)).toEqual(days));

  it("end at the midnight after the last of them", () => {
    const { endsAt } = noticePeriod("2026-11-17", rule(5, "working", "notCounted"), autumn);
    expect(endsAt).toEqual(new Date("2026-11-25T00:00:00+08:00"));
  });

  /** Walks day by day from a year before, and asks of each day what it is: slow, and written another way round. */
  function oracle(on: Day, given: ReturnType<typeof rule>, calendar: Calendar): { days: Day[]; last: Day } {
    const works = (day: Day) => (calendar.has(day) ? calendar.get(day) === true : !["0", "6"].includes(String(weekdayOf(day))));
    const days: Day[] = [];
    for (let i = -365; i < 1_000; i += 1) {
      const day = addDays(on, i);
      const begun = given.firstDay === "counted" ? day >= on : day > on;
      const counted = days.length;
      if (!begun) continue;
      if (counted >= given.days && works(days[counted - 1] as Day)) break;
      if (given.dayKind === "natural" || works(day)) days.push(day);
    }
    return { days, last: days.at(-1) as Day };
  }

  const calendarAround = (on: Day) =>
    fc
      .array(fc.tuple(fc.integer({ min: -10, max: 60 }), fc.boolean()), { maxLength: 40 })
      .map((list): Calendar => new Map(list.map(([offset, works]) => [addDays(on, offset), works])));
  const published = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays("2024-01-01", n));
  const cases = published.chain((on) =>
    fc.tuple(
      fc.constant(on),
      fc.record({
        days: fc.integer({ min: 1, max: 30 }),
        dayKind: fc.constantFrom("working" as const, "natural" as const),
        firstDay: fc.constantFrom("counted" as const, "notCounted" as const),
      }),
      calendarAround(on),
    ),
  );

  it("equal a slow oracle on 10,000 generated notices over generated holidays", () => {
    fc.assert(
      fc.property(cases, ([on, given, calendar]) => {
        const found = noticePeriod(on, given, calendar);
        const wanted = oracle(on, given, calendar);
        expect(found.countedDays).toEqual(wanted.days);
        expect([found.firstDay, found.lastDay]).toEqual([wanted.days[0], wanted.last]);
        expect(found.endsAt.getTime() - startOf(found.lastDay).getTime()).toBe(86_400_000);
      }),
      { numRuns: 10_000 },
    );
  });

  it("are never fewer than stated, begin no earlier than the day of publication, and end on a day that works", () => {
    fc.assert(
      fc.property(cases, ([on, given, calendar]) => {
        const { firstDay, lastDay, countedDays } = noticePeriod(on, given, calendar);
        const weekday = weekdayOf(lastDay);
        return (
          countedDays.length >= given.days &&
          (given.dayKind === "natural" || countedDays.length === given.days) &&
          daysBetween(on, firstDay) >= (given.firstDay === "counted" ? 0 : 1) &&
          (calendar.get(lastDay) ?? (weekday !== 0 && weekday !== 6))
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it("are told as days left, today included, and none when it is over", () => {
    const { countedDays, endsAt } = noticePeriod("2026-11-17", rule(5, "working", "notCounted"), autumn);
    const left = (at: string) => countedDaysLeft(countedDays, new Date(at));
    expect(left("2026-11-17T18:00:00+08:00")).toBe(5);
    expect(left("2026-11-18T00:00:00+08:00")).toBe(5);
    expect(left("2026-11-20T12:00:00+08:00")).toBe(3);
    expect(left("2026-11-22T12:00:00+08:00")).toBe(2);
    expect(left("2026-11-24T23:59:59.999+08:00")).toBe(1);
    expect(countedDaysLeft(countedDays, endsAt)).toBe(0);
    expect(dayOf(endsAt)).toBe("2026-11-25");
  });
});

describe("a scheme's notice", () => {
  const document = schemeDocument.parse(
    JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../../prisma/seed/schemes/linjiang2026.json"), "utf8")),
  );
  it("is read whole or not at all", () => {
    expect(noticeRuleOf(document, "notice")).toEqual({ ...rule(5, "working", "notCounted"), numberPattern: "临科协公示〔{year}〕{n}号" });
    expect(noticeRuleOf(document, "decide")).toBeNull();
    expect(noticeRuleOf(document, "nowhere")).toBeNull();
    for (const option of ["days", "dayKind", "firstDay", "numberPattern"]) {
      const stages = document.stages.map((stage) => (stage.kind === "publicNotice" ? { ...stage, [option]: undefined } : stage));
      expect(noticeRuleOf({ ...document, stages }, "notice"), option).toBeNull();
    }
  });
});

describe("guards", () => {
  it("let nobody release what they wrote, and nothing that does not wait", () => {
    const facts = { draftedById: "a", actorId: "b", items: 2, waiting: 2 };
    expect(noticeGuards.releaserIsAnother(facts)).toBe(true);
    expect(noticeGuards.releaserIsAnother({ ...facts, actorId: "a" })).toBe(false);
    expect(noticeGuards.releaserIsAnother({ ...facts, actorId: null })).toBe(false);
    expect([0, 1, 2].map((waiting) => noticeGuards.itemsWaiting({ ...facts, waiting }))).toEqual([false, false, true]);
    expect(noticeGuards.itemsWaiting({ ...facts, items: 0, waiting: 0 })).toBe(false);
  });

  it("wait a minute after the end, longer than any transaction lives", () => {
    const endsAt = new Date("2026-11-25T00:00:00+08:00");
    expect(settleMs).toBeGreaterThan(40_000);
    for (const [ms, settled] of [
      [-1, false],
      [0, false],
      [settleMs - 1, false],
      [settleMs, true],
    ] as const)
      expect(noticeSettled(new Date(endsAt.getTime() + ms), endsAt)).toBe(settled);
  });

  it("let an objector take it back for ten minutes, and the office begin after them", () => {
    const receivedAt = new Date("2026-11-20T10:00:00+08:00");
    const tenMinutes = 600_000;
    const at = (name: keyof typeof objectionGuards) => (ms: number) =>
      objectionGuards[name]({ receivedAt, now: new Date(receivedAt.getTime() + ms) });
    expect([0, tenMinutes - 1, tenMinutes].map(at("revocable"))).toEqual([true, true, false]);
    expect([0, tenMinutes - 1, tenMinutes].map(at("settled"))).toEqual([false, false, true]);
  });
});

describe("what holds an application", () => {
  const item = (stageId: string, ...states: ObjectionState[]) => ({ stageId, objections: states.map((state) => ({ state })) });
  it.each([
    ["nothing", [], false, false],
    ["a notice nobody objected to", [item("now")], false, false],
    ["one that was just received", [item("now", "received")], true, false],
    ["one that is looked into", [item("now", "accepted", "dismissed")], true, false],
    ["answered ones", [item("now", "declined", "dismissed", "revoked")], false, false],
    ["one that was upheld", [item("now", "upheld", "declined")], true, true],
    ["one upheld before the stage was worked again", [item("before", "upheld"), item("now")], false, false],
    ["one never answered, of a notice that was withdrawn or a stage since left", [item("before", "received"), item("now")], true, false],
  ] as const)("%s", (_, items, held, upheld) => expect(holdOf(items, "now")).toEqual({ held, upheld }));
});
