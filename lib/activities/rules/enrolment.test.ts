import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { spanOn } from "@/lib/kernel/recurrence";
import { mayEnrol, ownConflicts, promoted, stateFor, turnOf } from "./enrolment";

vi.setConfig({ testTimeout: 120_000 });
const seed = 20_261_124;

describe("a seat", () => {
  it.each([
    [{ seats: 2, taken: 1 }, 0, "enrolled"],
    [{ seats: 2, taken: 2 }, 0, "waiting"],
    [{ seats: null, taken: 9_999 }, 0, "enrolled"],
    // Nobody is passed by whoever comes when one was just set free.
    [{ seats: 2, taken: 1 }, 1, "waiting"],
  ] as const)("%o, %i waiting: %s", (seats, waiting, state) => expect(stateFor(seats, waiting)).toBe(state));

  it("goes to whoever came first, and is never given twice, whatever happens", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("enrol" as const) }),
      fc.record({ kind: fc.constant("cancel" as const), who: fc.nat() }),
      fc.record({ kind: fc.constant("more" as const), seats: fc.integer({ min: 1, max: 3 }) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(act, { maxLength: 60 }), (first, acts) => {
        let seats = first;
        let place = 0;
        const people: { id: string; place: number; state: "enrolled" | "waiting" | "cancelled" }[] = [];
        const of = (state: string) => people.filter((one) => one.state === state);
        const taken = () => of("enrolled").length;
        const moveUp = () => {
          for (const id of promoted({ seats, taken: taken() }, of("waiting")))
            Object.assign(people.find((one) => one.id === id) ?? {}, { state: "enrolled" });
        };
        for (const one of acts) {
          if (one.kind === "enrol") {
            place += 1;
            people.push({ id: String(place), place, state: stateFor({ seats, taken: taken() }, of("waiting").length) });
          } else if (one.kind === "more") {
            seats += one.seats;
            moveUp();
          } else {
            const live = people.filter(({ state }) => state !== "cancelled");
            const who = live[one.who % Math.max(1, live.length)];
            if (who) Object.assign(who, { state: "cancelled" });
            moveUp();
          }
          expect(taken()).toBeLessThanOrEqual(seats);
          // Nobody waits while a seat is free, and nobody who came later sits while somebody earlier waits.
          if (of("waiting").length > 0) expect(taken()).toBe(seats);
          const lastSeated = Math.max(0, ...of("enrolled").map((seated) => seated.place));
          for (const waiting of of("waiting")) expect(waiting.place).toBeGreaterThan(lastSeated);
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

it("tells whoever waits which turn is theirs", () => {
  const waiting = [{ place: 4 }, { place: 7 }, { place: 9 }];
  expect(waiting.map(({ place }) => turnOf(place, waiting))).toEqual([1, 2, 3]);
});

it("warns of what overlaps, and not of what only touches", () => {
  const [morning, noon] = [spanOn("2026-11-23", 540, 720), spanOn("2026-11-23", 720, 780)];
  expect(ownConflicts(spanOn("2026-11-23", 700, 720), [morning, noon])).toEqual([morning]);
});

it("ends when the session begins", () => {
  const { startsAt } = spanOn("2026-11-23", 540, 720);
  expect([mayEnrol(new Date(startsAt.getTime() - 1), startsAt), mayEnrol(startsAt, startsAt)]).toEqual([true, false]);
});
