// Who has a case in hand: taken up, given to a colleague by name, given back. Each wall has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { menuOf } from "@/components/shell/menu";
import type { Role } from "@/lib/kernel/access";
import { assignOut, handOver, takeBack } from "@/lib/rights-cases/commands/assign";
import { askExtension, grantExtension } from "@/lib/rights-cases/commands/extension";
import { supplyCase } from "@/lib/rights-cases/commands/follow";
import * as office from "@/lib/rights-cases/commands/office";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import { readBoard } from "@/lib/rights-cases/queries/board";
import { openStatuses } from "@/lib/rights-cases/workflow";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { noFilter } from "@/lib/rights-cases/rules/queue";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { listWork } from "@/lib/work/queries";
import { type CaseCity, type Filed, filedCase, linked, ok, openCaseCity, opinion, refused, type Said, seen, wrong } from "../support/cases";
import { act, later, monday, type PersonActor, type PersonKey } from "../support/city";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
  const keepers = (["staff", "colleague", "leader"] as const).map((key) => ({ categoryCode: "misconduct", personId: city.persons[key] }));
  await db().caseKeeper.createMany({ data: keepers });
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const comment = "我要休假，请您接着办";
async function filed(said: Said = {}): Promise<Filed> {
  await portal.setClock(monday);
  const made = await filedCase(said);
  await portal.setClock(later(monday, 1));
  return made;
}
async function accepted(said: Said = {}, by = who.staff): Promise<Filed> {
  const made = await filed(said);
  await linked(by, made.id);
  await act(office.acceptCase, by, await seen(made.id));
  return made;
}
const give = (by: PersonActor, { id }: Filed, from: PersonKey | null, to: PersonKey) =>
  runCommand(handOver, by, { caseId: id, fromId: from === null ? "" : city.persons[from], toId: city.persons[to], comment });
const holder = async ({ id }: Filed) =>
  portal.one<string | null>(`SELECT "assigneeId" FROM "WorkItem" WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL`, id);
const told = (key: PersonKey, { id }: Filed) =>
  portal.sql<{ event: string }>(
    `SELECT event FROM "Message" WHERE "personId" = $1 AND "subjectId" = $2 ORDER BY event`,
    city.persons[key],
    id,
  );
const has = async (by: PersonActor, { id }: Filed) => (await listWork(by)).items.some(({ subjectId }) => subjectId === id);

describe("a case given to a colleague by name", () => {
  it("is theirs from then on, with the reason for the office; they are told, and so is whoever had it", async () => {
    const made = await filed();
    expect((await readCase(who.staff, made.id))?.colleagues.map(({ name }) => name)).toEqual(["何文博", "沈嘉禾"]);
    expect(await give(who.staff, made, null, "colleague")).toMatchObject(ok);
    expect(await holder(made)).toBe(city.persons.colleague);
    expect(await told("colleague", made)).toEqual([{ event: "handedOver" }]);
    expect(await told("staff", made)).toEqual([]);
    expect([await has(who.colleague, made), await has(who.staff, made)]).toEqual([true, false]);
    expect(await db().auditEntry.findMany({ where: { subjectId: made.id, permission: "rightsCase.handOver" } })).toMatchObject([
      { actorId: city.persons.staff, changes: { "WorkItem.assigneeId": [null, city.persons.colleague] } },
    ]);

    await portal.setClock(later(monday, 2));
    expect(await give(who.staff, made, "colleague", "staff")).toMatchObject(ok);
    expect(await told("colleague", made)).toEqual([{ event: "handedAway" }, { event: "handedOver" }]);
    expect([await has(who.colleague, made), await has(who.staff, made)]).toEqual([false, true]);

    const events = (await readCase(who.staff, made.id))?.events.filter(({ kind }) => kind === "handedOver");
    expect(events).toMatchObject([{ note: comment, shown: false, facts: {} }, {}]);
    // Which office has it the claimant knows; who of it is not told.
    const read = JSON.stringify(await readOwnCase(made.claimant, null));
    expect(read).toContain("学会学术部");
    expect(read).not.toContain(comment);
    expect(read).not.toContain("handedOver");
    expect(await portal.tablesWith(comment)).toEqual([]);
  });

  it("goes to nobody from whom it is kept, to no other office and no other role", async () => {
    const made = await filed({ notBy: "何文博" });
    const notChoice = wrong({ toId: ["notChoice"] });
    expect((await readCase(who.staff, made.id))?.colleagues.map(({ name }) => name)).toEqual(["沈嘉禾"]);
    for (const to of ["colleague", "highTech", "leader", "pharma", "scientist"] as const)
      expect(await give(who.staff, made, null, to), to).toEqual(notChoice);
    expect(await give(who.colleague, made, null, "staff")).toEqual(refused("notFound"));
    expect(await holder(made)).toBeNull();
    expect(await give(who.staff, made, null, "staff")).toMatchObject(ok);
    // The control: named by nobody, the same colleague has it.
    expect(await give(who.staff, await filed(), null, "colleague")).toMatchObject(ok);
  });

  it("is given on as it was seen, by those who handle it, once it can no longer be taken back", async () => {
    const made = await filedCase();
    expect(await give(who.staff, made, null, "colleague")).toEqual(refused("conflict"));
    await portal.setClock(later(monday, 1));
    await linked(who.staff, made.id);
    expect(await give(who.leader, made, null, "colleague")).toEqual(refused("forbidden"));
    expect(await give(who.pharma, made, null, "colleague")).toEqual(refused("notFound"));
    expect(await give(who.staff, made, "colleague", "staff")).toEqual(refused("conflict"));
    expect(await runCommand(handOver, who.staff, { caseId: made.id, fromId: "", toId: city.persons.colleague, comment: " " })).toEqual(
      wrong({ comment: ["required"] }),
    );
    const both = await Promise.all([give(who.staff, made, null, "colleague"), give(who.colleague, made, null, "staff")]);
    expect(both.map((done) => done.ok).toSorted()).toEqual([false, true]);
    expect(both).toContainEqual(refused("conflict"));
  });

  it("stays with the association it was given to", async () => {
    const made = await accepted();
    await act(assignOut, who.staff, { ...(await seen(made.id)), organizationId: city.ids.highTechZone, comment: "" });
    expect((await readCase(who.staff, made.id))?.colleagues).toEqual([]);
    expect(await give(who.staff, made, null, "colleague")).toEqual(refused("conflict"));
    expect(await give(who.highTech, made, null, "staff")).toEqual(wrong({ toId: ["notChoice"] }));
    expect(await give(who.jiangbei, made, null, "jiangbei")).toEqual(refused("notFound"));
    expect(await give(who.highTech, made, null, "highTech")).toMatchObject(ok);
    await act(takeBack, who.staff, { ...(await seen(made.id)), comment: "改由本室办理" });
  });

  it("that is narrow goes to one who is entrusted with it, and from the sight of whoever gave it", async () => {
    const made = await filed({ category: "misconduct" });
    await act(office.claimCase, who.staff, { caseId: made.id });
    await db().caseKeeper.delete({ where: { categoryCode_personId: { categoryCode: "misconduct", personId: city.persons.colleague } } });
    expect(await give(who.staff, made, "staff", "colleague")).toEqual(wrong({ toId: ["notChoice"] }));
    await db().caseKeeper.create({ data: { categoryCode: "misconduct", personId: city.persons.colleague } });
    expect(await give(who.staff, made, "staff", "colleague")).toMatchObject(ok);
    expect(await readCase(who.staff, made.id)).toBeNull();
    expect((await readCase(who.colleague, made.id))?.mine).toBe(true);
    expect(await told("colleague", made)).toEqual([{ event: "handedOver" }]);
  });
});

describe("the list of cases", () => {
  const listed = async (by: PersonActor, filter = {}) => {
    const queue = await listCases(by, { ...noFilter, ...filter }, null, 500);
    return queue && { numbers: queue.rows.map(({ number }) => number), board: queue.board };
  };

  it("shows an association what it was given, as long as it has it, and nothing of the city's", async () => {
    await filed();
    const made = await accepted();
    expect(await listed(who.highTech)).toEqual({ numbers: [], board: false });
    await act(assignOut, who.staff, { ...(await seen(made.id)), organizationId: city.ids.highTechZone, comment: "" });
    for (const filter of [{}, { view: "all" }, { number: made.number }, { status: "verifying" }] as const)
      expect(await listed(who.highTech, filter)).toEqual({ numbers: [made.number], board: false });
    expect(await listed(who.jiangbei)).toEqual({ numbers: [], board: false });
    expect(await listed(who.pharma)).toBeNull();
    expect((await listed(who.staff))?.board).toBe(true);
    await act(takeBack, who.staff, { ...(await seen(made.id)), comment: "改由本室办理" });
    expect(await listed(who.highTech, { number: made.number })).toEqual({ numbers: [], board: false });
    // Where one may read it, the menu leads to it, and to the board only those whose figures it has.
    const entries = (role: Role) => menuOf(role).flatMap(({ items }) => items.map(({ href }) => href as string));
    const lists = ["/rights-cases", "/rights-cases/board"];
    expect(entries("townshipOfficer").filter((href) => lists.includes(href))).toEqual(["/rights-cases"]);
    expect(entries("cityStaff").filter((href) => lists.includes(href))).toEqual(lists);
    expect(entries("enterpriseOfficer").filter((href) => lists.includes(href))).toEqual([]);
  });

  it("has a case once, for whoever has it, whatever those above have beside it", async () => {
    const made = await accepted();
    await act(office.claimCase, who.staff, { caseId: made.id });
    await act(askExtension, who.staff, { caseId: made.id, days: "10", reason: "取证" });
    for (const by of [who.staff, who.leader]) {
      const rows = (await listCases(by, noFilter, null, 500))?.rows.filter(({ id }) => id === made.id);
      expect(rows).toMatchObject([{ work: { purpose: "handleCase", assignee: "沈嘉禾" }, mayClaim: false }]);
    }
    const counted = await readBoard(who.staff);
    expect(counted?.open).toBe(await db().rightsCase.count({ where: { status: { in: [...openStatuses] }, narrow: false } }));
    expect(counted?.oldest.filter(({ id }) => id === made.id).length).toBeLessThanOrEqual(1);
    expect((await listed(who.staff, { who: "mine" }))?.numbers).toContain(made.number);
    expect((await listed(who.staff, { who: "nobody" }))?.numbers).not.toContain(made.number);
  });

  it("lets only those take a case up whose step it is", async () => {
    const made = await accepted();
    const mayClaim = async (by: PersonActor) => (await listCases(by, { ...noFilter, number: made.number }, null))?.rows[0]?.mayClaim;
    expect([await mayClaim(who.staff), await mayClaim(who.leader)]).toEqual([true, false]);
    await act(assignOut, who.staff, { ...(await seen(made.id)), organizationId: city.ids.highTechZone, comment: "" });
    expect([await mayClaim(who.staff), await mayClaim(who.highTech)]).toEqual([false, true]);
  });
});

describe("whoever is barred by what the desk finds out", () => {
  it("has the case no longer, nor does an association", async () => {
    const made = await filed({ respondent: "一家没有写全的公司" });
    await act(office.claimCase, who.colleague, { caseId: made.id });
    await portal.sql(
      `INSERT INTO "Membership" ("personId", "organizationId", "role", "validFrom", "validTo") VALUES ($1, $2, 'enterpriseOfficer', '2025-01-01', '2025-06-01')`,
      ...[city.persons.colleague, city.ids.pharma],
    );
    try {
      await linked(who.staff, made.id, city.ids.bearing);
      expect(await holder(made)).toBe(city.persons.colleague);
      await linked(who.staff, made.id, city.ids.pharma);
      expect(await holder(made)).toBeNull();
      expect(await runCommand(office.claimCase, who.staff, { caseId: made.id })).toMatchObject(ok);
    } finally {
      await portal.sql(`DELETE FROM "Membership" WHERE "personId" = $1 AND "organizationId" = $2`, city.persons.colleague, city.ids.pharma);
    }
    const given = await accepted({ respondent: "一家没有写全的公司" });
    await act(assignOut, who.staff, { ...(await seen(given.id)), organizationId: city.ids.highTechZone, comment: "" });
    await act(office.claimCase, who.highTech, { caseId: given.id });
    await linked(who.staff, given.id, city.ids.bearing);
    expect(await holder(given)).toBe(city.persons.highTech);
    await linked(who.staff, given.id, city.ids.pharma);
    expect(await db().workItem.findMany({ where: { rightsCaseId: given.id, closedAt: null } })).toMatchObject([
      { organizationId: city.ids.academic, role: "cityStaff", assigneeId: null },
    ]);
  });
});

describe("a narrow case that is taken up", () => {
  it("while its head is asked for an extension stays in the head's sight", async () => {
    const made = await filed({ category: "misconduct" });
    await act(office.claimCase, who.staff, { caseId: made.id });
    await linked(who.staff, made.id);
    await act(office.acceptCase, who.staff, await seen(made.id));
    await act(askExtension, who.staff, { caseId: made.id, days: "10", reason: "取证" });
    await act(office.releaseCase, who.staff, { caseId: made.id });
    await act(office.claimCase, who.colleague, { caseId: made.id });
    const limit = await db().caseLimit.findFirstOrThrow({ where: { caseId: made.id, asked: { not: null } } });
    expect(await runCommand(grantExtension, who.colleague, { caseId: made.id, limitId: limit.id })).toEqual(refused("forbidden"));
    expect(await runCommand(grantExtension, who.leader, { caseId: made.id, limitId: limit.id })).toMatchObject(ok);
    // Then it is again whose it is.
    expect(await db().rightsCase.findUnique({ where: { id: made.id } })).toMatchObject({ counsellorId: city.persons.colleague });
    expect(await readCase(who.leader, made.id)).toBeNull();
  });

  it("comes back to whoever has it when its claimant has put it right", async () => {
    const made = await filed({ category: "misconduct" });
    await act(office.claimCase, who.staff, { caseId: made.id });
    await act(office.requestSupplement, who.staff, { ...(await seen(made.id)), comment: "请补材料" });
    await act(supplyCase, made.claimant, { text: "材料补上了" });
    expect(await holder(made)).toBe(city.persons.staff);
  });

  it("is not taken from those above who are to review it", async () => {
    const made = await filed({ category: "misconduct" });
    await act(office.claimCase, who.staff, { caseId: made.id });
    await linked(who.staff, made.id);
    await act(office.acceptCase, who.staff, await seen(made.id));
    await act(office.answerCase, who.staff, { ...(await seen(made.id)), ...opinion });
    await act(remedy.askReconsideration, made.claimant, { grounds: "没有查清" });
    await portal.setClock(later(monday, 2));
    expect(await runCommand(office.claimCase, who.colleague, { caseId: made.id })).toEqual(refused("conflict"));
    expect(await runCommand(remedy.answerReconsideration, who.leader, { ...(await seen(made.id)), ...opinion })).toMatchObject(ok);
  });
});
