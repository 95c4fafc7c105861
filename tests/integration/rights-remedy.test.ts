// 复查 and 复核: who may ask, until when, who answers, and that nothing follows. Each guard has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerCase, acceptCase, claimCase, closeCase, handleCase, reopenCase } from "@/lib/rights-cases/commands/office";
import { issueLetter } from "@/lib/rights-cases/commands/letter";
import { changeStandard } from "@/lib/rights-cases/commands/settings";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readLetter } from "@/lib/rights-cases/queries/letters";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, later, monday, type PersonActor } from "../support/city";
import {
  type Filed,
  filedCase,
  linked,
  opinion,
  type Said,
  seen,
  type CaseCity,
  openCaseCity,
  blocked,
  refused,
  ok,
  at,
} from "../support/cases";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const grounds = { grounds: "答复没有提到第三个月" };
const outside = { outcome: "refused", body: "湘江市科协", opinion: "维持原处理意见" };
/** The last millisecond before a day begins. */
const before = (day: string) => new Date(at(day, "00:00:00").getTime() - 1);

/** Accepted once it can no longer be taken back. */
async function accepted(said: Said = {}): Promise<Filed> {
  await portal.setClock(monday);
  const filed = await filedCase(said);
  await portal.setClock(said.mode === "anonymous" ? at("2026-11-24", "00:00:00") : later(monday, 0, 10 * 60_000));
  await linked(who.staff, filed.id);
  await act(acceptCase, who.staff, await seen(filed.id));
  return filed;
}
async function answered(on: string, by: PersonActor = who.staff, said: Said = {}): Promise<Filed> {
  const filed = await accepted(said);
  await portal.setClock(at(on, "16:00:00"));
  await act(answerCase, by, { ...(await seen(filed.id)), ...opinion });
  return filed;
}
const ask = ({ claimant }: Filed) => runCommand(remedy.askReconsideration, claimant, grounds);
const work = (id: string) =>
  portal.sql(`SELECT purpose, role, "organizationId" FROM "WorkItem" WHERE "subjectId" = $1 AND "closedAt" IS NULL ORDER BY purpose`, id);
const status = (id: string) => portal.one<string>(`SELECT status FROM "RightsCase" WHERE id = $1`, id);

describe("asking those above", () => {
  it.each([
    ["a Thursday", "2026-11-24", "2026-12-24", "2026-12-25"],
    ["a Saturday rolls to Monday", "2026-11-26", "2026-12-28", "2026-12-29"],
    ["a Sunday rolls to Monday", "2026-11-27", "2026-12-28", "2026-12-29"],
    ["a rest day on a Friday rolls over the weekend", "2026-12-02", "2027-01-04", "2027-01-05"],
  ])("is open to the last instant of the last day: %s", async (_, answeredOn, last, over) => {
    await db().calendarDay.upsert({
      where: { date: new Date("2027-01-01T00:00:00Z") },
      create: { date: new Date("2027-01-01T00:00:00Z"), working: false, name: "元旦", source: "test" },
      update: {},
    });
    const [late, inTime] = [await answered(answeredOn), await answered(answeredOn)];
    await portal.setClock(at(last));
    expect((await readOwnCase(late.claimant, null))?.askUntil).toBe(last);
    await portal.setClock(at(over, "00:00:00"));
    expect(await ask(late)).toEqual(blocked("askInTime"));
    await portal.setClock(before(over));
    expect(await ask(inTime)).toMatchObject(ok);
  });

  it("is for rights alone: care has nothing above it, nor has counselling", async () => {
    const care = await answered("2026-11-24", who.staff, { category: "health" });
    expect(await ask(care)).toEqual(blocked("hasStatute", "askInTime"));
    await db().caseKeeper.create({ data: { categoryCode: "mind", personId: city.persons.staff } });
    const counselling = await answered("2026-11-24", who.staff, { category: "mind" });
    expect(await ask(counselling)).toEqual(blocked("hasStatute", "askInTime"));
    // The control: the same way with a right.
    expect(await ask(await answered("2026-11-24"))).toMatchObject(ok);
  });

  it("is the claimant's own, and comes after the answer", async () => {
    const filed = await accepted();
    expect(await ask(filed)).toEqual(refused("conflict"));
    expect(await runCommand(remedy.askReconsideration, who.staff, grounds)).toEqual(refused("notFound"));
    const other = await answered("2026-11-24");
    await act(closeCase, who.staff, await seen(other.id));
    expect(await ask(other)).toMatchObject(ok);
    // Once: what is asked already is not asked again.
    expect(await ask(other)).toEqual(refused("conflict"));
  });

  it("is for those with a name: an anonymous case was answered online alone", async () => {
    const filed = await answered("2026-11-24", who.staff, { mode: "anonymous" });
    expect((await readOwnCase(filed.claimant, null))?.askUntil).toBeNull();
    expect(await ask(filed)).toEqual(blocked("hasStatute", "askInTime"));
    await act(closeCase, who.staff, await seen(filed.id));
    expect(await ask(filed)).toEqual(blocked("hasStatute", "askInTime"));
    // Nor does the paper that may be made of it name a day.
    const decision = async ({ id }: Filed) => {
      const { letterId } = await act(issueLetter, who.staff, { caseId: id, kind: "decision" });
      return (await readLetter(who.staff, id, letterId))?.content;
    };
    expect(await decision(filed)).toMatchObject({ kind: "decision", askUntil: null });
    // The control: in confidence.
    const named = await answered("2026-11-24", who.staff, { mode: "confidential" });
    expect(await decision(named)).toMatchObject({ kind: "decision", askUntil: "2026-12-24" });
    expect(await ask(named)).toMatchObject(ok);
  });

  it("runs by the figure of the day of the answer, whatever is set later", async () => {
    const [late, filed] = [await answered("2026-11-24"), await answered("2026-11-24")];
    const longer = { key: "reconsiderationAsk", version: "1", days: "45", dayKind: "natural", basisKind: "sample", basis: "市科协" };
    await act(changeStandard, who.leader, longer);
    try {
      expect((await readOwnCase(filed.claimant, null))?.askUntil).toBe("2026-12-24");
      await portal.setClock(before("2026-12-25"));
      expect(await ask(filed)).toMatchObject(ok);
      await portal.setClock(at("2026-12-25", "00:00:00"));
      expect(await ask(late)).toEqual(blocked("askInTime"));
      // The control: answered after it was set, the claimant has the longer time.
      const after = await answered("2026-11-26");
      expect((await readOwnCase(after.claimant, null))?.askUntil).toBe("2027-01-11");
    } finally {
      await portal.sql(`DELETE FROM "ServiceStandard" WHERE key = 'reconsiderationAsk' AND version = 2`);
    }
  });

  it("keeps the grounds under the case's key", async () => {
    const filed = await answered("2026-11-24");
    expect(await ask(filed)).toMatchObject(ok);
    expect(await portal.tablesWith(grounds.grounds)).toEqual([]);
    expect((await readOwnCase(filed.claimant, null))?.remedy.remedies).toMatchObject([
      { tier: 2, grounds: grounds.grounds, body: "临江市科协" },
    ]);
  });
});

describe("who answers", () => {
  it("is the organization above, and after it a body outside", async () => {
    const filed = await answered("2026-11-24");
    await act(remedy.askReconsideration, filed.claimant, grounds);
    expect(await work(filed.id)).toEqual([{ purpose: "answerReconsideration", role: "cityLeader", organizationId: city.ids.city }]);
    // The desk that answered neither answers this one nor records it as somebody else's, nor takes it up.
    expect(await runCommand(remedy.answerReconsideration, who.staff, { ...(await seen(filed.id)), ...opinion })).toEqual(
      refused("forbidden"),
    );
    expect(
      await runCommand(remedy.recordReconsideration, who.staff, { ...(await seen(filed.id)), ...outside, issuedOn: "2026-11-24" }),
    ).toEqual(blocked("outside"));
    expect(await runCommand(claimCase, who.staff, { caseId: filed.id })).toEqual(refused("conflict"));
    await portal.setClock(at("2026-12-01"));
    await act(remedy.answerReconsideration, who.leader, { ...(await seen(filed.id)), ...opinion, outcome: "supported" });
    expect(await status(filed.id)).toBe("reconsidered");
    expect(await work(filed.id)).toEqual([]);

    await act(remedy.setCaseAbove, who.leader, { name: "湘江市科协", address: "湘江市人民路1号" });
    await act(remedy.askFinalReview, filed.claimant, grounds);
    expect(await work(filed.id)).toEqual([{ purpose: "recordFinalReview", role: "cityStaff", organizationId: city.ids.academic }]);
    // Who answers here is told by the work itself; a body outside is written to.
    const [letter, ...more] = (await readOwnCase(filed.claimant, null))?.letters.filter(({ kind }) => kind === "reviewRequest") ?? [];
    expect(more).toEqual([]);
    expect(await readLetter(filed.claimant, filed.id, letter?.id ?? "")).toMatchObject({
      claimant: null,
      content: {
        ...{
          kind: "reviewRequest",
          tier: 3,
          to: "湘江市科协",
          address: "湘江市人民路1号",
          askedOn: "2026-12-01",
          grounds: grounds.grounds,
        },
        answer: { body: "临江市科协", issuedOn: "2026-12-01", outcome: "supported" },
      },
    });
    expect((await readCase(who.staff, filed.id))?.remedy.remedies[1]).toMatchObject({ tier: 3, outside: true, address: "湘江市人民路1号" });
    expect(await runCommand(remedy.answerFinalReview, who.leader, { ...(await seen(filed.id)), ...opinion })).toMatchObject({ ok: false });
    const record = async (issuedOn: string) =>
      runCommand(remedy.recordFinalReview, who.staff, { ...(await seen(filed.id)), ...outside, issuedOn });
    await portal.setClock(at("2026-12-20"));
    expect(await record("2026-12-21")).toMatchObject({ problem: { fields: { issuedOn: ["dayAhead"] } } });
    expect(await record("2026-11-30")).toMatchObject({ problem: { fields: { issuedOn: ["outOfRange"] } } });
    expect(await record("2026-12-18")).toMatchObject(ok);
    expect(await portal.sql(`SELECT status, outcome FROM "RightsCase" WHERE id = $1`, filed.id)).toEqual([
      { status: "final", outcome: "refused" },
    ]);
    expect(await portal.sql(`SELECT tier, body, "organizationId" FROM "CaseAnswer" WHERE "caseId" = $1 ORDER BY tier`, filed.id)).toEqual([
      { tier: 1, body: "学会学术部", organizationId: city.ids.academic },
      { tier: 2, body: "临江市科协", organizationId: city.ids.city },
      { tier: 3, body: "湘江市科协", organizationId: null },
    ]);
    expect(await portal.tablesWith(outside.opinion)).toEqual([]);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseLimit" WHERE "caseId" = $1 AND "doneOn" IS NULL`, filed.id)).toBe(0);
  });

  it("is never somebody who has answered before: another leader, or with none a body outside", async () => {
    // The leader is at the desk as well, and answered there.
    const membership = await db().membership.create({
      data: { personId: city.persons.leader, organizationId: city.ids.academic, role: "cityStaff", validFrom: monday },
    });
    const asStaff = await city.as("leader", "cityStaff");
    const asLeader = await city.as("leader", "cityLeader");
    const filed = await answered("2026-11-24", asStaff);
    await act(remedy.askReconsideration, filed.claimant, grounds);
    const decide = async (by: PersonActor) => runCommand(remedy.answerReconsideration, by, { ...(await seen(filed.id)), ...opinion });
    expect(await decide(asLeader)).toEqual(blocked("anotherDecides"));
    expect(await decide(who.deputy)).toMatchObject(ok);

    const alone = await answered("2026-11-24", asStaff);
    const deputy = await db().membership.findFirstOrThrow({ where: { personId: city.persons.deputy } });
    await db().membership.update({ where: { id: deputy.id }, data: { validTo: later(monday, 1) } });
    await act(remedy.askReconsideration, alone.claimant, grounds);
    expect(await work(alone.id)).toMatchObject([{ purpose: "recordReconsideration", role: "cityStaff" }]);
    await db().membership.update({ where: { id: deputy.id }, data: { validTo: null } });
    await db().membership.update({ where: { id: membership.id }, data: { validTo: later(monday, 1) } });
  });

  it("does not exist for a leader whom the claimant named, here or above", async () => {
    const filed = await answered("2026-11-24", who.staff, { notBy: "请不要让郭安知道" });
    await act(remedy.askReconsideration, filed.claimant, grounds);
    expect(await runCommand(remedy.answerReconsideration, who.deputy, { ...(await seen(filed.id)), ...opinion })).toEqual(
      refused("notFound"),
    );
    expect(await readCase(who.deputy, filed.id)).toBeNull();
    expect(await runCommand(remedy.answerReconsideration, who.leader, { ...(await seen(filed.id)), ...opinion })).toMatchObject(ok);
  });

  it("is, of a narrow case, one of those entrusted with it, and outside where none of them stands above", async () => {
    await db().caseKeeper.create({ data: { categoryCode: "misconduct", personId: city.persons.staff } });
    const first = await answered("2026-11-24", who.staff, { category: "misconduct" });
    await act(remedy.askReconsideration, first.claimant, grounds);
    expect(await work(first.id)).toMatchObject([{ purpose: "recordReconsideration" }]);
    expect(await readCase(who.leader, first.id)).toBeNull();

    await db().caseKeeper.create({ data: { categoryCode: "misconduct", personId: city.persons.leader } });
    const second = await answered("2026-11-24", who.staff, { category: "misconduct" });
    await act(remedy.askReconsideration, second.claimant, grounds);
    expect(await work(second.id)).toMatchObject([{ purpose: "answerReconsideration", role: "cityLeader" }]);
    expect(await readCase(who.deputy, second.id)).toBeNull();
    expect(await runCommand(remedy.answerReconsideration, who.leader, { ...(await seen(second.id)), ...opinion })).toMatchObject(ok);
  });

  it("waits for a name where nobody has set the body above, and is given it", async () => {
    await db().setting.deleteMany({ where: { key: "caseAbove" } });
    const filed = await answered("2026-11-24");
    await act(remedy.askReconsideration, filed.claimant, grounds);
    await act(remedy.answerReconsideration, who.leader, { ...(await seen(filed.id)), ...opinion });
    await act(remedy.askFinalReview, filed.claimant, grounds);
    const name = () => portal.one<string>(`SELECT "outsideName" FROM "CaseRemedy" WHERE "caseId" = $1 AND tier = 3`, filed.id);
    expect(await name()).toBe("");
    expect(await runCommand(remedy.setCaseAbove, who.staff, { name: "湘江市科协", address: "人民路1号" })).toEqual(refused("notFound"));
    const write = async () => runCommand(issueLetter, who.staff, { caseId: filed.id, kind: "reviewRequest" });
    expect(await write()).toEqual(blocked("nobodyToWriteTo"));
    await act(remedy.setCaseAbove, who.leader, { name: "湘江市科协", address: "人民路1号" });
    expect(await name()).toBe("湘江市科协");
    expect(await write()).toMatchObject(ok);
    await act(remedy.recordFinalReview, who.staff, { ...(await seen(filed.id)), ...outside, issuedOn: "2026-11-24" });
    expect(await write()).toEqual(blocked("nobodyToWriteTo"));
  });
});

describe("after 复核", () => {
  async function final(respondent?: string): Promise<Filed> {
    const filed = await answered("2026-11-24", who.staff, respondent === undefined ? {} : { respondent });
    await act(remedy.askReconsideration, filed.claimant, grounds);
    await act(remedy.answerReconsideration, who.leader, { ...(await seen(filed.id)), ...opinion });
    await act(remedy.askFinalReview, filed.claimant, grounds);
    await act(remedy.recordFinalReview, who.staff, { ...(await seen(filed.id)), ...outside, issuedOn: "2026-11-24" });
    return filed;
  }

  it("nothing moves any more, by the gate and by the table itself", async () => {
    const filed = await final();
    expect(await status(filed.id)).toBe("final");
    const input = await seen(filed.id);
    expect(await ask(filed)).toEqual(refused("conflict"));
    expect(await runCommand(remedy.askFinalReview, filed.claimant, grounds)).toEqual(refused("conflict"));
    expect(await runCommand(reopenCase, who.staff, { ...input, comment: "再看一次" })).toEqual(refused("conflict"));
    expect(await runCommand(handleCase, who.staff, input)).toEqual(refused("conflict"));
    expect((await readCase(who.staff, filed.id))?.moves).toEqual([]);
    expect((await readOwnCase(filed.claimant, null))?.moves).toEqual([]);
    const change = `UPDATE "RightsCase" SET status = 'verifying' WHERE id = $1 RETURNING id`;
    await expect(portal.sql(change, filed.id)).rejects.toThrow("is final");
    // The controls: a case that was only answered moves, and this one may still be filed away.
    const open = await answered("2026-11-24");
    expect(await portal.sql(change, open.id)).toHaveLength(1);
    expect(await portal.sql(`UPDATE "RightsCase" SET "archivedOn" = current_date WHERE id = $1 RETURNING id`, filed.id)).toHaveLength(1);
  });

  it("shows the desk that the same matter was final before: the same body and kind, and no other", async () => {
    const filed = await final("江南精密仪器有限公司");
    await portal.setClock(monday);
    const hints = async (said: Said) => {
      const again = await filedCase(said);
      await portal.setClock(later(monday, 0, 10 * 60_000));
      const found = (await readCase(who.staff, again.id))?.remedy.finalBefore ?? [];
      await portal.setClock(monday);
      return found.map(({ number }) => number);
    };
    expect(await hints({ respondent: "江南精密仪器 有限公司" })).toEqual([filed.number]);
    expect(await hints({ respondent: "江南精密仪器有限公司", category: "title" })).toEqual([]);
    expect(await hints({ respondent: "江北精密仪器有限公司" })).toEqual([]);
  });
});
