import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayStand, rollUp, type Standing } from "./rules";

const seed = 20_261_124;
const count = { sessions: fc.nat(30), people: fc.nat(900) };
/** Homes of which each stands below one before it, or below none, in three levels at most. */
const forest = fc.array(fc.record({ ...count, above: fc.nat() }), { minLength: 1, maxLength: 25 }).map((drawn) => {
  const homes: (Standing & { level: number })[] = [];
  for (const [at, { above, ...counted }] of drawn.entries()) {
    const candidates = homes.filter(({ level }) => level < 2);
    const parent = above % 3 === 0 ? undefined : candidates[above % Math.max(1, candidates.length)];
    homes.push({ id: String(at), parentId: parent?.id ?? null, level: parent ? parent.level + 1 : 0, ...counted });
  }
  return homes;
});

describe("homes in three levels", () => {
  it("come to what all below them come to, each counted once", () =>
    fc.assert(
      fc.property(forest, (homes) => {
        const isBelow = (id: string | null, root: string): boolean =>
          id !== null && (id === root || isBelow(homes.find((home) => home.id === id)?.parentId ?? null, root));
        for (const { id } of homes.filter(({ level }) => level === 0)) {
          const rolled = rollUp(id, homes);
          const below = homes.filter((home) => isBelow(home.id, id));
          expect(new Set(rolled.map((home) => home.id))).toEqual(new Set(below.map((home) => home.id)));
          for (const home of rolled) {
            const theirs = homes.filter((one) => isBelow(one.id, home.id));
            expect([home.all.sessions, home.all.people, home.homes]).toEqual([
              theirs.reduce((sum, one) => sum + one.sessions, 0),
              theirs.reduce((sum, one) => sum + one.people, 0),
              theirs.length,
            ]);
          }
        }
      }),
      { seed, numRuns: 200 },
    ));

  it("stand each under its own", () => {
    const of = (id: string, parentId: string | null) => ({ id, parentId, sessions: 1, people: 10 });
    const homes = [of("社区乙", "街道"), of("区", null), of("街道", "区"), of("社区甲", "街道"), of("别处", null)];
    expect(rollUp("区", homes).map(({ id, depth, all }) => [id, depth, all.sessions])).toEqual([
      ["区", 0, 4],
      ["街道", 1, 3],
      ["社区乙", 2, 1],
      ["社区甲", 2, 1],
    ]);
    expect(rollUp("没有", homes)).toEqual([]);
  });

  it.each([
    [["b"], 0, true],
    [["b", "c"], 0, true],
    [["b", "c", "d"], 0, false],
    [["b"], 1, true],
    [["b", "c"], 1, false],
    [["b"], 2, false],
    [["a"], 0, false],
    [["b", "a"], 0, false],
    [[], 2, true],
  ] as const)("under %j, with %i levels below: %s", (above, deepest, may) => expect(mayStand("a", above, deepest)).toBe(may));
});
