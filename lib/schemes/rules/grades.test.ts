import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bands, group, origin, said, schemeWith } from "@/tests/support/schemes";
import type { SchemeDocument } from "../schema/document";
import type { Grade, Grading } from "../schema/results";
import { type Entry, gradeOf, nextGrade, rank } from "./grades";

const lines = group("work", [{ key: "a", kind: "manual", name: "指标", evidence: "none", origin, floor: said(0), cap: said(10_000) }]);
const document = (grading: Grading | null): SchemeDocument => schemeWith({ groups: [lines], grading });

const percent = (most: number) => ({ kind: "percent" as const, most: said(most) });
const number = (most: number) => ({ kind: "number" as const, most: said(most) });
/** The bands with a quota for each grade that has one here. */
const withQuotas = (quotas: Readonly<Record<string, Grade["quota"]>>, ties: Grading["ties"]["value"] = { kind: "stop" }) => {
  const grading = bands({ ties: said(ties) });
  return { ...grading, grades: grading.grades.map((grade) => ({ ...grade, ...(quotas[grade.key] && { quota: quotas[grade.key] }) })) };
};
const entry = (id: string, total: number, more: Partial<Entry["score"]> & { a?: number; b?: number } = {}): Entry => {
  const { a = total, b = 0, ...rest } = more;
  return {
    id,
    score: {
      classKey: null,
      total,
      complete: true,
      vetoes: [],
      lines: [
        { key: "a", points: a },
        { key: "b", points: b },
      ],
      ...rest,
    },
  };
};
const gradesOf = ({ rows }: ReturnType<typeof rank>) => Object.fromEntries(rows.map(({ id, grade }) => [id, grade]));

describe("a band", () => {
  it.each([
    [10_000, "excellent"],
    [9000, "excellent"],
    [8999, "good"],
    [8000, "good"],
    [7999, "pass"],
    [6000, "pass"],
    [5999, "fail"],
    [-100, "fail"],
  ])("%i hundredths are %s", (total, grade) => expect(gradeOf(bands(), total, false)).toBe(grade));

  it("takes in a closed end and not an open one, and a gap has no grade", () => {
    const grading = bands();
    grading.grades = [
      { key: "high", name: "高", origin, from: { value: 8000, open: true }, to: null },
      { key: "low", name: "低", origin, from: null, to: { value: 7000, open: false } },
    ];
    expect([8001, 8000, 7001, 7000].map((total) => gradeOf(grading, total, false))).toEqual(["high", null, null, "low"]);
    expect(nextGrade(grading, 7500)).toEqual({ grade: "high", missing: 501 });
  });

  it("is not asked where a veto strikes", () => expect(gradeOf(bands(), 10_000, true)).toBe("fail"));

  it("says how much is missing, and that is enough and not too much", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (total) => {
        const next = nextGrade(bands(), total);
        expect(next === null).toBe(total >= 9000);
        if (!next) return;
        expect(gradeOf(bands(), total + next.missing, false)).toBe(next.grade);
        expect(gradeOf(bands(), total + next.missing - 1, false)).toBe(gradeOf(bands(), total, false));
      }),
    );
  });
});

describe("a quota", () => {
  it("优秀不超过 20%：十家里只有两家，其余落到良好，并在那里计数", () => {
    const grading = withQuotas({ excellent: percent(2000), good: number(2) });
    const entries = [9900, 9800, 9700, 9600, 8500, 8400, 7000, 6500, 6000, 5000].map((total, at) => entry(`u${at}`, total));
    const { rows, stopped } = rank(document(grading), entries);
    expect(rows.map(({ grade }) => grade)).toEqual([
      "excellent",
      "excellent",
      "good",
      "good",
      "pass",
      "pass",
      "pass",
      "pass",
      "pass",
      "fail",
    ]);
    expect(rows.map(({ fellFrom }) => fellFrom)).toEqual([null, null, "excellent", "excellent", "good", "good", null, null, null, null]);
    expect(stopped).toEqual([]);
  });
  it("by percent is rounded down, exactly", () => {
    const nine = Array.from({ length: 9 }, (_, at) => entry(`u${at}`, 9900 - at));
    expect(rank(document(withQuotas({ excellent: percent(3333) })), nine).rows.filter(({ grade }) => grade === "excellent")).toHaveLength(
      2,
    );
    expect(rank(document(withQuotas({ excellent: percent(3334) })), nine).rows.filter(({ grade }) => grade === "excellent")).toHaveLength(
      3,
    );
    // 29 % of 100 are 29, which a fraction of doubles misses.
    expect(Math.floor(0.29 * 100)).toBe(28);
    const hundred = Array.from({ length: 100 }, (_, at) => entry(`u${String(at).padStart(3, "0")}`, 10_000 - at));
    expect(
      rank(document(withQuotas({ excellent: percent(2900) })), hundred).rows.filter(({ grade }) => grade === "excellent"),
    ).toHaveLength(29);
  });
  it("is of those with points: neither vetoed nor unfinished ones count", () => {
    const grading = withQuotas({ excellent: percent(5000) });
    const entries = [entry("a", 9500), entry("b", 9400), entry("c", 9900, { vetoes: ["v"] }), entry("d", 9900, { complete: false })];
    const { rows } = rank(document(grading), entries);
    expect(rows).toEqual([
      { id: "a", classKey: null, place: 1, total: 9500, grade: "excellent", fellFrom: null },
      { id: "b", classKey: null, place: 2, total: 9400, grade: "good", fellFrom: "excellent" },
      { id: "c", classKey: null, place: null, total: 9900, grade: "fail", fellFrom: null },
      { id: "d", classKey: null, place: null, total: 9900, grade: null, fellFrom: null },
    ]);
  });
  it("of none lets everybody fall, without a tie", () => {
    const { rows, stopped } = rank(document(withQuotas({ excellent: number(0) })), [entry("a", 9500), entry("b", 9500)]);
    expect(rows.map(({ grade, fellFrom }) => [grade, fellFrom])).toEqual([
      ["good", "excellent"],
      ["good", "excellent"],
    ]);
    expect(stopped).toEqual([]);
  });
  it("counts each class by itself", () => {
    const grading = withQuotas({ excellent: number(1) });
    const entries = [entry("a", 9500, { classKey: "x" }), entry("b", 9400, { classKey: "x" }), entry("c", 9100, { classKey: "y" })];
    expect(rank(document(grading), entries).rows.map(({ id, place, grade }) => [id, place, grade])).toEqual([
      ["a", 1, "excellent"],
      ["b", 2, "good"],
      ["c", 1, "excellent"],
    ]);
  });
});

describe("a tie at the cut", () => {
  const entries = [
    entry("a", 9800),
    entry("b", 9500, { a: 5000 }),
    entry("c", 9500, { a: 6000 }),
    entry("d", 9500, { a: 5000, b: 100 }),
    entry("e", 8500),
  ];
  const ranked = (ties: Grading["ties"]["value"], most = 2, decided: string[] = []) =>
    rank(document(withQuotas({ excellent: number(most) }, ties)), entries, decided);

  it("stops the list: who is above keeps the grade, and nothing below is said", () => {
    const result = ranked({ kind: "stop" });
    expect(gradesOf(result)).toEqual({ a: "excellent", b: null, c: null, d: null, e: null });
    expect(result.stopped).toEqual([{ classKey: null, grade: "excellent", seats: 1, ids: ["b", "c", "d"] }]);
  });
  it("goes on once somebody decided", () => {
    expect(gradesOf(ranked({ kind: "stop" }, 2, ["d", "b", "c"]))).toEqual({
      a: "excellent",
      b: "good",
      c: "good",
      d: "excellent",
      e: "good",
    });
  });
  it("goes on as far as was decided", () => {
    expect(gradesOf(ranked({ kind: "stop" }, 2, ["d"]))).toMatchObject({ b: "good", c: "good", d: "excellent" });
    expect(ranked({ kind: "stop" }, 3, ["d"]).stopped).toEqual([{ classKey: null, grade: "excellent", seats: 1, ids: ["b", "c"] }]);
  });
  it("lets all in", () =>
    expect(gradesOf(ranked({ kind: "allIn" }))).toEqual({ a: "excellent", b: "excellent", c: "excellent", d: "excellent", e: "good" }));
  it("lets none in", () =>
    expect(gradesOf(ranked({ kind: "allOut" }))).toEqual({ a: "excellent", b: "good", c: "good", d: "good", e: "good" }));
  it("is decided by one line after the other", () => {
    expect(gradesOf(ranked({ kind: "byLines", lines: ["a"] }))).toMatchObject({ c: "excellent", b: "good", d: "good" });
    expect(gradesOf(ranked({ kind: "byLines", lines: ["a", "b"] }, 3))).toMatchObject({ c: "excellent", d: "excellent", b: "good" });
  });
  it("that the lines do not decide either stops the list", () => {
    const result = ranked({ kind: "byLines", lines: ["a"] }, 3);
    expect(result.stopped).toEqual([{ classKey: null, grade: "excellent", seats: 1, ids: ["b", "d"] }]);
    expect(gradesOf(result)).toMatchObject({ a: "excellent", c: "excellent", b: null, d: null, e: null });
  });
  it("that lies within the quota or behind it is none", () => {
    expect(ranked({ kind: "stop" }, 4).stopped).toEqual([]);
    expect(ranked({ kind: "stop" }, 1)).toMatchObject({ stopped: [] });
  });
});

it("places are shared by the same points", () => {
  const { rows } = rank(document(null), [entry("d", 7000), entry("a", 9000), entry("c", 8000), entry("b", 8000)]);
  expect(rows.map(({ id, place, grade }) => [id, place, grade])).toEqual([
    ["a", 1, null],
    ["b", 2, null],
    ["c", 2, null],
    ["d", 4, null],
  ]);
});

it("an id that stands twice is refused", () => expect(() => rank(document(null), [entry("a", 1), entry("a", 2)])).toThrow());

const totals = fc.array(
  fc.integer({ min: 13, max: 20 }).map((points) => points * 500),
  { minLength: 0, maxLength: 25, size: "max" },
);
const quota = fc.option(fc.oneof(fc.integer({ min: 0, max: 10 }).map(number), fc.integer({ min: 0, max: 10_000 }).map(percent)), {
  nil: undefined,
});
const quotas = fc.record({ excellent: quota, good: quota });
const tieRule = fc.constantFrom(...(["stop", "allIn", "allOut"] as const));

const seats = (of: Grade["quota"], n: number): bigint | null =>
  !of ? null : of.kind === "number" ? BigInt(of.most.value) : (BigInt(n) * BigInt(of.most.value)) / 10_000n;

/** As a clerk would: grade by grade, person by person, looking at everybody each time. */
function slowly(grading: Grading, given: readonly { id: string; total: number }[]): Record<string, string | null> | "stopped" {
  const grade: Record<string, string | null> = {};
  const wants = new Map(given.map(({ id, total }) => [id, grading.grades.findIndex(({ key }) => key === gradeOf(grading, total, false))]));
  for (const [at, level] of grading.grades.entries()) {
    const room = seats(level.quota, given.length);
    const pool = given.filter(({ id }) => wants.get(id) === at);
    for (const one of pool) {
      const better = pool.filter(({ total }) => total > one.total).length;
      const equals = pool.filter(({ total }) => total === one.total).length;
      const fits = room === null || BigInt(better + equals) <= room;
      const cut = room !== null && !fits && BigInt(better) < room && equals > 1;
      if (cut && grading.ties.value.kind === "stop") return "stopped";
      if (fits || (cut && grading.ties.value.kind === "allIn")) grade[one.id] = level.key;
      else wants.set(one.id, at + 1);
    }
  }
  for (const { id } of given) grade[id] ??= null;
  return grade;
}

describe("any round", () => {
  const round = fc.tuple(totals, quotas, tieRule);
  const build = (points: readonly number[]) => points.map((total, at) => ({ id: `u${String(at).padStart(2, "0")}`, total }));

  it("has the grades that one finds slowly by hand", () => {
    let stops = 0;
    fc.assert(
      fc.property(round, ([points, some, kind]) => {
        const [grading, given] = [withQuotas(some, { kind }), build(points)];
        const result = rank(
          document(grading),
          given.map(({ id, total }) => entry(id, total)),
        );
        const expected = slowly(grading, given);
        expect(result.stopped).toHaveLength(expected === "stopped" ? 1 : 0);
        if (expected === "stopped") stops += 1;
        else expect(gradesOf(result)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
    expect(stops).toBeGreaterThan(20);
  });

  it("never exceeds a quota, unless the scheme lets ties in, and the best keep the grade", () => {
    let over = 0;
    fc.assert(
      fc.property(round, ([points, some, kind]) => {
        const { rows } = rank(
          document(withQuotas(some, { kind })),
          build(points).map(({ id, total }) => entry(id, total)),
        );
        for (const key of ["excellent", "good"] as const) {
          const room = seats(some[key], points.length);
          const has = rows.filter(({ grade }) => grade === key);
          if (room !== null && BigInt(has.length) > room) {
            expect(kind).toBe("allIn");
            over += 1;
            // Only those with the same points at the cut are more.
            const last = Math.min(...has.map(({ total }) => total));
            expect(BigInt(has.filter(({ total }) => total > last).length)).toBeLessThan(room);
          }
          const fell = rows.filter(({ fellFrom }) => fellFrom === key);
          for (const one of has) for (const other of fell) expect(one.total).toBeGreaterThanOrEqual(other.total);
        }
      }),
      { numRuns: 1000 },
    );
    // The control: with ties let in it is exceeded.
    expect(over).toBeGreaterThan(10);
  });

  it("comes out the same in whatever order the entries come", () => {
    fc.assert(
      fc.property(round, fc.infiniteStream(fc.nat()), ([points, some, kind], order) => {
        const entries = build(points).map(({ id, total }) => entry(id, total));
        const shuffled = entries
          .map((one) => ({ one, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const scheme = document(withQuotas(some, { kind }));
        expect(rank(scheme, shuffled)).toEqual(rank(scheme, entries));
      }),
    );
  });
});
