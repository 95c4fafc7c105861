// A case from the first word to the closing, and who may know of it. Each wall has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { beginDraft, discardDraft, resumeDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import * as own from "@/lib/rights-cases/commands/follow";
import * as office from "@/lib/rights-cases/commands/office";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnData } from "@/lib/rights-cases/queries/own-data";
import { readDraft, readOwnCase } from "@/lib/rights-cases/queries/own";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { readReceipt } from "@/lib/rights-cases/queries/receipt";
import { noFilter } from "@/lib/rights-cases/rules/queue";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { listWork } from "@/lib/work/queries";
import { act, later, monday, type PersonKey, visitor } from "../support/city";
import { filedCase, linked, seen, writtenCase, type CaseCity, openCaseCity, blocked, refused } from "../support/cases";
import { times } from "../support/race";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

/** When nothing can be taken back any more, of an anonymous case the next day. */
const settled = () => portal.setClock(later(monday, 1));
const opinion = { request: "补发工资", facts: "查明拖欠三个月", decision: "已协调补发", basis: "劳动法第五十条", outcome: "supported" };

describe("a filing", () => {
  it("is kept a page at a time under a key of its own, and opened by its code alone", async () => {
    const { claimant, token, id } = await writtenCase();
    const row = await db().caseDraft.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toMatch(/工资|石敬岩|13700000001/);
    expect((await readDraft(claimant))?.body).toMatchObject({ what: "三个月没有发工资", name: "石敬岩" });
    expect(await readDraft(visitor)).toBeNull();
    expect(await act(resumeDraft, visitor, { code: token })).toEqual({ id, code: token });
    expect(await runCommand(resumeDraft, visitor, { code: "0".repeat(20) })).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { code: ["wrongCode"] } },
    });
  });

  it("is handed in once, whoever posts it how often: one case, one number, one code", async () => {
    const { claimant, token, id } = await writtenCase();
    const outcomes = await Promise.all(times(8, () => runCommand(submitCase, claimant, { token })));
    const values = outcomes.map((outcome) => (outcome.ok ? `${outcome.value.number} ${outcome.value.code}` : outcome.problem.kind));
    expect(new Set(values).size).toBe(1);
    expect(await db().rightsCase.count({ where: { id } })).toBe(1);
    expect(await readReceipt(claimant, token)).toMatchObject({ number: values[0]?.split(" ")[0], code: values[0]?.split(" ")[1] });
    expect(await readReceipt(claimant, "1".repeat(20))).toBeNull();
    // The code stands nowhere.
    expect(await portal.tablesWith(values[0]?.split(" ")[1] ?? "")).toEqual([]);
    expect(await portal.tablesWith(token)).toEqual([]);
  });

  it("names the pages that are open, and keeps what was said", async () => {
    const { id, code } = await act(beginDraft, visitor, {});
    const claimant: Actor = { kind: "claimant", caseId: id };
    await act(saveDraft, claimant, { step: "mode", mode: "realName" });
    expect(await runCommand(submitCase, claimant, { token: code })).toMatchObject({
      ok: false,
      problem: { kind: "invalidInput", fields: { what: ["required"], who: ["required"], consent: ["required"] } },
    });
    expect(await runCommand(saveDraft, claimant, { step: "who", name: "", phone: "13700000001" })).toMatchObject({
      problem: { fields: { name: ["required"] } },
    });
    expect((await readDraft(claimant))?.body.mode).toBe("realName");
    await act(discardDraft, claimant, {});
    expect(await readDraft(claimant)).toBeNull();
  });

  it("that is anonymous leaves no actor, no time of day and no order", async () => {
    const before = await portal.one('SELECT count(*)::int FROM "AuditEntry"');
    const { id, number } = await filedCase({ mode: "anonymous" });
    expect(await portal.one('SELECT count(*)::int FROM "AuditEntry"')).toBe(before);
    const quiet = await portal.sql('SELECT "onDay"::text, "actorKind", permission FROM "QuietEntry" WHERE "subjectId" = $1', id);
    expect(quiet).toEqual([{ onDay: "2026-11-23", actorKind: "claimant", permission: "rightsCase.submit" }]);
    const work = await db().workItem.findFirstOrThrow({ where: { rightsCaseId: id } });
    expect([work.openedAt, work.toldAt]).toEqual([new Date("2026-11-24T00:00:00+08:00"), null]);
    expect(number).toMatch(/^WQ2026-\d{8}$/);
    // A confidential one may begin ten minutes later, and tells the time of that.
    const open = await filedCase();
    expect((await db().workItem.findFirstOrThrow({ where: { rightsCaseId: open.id } })).openedAt).toEqual(later(monday, 0, 600_000));
  });
});

describe("number and code", () => {
  it("open the case, and any wrong pair is answered alike", async () => {
    const { id, number, code, claimant } = await filedCase();
    expect(await act(own.enterCase, visitor, { number: number.toLowerCase(), code: code.replace(/(.{4})/g, "$1 ") })).toEqual({ id });
    const wrong = { ok: false, problem: { kind: "invalidInput", fields: { code: ["wrongCase"] } } };
    const other = await filedCase();
    for (const pair of [
      { number, code: other.code },
      { number: "WQ2026-00000000", code },
      { number: "", code: "" },
      { number, code: "1" },
    ])
      expect(await runCommand(own.enterCase, visitor, pair)).toEqual(wrong);
    expect(await readOwnCase(claimant, null)).toMatchObject({ number, status: "submitted", holder: "学会学术部" });
    expect(await readOwnCase(visitor, null)).toBeNull();
    expect(await readOwnCase(who.scientist, null)).toBeNull();
  });

  it("take it back for ten minutes with the browser's pass, and withdraw it later", async () => {
    const { claimant, id } = await filedCase();
    const until = later(monday, 0, 600_000).toISOString();
    await portal.setClock(until);
    expect(await runCommand(own.revokeCase, claimant, { until })).toEqual(blocked("revocable"));
    await portal.setClock(later(monday, 0, 599_999));
    await act(own.revokeCase, claimant, { until });
    expect(await db().rightsCase.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "withdrawn" });
    expect(await db().workItem.count({ where: { rightsCaseId: id, closedAt: null } })).toBe(0);
    const late = await filedCase();
    await act(own.withdrawCase, late.claimant, { comment: "" });
    expect(await readOwnCase(late.claimant, null)).toMatchObject({ status: "withdrawn", moves: [] });
  });
});

describe("the desk", () => {
  it("handles it from 受理 to the answer in four parts, and the claimant reads each step", async () => {
    const { claimant, id } = await filedCase();
    await settled();
    expect(await runCommand(office.acceptCase, who.staff, await seen(id))).toEqual(blocked("respondentSettled"));
    await linked(who.staff, id, city.ids.pharma);
    await act(office.acceptCase, who.staff, await seen(id));
    await act(office.handleCase, who.staff, await seen(id));
    await act(office.replyToClaimant, who.staff, { caseId: id, text: "请补充工资条" });
    await act(own.sendMessage, claimant, { text: "已经上传" });
    await act(office.addNote, who.staff, { caseId: id, kind: "call", onDay: "2026-11-24", text: "与单位通话" });
    await act(office.answerCase, who.staff, { ...(await seen(id)), ...opinion });
    await act(office.closeCase, who.staff, await seen(id));
    const view = await readOwnCase(claimant, null);
    expect(view).toMatchObject({ status: "closed", outcome: "supported", holder: null, askUntil: "2026-12-24" });
    expect(view?.events.map(({ kind }) => kind)).toEqual(["closed", "answered", "handling", "accepted", "submitted"]);
    expect(view?.messages.map(({ side, text }) => [side, text])).toEqual([
      ["office", "请补充工资条"],
      ["claimant", "已经上传"],
    ]);
    expect(view?.answers[0]).toMatchObject({ tier: 1, opinion: { decision: "已协调补发" } });
    expect(view?.clocks.map(({ standard, clause }) => [standard, clause])).toEqual([
      ["caseNotice", "《信访工作条例》第二十三条"],
      ["caseHandling", "《信访工作条例》第三十四条"],
    ]);
    expect(JSON.stringify(view)).not.toContain("与单位通话");
    for (const text of ["请补充工资条", "与单位通话", "已协调补发", "石敬岩"]) expect(await portal.tablesWith(text)).toEqual([]);
  });

  it("waits until it can no longer be taken back", async () => {
    const { id } = await filedCase();
    await linked(who.staff, id);
    expect(await runCommand(office.acceptCase, who.staff, await seen(id))).toEqual(blocked("settled"));
    await portal.setClock(later(monday, 0, 600_000));
    await act(office.acceptCase, who.staff, await seen(id));
  });

  it("asks for what is missing, and its clock stands still until the answer", async () => {
    const { claimant, id } = await filedCase();
    await settled();
    await linked(who.staff, id);
    const due = async () => (await db().workItem.findFirst({ where: { rightsCaseId: id, closedAt: null } }))?.dueAt ?? null;
    expect(await due()).toEqual(new Date("2026-12-09T00:00:00+08:00"));
    await act(office.requestSupplement, who.staff, { ...(await seen(id)), comment: "请写明单位全称" });
    expect(await due()).toBeNull();
    expect(await readOwnCase(claimant, null)).toMatchObject({ status: "supplementing", holder: null });
    await portal.setClock(later(monday, 4));
    await act(own.supplyCase, claimant, { text: "全称已写" });
    // From the day after the request to the day of the answer inclusive: three days.
    expect(await due()).toEqual(new Date("2026-12-12T00:00:00+08:00"));
  });

  it("is two people: one claims, the other is told that somebody was first", async () => {
    const { id } = await filedCase();
    await settled();
    const outcomes = await Promise.all([who.staff, who.colleague].map((actor) => runCommand(office.claimCase, actor, { caseId: id })));
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await linked(who.staff, id);
    const at = await seen(id);
    const twice = await Promise.all([who.staff, who.colleague].map((actor) => runCommand(office.acceptCase, actor, at)));
    expect(twice.map((outcome) => (outcome.ok ? "ok" : outcome.problem.kind)).sort()).toEqual(["conflict", "ok"]);
  });
});

describe("nobody it concerns", () => {
  it("has tried unseen: the claimant reads of which kind of body it was, and on which day", async () => {
    const { id, claimant } = await filedCase();
    await settled();
    const refusals = async () => (await readOwnCase(claimant, null))?.refusals;
    expect(await readCase(who.staff, id)).not.toBeNull();
    // Who is let in, and who may read but not do something, is not refused an opening; nor is anybody of another case.
    expect(await runCommand(office.acceptCase, who.staff, { ...(await seen(id)), revision: 77 })).toEqual(refused("conflict"));
    expect(await readCase(who.pharma, (await filedCase()).id)).toBeNull();
    expect(await refusals()).toEqual([]);

    for (const actor of [who.pharma, who.pharma, who.highTech, who.scientist]) expect(await readCase(actor, id)).toBeNull();
    await portal.setClock(later(monday, 2));
    expect(await runCommand(office.acceptCase, who.pharma, await seen(id))).toEqual(refused("notFound"));
    const kinds = [
      { day: "2026-11-25", kind: "企业科协" },
      { day: "2026-11-24", kind: "企业科协" },
      { day: "2026-11-24", kind: "开发区科协" },
      { day: "2026-11-24", kind: null },
    ];
    expect(await refusals()).toEqual(kinds);
    // What one was called then stays: a post that ended later changes nothing.
    await portal.setClock(later(monday, 3));
    await portal.sql(`UPDATE "Membership" SET "validTo" = '2026-11-26T00:00:00+08:00' WHERE "personId" = $1`, city.persons.pharma);
    try {
      expect(await refusals()).toEqual(kinds);
    } finally {
      await portal.sql(`UPDATE "Membership" SET "validTo" = NULL WHERE "personId" = $1`, city.persons.pharma);
    }
    const all = JSON.stringify(await readOwnCase(claimant, null));
    for (const word of ["陈淑敏", "林晓雯", "新纪元制药科协", "高新区科协", city.persons.pharma]) expect(all).not.toContain(word);
    expect((await readOwnData(claimant))?.refusals).toEqual(kinds);
  });

  it("knows of it, before it was linked and after, and each try is kept", async () => {
    const { id } = await filedCase();
    await settled();
    const tries = () => db().accessAttempt.count({ where: { subjectId: id } });
    // Matched on its written name, so that nobody of it sees the case even before the desk has linked it.
    const bars = await db().caseBar.findMany({ where: { caseId: id }, select: { organizationId: true, reason: true } });
    expect(new Map(bars.map(({ organizationId, reason }) => [organizationId, reason]))).toEqual(
      new Map([
        [city.ids.pharma, "respondent"],
        [city.ids.pharmaAssociation, "related"],
        [city.ids.highTechZone, "above"],
      ]),
    );
    for (const actor of [who.pharma, who.highTech, who.bearing, who.scientist, who.security]) {
      expect(await readCase(actor, id)).toBeNull();
      expect(await runCommand(office.acceptCase, actor, await seen(id))).toEqual(refused("notFound"));
    }
    expect(await tries()).toBe(10);
    // The leader only after the desk has said whom it is about.
    expect(await readCase(who.leader, id)).toBeNull();
    await linked(who.staff, id, city.ids.pharma);
    expect(await readCase(who.leader, id)).not.toBeNull();
  });

  it("also not as one of the desk's own: by ties of the last three years, and by name", async () => {
    const { id } = await filedCase({ notBy: "请不要让何文博经手" });
    await settled();
    const inList = async (actor: Actor) => (await listCases(actor, noFilter, null))?.rows.some((row) => row.id === id);
    expect([await inList(who.staff), await inList(who.colleague)]).toEqual([true, false]);
    expect((await listWork(who.colleague)).items.some(({ subjectId }) => subjectId === id)).toBe(false);
    expect((await listWork(who.staff)).items.some(({ subjectId }) => subjectId === id)).toBe(true);
    // Control: without the bar the same person reaches it.
    await portal.sql('DELETE FROM "CaseBar" WHERE "caseId" = $1 AND "personId" IS NOT NULL', id);
    expect(await inList(who.colleague)).toBe(true);
    await portal.sql(
      `INSERT INTO "Membership" ("personId", "organizationId", role, "validFrom", "validTo") VALUES ($1, $2, 'enterpriseOfficer', '2022-01-01', '2024-01-01')`,
      city.persons.colleague,
      city.ids.pharma,
    );
    expect(await inList(await city.as("colleague"))).toBe(false);
    await portal.sql(
      `UPDATE "Membership" SET "validTo" = '2023-01-01' WHERE "personId" = $1 AND "organizationId" = $2`,
      city.persons.colleague,
      city.ids.pharma,
    );
    expect(await inList(await city.as("colleague"))).toBe(true);
  });

  it("and of a narrow one only those entrusted with it, then only the one who has it", async () => {
    const { id } = await filedCase({ category: "mind", respondent: "" });
    await settled();
    const sees = async (key: PersonKey) => (await readCase(await city.as(key), id)) !== null;
    expect([await sees("staff"), await sees("colleague"), await sees("leader")]).toEqual([false, false, false]);
    await db().caseKeeper.createMany({
      data: (["staff", "colleague"] as const).map((key) => ({ categoryCode: "mind", personId: city.persons[key] })),
    });
    expect([await sees("staff"), await sees("colleague"), await sees("leader")]).toEqual([true, true, false]);
    await act(office.claimCase, who.staff, { caseId: id });
    expect([await sees("staff"), await sees("colleague")]).toEqual([true, false]);
  });
});

it("each opening is written with the read, and the claimant sees which office opened it how often", async () => {
  const { claimant, id } = await filedCase();
  await settled();
  await readCase(who.staff, id);
  await readCase(who.colleague, id);
  expect((await readOwnCase(claimant, null))?.openings).toEqual([{ day: "2026-11-24", office: "学会学术部", times: 2 }]);
  expect(await db().caseOpening.count({ where: { caseId: id } })).toBe(2);
});
