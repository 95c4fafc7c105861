// The permission matrix: every page, route and command of the running portal, tried over HTTP by one of each kind of actor, against the
// reviewed table in tests/matrix/matrix.md. The predicate is never asked here. Afterwards, what no page of ours would ever send.
import fs from "node:fs";
import { expect } from "@playwright/test";
import { tryActivities } from "../matrix/activities";
import { buildCity, type City } from "../matrix/city";
import { tryDesk, tryLeaving } from "../matrix/desk";
import { type Cases, openCases } from "../matrix/cases";
import { tryEntry } from "../matrix/entry";
import * as forged from "../matrix/forged";
import { beHostile } from "../matrix/hostile";
import { type Matrix, openMatrix } from "../matrix/matrix";
import { tryPages } from "../matrix/pages";
import { tryPlates } from "../matrix/plates";
import { tryPolicies } from "../matrix/policies";
import { tryRights } from "../matrix/rights";
import { tryScoring } from "../matrix/scoring";
import { differences, printTable, readReviewed, readTable, tableFile } from "../matrix/table";
import { tryVenue } from "../matrix/venue";
import { openWalk } from "../matrix/walk";
import { test } from "./support";

test.describe.configure({ mode: "serial", timeout: 600_000 });

let city: City;
let cases: Cases;
let matrix: Matrix;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  city = await buildCity();
  cases = await openCases(city);
  matrix = openMatrix(city);
});
test.afterAll(() => city?.close());

/** Faults are gathered, so that one run shows all of them. */
function expectNoFaults() {
  expect(matrix.faults.splice(0)).toEqual([]);
}

test("everybody opens every page", async () => {
  await tryPages(city, matrix);
  expectNoFaults();
});

test("everybody tries every move on the way from a draft to a plaque", async () => {
  await openWalk(city, matrix).upToPlaque();
  expectNoFaults();
});

test("everybody tries what belongs to a home and its rooms", async () => {
  await tryVenue(city, matrix);
  expectNoFaults();
});

test("everybody tries what is left where an application is refused and taken up again", async () => {
  await openWalk(city, matrix).throughRefusals();
  expectNoFaults();
});

test("everybody tries what the office enters for somebody", async () => {
  await tryEntry(city, matrix);
  expectNoFaults();
});

test("everybody tries what experts do who score", async () => {
  await tryScoring(city, matrix);
  expectNoFaults();
});

test("everybody tries what belongs to rights cases", async () => {
  await tryRights(city, matrix, cases);
  expectNoFaults();
});

test("everybody tries what belongs to activities", async () => {
  await tryActivities(city, matrix);
  expectNoFaults();
});

test("everybody tries to bring in plates", async () => {
  await tryPlates(city, matrix);
  expectNoFaults();
});

test("everybody tries what belongs to accounts, organizations, schemes and policies", async () => {
  await tryDesk(city, matrix);
  await tryPolicies(city, matrix);
  expectNoFaults();
});

test("whoever leaves is out, with every cookie", async () => {
  await tryLeaving(city, matrix);
  expectNoFaults();
});

test("every action was carried out for real by somebody", () => {
  // A portal is set up once; its test is the set-up of a fresh one.
  expect([...city.actions.keys()].filter((name) => !city.done.has(name))).toEqual(["accounts.setUp"]);
});

test("the portal answers as the reviewed table says", () => {
  if (process.env.UPDATE === "1") fs.writeFileSync(tableFile, printTable(matrix.observed));
  expect(differences(readReviewed(), matrix.observed)).toEqual([]);
});

test("a single cell of another opinion is found", () => {
  const row = "applications.endorseRecommend · with the recommender";
  const wrong = readTable(printTable(matrix.observed));
  const cells = wrong.Commands.get(row);
  expect(cells?.townshipElsewhere).toBe("not found");
  wrong.Commands.set(row, { ...cells!, townshipElsewhere: "may" });
  wrong.Pages.delete("/my");
  expect(differences(wrong, matrix.observed)).toEqual([
    "Pages: /my has no row in the table",
    `Commands: ${row}, townshipElsewhere: the table says "may", the portal says "not found"`,
  ]);
});

test("hostile input is refused by every action and changes nothing", async () => {
  const count = await beHostile(city, matrix);
  expectNoFaults();
  expect(count).toBeGreaterThan(10 * city.actions.size);
});

test("what is forged is refused", async () => {
  await test.step("actions", () => forged.forgeActions(city, matrix));
  await test.step("headers", () => forged.forgeHeaders(city, matrix));
  await test.step("hosts", () => forged.forgeHosts(city, matrix));
  await test.step("the server's own calls", () => forged.listenForOurselves(city, matrix));
  await test.step("addresses to be led to", () => forged.leadAstray(city, matrix));
  expectNoFaults();
});

test("addresses nobody links to are answered", async () => {
  await forged.mistype(city, matrix);
  expectNoFaults();
});
