// The office's pages of cases: the list, the dossier, the board, what was tried, the settings. Each wall has a control beside it.
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import * as office from "@/lib/rights-cases/commands/office";
import * as settings from "@/lib/rights-cases/commands/settings";
import { listAttempts } from "@/lib/rights-cases/queries/attempts";
import { readBoard } from "@/lib/rights-cases/queries/board";
import { findRespondents, readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { readCaseSettings } from "@/lib/rights-cases/queries/settings";
import { caseFilter, type CaseFilter, noFilter } from "@/lib/rights-cases/rules/queue";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { forget } from "@/lib/server/remember";
import { listWork } from "@/lib/work/queries";
import { filedCase, linked, type Said, seen, type CaseCity, openCaseCity, refused } from "../support/cases";
import { act, later, monday, type PersonKey, visitor } from "../support/city";
import { heldAt } from "../support/race";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.setClock(monday);
  await portal.sql('TRUNCATE "RightsCase", "AccessAttempt" CASCADE');
});

const fields = (field: string, code: string) => ({ ok: false, problem: { kind: "invalidInput", fields: { [field]: [code] } } });
const settled = (days = 1) => portal.setClock(later(monday, days));
const opinion = { request: "补发工资", facts: "查明拖欠三个月", decision: "已协调补发", basis: "劳动法第五十条", outcome: "supported" };
const filter = (asked: Partial<Record<keyof CaseFilter, string>>) => caseFilter.parse(asked);
const listed = async (actor: Actor, asked: CaseFilter = noFilter) => (await listCases(actor, asked, null))?.rows.map(({ id }) => id);
const filed = async (said: Said = {}) => (await filedCase(said)).id;
/** A case linked and taken up. */
async function accepted(said: Said = {}): Promise<string> {
  const id = await filed(said);
  await settled();
  await linked(who.staff, id, city.ids.pharma);
  await act(office.acceptCase, who.staff, await seen(id));
  return id;
}

/** How many statements a reading takes, begin and end of a transaction apart. */
async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  forget();
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await read();
    const said = query.mock.calls.map(([text]: unknown[]) => (typeof text === "string" ? text : ((text as { text?: string }).text ?? "")));
    return said.filter((text) => !/^(BEGIN|COMMIT|SET)/.test(text)).length;
  } finally {
    query.mockRestore();
  }
}

describe("the list", () => {
  it("shows what is due first, by every filter, and nothing of what a case says", async () => {
    const wages = await filed();
    await portal.setClock(later(monday, 2));
    const title = await filed({ category: "title", mode: "realName", respondent: "精工轴承股份有限公司" });
    const anonymous = await filed({ mode: "anonymous", respondent: "" });
    await settled(4);
    const all = (await listed(who.staff)) ?? [];
    expect([all[0], all.slice(1).toSorted()]).toEqual([wages, [title, anonymous].toSorted()]);
    const finds = async (asked: Partial<Record<keyof CaseFilter, string>>) => await listed(who.staff, filter(asked));
    expect(await finds({ category: "title" })).toEqual([title]);
    expect(await finds({ mode: "anonymous" })).toEqual([anonymous]);
    expect(await finds({ status: "verifying" })).toEqual([]);
    expect(await finds({ from: "2026-11-24" })).toHaveLength(2);
    expect(await finds({ to: "2026-11-24" })).toEqual([wages]);
    // A whole name, however it is written; no part of it.
    expect(await finds({ respondent: "（新纪元）制药有限公司" })).toEqual([wages]);
    expect(await finds({ respondent: "新纪元" })).toEqual([]);
    const { number } = await db().rightsCase.findUniqueOrThrow({ where: { id: title } });
    expect(await finds({ number: number.toLowerCase() })).toEqual([title]);
    expect(await finds({ number: number.slice(0, -1) })).toEqual([]);
    await act(office.claimCase, who.staff, { caseId: title });
    expect(await finds({ who: "mine" })).toEqual([title]);
    expect(await finds({ who: "nobody" })).toHaveLength(2);
    expect((await listed(who.colleague, filter({ who: "mine" }))) ?? []).toEqual([]);
    expect(JSON.stringify(await listCases(who.staff, noFilter, null))).not.toMatch(/工资条|石敬岩|新纪元|精工轴承|13700000001|补发拖欠/);

    // Until the last day's midnight it is due today, from then on it is overdue.
    const last = new Date("2026-12-09T00:00:00+08:00");
    await portal.setClock(new Date(last.getTime() - 1));
    expect([await finds({ due: "today" }), await finds({ due: "overdue" })]).toEqual([[wages], []]);
    await portal.setClock(last);
    expect([await finds({ due: "today" }), await finds({ due: "overdue" })]).toEqual([[], [wages]]);
    expect(await finds({ due: "soon" })).toHaveLength(2);
  });

  it("finds what waits for its claimant, what is over, and nothing that may still be taken back", async () => {
    const open = await filed();
    const asked = filter({ view: "all" });
    expect([await listed(who.staff), await listed(who.staff, asked)]).toEqual([[], []]);
    await settled();
    expect([await listed(who.staff), await listed(who.staff, asked)]).toEqual([[open], [open]]);
    await linked(who.staff, open);
    await act(office.requestSupplement, who.staff, { ...(await seen(open)), comment: "请补材料" });
    expect(await listed(who.staff)).toEqual([]);
    expect(await listed(who.staff, filter({ status: "supplementing" }))).toEqual([open]);
    await act(office.declineCase, who.staff, { ...(await seen(open)), comment: "属于劳动争议", competentBody: "劳动人事争议仲裁院" });
    expect(await listed(who.staff, filter({ status: "declined" }))).toEqual([open]);
    expect(await listed(who.staff, asked)).toEqual([open]);
  });

  it("pages by key, each case once and in its place, also those that are due together or on no day", async () => {
    const made = [];
    for (let i = 0; i < 7; i += 1) made.push(await filed());
    await settled();
    const days = [null, "2026-12-03", "2026-12-03", "2026-12-01", null, "2026-12-03", "2026-12-01"];
    for (const [at, day] of days.entries()) {
      await portal.sql('UPDATE "WorkItem" SET "dueAt" = $2::timestamptz WHERE "rightsCaseId" = $1', made[at], day);
      await portal.sql('UPDATE "RightsCase" SET "filedOn" = coalesce($2::date, "filedOn") WHERE id = $1', made[at], day);
    }
    for (const asked of [noFilter, filter({ view: "all" })]) {
      const whole = (await listCases(who.staff, asked, null, 100))?.rows.map(({ id }) => id) ?? [];
      expect(whole.toSorted()).toEqual(made.toSorted());
      for (const take of [1, 2, 3, 4]) {
        const pages: string[] = [];
        let after: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof listCases>> = await listCases(who.staff, asked, after, take);
          pages.push(...(page?.rows.map(({ id }) => id) ?? []));
          after = page?.next ?? null;
        } while (after !== null);
        expect(pages).toEqual(whole);
      }
      expect((await listCases(who.staff, asked, city.ids.pharma))?.rows).toEqual([]);
    }
  });

  it("is the desk's, the leader's after the link, and nobody else's", async () => {
    const id = await filed({ notBy: "不要何文博经手" });
    await settled();
    expect([await listed(who.staff), await listed(who.colleague), await listed(who.leader)]).toEqual([[id], [], []]);
    for (const actor of [who.pharma, who.highTech, who.security, who.scientist, visitor]) expect((await listed(actor)) ?? []).toEqual([]);
    await linked(who.staff, id, city.ids.pharma);
    expect(await listed(who.leader)).toEqual([id]);
    // Control: the colleague sees it without the bar.
    await portal.sql('DELETE FROM "CaseBar" WHERE "personId" IS NOT NULL');
    expect(await listed(who.colleague)).toEqual([id]);
  });

  it("and the board are read in six statements, however many rows", async () => {
    const counts = async () => [
      await statementsOf(() => listCases(who.staff, noFilter, null)),
      await statementsOf(() => listCases(who.staff, filter({ view: "all", respondent: "新纪元制药有限公司" }), null)),
      await statementsOf(() => readBoard(who.staff)),
      await statementsOf(() => listAttempts(who.security, null)),
      await statementsOf(() => readCaseSettings(who.leader)),
    ];
    await filed();
    await settled();
    const few = await counts();
    for (let i = 0; i < 5; i += 1) await filed();
    await settled(2);
    const many = await counts();
    expect(many).toEqual(few);
    // One more for the calendar, which everybody's pages share and the test forgot.
    for (const count of many) expect(count).toBeLessThanOrEqual(7);
    expect(Math.min(...many)).toBeGreaterThan(1);
  });

  it("leads from everybody's work to the case, by its number", async () => {
    const id = await filed();
    await settled();
    const item = (await listWork(who.staff)).items.find(({ subjectId }) => subjectId === id);
    expect(item).toMatchObject({ purpose: "acceptCase", rightsCase: { category: { name: "工资社保" } } });
  });
});

describe("the dossier", () => {
  it("warns of colleagues to whom the case does not exist, and says why", async () => {
    const id = await filed({ notBy: "不要何文博经手" });
    await settled();
    expect((await readCase(who.staff, id))?.conflicts).toEqual([{ personId: city.persons.colleague, name: "何文博", reason: "recusal" }]);
    await portal.sql('DELETE FROM "CaseBar" WHERE "personId" IS NOT NULL');
    expect((await readCase(who.staff, id))?.conflicts).toEqual([]);
    await portal.sql(
      `INSERT INTO "Membership" ("personId", "organizationId", role, "validFrom", "validTo") VALUES ($1, $2, 'enterpriseOfficer', '2022-01-01', '2024-01-01')`,
      city.persons.colleague,
      city.ids.pharma,
    );
    expect((await readCase(who.staff, id))?.conflicts).toMatchObject([{ reason: "respondent" }]);
    // More than three years ago it is no tie any more.
    await portal.sql(
      `UPDATE "Membership" SET "validTo" = '2023-01-01' WHERE "organizationId" = $1 AND "validTo" IS NOT NULL`,
      city.ids.pharma,
    );
    expect((await readCase(who.staff, id))?.conflicts).toEqual([]);
    await portal.sql(`DELETE FROM "Membership" WHERE "personId" = $1 AND "organizationId" = $2`, city.persons.colleague, city.ids.pharma);
  });

  it("is linked by choosing: a form that says nothing has decided nothing", async () => {
    const id = await filed();
    await settled();
    const at = await seen(id);
    expect((await readCase(who.staff, id))?.suggested).toEqual([{ id: city.ids.pharma, name: "新纪元制药有限公司" }]);
    expect(await runCommand(office.linkRespondent, who.staff, at)).toEqual(fields("organizationId", "required"));
    // Of its own house no office judges.
    for (const organizationId of [city.ids.academic, city.ids.city])
      expect(await runCommand(office.linkRespondent, who.staff, { ...at, organizationId })).toEqual(fields("organizationId", "notChoice"));
    expect(await db().rightsCase.findUniqueOrThrow({ where: { id } })).toMatchObject({ respondentSettled: false });
    await act(office.linkRespondent, who.staff, { ...at, organizationId: "" });
    expect(await readCase(who.staff, id)).toMatchObject({ respondentSettled: true, respondent: null });
    expect(await runCommand(office.linkRespondent, who.staff, { ...at, organizationId: "" })).toEqual(refused("conflict"));
    expect(await findRespondents(who.staff, "轴承")).toHaveLength(2);
    expect(await findRespondents(who.leader, "轴承")).toEqual([]);
  });

  it("offers the moves of its stage with what stands in their way, and to who only reads none", async () => {
    const id = await filed();
    const moves = async (actor: Actor) =>
      (await readCase(actor, id))?.moves.map(({ name, blockers }) => (blockers.length > 0 ? `${name}: ${blockers.join(" ")}` : name));
    expect(await moves(who.staff)).toEqual([
      "accept: settled respondentSettled",
      "decline: settled",
      "requestSupplement: settled",
      "merge: settled respondentSettled",
    ]);
    await settled();
    await linked(who.staff, id, city.ids.pharma);
    expect(await moves(who.staff)).toEqual(["accept", "decline", "requestSupplement", "merge"]);
    expect(await moves(who.leader)).toEqual([]);
    expect((await readCase(who.leader, id))?.may).toEqual({
      ...{ reply: false, note: false, link: false, claim: false, attach: false, issueLetter: false },
    });
    await act(office.acceptCase, who.staff, await seen(id));
    expect(await runCommand(office.answerCase, who.staff, { ...(await seen(id)), ...opinion, basis: "《＿＿》第三条" })).toMatchObject({
      problem: { kind: "invalidInput", fields: { basis: ["blankLeft"] } },
    });
    await act(office.answerCase, who.staff, { ...(await seen(id)), ...opinion });
    expect(await moves(who.staff)).toEqual(["close"]);
    await act(office.closeCase, who.staff, await seen(id));
    expect(await moves(who.staff)).toEqual(["reopen"]);
    await act(office.reopenCase, who.staff, { ...(await seen(id)), comment: "没有落实" });
    expect(await readCase(who.staff, id)).toMatchObject({ status: "verifying", outcome: null, work: { purpose: "handleCase" } });
  });

  it("and its claimant's page take no more statements for a long case than for a short one", async () => {
    const id = await accepted();
    const counts = async () => [
      await statementsOf(() => readOwnCase({ kind: "claimant", caseId: id }, null)),
      await statementsOf(() => readCase(who.staff, id)),
    ];
    const short = await counts();
    for (let i = 0; i < 4; i += 1) {
      await act(office.replyToClaimant, who.staff, { caseId: id, text: `第 ${i} 次回复` });
      await act(office.addNote, who.staff, { caseId: id, kind: "note", onDay: "2026-11-23", text: "记一条" });
    }
    const long = await counts();
    expect(long).toEqual(short);
    const [own = 0, dossier = 0] = long;
    // The calendar and the limits' figures are among them, which everybody's pages share and the test forgot.
    expect(own).toBeLessThanOrEqual(6);
    expect(dossier).toBeLessThanOrEqual(22);
  });

  it("keeps each opening beside the read, and lists them by day and office", async () => {
    const id = await accepted();
    await readCase(who.staff, id);
    await readCase(who.colleague, id);
    const view = await readCase(who.leader, id);
    expect(view?.openings).toEqual(
      [
        { day: "2026-11-24", office: "学会学术部", times: 2 },
        { day: "2026-11-24", office: "临江市科协", times: 1 },
      ].toSorted((a, b) => (a.office < b.office ? -1 : 1)),
    );
    // Where the opening cannot be written, nothing is read.
    await portal.sql(`ALTER TABLE "CaseOpening" ADD CONSTRAINT "none" CHECK (false) NOT VALID`);
    await expect(readCase(who.staff, id)).rejects.toThrow();
    await portal.sql(`ALTER TABLE "CaseOpening" DROP CONSTRAINT "none"`);
  });
});

describe("two at the desk", () => {
  const moved = async (outcomes: PromiseSettledResult<{ ok: boolean }>[]) =>
    outcomes.map((outcome) => outcome.status === "fulfilled" && outcome.value.ok).toSorted();

  it("write one answer between them", async () => {
    const id = await accepted();
    const at = await seen(id);
    const answers = [who.staff, who.colleague].map(
      (actor, i) => () => runCommand(office.answerCase, actor, { ...at, ...opinion, decision: `处理意见 ${i}` }),
    );
    expect(await moved(await heldAt(portal, "CaseAnswer", answers))).toEqual([false, true]);
    expect(await db().caseAnswer.count({ where: { caseId: id } })).toBe(1);
    expect(await db().caseEvent.count({ where: { caseId: id, kind: "answered" } })).toBe(1);
    expect(await db().workItem.count({ where: { rightsCaseId: id, closedAt: null } })).toBe(1);
  });

  it("each with what they saw: a case that went on meanwhile is answered by neither", async () => {
    const id = await accepted();
    const before = await seen(id);
    await act(office.handleCase, who.colleague, before);
    expect(await runCommand(office.answerCase, who.staff, { ...before, ...opinion })).toEqual(refused("conflict"));
    // Control: with what stands there now it goes.
    expect(await runCommand(office.answerCase, who.staff, { ...(await seen(id)), ...opinion })).toMatchObject({ ok: true });
  });
});

describe("what was tried", () => {
  it("is kept of everybody it concerns, and read by those who watch over the portal", async () => {
    const id = await filed();
    await settled();
    for (const key of ["pharma", "highTech", "scientist"] as const) {
      expect(await readCase(who[key], id)).toBeNull();
      expect(await runCommand(office.claimCase, who[key], { caseId: id })).toEqual(refused("notFound"));
    }
    const attempts = await listAttempts(who.security, null);
    expect(attempts?.rows.map(({ name, permission, fragment }) => [name, permission, fragment]).toSorted()).toEqual(
      ["陈淑敏", "林晓雯", await nameOf("scientist")]
        .flatMap((name) => ["rightsCase.claim", "rightsCase.open"].map((permission) => [name, permission, id.slice(0, 8)]))
        .toSorted(),
    );
    expect(JSON.stringify(attempts)).not.toContain(id);
    const first = await listAttempts(who.auditor, null, 4);
    const rest = await listAttempts(who.auditor, first?.next ?? null, 4);
    expect(new Set([...(first?.rows ?? []), ...(rest?.rows ?? [])].map((row) => row.id)).size).toBe(6);
    for (const actor of [who.staff, who.leader, who.system, who.pharma, visitor]) expect(await listAttempts(actor, null)).toBeNull();
    // Control: whoever may open it leaves no such line.
    await readCase(who.staff, id);
    expect(await db().accessAttempt.count()).toBe(6);
  });
  const nameOf = async (key: PersonKey) =>
    (await db().person.findUniqueOrThrow({ where: { id: city.persons[key] }, select: { name: true } })).name;
});

describe("the board", () => {
  it("counts what the lists show, for each within sight", async () => {
    const first = await accepted();
    const second = await filed({ notBy: "不要何文博经手" });
    const third = await filed({ category: "title" });
    await portal.setClock(later(monday, 2));
    await act(office.claimCase, who.staff, { caseId: first });
    await linked(who.staff, third);
    await act(office.requestSupplement, who.staff, { ...(await seen(third)), comment: "请补材料" });
    const board = async (actor: Actor) => {
      const found = await readBoard(actor);
      return found && { open: found.open, overdue: found.overdue, soon: found.soon, paused: found.paused };
    };
    expect(await board(who.staff)).toEqual({ open: 3, overdue: 0, soon: 0, paused: 1 });
    expect(await board(who.colleague)).toEqual({ open: 2, overdue: 0, soon: 0, paused: 1 });
    // The second was not linked: only the desk counts it.
    expect(await board(who.leader)).toEqual({ open: 2, overdue: 0, soon: 0, paused: 1 });
    expect((await readBoard(who.staff))?.handlers.map(({ name, count }) => [name, count])).toEqual([
      ...[["沈嘉禾", 1] as const, [null, 1] as const].toSorted((a) => (a[0] === null ? -1 : 1)),
    ]);
    expect((await readBoard(who.staff))?.oldest.map(({ id }) => id)).toContain(second);
    expect((await readBoard(who.colleague))?.oldest.map(({ id }) => id)).not.toContain(second);

    await portal.setClock(later(monday, 14));
    const at = async (due: "soon" | "overdue") => (await listed(who.staff, filter({ due })))?.length;
    expect([(await readBoard(who.staff))?.soon, (await readBoard(who.staff))?.overdue]).toEqual([await at("soon"), await at("overdue")]);
    expect((await readBoard(who.staff))?.soon).toBe(1);
    await portal.setClock(later(monday, 20));
    expect([(await readBoard(who.staff))?.soon, (await readBoard(who.staff))?.overdue]).toEqual([await at("soon"), await at("overdue")]);
    expect((await readBoard(who.staff))?.overdue).toBe(1);
    for (const actor of [who.pharma, who.highTech, who.security, visitor]) expect(await readBoard(actor)).toBeNull();
  });

  it("tells the average of what was answered, and of narrow categories a number from five on", async () => {
    const id = await accepted();
    await settled(11);
    await act(office.answerCase, who.staff, { ...(await seen(id)), ...opinion });
    expect((await readBoard(who.staff))?.categories).toEqual([{ code: "wages", name: "工资社保", count: 1, days: 11 }]);
    const narrow = async () => (await readBoard(who.staff))?.narrow.find(({ code }) => code === "mind")?.count;
    for (let i = 0; i < 4; i += 1) await filed({ category: "mind", respondent: "" });
    expect(await narrow()).toBeNull();
    await filed({ category: "mind", respondent: "" });
    expect(await narrow()).toBe(5);
    await settled(20);
    expect((await readBoard(who.staff))?.oldest.map((row) => row.id)).toEqual([id]);
    expect((await readBoard(who.staff))?.open).toBe(1);
  });
});

describe("the settings", () => {
  it("are the leader's to change, the staff's to read, and nobody else's", async () => {
    const input = { organizationId: city.ids.academic };
    for (const actor of [who.staff]) expect(await runCommand(settings.changeCaseOffice, actor, input)).toEqual(refused("forbidden"));
    for (const actor of [who.pharma, who.system, who.security]) {
      expect(await runCommand(settings.changeCaseOffice, actor, input)).toEqual(refused("notFound"));
      expect(await readCaseSettings(actor)).toBeNull();
    }
    expect((await readCaseSettings(who.staff))?.may).toEqual({ office: false, category: false, standard: false });
    expect((await readCaseSettings(who.leader))?.may).toEqual({ office: true, category: true, standard: true });
  });

  it("send new cases to another desk, where somebody is, and leave the others", async () => {
    const before = await filed();
    // Nobody of the city's staff is at the city itself.
    expect(await runCommand(settings.changeCaseOffice, who.leader, { organizationId: city.ids.city })).toEqual(
      fields("organizationId", "notChoice"),
    );
    const { id: other } = await db().organization.create({
      data: { kindCode: "department", name: "维权办公室", parentId: city.ids.city },
      select: { id: true },
    });
    expect(await runCommand(settings.changeCaseOffice, who.leader, { organizationId: other })).toEqual(
      fields("organizationId", "notChoice"),
    );
    await portal.sql(
      `INSERT INTO "Membership" ("personId", "organizationId", role, "validFrom") VALUES ($1, $2, 'cityStaff', '2026-01-01')`,
      city.persons.deputy,
      other,
    );
    await act(settings.changeCaseOffice, who.leader, { organizationId: other });
    expect(await runCommand(settings.changeCaseOffice, who.leader, { organizationId: other })).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["unchanged"] },
    });
    const after = await filed();
    await settled();
    expect(await listed(who.staff)).toEqual([before]);
    expect((await db().rightsCase.findUniqueOrThrow({ where: { id: after } })).officeId).toBe(other);
    await act(settings.changeCaseOffice, who.leader, { organizationId: city.ids.academic });
  });

  it("name, offer and entrust categories", async () => {
    const made = { code: "housing", name: "住房", nameEn: "Housing", track: "care", basisKind: "sample", basis: "本市自定" };
    await act(settings.addCategory, who.leader, made);
    expect(await runCommand(settings.addCategory, who.leader, made)).toEqual(fields("code", "alreadyThere"));
    expect(await db().caseCategory.findUniqueOrThrow({ where: { code: "housing" } })).toMatchObject({
      clause: null,
      sample: "本市自定",
      narrow: false,
      active: true,
    });
    await act(settings.renameCategory, who.leader, { code: "housing", name: "住房安居", nameEn: "Housing" });
    await act(settings.switchCategory, who.leader, { code: "housing", active: "off" });
    expect(await runCommand(settings.switchCategory, who.leader, { code: "housing", active: "off" })).toMatchObject(refused("notNow"));
    const found = (await readCaseSettings(who.staff))?.categories.find(({ code }) => code === "housing");
    expect(found).toMatchObject({ name: "住房安居", active: false });
    await expect(filed({ category: "housing" })).rejects.toThrow("notChoice");
    await act(settings.switchCategory, who.leader, { code: "housing", active: "on" });
    await filed({ category: "housing" });

    expect(await runCommand(settings.setKeepers, who.leader, { code: "housing", personIds: [city.persons.staff] })).toEqual(
      refused("conflict"),
    );
    expect(await runCommand(settings.setKeepers, who.leader, { code: "mind", personIds: [city.persons.pharma] })).toEqual(
      fields("personIds", "notChoice"),
    );
    const id = await filed({ category: "mind", respondent: "" });
    await settled();
    expect(await readCase(who.colleague, id)).toBeNull();
    await act(settings.setKeepers, who.leader, { code: "mind", personIds: city.persons.colleague });
    expect([await readCase(who.staff, id), (await readCase(who.colleague, id))?.id, await readCase(who.leader, id)]).toEqual([
      null,
      id,
      null,
    ]);
    await act(settings.setKeepers, who.leader, { code: "mind" });
    expect(await readCase(who.colleague, id)).toBeNull();
  });

  it("set days as a new version, never against the regulation; what runs keeps its own", async () => {
    const running = await filed();
    const standard = {
      key: "caseNotice",
      version: "1",
      days: "10",
      dayKind: "natural",
      basisKind: "clause",
      basis: "《临江市维权办法》第八条",
    };
    const change = (more: object) => runCommand(settings.changeStandard, who.leader, { ...standard, ...more });
    expect(await change({ days: "16" })).toEqual(fields("days", "aboveLaw"));
    expect(await change({ dayKind: "working" })).toEqual(fields("dayKind", "notLaw"));
    expect(await change({ key: "nothing" })).toEqual(refused("notFound"));
    // Two at once, each on the version they saw: one is first.
    const both = await heldAt(portal, "ServiceStandard", [() => change({}), () => change({ days: "12" })]);
    expect(both.map((outcome) => outcome.status === "fulfilled" && outcome.value.ok).toSorted()).toEqual([false, true]);
    expect(await db().serviceStandard.count({ where: { key: "caseNotice" } })).toBe(2);
    await portal.sql(`UPDATE "ServiceStandard" SET days = 10 WHERE key = 'caseNotice' AND version = 2`);
    const next = await filed();
    const due = async (caseId: string) => (await db().caseLimit.findFirstOrThrow({ where: { caseId } })).dueOn?.toISOString().slice(0, 10);
    expect([await due(running), await due(next)]).toEqual(["2026-12-08", "2026-12-03"]);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { permission: "standard.change" }, orderBy: { seq: "desc" } });
    expect(entry).toMatchObject({ actorId: city.persons.leader, subjectId: "caseNotice" });
    await portal.sql(`DELETE FROM "ServiceStandard" WHERE key = 'caseNotice' AND version = 2`);
  });
});
