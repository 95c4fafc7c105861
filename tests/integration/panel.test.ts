// Experts: who may be asked, what each of them sees and when, what comes of their points, and what happens to one who steps back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, inviteOfficer } from "@/lib/accounts/commands/membership";
import { resubmitApplication, withdrawApplication } from "@/lib/applications/commands/lifecycle";
import * as panel from "@/lib/applications/commands/panel";
import { declareInterest, fillSheet } from "@/lib/applications/commands/sheets";
import { siteVisitPass } from "@/lib/applications/commands/stages";
import { siteVisitRecord } from "@/lib/applications/commands/visit";
import { printApplicationForm, printDossier } from "@/lib/applications/documents/print";
import { readApplication } from "@/lib/applications/queries/dossier";
import { listApplications } from "@/lib/applications/queries/lists";
import { readPanel } from "@/lib/applications/queries/panel";
import { listSentSheets, readSheet } from "@/lib/applications/queries/sheet-page";
import { readAttachment } from "@/lib/files/queries";
import { addMonths, dayOf, startOf } from "@/lib/kernel/dates";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { assignWork } from "@/lib/work/commands/assign";
import { listWork } from "@/lib/work/queries";
import {
  act,
  buildCity,
  type City,
  type ExpertKey,
  experts,
  later,
  monday,
  type PersonActor,
  type PersonKey,
  visitor,
} from "../support/city";
import { allInOrder, assign, anyFile, bringTo, move, openStage, score, sheetFor, submitted, tryMove, visit } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { heldAt } from "../support/race";

let portal: Portal;
let city: City;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const scheme = "linjiangScored2026";
const [one, two, three, four, five] = experts;
const refused = (kind: string) => ({ ok: false, problem: { kind } });
const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const wrong = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });
const ok = { ok: true };

/** An application whose scoring is open, in a round of its own. */
async function scoring(applicant: "pharma" | "bearing" = "pharma"): Promise<string> {
  const id = await submitted(city, scheme, { round: await city.roundOf(scheme), who: applicant });
  await bringTo(city, id, "panel");
  return id;
}
const ask = (id: string, ...keys: PersonKey[]) =>
  tryMove(city, who.staff, panel.panelAssignExperts, id, { expertIds: keys.map((key) => city.persons[key]) });
const pass = (id: string) => tryMove(city, who.staff, panel.panelPass, id, { comment: "" });
const sheets = (id: string) =>
  portal.sql<{ expertId: string; state: string; detected: string[]; total: number | null }>(
    `SELECT s."expertId", s.state, s.detected, s.total FROM "ScoreSheet" s JOIN "Stage" t ON t.id = s."stageId" WHERE t."applicationId" = $1 ORDER BY s."assignedAt", s.id`,
    id,
  );
const work = (id: string) =>
  portal.sql(
    `SELECT purpose, role, "assigneeId", "dueAt" FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL ORDER BY purpose`,
    id,
  );
const attempts = async (key: PersonKey, id: string) =>
  portal.one(
    `SELECT count(*)::int FROM "AccessAttempt" WHERE "actorId" = $1 AND "subjectId" = $2 AND problem = 'notFound'`,
    city.persons[key],
    id,
  );
const news = (key: PersonKey, event: string, id: string) =>
  portal.one(`SELECT count(*)::int FROM "Message" WHERE "personId" = $1 AND event = $2 AND "subjectId" = $3`, city.persons[key], event, id);

/** Records a visit that is not like the applicant's own points, passes it, and opens the scoring. */
async function visited(id: string, more: { p?: Record<string, string>; r?: Record<string, string>; [field: string]: unknown }) {
  const { answers, schemeVersion } = await db().application.findUniqueOrThrow({ where: { id }, include: { schemeVersion: true } });
  const { p } = allInOrder(schemeDocument.parse(schemeVersion.document), answers as Record<string, unknown>);
  await move(city, who.staff, siteVisitRecord, id, { ...visit(dayOf(monday)), ...more, p: { ...p, ...more.p } });
  await move(city, who.staff, siteVisitPass, id);
}

/** An office for a while, past the commands: the past cannot be made through them. */
async function held<V>(
  key: PersonKey,
  organizationId: string,
  until: Date | null,
  then: () => Promise<V>,
  role = "enterpriseOfficer",
): Promise<V> {
  const [row] = await portal.sql<{ id: string }>(
    `INSERT INTO "Membership" ("personId", "organizationId", role, "validFrom", "validTo") VALUES ($1, $2, $3::"Role", '2010-01-01', $4) RETURNING id`,
    city.persons[key],
    organizationId,
    role,
    until,
  );
  try {
    return await then();
  } finally {
    await portal.sql(`DELETE FROM "Membership" WHERE id = $1`, row?.id);
  }
}

describe("asking experts", () => {
  it("gives each a sheet, work of their own with the stage's day, and the news", async () => {
    const id = await scoring();
    const stage = await db().stage.findFirstOrThrow({ where: { applicationId: id, kind: "panelScoring" } });
    expect(await ask(id, one, two, three)).toMatchObject(ok);
    expect(await sheets(id)).toMatchObject([{ state: "draft" }, { state: "draft" }, { state: "draft" }]);
    const items = await work(id);
    expect(
      items
        .filter(({ purpose }) => purpose === "score")
        .map(({ assigneeId }) => assigneeId)
        .toSorted(),
    ).toEqual([one, two, three].map((key) => city.persons[key]).toSorted());
    for (const item of items) expect(item.dueAt).toEqual(stage.dueAt);
    expect(items.find(({ purpose }) => purpose === "panelScoring")).toMatchObject({ role: "cityStaff", assigneeId: null });
    for (const key of [one, two, three]) {
      expect(await news(key, "newWork", id)).toBe(1);
      expect((await listWork(who[key])).items.some(({ subjectId, purpose }) => subjectId === id && purpose === "score")).toBe(true);
      expect(await listSentSheets(who[key])).toEqual([]);
    }
    // Nobody else of the office was given it, and none of theirs can be handed on.
    expect((await listWork(who.colleague)).items.filter(({ subjectId }) => subjectId === id).map(({ purpose }) => purpose)).toEqual([
      "panelScoring",
    ]);
    const { id: workItemId } = await db().workItem.findFirstOrThrow({ where: { applicationId: id, purpose: "score", closedAt: null } });
    for (const assigneeId of [city.persons.colleague, city.persons[four], ""])
      expect(await runCommand(assignWork, who.staff, { workItemId, assigneeId })).toEqual(refused("conflict"));
  });

  it("is refused for anybody who is no expert, was asked already, or asks themselves", async () => {
    const id = await scoring();
    expect(await ask(id)).toEqual(wrong({ expertIds: ["required"] }));
    expect(await ask(id, "pharma")).toEqual(wrong({ expertIds: ["notChoice"] }));
    expect(await ask(id, one, "scientist")).toEqual(wrong({ expertIds: ["notChoice"] }));
    expect(await sheets(id)).toEqual([]);
    expect(await ask(id, one)).toMatchObject(ok);
    expect(await ask(id, one, two)).toEqual(wrong({ expertIds: ["alreadyThere"] }));
    await held(
      "staff",
      city.ids.city,
      null,
      async () => expect(await ask(id, "staff")).toEqual(wrong({ expertIds: ["notSelf"] })),
      "expert",
    );
    for (const key of ["leader", "highTech"] as const)
      expect(await tryMove(city, key, panel.panelAssignExperts, id, { expertIds: city.persons[two] })).toEqual(refused("forbidden"));
    expect(await tryMove(city, four, panel.panelAssignExperts, id, { expertIds: city.persons[four] })).toEqual(refused("notFound"));
  });

  it("of two at once for the same sheet makes one", async () => {
    const id = await scoring();
    const { revision } = await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } });
    const input = { applicationId: id, revision, expertIds: [city.persons[one]] };
    const results = await heldAt(portal, "ScoreSheet", [
      () => runCommand(panel.panelAssignExperts, who.staff, input),
      () => runCommand(panel.panelAssignExperts, who.colleague, input),
    ]);
    const said = results.map((result) => (result.status === "fulfilled" ? (result.value.ok ? "ok" : result.value.problem.kind) : "thrown"));
    expect(said.toSorted()).toEqual(["conflict", "ok"]);
    expect(await sheets(id)).toHaveLength(1);
  });
});

describe("a conflict", () => {
  const unit = () => [city.ids.pharma, city.ids.pharmaAssociation];
  const today = dayOf(monday);
  const ago = (months: number, days = 0) => later(startOf(addMonths(today, -months)), days);

  it("blocks who is, or within three years was, of the unit or of its association's firm; a day more, and the office is told", async () => {
    const id = await scoring();
    for (const organizationId of unit())
      for (const until of [null, ago(1), ago(36)])
        await held(four, organizationId, until, async () => expect(await ask(id, four)).toEqual(wrong({ expertIds: ["unit"] })));
    await held(four, city.ids.pharma, ago(36, -1), async () => {
      const candidate = (await readPanel(who.staff, id))?.candidates.find((one) => one.id === city.persons[four]);
      expect(candidate).toMatchObject({ blocked: [], warned: ["formerPost"] });
      expect(await ask(id, four)).toMatchObject(ok);
    });
    expect((await sheets(id)).find(({ expertId }) => expertId === city.persons[four])?.detected).toEqual(["formerPost"]);
  });

  it("blocks the recommender's staff, the keeper by name, whoever acted on it, and the managers of its homes", async () => {
    const id = await scoring();
    await held(
      four,
      city.ids.highTechZone,
      ago(35),
      async () => expect(await ask(id, four)).toEqual(wrong({ expertIds: ["recommender"] })),
      "townshipOfficer",
    );
    // The form names 陈淑敏 as its keeper.
    await held(
      "pharma",
      city.ids.city,
      null,
      async () => expect(await ask(id, "pharma")).toEqual(wrong({ expertIds: ["unit", "keeper", "acted"] })),
      "expert",
    );
    // The staff who reviewed, visited or moved it.
    await held(
      "colleague",
      city.ids.city,
      null,
      async () => {
        expect((await readPanel(who.staff, id))?.candidates.find((one) => one.id === city.persons.colleague)).toMatchObject({
          blocked: [],
          warned: ["office", "visitor"],
        });
        await tryMove(city, who.colleague, panel.panelAssignExperts, id, { expertIds: city.persons[one] });
        expect(await ask(id, "colleague")).toEqual(wrong({ expertIds: ["acted"] }));
      },
      "expert",
    );
    await portal.sql(
      `INSERT INTO "Home" ("ownerId", "managerId", name, category, level, address, hours, keeper) VALUES ($1, $2, 'x', '', '', '', '', '温若谷、甲')`,
      city.ids.pharma,
      city.ids.federation,
    );
    expect(await ask(id, four)).toEqual(wrong({ expertIds: ["keeper"] }));
    await held(five, city.ids.federation, null, async () => expect(await ask(id, five)).toEqual(wrong({ expertIds: ["unit"] })));
    await portal.sql(`DELETE FROM "Home" WHERE name = 'x'`);
    expect(await ask(id, four, five)).toMatchObject(ok);
  });

  it("blocks whoever was at the visit by the record of it, and warns of whoever is called the same", async () => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    await bringTo(city, id, "visit");
    await visited(id, { people: [city.persons[four]], visitors: "纪明川", signed: "温若谷\n纪明川" });
    const candidate = async (key: PersonKey) => (await readPanel(who.staff, id))?.candidates.find((one) => one.id === city.persons[key]);
    expect(await candidate(four)).toMatchObject({ blocked: ["acted"], warned: expect.arrayContaining(["visitor"]) as unknown });
    expect(await candidate(three)).toMatchObject({ blocked: [], warned: expect.arrayContaining(["visitor"]) as unknown });
    expect(await ask(id, four)).toEqual(wrong({ expertIds: ["acted"] }));
  });

  it("says what else the office should weigh", async () => {
    const id = await scoring();
    const warned = async (key: PersonKey) =>
      (await readPanel(who.staff, id))?.candidates.find((one) => one.id === city.persons[key])?.warned;
    const other = await scoring("bearing");
    const before = await warned(five);
    await assign(city, other, [five]);
    expect(await warned(five)).toEqual([...new Set([...(before ?? []), "waiting"])]);
    await portal.sql(`UPDATE "WorkItem" SET "closedAt" = now() WHERE purpose = 'score' AND "closedAt" IS NULL`);
    await portal.sql(
      `UPDATE "ScoreSheet" SET state = 'excused', reason = 'x', "endedAt" = now(), "endedById" = "assignedById" WHERE state = 'draft'`,
    );
    expect(await warned(five)).toEqual([]);
    await held(four, city.ids.bearing, null, async () => expect(await warned(four)).not.toContain("sameArea"));
    const { id: neighbour } = await db().organization.create({
      data: { kindCode: "enterprise", name: "邻厂", parentId: city.ids.highTechZone },
      select: { id: true },
    });
    await held(four, neighbour, null, async () => expect(await warned(four)).toEqual(["sameArea"]));
  });

  it("holds for site visits too, but for having visited before", async () => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    await bringTo(city, id, "visit");
    const { id: workItemId } = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    const send = () => runCommand(assignWork, who.staff, { workItemId, assigneeId: city.persons[four] });
    await held(four, city.ids.pharma, null, async () => expect(await send()).toEqual(wrong({ assigneeId: ["recused"] })));
    expect(await send()).toMatchObject(ok);
  });
});

describe("a sheet", () => {
  it("is held against the points of the visit where it gave other ones than the applicant, and shows both", async () => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    await bringTo(city, id, "visit");
    await visited(id, { p: { venue: "12" }, r: { venue: "只有一间" } });
    await assign(city, id, [one, two, three]);
    const like = (points: string) => sheetFor(city, one, id, { venue: points });
    // As the applicant said: not as the visit did.
    expect(await runCommand(fillSheet, who[one], await like("15"))).toEqual(wrong({ "r.venue": ["required"] }));
    const sheet = await readSheet(who[one], id);
    expect(sheet?.groups[0]?.lines[0]).toMatchObject({
      ...{ self: 1500, before: { column: "visit", points: 1200 } },
      visited: { finding: "ok", points: 1200, reason: "只有一间" },
    });
    expect(await runCommand(fillSheet, who[one], await like("12"))).toMatchObject(ok);
    for (const key of [two, three]) await score(city, key, id, { venue: "12" });
    const table = (await readPanel(who.staff, id))?.tables[0]?.table;
    expect(table).toMatchObject({ visited: true, mean: 9700 });
    expect(table?.groups[0]?.lines[0]).toMatchObject({ self: 1500, visited: 1200, result: { mean: 1200 } });
  });

  it("is kept as a draft, found again, and frozen when it is handed in whole", async () => {
    const id = await scoring();
    await assign(city, id);
    await score(city, one, id, { venue: "12.5", facility: "9 书刊不足" }, "save");
    const sheet = await readSheet(who[one], id);
    const lineOf = (key: string) => sheet?.groups.flatMap(({ lines }) => lines).find(({ line }) => line.key === key);
    expect(sheet).toMatchObject({ state: "draft", open: true, revision: 1, total: 10_000 - 250 - 600, others: null });
    expect(lineOf("venue")).toMatchObject({ self: 1500, points: 1250, reason: null, visited: { finding: "ok", points: 1500 } });
    expect(lineOf("facility")).toMatchObject({ points: 900, reason: "书刊不足" });
    expect(sheet?.visit).toMatchObject({ conclusion: "passed", note: "场地与申报一致" });

    const input = await sheetFor(city, one, id, { venue: "12.5", facility: "9 书刊不足" });
    expect(await runCommand(fillSheet, who[one], input)).toEqual(wrong({ "r.venue": ["required"] }));
    expect(await runCommand(fillSheet, who[one], { ...input, p: { ...input.p, venue: "15.01" } })).toEqual(
      wrong({ "p.venue": ["outOfRange"] }),
    );
    expect(await runCommand(fillSheet, who[one], { ...input, p: { ...input.p, sign: "" } })).toEqual(
      wrong({ "p.sign": ["required"], "r.venue": ["required"] }),
    );
    expect(await runCommand(fillSheet, who[one], { ...input, r: { ...input.r, venue: "面积少" } })).toMatchObject({
      ...ok,
      value: { done: "submit" },
    });
    expect(await readSheet(who[one], id)).toMatchObject({ state: "submitted", total: 9150, others: null });
    expect(await listSentSheets(who[one])).toContainEqual(expect.objectContaining({ id }));
    expect(await runCommand(fillSheet, who[one], await sheetFor(city, one, id))).toEqual(refused("conflict"));
    for (const attempt of [
      `UPDATE "ScoreLine" SET points = 0 WHERE "sheetId" = '${input.sheetId}'`,
      `DELETE FROM "ScoreLine" WHERE "sheetId" = '${input.sheetId}'`,
      `UPDATE "ScoreSheet" SET total = 1 WHERE id = '${input.sheetId}'`,
      `UPDATE "ScoreSheet" SET state = 'draft', total = NULL, "submittedAt" = NULL WHERE id = '${input.sheetId}'`,
    ])
      await expect(portal.sql(attempt), attempt).rejects.toThrow(/do(es)? not change/);
    // Done is done: the work is closed, and with it the dossier; their own sheet stays theirs.
    expect(await readApplication(who[one], id)).toBeNull();
    expect(await attempts(one, id)).toBe(0);
  });

  it("saved from two windows is asked about where they differ, and nowhere else", async () => {
    const id = await scoring();
    await assign(city, id);
    const old = await sheetFor(city, one, id, { venue: "10" }, "save");
    await score(city, one, id, { venue: "11", sign: "4 偏小" }, "save");
    const outcome = await runCommand(fillSheet, who[one], old);
    expect(outcome).toEqual({ ok: false, problem: { kind: "conflict", seen: { revision: "1", "s.venue": "11", "s.sign": "4　偏小" } } });
    expect(await readSheet(who[one], id)).toMatchObject({ revision: 1 });
    // Told of it, their word stands.
    expect(await runCommand(fillSheet, who[one], { ...old, revision: "1", s: { venue: "11" } })).toMatchObject(ok);
    // An old window that says the same says nothing new.
    expect(await runCommand(fillSheet, who[one], old)).toMatchObject(ok);
  });

  it("of experts who write at the same moment stay apart", async () => {
    const id = await scoring();
    await assign(city, id);
    const inputs = await Promise.all([one, two, three].map((key) => sheetFor(city, key, id)));
    const results = await heldAt(
      portal,
      "ScoreLine",
      inputs.map((input, at) => () => runCommand(fillSheet, who[experts[at] as ExpertKey], input)),
    );
    expect(results.map((result) => result.status === "fulfilled" && result.value.ok)).toEqual([true, true, true]);
    expect((await sheets(id)).map(({ state }) => state)).toEqual(["submitted", "submitted", "submitted"]);
    // The office hears it once, from the last.
    expect(await news("staff", "sheetsIn", id)).toBe(1);
  });

  it("is nobody else's: no other expert's, not the office's, not the applicant's", async () => {
    const id = await scoring();
    await assign(city, id);
    const input = await sheetFor(city, one, id);
    for (const key of [two, four, "staff", "leader", "pharma", "highTech", "auditor"] as const) {
      expect(await runCommand(fillSheet, who[key], input), key).toEqual(refused("notFound"));
      expect(await runCommand(declareInterest, who[key], { sheetId: input.sheetId, comment: "x" }), key).toEqual(refused("notFound"));
      if (key !== two) expect(await readSheet(who[key], id), key).toBeNull();
    }
    expect(await runCommand(fillSheet, visitor, input)).toEqual(refused("notSignedIn"));
    expect(await attempts(two, input.sheetId)).toBe(2);
  });
});

describe("before all are in", () => {
  it("nobody sees who else was asked or what they gave: not the experts, not the applicant, not the office", async () => {
    const id = await scoring();
    await assign(city, id, [one, two, three, four]);
    await score(city, two, id, { venue: "3 机密的理由" });
    await score(city, three, id);
    await score(city, four, id);
    const names = ["陶砚秋", "纪明川", "温若谷"];
    const texts = async (key: PersonKey) =>
      JSON.stringify([await readApplication(who[key], id), await readSheet(who[key], id), (await listApplications(who[key], null)).rows]);
    for (const key of [one, two, "pharma", "highTech", "receiver", "staff", "leader"] as const) {
      const text = await texts(key);
      // One's own words one may read.
      for (const word of [...names, "龑㛃", ...(key === two ? [] : ["机密的理由"])]) expect(text, `${key} ${word}`).not.toContain(word);
    }
    // The office knows whom it asked, and who has answered; not what.
    const desk = await readPanel(who.staff, id);
    expect(desk?.experts.map(({ name, state }) => [name, state])).toEqual([
      ["温若谷", "submitted"],
      ["纪明川", "submitted"],
      ["陶砚秋", "submitted"],
      ["龑㛃", "draft"],
    ]);
    expect(desk).toMatchObject({ tables: [], complete: false, count: { assigned: 4, submitted: 3, least: 3 } });
    expect(JSON.stringify(desk)).not.toContain("机密的理由");
    expect(JSON.stringify(await readPanel(who.leader, id))).not.toContain("机密的理由");
    for (const key of [one, "pharma", "highTech", "receiver"] as const) expect(await readPanel(who[key], id), key).toBeNull();
    expect(await pass(id)).toEqual(blocked("sheetsIn"));
    // The control: the last one comes in, and the words are there.
    await score(city, one, id);
    expect(JSON.stringify(await readPanel(who.staff, id))).toContain("机密的理由");
    expect(JSON.stringify(await readSheet(who[one], id))).toContain("机密的理由");
    for (const name of names) expect(JSON.stringify(await readSheet(who[one], id)), name).not.toContain(name);
  });

  it("two sheets are not enough, even when nobody else was asked", async () => {
    const id = await scoring();
    await assign(city, id, [one, two]);
    await score(city, one, id);
    await score(city, two, id);
    expect(await readPanel(who.staff, id)).toMatchObject({ tables: [], complete: false });
    expect((await readSheet(who[one], id))?.others).toBeNull();
    expect(await pass(id)).toEqual(blocked("sheetsIn"));
    expect(await ask(id, three)).toMatchObject(ok);
  });
});

describe("when all are in", () => {
  it("the office sees the table without names, and can change the panel no more", async () => {
    const id = await scoring();
    await assign(city, id, [one, two, three]);
    await score(city, one, id, { venue: "15" });
    await score(city, two, id, { venue: "10 面积不够" });
    await score(city, three, id, { venue: "8.34 没有标志" });
    const desk = await readPanel(who.staff, id);
    const [table] = desk?.tables ?? [];
    const line = table?.table.groups.flatMap(({ lines }) => lines).find((one) => one.line.key === "venue");
    expect(line).toMatchObject({ self: 1500, result: { mean: 1111, low: 834, high: 1500 } });
    expect(line?.given.map(({ points }) => points).toSorted((a, b) => a - b)).toEqual([834, 1000, 1500]);
    expect(table?.table).toMatchObject({ self: 10_000, mean: 10_000 - 1500 + 1111 });
    expect(desk?.candidates).toEqual([]);
    expect(desk?.moves.map(({ name, blockers }) => [name, blockers])).toEqual([
      ["assignExperts", ["sheetsOut"]],
      ["excuseExpert", ["sheetsOut"]],
      ["pass", []],
      ["returnForRevision", []],
      ["returnToStage", []],
      ["refuse", []],
    ]);
    expect(await ask(id, four)).toEqual(blocked("sheetsOut"));
    const excuse = { expertId: city.persons[one], comment: "分数太低" };
    expect(await tryMove(city, who.staff, panel.panelExcuseExpert, id, excuse)).toEqual(blocked("sheetsOut"));
    expect(await news("staff", "sheetsIn", id)).toBe(1);
  });

  it("the columns stand in an order that tells nothing of who was asked, or who answered, first", async () => {
    const seen = new Set<string>();
    for (let times = 0; times < 6; times += 1) {
      const id = await scoring();
      await assign(city, id);
      await score(city, one, id, { venue: "1 甲" });
      await score(city, two, id, { venue: "2 乙" });
      await score(city, three, id, { venue: "3 丙" });
      const line = (await readPanel(who.staff, id))?.tables[0]?.table.groups
        .flatMap(({ lines }) => lines)
        .find((one) => one.line.key === "venue");
      seen.add(JSON.stringify(line?.given.map(({ points }) => points)));
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it("five drop one high and one low of each line; the mean is frozen with the stage", async () => {
    const id = await scoring();
    await assign(city, id, experts);
    const venue = ["0 没有", "10 小", "11 小", "12.01 小", "15"];
    for (const [at, key] of experts.entries()) await score(city, key, id, { venue: venue[at] ?? "" });
    expect(await pass(id)).toMatchObject(ok);
    const stage = await db().stage.findFirstOrThrow({ where: { applicationId: id, kind: "panelScoring" } });
    expect(stage).toMatchObject({ state: "passed" });
    expect(
      await portal.sql(`SELECT sheets, dropped, total, "passMark", "closedAt" FROM "PanelResult" WHERE "stageId" = $1`, stage.id),
    ).toEqual([
      // (10 + 11 + 12.01) / 3 = 11.00333…
      { sheets: 5, dropped: true, total: 10_000 - 1500 + 1100, passMark: 8000, closedAt: monday },
    ]);
    expect(await portal.sql(`SELECT mean, low, high FROM "PanelMean" WHERE "stageId" = $1 AND "criterionKey" = 'venue'`, stage.id)).toEqual(
      [{ mean: 1100, low: 0, high: 1500 }],
    );
    for (const attempt of [
      `UPDATE "PanelResult" SET total = 1 WHERE "stageId" = '${stage.id}'`,
      `DELETE FROM "PanelMean" WHERE "stageId" = '${stage.id}'`,
    ])
      await expect(portal.sql(attempt), attempt).rejects.toThrow("does not change");
    expect(await openStage(id)).toMatchObject({ kind: "decision" });
    expect(await runCommand(declareInterest, who[one], { sheetId: (await sheetFor(city, one, id)).sheetId, comment: "x" })).toEqual(
      blocked("scoringOpen"),
    );
    await bringTo(city, id, "awarded");
  });

  it("the applicant reads each line's mean and the reasons, and the recommender too; nobody learns who, and experts of other things nothing", async () => {
    const id = await scoring();
    await assign(city, id);
    await score(city, one, id, { venue: "10 面积不够", facility: "14 少一台投影" });
    await score(city, two, id, { venue: "10 面积不够二" });
    await score(city, three, id, { venue: "10.01 面积不够三" });
    expect((await readApplication(who.pharma, id))?.panel?.result).toBeNull();
    await move(city, "staff", panel.panelPass, id, { comment: "评分属实" });
    for (const key of ["pharma", "highTech", "staff", "leader"] as const) {
      const dossier = await readApplication(who[key], id);
      const result = dossier?.panel?.result;
      expect(result, key).toMatchObject({ total: 10_000 - 1500 + 1000 - 33, sheets: 3, passMark: 8000 });
      expect(result?.means.get("venue"), key).toEqual({ mean: 1000, reasons: ["面积不够", "面积不够三", "面积不够二"].toSorted() });
      expect(result?.means.get("sign"), key).toEqual({ mean: 500, reasons: [] });
      for (const name of ["龑㛃", "陶砚秋", "纪明川"]) expect(JSON.stringify(dossier), `${key} ${name}`).not.toContain(name);
    }
    expect((await readApplication(who.receiver, id))?.panel?.result ?? null).toBeNull();
    const printed = await printDossier(who.pharma, id);
    expect(printed?.bytes.length).toBeGreaterThan(1000);
  });

  it("below the mark it cannot be passed, and refused it shows why", async () => {
    const id = await scoring();
    await assign(city, id);
    for (const key of [one, two, three]) await score(city, key, id, { activity: "0 没有活动" });
    expect((await readPanel(who.staff, id))?.tables[0]?.table.mean).toBe(8000);
    expect(await pass(id)).toMatchObject(ok);
    const low = await scoring();
    await assign(city, low);
    for (const key of [one, two, three]) await score(city, key, low, { activity: "0 没有活动", sign: "4.99 偏小" });
    expect(await pass(low)).toEqual(blocked("passMarkReached"));
    await move(city, "staff", panel.panelRefuse, low, { comment: "没有达到合格分" });
    expect((await readApplication(who.pharma, low))?.panel?.result).toMatchObject({ total: 7999, passMark: 8000 });
    expect(await work(low)).toEqual([]);
  });
});

describe("whoever steps back", () => {
  it("finds nothing of it any more, by any door, and each try is kept", async () => {
    const id = await scoring();
    const file = await db().attachment.create({ data: { ...anyFile(), createdById: city.persons.pharma }, select: { id: true } });
    await db().evidence.create({ data: { attachmentId: file.id, applicationId: id, fieldKey: "venue" }, select: { id: true } });
    await assign(city, id);
    await score(city, one, id, { venue: "10 草稿" }, "save");
    const doors = [
      () => readApplication(who[one], id),
      () => readSheet(who[one], id),
      () => printDossier(who[one], id),
      () => printApplicationForm(who[one], id),
      () => readAttachment(who[one], file.id),
    ];
    for (const door of doors) expect(await door()).not.toBeNull();
    const { sheetId } = await sheetFor(city, one, id);
    expect(await runCommand(declareInterest, who[one], { sheetId, comment: " " })).toEqual(wrong({ comment: ["required"] }));
    await act(declareInterest, who[one], { sheetId, comment: "妻子在该公司任职" });
    for (const [at, door] of doors.entries()) {
      const before = await attempts(one, id);
      expect(await door(), String(at)).toBeNull();
      // The whole dossier is read with the form it was submitted by: one try, one or two lines.
      expect(await attempts(one, id), String(at)).toBeGreaterThan(before);
    }
    expect(await runCommand(fillSheet, who[one], await sheetFor(city, one, id))).toEqual(refused("notFound"));
    expect(await attempts(one, sheetId)).toBe(1);
    expect(await listSentSheets(who[one])).not.toContainEqual(expect.objectContaining({ id }));
    expect((await listApplications(who[one], null)).rows.map((row) => row.id)).not.toContain(id);
    expect((await listWork(who[one])).items.some(({ subjectId }) => subjectId === id)).toBe(false);
    // The control: somebody who never was its expert leaves no line.
    expect(await readApplication(who[four], id)).toBeNull();
    expect(await attempts(four, id)).toBe(0);

    // The office hears of it, reads why, and asks another; this one cannot be asked again, here or for the unit's next application.
    expect(await news("staff", "steppedBack", id)).toBe(1);
    expect((await readPanel(who.staff, id))?.experts.find(({ name }) => name === "龑㛃")).toMatchObject({
      state: "recused",
      reason: "妻子在该公司任职",
    });
    expect(await ask(id, one)).toEqual(wrong({ expertIds: ["declared"] }));
    expect(await ask(id, four)).toMatchObject(ok);
    expect(await ask(await scoring(), one)).toEqual(wrong({ expertIds: ["declared"] }));
    expect(await ask(await scoring("bearing"), one)).toMatchObject(ok);
    for (const key of [two, three, four]) await score(city, key, id);
    expect(await pass(id)).toMatchObject(ok);
    expect(
      await portal.sql(`SELECT changes FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'sheet.declareInterest'`, sheetId),
    ).toEqual([{ changes: { role: "expert", "ScoreSheet.state": ["draft", "recused"], "ScoreSheet.reason": "changed" } }]);
  });

  it("takes along a sheet that was sent, as long as the scoring is open", async () => {
    const id = await scoring("bearing");
    await assign(city, id, [two, three, four]);
    for (const key of [two, three, four]) await score(city, key, id);
    expect((await readPanel(who.staff, id))?.complete).toBe(true);
    const { sheetId } = await sheetFor(city, two, id);
    await act(declareInterest, who[two], { sheetId, comment: "刚发现是亲属" });
    expect(await readPanel(who.staff, id)).toMatchObject({ complete: false, tables: [], count: { assigned: 2, submitted: 2 } });
    expect((await readSheet(who[three], id))?.others).toBeNull();
    expect(await pass(id)).toEqual(blocked("sheetsIn"));
    expect(await ask(id, five)).toMatchObject(ok);
    await score(city, five, id);
    expect(await pass(id)).toMatchObject(ok);
  });

  it("is anybody who takes on an office at the unit, or at its recommender, in that very act", async () => {
    const id = await scoring("bearing");
    const elsewhere = await scoring();
    await assign(city, id, [three, four, five]);
    await assign(city, elsewhere, [five]);
    await score(city, five, id);
    const phone = (await db().person.findUniqueOrThrow({ where: { id: city.persons[five] } })).phoneKey;
    const { code } = await act(inviteOfficer, who.staff, {
      organizationId: city.ids.jiangbei,
      role: "townshipOfficer",
      name: "岑望舒",
      phone,
    });
    await act(acceptInvitation, who[five], { code });
    const own = (await sheets(id)).find(({ expertId }) => expertId === city.persons[five]);
    expect(own).toMatchObject({ state: "recused", detected: ["recommender"] });
    expect((await sheets(elsewhere))[0]).toMatchObject({ state: "draft" });
    const expert = await city.as(five, "expert");
    expect(await readSheet(expert, id)).toBeNull();
    expect(await attempts(five, id)).toBe(1);
    expect(await readSheet(expert, elsewhere)).not.toBeNull();
    expect(await news("staff", "steppedBack", id)).toBe(1);
    expect(await ask(id, five)).toMatchObject(refused("invalidInput"));
    await portal.sql(`DELETE FROM "Session" WHERE "personId" = $1`, city.persons[five]);
    await portal.sql(`DELETE FROM "Membership" WHERE "personId" = $1 AND role = 'townshipOfficer'`, city.persons[five]);
    who[five] = await city.as(five);
  });

  it("misses nothing where both happen at the same moment: asked, or of the unit, never both", async () => {
    const id = await scoring();
    const phone = (await db().person.findUniqueOrThrow({ where: { id: city.persons[four] } })).phoneKey;
    const { code } = await act(inviteOfficer, who.staff, {
      organizationId: city.ids.pharma,
      role: "enterpriseOfficer",
      name: "温若谷",
      phone,
    });
    const { revision } = await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } });
    const racers: (() => Promise<{ ok: boolean }>)[] = [
      () => runCommand(panel.panelAssignExperts, who.staff, { applicationId: id, revision, expertIds: [city.persons[four]] }),
      () => runCommand(acceptInvitation, who[four], { code }),
    ];
    const results = await heldAt(portal, "AuditEntry", racers);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await sheets(id)).filter(({ state }) => state === "draft")).toEqual([]);
    await portal.sql(`DELETE FROM "Session" WHERE "personId" = $1`, city.persons[four]);
    await portal.sql(`DELETE FROM "Membership" WHERE "personId" = $1 AND role = 'enterpriseOfficer'`, city.persons[four]);
    who[four] = await city.as(four);
  });
});

describe("the office", () => {
  it("lets one go who has not answered, with a reason, and may ask them again; one who has answered it keeps", async () => {
    const id = await scoring("bearing");
    await assign(city, id, [three, four]);
    await score(city, three, id);
    const excuse = (key: PersonKey, comment = "一直联系不上") =>
      tryMove(city, who.staff, panel.panelExcuseExpert, id, { expertId: city.persons[key], comment });
    expect(await excuse(three)).toEqual(wrong({ expertId: ["sheetIn"] }));
    expect(await excuse(five)).toEqual(wrong({ expertId: ["notChoice"] }));
    expect(await excuse(four, "")).toEqual(wrong({ comment: ["required"] }));
    expect(await excuse(four)).toMatchObject(ok);
    expect(await news(four, "excused", id)).toBe(1);
    expect(await readSheet(who[four], id)).toBeNull();
    expect(await readApplication(who[four], id)).toBeNull();
    expect(await ask(id, four)).toMatchObject(ok);
    expect(await readSheet(who[four], id)).toMatchObject({ state: "draft", revision: 0, total: 0 });
    expect((await sheets(id)).map(({ state }) => state).toSorted()).toEqual(["draft", "excused", "submitted"]);
  });

  it("ends the experts' work with the stage, however it ends; what was said stays, and the next scoring is new", async () => {
    const id = await scoring("bearing");
    await assign(city, id, [three, four]);
    await score(city, three, id, { venue: "9 面积" });
    await score(city, four, id, { venue: "8 草稿" }, "save");
    const back = { comment: "材料不清", m: { venue: "请补照片" } };
    await move(city, "staff", panel.panelReturn, id, back);
    expect((await work(id)).map(({ purpose }) => purpose)).toEqual(["revise"]);
    expect(await readSheet(who[four], id)).toBeNull();
    expect(await readSheet(who[three], id)).toMatchObject({ state: "submitted", open: false });
    expect(await runCommand(fillSheet, who[four], await sheetFor(city, four, id))).toEqual(blocked("scoringOpen"));
    // Submitted before it ended: readable to the office; a draft is nobody's.
    const text = JSON.stringify(await readPanel(who.staff, id));
    expect(text).toContain("面积");
    expect(text).not.toContain("草稿");
    await move(city, "bearing", resubmitApplication, id);
    expect(await openStage(id)).toMatchObject({ kind: "panelScoring" });
    expect(await readPanel(who.staff, id)).toMatchObject({ count: { assigned: 0, submitted: 0 }, tables: [{ latest: false }] });
    await assign(city, id, [three, four, five]);
    for (const key of [three, four, five]) await score(city, key, id);
    expect(await pass(id)).toMatchObject(ok);
    expect((await readPanel(who.staff, id))?.tables.map(({ latest }) => latest)).toEqual([true, false]);
    await bringTo(city, id, "awarded");
  });

  it("and the applicant's withdrawal take the work from the experts too", async () => {
    const id = await scoring("bearing");
    await assign(city, id, [three, four]);
    await move(city, "bearing", withdrawApplication, id);
    expect(await work(id)).toEqual([]);
    expect(await readSheet(who[three], id)).toBeNull();
  });
});
