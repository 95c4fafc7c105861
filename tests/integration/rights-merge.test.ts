// Two cases of one matter, one case of two matters. Each wall has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { enterCase } from "@/lib/rights-cases/commands/follow";
import * as office from "@/lib/rights-cases/commands/office";
import { answerReconsideration, askReconsideration } from "@/lib/rights-cases/commands/remedy";
import { mergeCase, openSplit, splitCase } from "@/lib/rights-cases/commands/merge";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { readOwnSplits } from "@/lib/rights-cases/queries/related";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { type Filed, filedCase, linked, type Said, seen, type CaseCity, openCaseCity, refused, ok, wrong, opinion } from "../support/cases";
import { act, later, monday, visitor } from "../support/city";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const own = ({ claimant }: Filed) => readOwnCase(claimant, null);
/** What the dossier says of other cases. */
const relatedTo = async (by: Actor, id: string) => (await readCase(by, id))?.related ?? null;
const row = (id: string) => db().rightsCase.findUniqueOrThrow({ where: { id } });

/** An earlier and a later one of the same matter, both linked, two days on. */
async function pair(earlier: Said = {}, after: Said = {}): Promise<{ main: Filed; other: Filed }> {
  const main = await filedCase(earlier);
  await portal.setClock(later(monday, 1));
  const other = await filedCase(after);
  await portal.setClock(later(monday, 3));
  for (const { id } of [main, other]) await linked(who.staff, id, city.ids.pharma);
  return { main, other };
}
const merge = async (by: Actor, from: Filed, main: Filed, more: object = {}) =>
  runCommand(mergeCase, by, { ...(await seen(from.id)), mainId: main.id, ...more });

describe("two cases of one matter", () => {
  it("are handled as one, and each claimant keeps the own case and learns nothing of the other", async () => {
    const { main, other } = await pair();
    const related = await relatedTo(who.staff, other.id);
    expect(related?.alike.find(({ id }) => id === main.id)).toMatchObject({ number: main.number, main: true });
    // The earlier does not go into the later.
    expect((await relatedTo(who.staff, main.id))?.alike.find(({ id }) => id === other.id)).toMatchObject({ main: false });
    expect(await merge(who.staff, main, other)).toEqual(wrong({ mainId: ["notChoice"] }));
    expect(await merge(who.staff, other, main)).toMatchObject(ok);

    expect(await row(other.id)).toMatchObject({ status: "merged", mergedIntoId: main.id });
    expect(await db().workItem.count({ where: { rightsCaseId: other.id, closedAt: null } })).toBe(0);
    expect(await db().caseLimit.count({ where: { caseId: other.id, doneOn: null } })).toBe(0);
    expect(await db().workItem.count({ where: { rightsCaseId: main.id, closedAt: null } })).toBe(1);
    const read = await own(other);
    expect(read).toMatchObject({ status: "merged", events: [{ kind: "merged", day: "2026-11-26" }, { kind: "submitted" }] });
    expect(JSON.stringify(read)).not.toContain(main.number);
    expect(JSON.stringify(await own(main))).not.toContain(other.number);
    expect((await own(main))?.events.map(({ kind }) => kind)).not.toContain("merged");
    // The desk writes to each of them apart.
    await act(office.replyToClaimant, who.staff, { caseId: other.id, text: "正在和同一事项一起办" });
    expect((await own(other))?.messages).toMatchObject([{ text: "正在和同一事项一起办" }]);
    expect((await own(main))?.messages).toEqual([]);
    expect((await relatedTo(who.staff, main.id))?.joined).toMatchObject([{ id: other.id }]);
    expect((await relatedTo(who.staff, other.id))?.into).toMatchObject({ id: main.id });
    expect(await merge(who.staff, other, main)).toEqual(refused("conflict"));
  });

  it("end in an answer that both are told of, the joined one in no words of the other's", async () => {
    const { main, other } = await pair({ what: "王某某的工资三个月没有发" });
    await act(office.acceptCase, who.staff, await seen(main.id));
    await merge(who.staff, other, main);
    expect((await own(other))?.joint).toBeNull();
    const words = { outcome: "supported", request: "王某某请求补发", facts: "王某某所说属实", decision: "王某某应得", basis: "王某某" };
    await act(office.answerCase, who.staff, { ...(await seen(main.id)), ...words });
    expect((await own(other))?.joint).toEqual({ outcome: "supported", body: "学会学术部", day: "2026-11-26" });
    // The control: the other's own page has all of it, and is told of nothing joined to it.
    expect(await own(main)).toMatchObject({ joint: null, answers: [{ opinion: { facts: "王某某所说属实" } }] });
    const read = JSON.stringify(await own(other));
    for (const word of ["王某某", main.number, main.id]) expect(read).not.toContain(word);
    // What the other then asks of those above is the other's own.
    await act(askReconsideration, main.claimant, { grounds: "还差一个月" });
    await portal.setClock(later(monday, 5));
    await act(answerReconsideration, who.leader, { ...(await seen(main.id)), ...words, outcome: "refused" });
    expect((await own(other))?.joint).toEqual({ outcome: "supported", body: "学会学术部", day: "2026-11-26" });
  });

  it("has no answer while the one it went into is taken up again", async () => {
    const { main, other } = await pair();
    await act(office.acceptCase, who.staff, await seen(main.id));
    await merge(who.staff, other, main);
    await act(office.answerCase, who.staff, { ...(await seen(main.id)), ...opinion });
    await act(office.closeCase, who.staff, await seen(main.id));
    expect((await own(other))?.joint).not.toBeNull();
    await act(office.reopenCase, who.staff, { ...(await seen(main.id)), comment: "没有落实" });
    expect((await own(other))?.joint).toBeNull();
  });

  it("are joined only by who sees both, as they were seen, once nothing can be taken back", async () => {
    const main = await filedCase({ category: "property", notBy: "何文博" });
    const other = await filedCase({ category: "property" });
    expect(await merge(who.staff, other, main)).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["settled", "respondentSettled"] },
    });
    await portal.setClock(later(monday, 1));
    for (const { id } of [main, other]) await linked(who.staff, id, city.ids.pharma);
    // The colleague sees the one and not the other: as if it were not there.
    const hidden = await merge(who.colleague, other, main);
    expect(hidden).toEqual(await merge(who.colleague, other, { ...main, id: crypto.randomUUID() }));
    expect(hidden).toEqual(wrong({ mainId: ["notChoice"] }));
    expect((await relatedTo(who.colleague, other.id))?.alike).toEqual([]);
    expect(await relatedTo(who.pharma, other.id)).toBeNull();
    expect(await merge(who.leader, other, main)).toEqual(refused("forbidden"));
    expect(await merge(who.pharma, other, main)).toEqual(refused("notFound"));
    expect(await merge(who.staff, other, main, { revision: 0 })).toEqual(refused("conflict"));
    expect(await merge(who.staff, other, main)).toMatchObject(ok);
  });

  it("go into one of two at once, not round in a ring", async () => {
    const one = await filedCase({ category: "academic" });
    const two = await filedCase({ category: "academic" });
    await portal.setClock(later(monday, 1));
    for (const { id } of [one, two]) await linked(who.staff, id, city.ids.pharma);
    const outcomes = await Promise.all([merge(who.staff, one, two), merge(who.colleague, two, one)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await db().rightsCase.count({ where: { id: { in: [one.id, two.id] }, status: "merged" } })).toBe(1);
  });

  it("are both kept from whom either claimant named, also where that person had the other", async () => {
    const { main, other } = await pair({ category: "title" }, { category: "title", notBy: "请何文博回避" });
    await act(office.claimCase, who.colleague, { caseId: main.id });
    expect(await readCase(who.colleague, main.id)).not.toBeNull();
    expect(await merge(who.staff, other, main)).toMatchObject(ok);
    expect(await readCase(who.colleague, main.id)).toBeNull();
    expect(await db().workItem.findFirst({ where: { rightsCaseId: main.id, closedAt: null } })).toMatchObject({ assigneeId: null });
  });

  it("go on together when their own main one is joined with a third", async () => {
    const { main, other } = await pair({ category: "otherRights" }, { category: "otherRights" });
    await portal.setClock(monday);
    const first = await filedCase({ category: "otherRights" });
    await portal.setClock(later(monday, 3));
    await linked(who.staff, first.id, city.ids.pharma);
    expect(await merge(who.staff, other, main)).toMatchObject(ok);
    expect(await merge(who.staff, main, first)).toMatchObject(ok);
    expect((await row(other.id)).mergedIntoId).toBe(first.id);
  });
});

const part = { category: "title", what: "职称材料被压着不报", respondent: "精工轴承股份有限公司", respondentCode: "", ask: "按时上报" };
const split = async (by: Actor, from: Filed, more: object = {}) =>
  runCommand(splitCase, by, { ...(await seen(from.id)), ...part, ...more });

describe("one case of two matters", () => {
  it("becomes two, the second opened by the claimant from the first", async () => {
    const whole = await filedCase({ notBy: "何文博" });
    await portal.setClock(later(monday, 2));
    const outcome = await split(who.staff, whole);
    expect(outcome).toMatchObject(ok);
    const [line] = await readOwnSplits(whole.claimant);
    const made = await row(line?.id ?? "");
    expect(made).toMatchObject({ splitFromId: whole.id, categoryCode: "title", channel: "web", filedOn: new Date("2026-11-23") });
    // Not yet accepted: splitting gains the office no day.
    expect(await db().caseLimit.findMany({ where: { caseId: made.id } })).toMatchObject([{ dueOn: new Date("2026-12-08") }]);
    expect(line).toMatchObject({ number: made.number, status: "submitted", category: { name: "职称评定" } });
    expect((await own(whole))?.events[0]).toMatchObject({ kind: "split", facts: { number: made.number } });
    // What was written first stays as it was.
    expect((await own(whole))?.body?.what).toBe("三个月没有发工资");

    const opened = await act(openSplit, whole.claimant, { splitId: made.id });
    expect(await readOwnCase({ kind: "claimant", caseId: opened.id }, null)).toMatchObject({
      number: made.number,
      body: { what: part.what, ask: part.ask, respondent: part.respondent, name: "石敬岩", notBy: "何文博" },
    });
    // The first code is not the second's, and nobody else comes to it this way.
    expect(await runCommand(enterCase, visitor, { number: made.number, code: whole.code })).toEqual(wrong({ code: ["wrongCase"] }));
    const stranger = await filedCase();
    expect(await runCommand(openSplit, stranger.claimant, { splitId: made.id })).toEqual(refused("notFound"));
    expect(await runCommand(openSplit, who.staff, { splitId: made.id })).toEqual(refused("notFound"));
    expect(await readOwnSplits(stranger.claimant)).toEqual([]);
    expect(await readOwnSplits(who.staff)).toEqual([]);
    // Whom the claimant named does not see the part either.
    expect(await readCase(who.colleague, made.id)).toBeNull();
    expect(await readCase(who.staff, made.id)).not.toBeNull();
    expect((await relatedTo(who.staff, whole.id))?.splits).toMatchObject([{ id: made.id }]);
    expect((await relatedTo(who.staff, made.id))?.from).toMatchObject({ id: whole.id });
  });

  it("after it was accepted counts the part's days from the day it was split off", async () => {
    const whole = await filedCase();
    await portal.setClock(later(monday, 4));
    await linked(who.staff, whole.id, city.ids.pharma);
    await act(office.acceptCase, who.staff, await seen(whole.id));
    expect(await split(who.staff, whole)).toMatchObject(ok);
    const made = await db().rightsCase.findFirstOrThrow({ where: { splitFromId: whole.id } });
    expect(made.filedOn).toEqual(new Date("2026-11-27"));
  });

  it("keeps what was said in confidence where it was said, and is split as it was seen, by who handles it", async () => {
    const whole = await filedCase();
    expect(await split(who.staff, whole, { category: "mind" })).toEqual(wrong({ category: ["notChoice"] }));
    expect(await split(who.staff, whole, { revision: 7 })).toEqual(refused("conflict"));
    expect(await split(who.leader, whole)).toEqual(refused("notFound"));
    expect(await split(who.pharma, whole)).toEqual(refused("notFound"));
    await portal.setClock(later(monday, 1));
    await linked(who.staff, whole.id);
    await act(office.declineCase, who.staff, { ...(await seen(whole.id)), comment: "不属受理范围", competentBody: "市人社局" });
    expect(await split(who.staff, whole)).toEqual(refused("conflict"));
    expect(await db().rightsCase.count({ where: { splitFromId: whole.id } })).toBe(0);
  });
});
