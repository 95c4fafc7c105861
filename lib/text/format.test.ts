import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { addDays, type Calendar, endOf } from "@/lib/kernel/dates";
import {
  countedDay,
  dateText,
  daysLeft,
  dayText,
  deadlineText,
  dueView,
  plateDate,
  pointsText,
  shortDay,
  sizeText,
  timeText,
} from "./format";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const at = (text: string) => new Date(`${text}+08:00`);
/** A Friday is the 20th; the 21st and 22nd are a weekend. */
const none: Calendar = new Map();

describe("dates", () => {
  it("are Shanghai's, without noughts", () => {
    expect(dayText("2026-11-05")).toBe("2026年11月5日");
    expect(dateText(new Date("2026-11-20T16:00:00Z"))).toBe("2026年11月21日");
    expect(dateText(new Date("2026-11-20T15:59:59.999Z"))).toBe("2026年11月20日");
    expect(shortDay("2026-11-21")).toBe("11月21日（周六）");
    expect(timeText(at("2026-11-21T09:05:59"))).toBe("2026年11月21日 9:05");
    expect(timeText(at("2026-11-21T00:00:00"))).toBe("2026年11月21日 0:00");
  });

  it("of a limit name its last day, never the midnight after", () => {
    expect(deadlineText(endOf("2026-11-24"))).toBe("11月24日（周二） 24 时截止");
    expect(deadlineText(endOf("2026-12-31"))).toBe("12月31日（周四） 24 时截止");
    expect(deadlineText(endOf("2024-02-29"))).toBe("2月29日（周四） 24 时截止");
  });
});

describe("what rests on a year without a notice", () => {
  const guessed: Calendar = Object.assign(new Map<string, boolean>(), { provisionalFrom: "2027-01-01" });

  it("says so, as a date and as a count", () => {
    expect(deadlineText(endOf("2027-01-05"), guessed)).toBe("1月5日（周二） 24 时截止（暂定）");
    expect(countedDay("2027-01-05", guessed)).toBe("1月5日（周二）（暂定）");
    expect(countedDay("2026-12-31", guessed)).toBe("12月31日（周四）");
    expect(dueView(endOf("2027-01-05"), at("2026-12-28T10:00:00"), guessed).label).toBe("还剩 6 个工作日（暂定）");
  });

  it("and nothing else does: earlier dates, dates somebody fixed, what is over or ends today", () => {
    expect(deadlineText(endOf("2026-12-31"), guessed)).toBe("12月31日（周四） 24 时截止");
    expect(deadlineText(endOf("2027-01-05"))).toBe("1月5日（周二） 24 时截止");
    expect(dueView(endOf("2026-12-31"), at("2026-12-28T10:00:00"), guessed).label).toBe("还剩 3 个工作日");
    expect(dueView(endOf("2027-01-05"), at("2027-01-05T10:00:00"), guessed).label).toBe("今天到期");
  });
});

describe("the date on a plate", () => {
  it.each([
    ["2026-11-21", "二〇二六年十一月"],
    ["2024-10-01", "二〇二四年十月"],
    ["2030-01-31", "二〇三〇年一月"],
    ["2019-12-05", "二〇一九年十二月"],
    ["2008-09-30", "二〇〇八年九月"],
  ])("%s is %s", (day, words) => expect(plateDate(day)).toBe(words));

  it("is another one for each month", () => {
    const months = Array.from({ length: 12 }, (_, i) => plateDate(`2026-${String(i + 1).padStart(2, "0")}-01`));
    expect(new Set(months).size).toBe(12);
  });
});

describe("what is left of a limit", () => {
  // Ends with Friday 27 November 2026.
  const end = endOf("2026-11-27");

  it.each([
    ["2026-11-20T10:00:00", "还剩 5 个工作日", "plain"],
    ["2026-11-21T10:00:00", "还剩 5 个工作日", "plain"],
    ["2026-11-24T23:59:59.999", "还剩 3 个工作日", "plain"],
    ["2026-11-25T00:00:00", "还剩 2 个工作日", "warn"],
    ["2026-11-26T23:59:59.999", "还剩 1 个工作日", "warn"],
    ["2026-11-27T00:00:00", "今天到期", "bad"],
    ["2026-11-27T23:59:59.999", "今天到期", "bad"],
    ["2026-11-28T00:00:00", "逾期 1 天", "bad"],
    ["2026-11-28T23:59:59.999", "逾期 1 天", "bad"],
    ["2026-11-29T00:00:00", "逾期 2 天", "bad"],
  ])("at %s is %s (%s)", (now, label, tone) => expect(dueView(end, at(now), none)).toEqual({ label, tone }));

  it("counts days that work by order and not those that rest by order", () => {
    const calendar: Calendar = new Map([
      ["2026-11-22", true],
      ["2026-11-23", false],
      ["2026-11-24", false],
    ]);
    expect(dueView(end, at("2026-11-20T10:00:00"), calendar).label).toBe("还剩 4 个工作日");
    expect(dueView(end, at("2026-11-22T10:00:00"), calendar)).toEqual({ label: "还剩 3 个工作日", tone: "plain" });
  });

  it("on a weekend before a last day that rests says so in days", () => {
    // A limit in natural days may end with a Sunday: on Saturday no working day is left, but it is not overdue.
    const sunday = endOf("2026-11-22");
    expect(dueView(sunday, at("2026-11-21T10:00:00"), none)).toEqual({ label: "还剩 1 天", tone: "warn" });
    expect(dueView(sunday, at("2026-11-22T10:00:00"), none)).toEqual({ label: "今天到期", tone: "bad" });
  });

  it("only ever grows more urgent", () => {
    const urgency = { plain: 0, warn: 1, bad: 2 } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()), { maxLength: 10 }),
        (days, special) => {
          const calendar: Calendar = new Map(special.map(([offset, works]) => [addDays("2026-11-20", offset), works]));
          const until = endOf(addDays("2026-11-20", days));
          let last = 0;
          for (let hour = 0; hour < (days + 3) * 24; hour += 6) {
            const now = new Date(at("2026-11-20T00:00:00").getTime() + hour * 3_600_000);
            const { tone, label } = dueView(until, now, calendar);
            if (urgency[tone] < last || label.includes("逾期") !== now >= until || label.includes(" 0 "))
              throw new Error(`${label} at ${now.toISOString()}`);
            last = urgency[tone];
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("in days reaches nought on the last day and stays there", () => {
    expect(daysLeft(end, at("2026-11-05T10:00:00"))).toBe(22);
    expect(daysLeft(end, at("2026-11-26T23:59:59"))).toBe(1);
    expect(daysLeft(end, at("2026-11-27T00:00:00"))).toBe(0);
    expect(daysLeft(end, at("2026-12-24T00:00:00"))).toBe(0);
  });
});

describe("figures", () => {
  it("of points lose no hundredth and gain none", () => {
    expect(pointsText(8500)).toBe("85");
    expect(pointsText(850)).toBe("8.5");
    expect(pointsText(5)).toBe("0.05");
    expect(pointsText(-125)).toBe("-1.25");
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (hundredths) =>
          Math.round(Number(pointsText(hundredths)) * 100) === hundredths && /^-?\d+(\.\d{1,2})?$/.test(pointsText(hundredths)),
      ),
    );
  });

  it("of files are short", () => {
    expect([0, 1023, 1024, 1_048_576, 20 * 1_048_576].map(sizeText)).toEqual(["0 B", "1023 B", "1 KB", "1.0 MB", "20.0 MB"]);
  });
});
