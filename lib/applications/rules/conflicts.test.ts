import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day } from "@/lib/kernel/dates";
import { type Role, roles } from "@/lib/kernel/access";
import { type Block, blockCodes, type CaseFacts, conflictsOf, type ExpertFacts, type Post, type Warning, warningCodes } from "./conflicts";

const today: Day = "2026-11-23";
const facts: CaseFacts = {
  today,
  unit: new Set(["firm", "association", "manager"]),
  recommenderId: "zone",
  area: "/city/zone/",
  offices: new Set(["city", "department"]),
  keepers: ["陈淑敏、赵 铁生"],
  nominee: "岑 望舒",
  visitors: ["何文博"],
};
const nobody: ExpertFacts = { name: "龑㛃", posts: [], acted: false, declared: [], waiting: 0 };
const places = {
  firm: "/city/zone/firm/",
  association: "/city/zone/association/",
  manager: "/city/manager/",
  zone: "/city/zone/",
} as const;
const post = (organizationId: string, until: Day | null = null, role: Role = "enterpriseOfficer", path?: string): Post => ({
  organizationId,
  path: path ?? places[organizationId as keyof typeof places] ?? `/city/${organizationId}/`,
  role,
  until,
});
const of = (change: Partial<ExpertFacts>, about: Partial<CaseFacts> = {}) => conflictsOf({ ...facts, ...about }, { ...nobody, ...change });
const blocked = (change: Partial<ExpertFacts>, about: Partial<CaseFacts> = {}) => of(change, about).blocked;
const warned = (change: Partial<ExpertFacts>, about: Partial<CaseFacts> = {}) => of(change, about).warned;

describe("who may not score", () => {
  it("nobody without a tie", () => expect(of({})).toEqual({ blocked: [], warned: [] }));

  it("members of the unit, in whatever role, now or within three years", () => {
    for (const id of facts.unit)
      for (const role of roles) expect(blocked({ posts: [post(id, null, role)] }), `${id} ${role}`).toEqual(["unit"]);
    expect(blocked({ posts: [post("elsewhere")] })).toEqual([]);
    // The last day of three years counts; the day after it does not.
    const last = "2023-11-23";
    expect(addMonths(last, 36)).toBe(today);
    expect(blocked({ posts: [post("firm", last)] })).toEqual(["unit"]);
    expect(of({ posts: [post("firm", addDays(last, -1))] })).toEqual({ blocked: [], warned: ["formerPost"] });
    expect(blocked({ posts: [post("firm", addDays(today, 30))] })).toEqual(["unit"]);
  });

  it("the recommender's people, and those of no other zone", () => {
    expect(blocked({ posts: [post("zone", null, "townshipOfficer")] })).toEqual(["recommender"]);
    expect(blocked({ posts: [post("jiangbei", null, "townshipOfficer")] })).toEqual([]);
    expect(blocked({ posts: [post("zone")] }, { recommenderId: null, area: null })).toEqual([]);
  });

  it("the keeper, by name, however several names are written", () => {
    for (const keepers of ["龑㛃", "陈淑敏、龑㛃", "陈淑敏，龑 㛃", "陈淑敏/龑㛃\n赵铁生", "陈淑敏 龑㛃　赵铁生"])
      expect(blocked({}, { keepers: [keepers] }), keepers).toEqual(["keeper"]);
    for (const keepers of ["龑㛃之", "龑", "", "陈龑㛃"]) expect(blocked({}, { keepers: [keepers] }), keepers).toEqual([]);
    expect(blocked({ name: "赵铁生" })).toEqual(["keeper"]);
  });

  it("who is put forward, by name", () => {
    expect(blocked({ name: "岑望舒" })).toEqual(["nominee"]);
    expect(blocked({ name: "岑望" })).toEqual([]);
    expect(blocked({ name: "岑望舒" }, { nominee: null })).toEqual([]);
  });

  it("whoever declared an interest: here for good, for the same unit within three years", () => {
    expect(blocked({ declared: [{ on: "2020-01-01", here: true }] })).toEqual(["declared"]);
    expect(blocked({ declared: [{ on: "2023-11-23", here: false }] })).toEqual(["declared"]);
    expect(blocked({ declared: [{ on: "2023-11-22", here: false }] })).toEqual([]);
  });

  it("whoever did something to it already", () => expect(blocked({ acted: true })).toEqual(["acted"]));
});

describe("what the office is told", () => {
  it("an office three to five years ago, and none that is longer ago", () => {
    for (const id of ["firm", "zone"]) {
      expect(warned({ posts: [post(id, "2023-11-22")] }), id).toEqual(["formerPost"]);
      expect(warned({ posts: [post(id, "2021-11-23")] }), id).toEqual(["formerPost"]);
      expect(of({ posts: [post(id, "2021-11-22")] }), id).toEqual({ blocked: [], warned: [] });
    }
  });

  it("an office in the recommender's part of the tree", () => {
    const near = post("neighbour", null, "enterpriseOfficer", "/city/zone/neighbour/");
    expect(of({ posts: [near] })).toEqual({ blocked: [], warned: ["sameArea"] });
    expect(warned({ posts: [near] }, { area: null })).toEqual([]);
    expect(warned({ posts: [{ ...near, until: "2023-11-22" }] })).toEqual([]);
    expect(warned({ posts: [post("jiangbei")] })).toEqual([]);
  });

  it("an office of those who handle and decide, unless it is to be their expert", () => {
    expect(warned({ posts: [post("department", null, "cityStaff")] })).toEqual(["office"]);
    expect(warned({ posts: [post("city", null, "expert")] })).toEqual([]);
  });

  it("a visitor's name, and sheets in hand", () => {
    expect(of({ name: "何文博" })).toEqual({ blocked: [], warned: ["visitor"] });
    expect([0, 1, 7].map((waiting) => warned({ waiting }).length)).toEqual([0, 1, 1]);
  });
});

describe("together", () => {
  const day = fc.integer({ min: -2600, max: 400 }).map((days) => addDays(today, days));
  const organization = fc.constantFrom(
    "firm",
    "association",
    "manager",
    "zone",
    "jiangbei",
    "neighbour",
    "department",
    "city",
    "elsewhere",
  );
  const anyPost = fc
    .record({ id: organization, until: fc.option(day), role: fc.constantFrom(...roles) })
    .map(({ id, until, role }) => post(id, until, role, id === "neighbour" ? "/city/zone/neighbour/" : undefined));
  const expert: fc.Arbitrary<ExpertFacts> = fc.record({
    name: fc.constantFrom("龑㛃", "陈淑敏", "赵铁生", "何文博"),
    posts: fc.array(anyPost, { maxLength: 5 }),
    acted: fc.boolean(),
    declared: fc.array(fc.record({ on: day, here: fc.boolean() }), { maxLength: 2 }),
    waiting: fc.nat({ max: 3 }),
  });

  it("more ties never free anybody", () => {
    fc.assert(
      fc.property(expert, expert, (one, other) => {
        const both = of({
          ...one,
          posts: [...one.posts, ...other.posts],
          acted: one.acted || other.acted,
          declared: [...one.declared, ...other.declared],
        });
        for (const code of of(one).blocked) expect(both.blocked).toContain(code);
      }),
    );
  });

  it("time frees everybody from offices that ended, and from nothing else", () => {
    fc.assert(
      fc.property(expert, fc.integer({ min: 0, max: 4000 }), (one, days) => {
        const ended = { ...one, posts: one.posts.map((held) => ({ ...held, until: held.until ?? today })) };
        const [now, then] = [of(ended), of(ended, { today: addDays(today, days) })];
        for (const code of then.blocked) expect(now.blocked).toContain(code);
        const farAway = of(ended, { today: addDays(today, 5000) });
        expect(farAway.blocked.filter((code) => code === "unit" || code === "recommender")).toEqual([]);
        expect(farAway.blocked.includes("acted")).toBe(one.acted);
      }),
    );
  });

  it("every code can come about alone", () => {
    const alone: Record<Block | Warning, Partial<ExpertFacts>> = {
      unit: { posts: [post("firm")] },
      recommender: { posts: [post("zone")] },
      keeper: { name: "陈淑敏" },
      nominee: { name: "岑望舒" },
      declared: { declared: [{ on: today, here: true }] },
      acted: { acted: true },
      formerPost: { posts: [post("firm", "2022-06-30")] },
      sameArea: { posts: [post("neighbour", null, "enterpriseOfficer", "/city/zone/neighbour/")] },
      office: { posts: [post("department", null, "cityStaff")] },
      visitor: { name: "何文博" },
      waiting: { waiting: 1 },
    };
    for (const [code, change] of Object.entries(alone)) {
      const found = of(change);
      expect([...found.blocked, ...found.warned], code).toEqual([code]);
    }
    expect(Object.keys(alone).toSorted()).toEqual([...blockCodes, ...warningCodes].toSorted());
  });
});
