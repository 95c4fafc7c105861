import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, spanOn } from "@/lib/kernel/recurrence";
import { bookingGuards, inventoryOf, isFree, letIn, needsRepair, placeInLine, readStands, standsText, weekOf } from "./rules";
import { facilityKinds, facilityStates } from "./schema";
import { bookingWorkflow, holdingStatuses } from "./workflow";

const seed = 20_261_124;
const day = "2026-11-24";
const now = spanOn(day, 0, 1).startsAt;
const held = (id: string, from: number, to: number, status: (typeof bookingWorkflow.statuses)[number] = "approved") => ({
  id,
  status,
  ...spanOn(day, from, to),
});

describe("a room", () => {
  it.each([
    [480, 540, true],
    [480, 541, false],
    [600, 660, true],
    [599, 660, false],
    [550, 560, false],
  ])("taken from nine to ten is free from minute %i to %i: %s", (from, to, free) =>
    expect(isFree(spanOn(day, from, to), [held("a", 540, 600)])).toBe(free),
  );

  it("is held by those who asked and those who have it, and by no others", () =>
    expect(bookingWorkflow.statuses.filter((status) => !isFree(spanOn(day, 540, 600), [held("a", 540, 600, status)]))).toEqual([
      ...holdingStatuses,
    ]));

  it("may be given until it begins, and is looked over when it is over", () => {
    const booking = held("a", 540, 600);
    const at = (minute: number) => ({ booking, others: [booking], closures: [], now: spanOn(day, minute, minute + 1).startsAt });
    expect([bookingGuards.ahead(at(539)), bookingGuards.ahead(at(540))]).toEqual([true, false]);
    expect([bookingGuards.over(at(599)), bookingGuards.over(at(600))]).toEqual([false, true]);
    expect(bookingGuards.roomFree(at(0))).toBe(true);
  });

  it.each([
    ["2026-11-23", "2026-11-23", true],
    ["2026-11-23", "2026-11-24", false],
    ["2026-11-24", "2026-11-24", false],
    ["2026-11-24", "2026-11-25", false],
    ["2026-11-25", "2026-11-26", true],
  ])("of a home that is closed from %s to %s may be given on the 24th: %s", (firstDay, lastDay, may) => {
    const booking = held("a", 0, 1440);
    expect(bookingGuards.homeOpen({ booking, others: [], closures: [{ firstDay, lastDay }], now })).toBe(may);
  });
});

describe("what stands on days that are to be closed", () => {
  it("is said by its days and counts, and by nothing where nothing stands", () => {
    const shut = { firstDay: "2026-12-07", lastDay: "2026-12-08" };
    for (const standing of [
      { ...shut, bookings: 3, sessions: 0 },
      { ...shut, bookings: 0, sessions: 12 },
    ])
      expect(readStands(standsText(standing))).toEqual(standing);
    expect(standsText({ ...shut, bookings: 0, sessions: 0 })).toBe("");
    for (const text of ["", "2026-12-07", "2026-12-07~2026-12-08~1", "2026-12-07~x~1~2", "2026-12-07~2026-12-08~a~2", "a~b~1~2~3"])
      expect(readStands(text), text).toBeNull();
  });
});

describe("who waits", () => {
  const asked = (id: string, from: number, to: number, at: number) => ({
    ...held(id, from, to, "waiting"),
    requestedAt: spanOn("2026-11-01", at, at + 1).startsAt,
  });

  it("gets the room in turn, and lets by whoever is in nobody's way", () => {
    const waiting = [asked("long", 480, 720, 1), asked("late", 700, 720, 3), asked("noon", 720, 780, 2), asked("over", -60, -30, 0)];
    expect(letIn(waiting, [], [], now)).toEqual(["long", "noon"]);
    expect(letIn(waiting, [held("x", 480, 490)], [], now)).toEqual(["noon", "late"]);
  });

  it("waits on where the home stays closed that day", () => {
    const waiting = [asked("here", 480, 540, 1)];
    expect(letIn(waiting, [], [{ firstDay: "2026-11-20", lastDay: day }], now)).toEqual([]);
    expect(letIn(waiting, [], [{ firstDay: "2026-11-25", lastDay: "2026-11-26" }], now)).toEqual(["here"]);
  });

  it("is never let in over another, and never left out where the room is free", () => {
    const span = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(span, fc.integer({ min: 0, max: 9 })), { maxLength: 20 }),
        fc.array(span, { maxLength: 2 }),
        (wanted, has) => {
          const waiting = wanted.map(([[from, length], at], n) => asked(`w${n}`, from, from + length, at));
          const all = has.map(([from, length], n) => held(`h${n}`, from, from + length));
          // What holds the room already overlaps nothing.
          const holding = all.filter((one, n) => !all.slice(0, n).some((other) => overlaps(one, other)));
          const let_ = new Set(letIn(waiting, holding, [], now));
          const inside = [...holding, ...waiting.filter(({ id }) => let_.has(id))];
          for (const one of inside) for (const other of inside) if (one.id !== other.id) expect(overlaps(one, other)).toBe(false);
          for (const left of waiting) if (!let_.has(left.id)) expect(inside.some((other) => overlaps(left, other))).toBe(true);
        },
      ),
      { seed, numRuns: 2_000 },
    );
  });
});

describe("a week of a room", () => {
  it("begins on Monday, whichever of its days is asked for, and holds each booking on its day in order", () => {
    const spans = [held("late", 600, 660), held("early", 480, 540), { ...held("sunday", 0, 60), ...spanOn("2026-11-29", 1380, 1440) }];
    for (const asked of ["2026-11-23", "2026-11-26", "2026-11-29"]) {
      const week = weekOf(asked, spans);
      expect([week[0]?.day, week[6]?.day]).toEqual(["2026-11-23", "2026-11-29"]);
      expect(week.map(({ spans: on }) => on.map(({ id }) => id))).toEqual([[], ["early", "late"], [], [], [], [], ["sunday"]]);
    }
  });
});

describe("a place in the line", () => {
  const waiting = (id: string, from: number, to: number, second: number) => ({
    ...held(id, from, to, "waiting"),
    requestedAt: new Date(now.getTime() + second * 1_000),
  });
  const line = [waiting("c", 540, 600, 2), waiting("a", 540, 600, 1), waiting("b", 570, 660, 1), waiting("d", 660, 720, 0)];
  it.each([
    ["a", 1],
    ["b", 2],
    ["c", 3],
    ["d", 1],
  ])("of %s is %i: in the order of asking, among those in one another's way", (id, place) => {
    const one = line.find((other) => other.id === id);
    expect(one && placeInLine(one, line)).toBe(place);
    expect(one && placeInLine({ ...one, status: "approved" }, line)).toBeNull();
  });
});

describe("an inventory", () => {
  const item = fc.record({
    kind: fc.constantFrom(...facilityKinds),
    quantity: fc.integer({ min: 1, max: 9 }),
    state: fc.constantFrom(...facilityStates),
  });

  it("says of what Y17 lists how much there is and how much can be used, piece by piece", () =>
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const pieces = items.flatMap((one) => Array.from({ length: one.quantity }, () => one));
        for (const { kind, there, usable } of inventoryOf(items)) {
          expect(there).toBe(pieces.filter((piece) => piece.kind === kind && ["good", "worn", "broken"].includes(piece.state)).length);
          expect(usable).toBe(pieces.filter((piece) => piece.kind === kind && ["good", "worn"].includes(piece.state)).length);
        }
      }),
      { seed, numRuns: 200 },
    ));

  it("names eight kinds, and lets what is broken or missing stand out", () => {
    expect(inventoryOf([]).map(({ kind }) => kind)).toEqual(facilityKinds.filter((kind) => kind !== "other"));
    expect(facilityStates.filter((state) => needsRepair({ state }))).toEqual(["broken", "missing"]);
  });
});
