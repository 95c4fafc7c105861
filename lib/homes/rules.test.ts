import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTree, outermost, type Place, placeOf, plaqueGuards, readHomeFilter, schematicOf, shadeOf, stateOf, termOf } from "./rules";
import { cityMapShape } from "./schema";
import { plaqueWorkflow } from "./workflow";

describe("a plate's term", () => {
  test("holds through its last day, and for ever where there is none", () => {
    expect(plaqueGuards.termOver({ validTo: "2026-11-23", today: "2026-11-23" })).toBe(false);
    expect(plaqueGuards.termOver({ validTo: "2026-11-23", today: "2026-11-24" })).toBe(true);
    expect(plaqueGuards.termOver({ validTo: null, today: "2199-12-31" })).toBe(false);
  });

  test("is over for whoever looks, noted or not; what was taken off stays so", () => {
    const over = { validTo: "2026-11-22", today: "2026-11-23" };
    expect(plaqueWorkflow.statuses.map((status) => stateOf(status, over))).toEqual(["expired", "expired", "expired", "revoked"]);
    const running = { validTo: "2026-11-23", today: "2026-11-23" };
    expect(plaqueWorkflow.statuses.map((status) => stateOf(status, running))).toEqual(plaqueWorkflow.statuses);
  });
});

test("filters are words of the address, each once", () => {
  expect(readHomeFilter({ word: "  江北\u0000 ", place: ["a", "b"], after: "x" })).toEqual({
    word: "江北",
    place: "a",
    level: "",
    category: "",
    kind: "",
  });
});

/** A city of counties and townships: each place stands under the city or under one before it. */
const cities = fc.array(fc.nat(), { maxLength: 12 }).map((parents) => {
  const places: Place[] = [];
  for (const [at, parent] of parents.entries()) {
    const above = places[parent % (at + 1)];
    places.push({ id: `p${at}`, name: `镇 ${at}`, path: `${above?.path ?? "/city/"}p${at}/` });
  }
  return places;
});

describe("places", () => {
  test("of an organization are the nearest above it", () => {
    const county = { id: "c", name: "县", path: "/city/c/" };
    const town = { id: "t", name: "镇", path: "/city/c/t/" };
    expect(placeOf("/city/c/t/firm/", [county, town])).toBe(town);
    expect(placeOf("/city/c/firm/", [county, town])).toBe(county);
    expect(placeOf("/city/c/t/", [county, town])).toBe(town);
    expect(placeOf("/city/museum/", [county, town])).toBeNull();
  });

  test("stand each once in the tree, those within others after them", () => {
    fc.assert(
      fc.property(cities, (places) => {
        const tree = inTree(places);
        expect(tree.map(({ id }) => id).toSorted()).toEqual(places.map(({ id }) => id).toSorted());
        for (const [at, { path, depth }] of tree.entries()) {
          const above = tree.slice(0, at).filter((other) => path.startsWith(other.path));
          expect(above.length).toBe(depth);
        }
        expect(outermost(places).map(({ id }) => id)).toEqual(tree.filter(({ depth }) => depth === 0).map(({ id }) => id));
      }),
    );
  });
});

describe("the map", () => {
  const drawn = (ids: readonly string[]) =>
    cityMapShape.parse({
      ...{ width: 600, height: 400, river: null },
      places: ids.map((organizationId) => ({
        organizationId,
        outline: [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
        label: [5, 5],
      })),
    });
  const ids = [randomUUID(), randomUUID()] as const;

  test("is the city's own where that shows every township", () => {
    expect(schematicOf([{ id: ids[0] }], drawn(ids)).places.map(({ organizationId }) => organizationId)).toEqual([ids[0]]);
    expect(schematicOf([{ id: ids[0] }, { id: ids[1] }], drawn(ids)).width).toBe(600);
  });

  test("is made of tiles for a city that drew none, or not all", () => {
    for (const map of [null, drawn([ids[0]])])
      expect(schematicOf([{ id: ids[0] }, { id: ids[1] }], map).places.map(({ outline }) => outline.length)).toEqual([4, 4]);
  });

  test("has a tile for each, none over another, all within its frame", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (count) => {
        const map = schematicOf(
          Array.from({ length: count }, () => ({ id: randomUUID() })),
          null,
        );
        expect(cityMapShape.safeParse(map).success).toBe(true);
        const corners = map.places.map(({ outline }) => outline[0]?.join());
        expect(new Set(corners).size).toBe(count);
        for (const { outline, label } of map.places)
          for (const [x, y] of [...outline, label]) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(map.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(map.height);
          }
      }),
    );
  });

  test("is darker where there are more, and plain where there are none", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 500 }), (a, b, most) => {
        expect(shadeOf(0, most)).toBe(0);
        if (a > 0) expect(shadeOf(a, most)).toBeGreaterThan(0);
        if (a <= b) expect(shadeOf(a, most)).toBeLessThanOrEqual(shadeOf(b, most));
        expect(shadeOf(most, most)).toBe(3);
      }),
    );
  });
});

describe("the term of a home", () => {
  const plate = (issuedOn: string, more: object = {}) => ({ hangs: true, issuedOn, validTo: null, revokedOn: null, ...more });

  test("begins with its first plate and goes on while one hangs", () => {
    const newest = plate("2026-05-01");
    expect(termOf([newest, plate("2024-03-02", { hangs: false, revokedOn: "2025-01-01" })])).toEqual({
      ...{ newest, awardedOn: "2024-03-02", until: null },
    });
  });

  test("ends with the day its last plate was taken down, or the one after its last", () => {
    expect(termOf([plate("2024-03-02", { hangs: false, revokedOn: "2025-01-01" })])?.until).toBe("2025-01-01");
    expect(termOf([plate("2024-03-02", { hangs: false, validTo: "2026-03-01" })])?.until).toBe("2026-03-02");
    // Taken down before its term was over.
    expect(termOf([plate("2024-03-02", { hangs: false, validTo: "2026-03-01", revokedOn: "2025-01-01" })])?.until).toBe("2025-01-01");
  });

  test("is nothing without a plate", () => expect(termOf([])).toBeNull());
});
