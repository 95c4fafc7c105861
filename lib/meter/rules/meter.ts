// The living meter: whether a home keeps its promise, counted from what was held and who checked in, never typed. Pure.
import { addDays, type Day } from "@/lib/kernel/dates";
import type { Operation } from "@/lib/schemes/schema/operation";

export type MeterSession = {
  id: string;
  /** The Shanghai day it starts on: months and years are counted by it (clauses part 5, 12). */
  day: Day;
  approved: boolean;
  held: boolean;
  online: boolean;
  /** Different people who checked in: visitors, and keepers or the organizer's staff. */
  present: number;
  staffPresent: number;
  yearlyKind: string | null;
  lines: readonly string[];
  services: readonly string[];
};

/** `until`: the first day on which the home no longer bears its plate; null while it does. */
export type MeterFacts = { awardedOn: Day; until: Day | null; sessions: readonly MeterSession[] };

type Named = { key: string; name: string };
/** The figures of a scheme's `operation`, without where they come from. */
export type Requirements = {
  leastAttendees: number;
  monthly: number;
  yearly: number;
  firstMonth: "owed" | "notOwed" | "ifAwardedOnFirst";
  firstYear: "whole" | "byMonths";
  countStaff: boolean;
  countOnline: boolean;
  yearlyKinds: readonly Named[];
  lines: readonly Named[];
  services: readonly Named[];
};

export function requirementsOf(operation: Operation): Requirements {
  const named = (list: Operation["services"]) => list.map(({ key, name }) => ({ key, name }));
  return {
    leastAttendees: operation.leastAttendees.value,
    monthly: operation.monthly.value,
    yearly: operation.yearly.value,
    firstMonth: operation.firstMonth.value,
    firstYear: operation.firstYear.value,
    countStaff: operation.countStaff.value,
    countOnline: operation.countOnline.value,
    yearlyKinds: named(operation.yearlyKinds),
    lines: named(operation.lines),
    services: named(operation.services),
  };
}

/** Why a session is none of those that count. */
export type NotCounted = "notApproved" | "notHeld" | "ahead" | "noPlate" | "online" | "tooFew";
export type CountedSession = { id: string; day: Day; attendees: number; why: NotCounted | null };

/** notOwed: before the plate or after it · met · missed: over, and nothing can mend it · open: there is time · ahead: not begun. */
export type TestState = "notOwed" | "met" | "missed" | "open" | "ahead";
export type Test = { owed: number; counted: number; state: TestState /** The last day on which it can be met. */; by: Day };
export type Covered = Named & { counted: number };
export type Missing =
  | { what: "month"; month: number; short: number; by: Day; over: boolean }
  | { what: "year"; short: number; by: Day; over: boolean }
  | { what: "kind"; kind: Named; by: Day; over: boolean };

/** So many sessions of one month and yearly kind that count. */
export type Tally = { month: number; kind: string | null; counted: number };

/** What a year comes to, whatever it was counted from: the sessions themselves, or tallies of them that the database made. */
export type Standing = {
  year: number;
  /** met: all that is owed was done · missed: something can no longer be · onTrack: nothing was missed yet · notOwed: no month of it is. */
  state: "met" | "missed" | "onTrack" | "notOwed";
  months: (Test & { month: number })[];
  total: Test;
  kinds: (Covered & { state: TestState; by: Day })[];
  missing: Missing[];
};
export type Meter = Standing & { lines: Covered[]; services: Covered[]; sessions: CountedSession[] };

const monthOf = (day: Day) => day.slice(0, 7);
const firstOf = (year: number, month: number): Day => `${year}-${String(month).padStart(2, "0")}-01`;
const lastOf = (year: number, month: number): Day => addDays(month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1), -1);

/** Whether one session counts: approved, held, by a home with a plate, with enough different people (Y18); exactly enough is enough. */
export function countSession(session: MeterSession, facts: MeterFacts, needs: Requirements, today: Day): CountedSession {
  const attendees = session.present + (needs.countStaff ? session.staffPresent : 0);
  const why = ((): NotCounted | null => {
    if (!session.approved) return "notApproved";
    if (session.day > today) return "ahead";
    if (!session.held) return "notHeld";
    if (session.day < facts.awardedOn || (facts.until !== null && session.day >= facts.until)) return "noPlate";
    if (session.online && !needs.countOnline) return "online";
    return attendees < needs.leastAttendees ? "tooFew" : null;
  })();
  return { id: session.id, day: session.day, attendees, why };
}

/** A month is owed if the plate hung through the whole of it; that of the award as the scheme says. */
function isOwed(
  year: number,
  month: number,
  { awardedOn, until }: Pick<MeterFacts, "awardedOn" | "until">,
  { firstMonth }: Pick<Requirements, "firstMonth">,
): boolean {
  if (until !== null && until <= lastOf(year, month)) return false;
  const first = firstOf(year, month);
  if (monthOf(awardedOn) !== monthOf(first)) return awardedOn < first;
  return firstMonth === "owed" || (firstMonth === "ifAwardedOnFirst" && awardedOn === first);
}

/** A test as it stands today, of something that begins and ends on these days. */
function testOf(owed: number, counted: number, first: Day, by: Day, today: Day): Test {
  const state = owed === 0 ? "notOwed" : counted >= owed ? "met" : today > by ? "missed" : today < first ? "ahead" : "open";
  return { owed, counted, state, by };
}

/** A year as it stands on `today`: both tests, since twelve in one month pass the yearly one and fail eleven months (Y18). */
export function standing(
  tallies: readonly Tally[],
  term: Pick<MeterFacts, "awardedOn" | "until">,
  needs: Pick<Requirements, "firstMonth" | "firstYear" | "monthly" | "yearly" | "yearlyKinds">,
  { year, today }: { year: number; today: Day },
): Standing {
  const sum = (fits: (tally: Tally) => boolean) => tallies.reduce((all, tally) => all + (fits(tally) ? tally.counted : 0), 0);
  const all = Array.from({ length: 12 }, (_, at) => at + 1);
  const owedMonths = all.filter((month) => isOwed(year, month, term, needs));
  const months = all.map((month) => ({
    month,
    ...testOf(
      owedMonths.includes(month) ? needs.monthly : 0,
      sum((tally) => tally.month === month),
      firstOf(year, month),
      lastOf(year, month),
      today,
    ),
  }));

  const [begins, ends] = [firstOf(year, 1), lastOf(year, 12)];
  const none = owedMonths.length === 0;
  const whole = owedMonths.length === 12 || needs.firstYear === "whole";
  const total = testOf(
    none ? 0 : whole ? needs.yearly : Math.ceil((needs.yearly * owedMonths.length) / 12),
    sum(() => true),
    begins,
    ends,
    today,
  );

  // Each once a year; of a year that is not owed whole, only where the scheme asks for the whole of it.
  const kinds = needs.yearlyKinds.map((named) => {
    const counted = sum(({ kind }) => kind === named.key);
    const { state, by } = testOf(!none && whole ? 1 : 0, counted, begins, ends, today);
    return { ...named, counted, state, by };
  });

  const missing: Missing[] = [
    ...months.flatMap(({ month, owed, counted, state, by }) =>
      state === "missed" || state === "open"
        ? [{ what: "month" as const, month, short: owed - counted, by, over: state === "missed" }]
        : [],
    ),
    ...(total.state === "missed" || total.state === "open"
      ? [{ what: "year" as const, short: total.owed - total.counted, by: total.by, over: total.state === "missed" }]
      : []),
    ...kinds.flatMap(({ key, name, state, by }) =>
      state === "missed" || state === "open" ? [{ what: "kind" as const, kind: { key, name }, by, over: state === "missed" }] : [],
    ),
  ];
  const states = [...months, total, ...kinds].map(({ state }) => state);
  return {
    year,
    state: none
      ? "notOwed"
      : states.includes("missed")
        ? "missed"
        : states.some((state) => state === "open" || state === "ahead")
          ? "onTrack"
          : "met",
    ...{ months, total, kinds, missing },
  };
}

/** A home's year, session by session. */
export function meter(facts: MeterFacts, needs: Requirements, { year, today }: { year: number; today: Day }): Meter {
  const ofYear = facts.sessions.filter(({ day }) => Number(day.slice(0, 4)) === year);
  const sessions = ofYear.map((session) => countSession(session, facts, needs, today));
  const counting = new Set(sessions.flatMap(({ id, why }) => (why === null ? [id] : [])));
  const counted = ofYear.filter(({ id }) => counting.has(id));
  const cover = (list: readonly Named[], has: (session: MeterSession, key: string) => boolean): Covered[] =>
    list.map((one) => ({ ...one, counted: counted.filter((session) => has(session, one.key)).length }));
  return {
    ...standing(
      counted.map(({ day, yearlyKind }) => ({ month: Number(day.slice(5, 7)), kind: yearlyKind, counted: 1 })),
      facts,
      needs,
      { year, today },
    ),
    lines: cover(needs.lines, ({ lines }, key) => lines.includes(key)),
    services: cover(needs.services, ({ services }, key) => services.includes(key)),
    sessions,
  };
}
