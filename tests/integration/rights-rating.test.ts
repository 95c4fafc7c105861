// 好差评: one case, one rating, ten minutes to take it back, and what a bad one opens. Each guard has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptCase, answerCase, claimCase, closeCase, handleCase, reopenCase } from "@/lib/rights-cases/commands/office";
import { finishRectification, rateCase, revokeRating } from "@/lib/rights-cases/commands/rating";
import { askReconsideration } from "@/lib/rights-cases/commands/remedy";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { caseFilter, noFilter } from "@/lib/rights-cases/rules/queue";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { readNow } from "@/lib/server/clock";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { listWork } from "@/lib/work/queries";
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
import { heldAt, times } from "../support/race";

let { portal, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const minutes = 60_000;
const comment = "答复只有两句话";
const rated = (grade: number) => ({ grade: String(grade), comment });
const finished = { comment: "重新核对了三个月的工资条，已经补发", record: "十二月一日电话回访，本人表示认可" };

async function closed(said: Said = {}): Promise<Filed> {
  await portal.setClock(monday);
  const filed = await filedCase(said);
  const start = said.mode === "anonymous" ? at("2026-11-24") : later(monday, 0, 10 * minutes);
  await portal.setClock(start);
  await linked(who.staff, filed.id);
  await act(acceptCase, who.staff, await seen(filed.id));
  await act(answerCase, who.staff, { ...(await seen(filed.id)), ...opinion });
  await act(closeCase, who.staff, await seen(filed.id));
  return filed;
}
const rate = ({ claimant }: Filed, grade: number) => runCommand(rateCase, claimant, rated(grade));
const work = (id: string) =>
  portal.sql(`SELECT purpose, "openedAt", "dueAt", "organizationId" FROM "WorkItem" WHERE "subjectId" = $1 AND "closedAt" IS NULL`, id);
const ratings = (id: string) => portal.one(`SELECT count(*)::int FROM "CaseRating" WHERE "caseId" = $1`, id);

describe("a rating", () => {
  it("that is bad is in nobody's hands in the dossier or the list, while it can be taken back", async () => {
    const filed = await closed();
    const { number, id } = filed;
    expect(await rate(filed, 5)).toMatchObject(ok);
    const shown = async () => [
      (await readCase(who.staff, id))?.work?.purpose ?? null,
      (await listCases(who.staff, { ...noFilter, number }, null))?.rows[0]?.work?.purpose ?? null,
      (await runCommand(claimCase, who.staff, { caseId: id })).ok,
    ];
    expect(await shown()).toEqual([null, null, false]);
    // The control: ten minutes later it is the desk's.
    await portal.setClock(later(await readNow(db()), 0, 10 * minutes));
    expect(await shown()).toEqual(["rectifyCase", "rectifyCase", true]);
  });

  it("is the claimant's, after the closing, in five grades", async () => {
    const filed = await closed();
    for (const grade of [0, 6]) expect(await rate(filed, grade)).toMatchObject({ problem: { fields: { grade: ["outOfRange"] } } });
    expect(await runCommand(rateCase, who.staff, rated(1))).toEqual(refused("notFound"));
    expect(await rate(filed, 3)).toMatchObject(ok);
    expect(await work(filed.id)).toEqual([]);
    expect(await portal.tablesWith(comment)).toEqual([]);
    expect((await readOwnCase(filed.claimant, null))?.remedy).toMatchObject({ ratable: false, rating: { grade: 3, comment } });

    const open = await filedCase();
    expect(await rate(open, 3)).toEqual(refused("conflict"));
    const asked = await closed();
    await act(askReconsideration, asked.claimant, { grounds: "不服" });
    expect(await rate(asked, 3)).toEqual(refused("conflict"));
  });

  it("is one a case, however many are sent at the same moment", async () => {
    const filed = await closed();
    const results = (
      await heldAt(
        portal,
        "CaseRating",
        times(4, (i) => () => rate(filed, (i % 5) + 1)),
      )
    ).map((result) => (result.status === "fulfilled" ? result.value : null));
    expect(results.filter((outcome) => outcome?.ok)).toHaveLength(1);
    expect(results.filter((outcome) => outcome && !outcome.ok).map((outcome) => outcome)).toEqual(times(3, () => blocked("ratedOnce")));
    expect(await ratings(filed.id)).toBe(1);
    // The control: without the table's key two who only looked first would both have been written.
    await portal.rolledBack(async (client) => {
      await client.query(`ALTER TABLE "CaseRating" DROP CONSTRAINT "CaseRating_pkey"`);
      await client.query(`INSERT INTO "CaseRating" ("caseId", grade, "onDay") VALUES ($1, 1, current_date)`, [filed.id]);
      expect((await client.query(`SELECT FROM "CaseRating" WHERE "caseId" = $1`, [filed.id])).rowCount).toBe(2);
    });
    await expect(portal.sql(`INSERT INTO "CaseRating" ("caseId", grade, "onDay") VALUES ($1, 1, current_date)`, filed.id)).rejects.toThrow(
      "CaseRating_pkey",
    );
  });

  it("can be taken back for ten minutes, and then given anew; the office hears of none before", async () => {
    const filed = await closed();
    await portal.setClock(at("2026-11-23", "14:00:00"));
    const { until } = await act(rateCase, filed.claimant, rated(5));
    expect(until).toBe(at("2026-11-23", "14:10:00").toISOString());
    expect(await work(filed.id)).toMatchObject([{ purpose: "rectifyCase", openedAt: at("2026-11-23", "14:10:00") }]);
    await portal.setClock(new Date(at("2026-11-23", "14:10:00").getTime() - 1));
    expect((await listWork(who.staff)).items.map(({ subjectId }) => subjectId)).not.toContain(filed.id);
    // Nor does the case go from the list meanwhile, which would tell as much.
    const listed = await listCases(who.staff, caseFilter.parse({ number: filed.number }), null);
    expect(listed?.rows.map(({ id }) => id)).toEqual([filed.id]);
    expect((await readCase(who.staff, filed.id))?.remedy.rating).toBeNull();
    expect(await runCommand(finishRectification, who.staff, { caseId: filed.id, ...finished })).toEqual(refused("conflict"));
    expect(await runCommand(revokeRating, filed.claimant, { until })).toMatchObject(ok);
    expect(await ratings(filed.id)).toBe(0);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseRectification" WHERE "caseId" = $1`, filed.id)).toBe(0);
    expect(await work(filed.id)).toEqual([]);

    const again = await act(rateCase, filed.claimant, rated(4));
    await portal.setClock(new Date(again.until));
    expect(await runCommand(revokeRating, filed.claimant, { until: again.until })).toEqual(blocked("revocable"));
    expect((await listWork(who.staff)).items.map(({ subjectId }) => subjectId)).toContain(filed.id);
    expect((await readCase(who.staff, filed.id))?.remedy.rating).toMatchObject({ grade: 4, comment });
  });

  it("of an anonymous case keeps no minute: its work begins at midnight", async () => {
    const filed = await closed({ mode: "anonymous" });
    await portal.setClock(at("2026-11-24", "15:37:00"));
    await act(rateCase, filed.claimant, rated(5));
    expect(await work(filed.id)).toMatchObject([{ openedAt: at("2026-11-25", "00:00:00") }]);
  });
});

describe("a rectification", () => {
  it("is due in fifteen working days, the Saturday on which people work among them", async () => {
    const filed = await closed();
    await act(rateCase, filed.claimant, rated(4));
    const due = () => portal.one<Date>(`SELECT "dueAt" FROM "WorkItem" WHERE "subjectId" = $1 AND purpose = 'rectifyCase'`, filed.id);
    expect(await due()).toEqual(at("2026-12-12", "00:00:00"));
    expect((await readOwnCase(filed.claimant, null))?.remedy.rectification).toEqual({ dueOn: "2026-12-11", doneOn: null });
    // The control: were it a Saturday like any other, it would end after the weekend.
    await db().calendarDay.update({ where: { date: new Date("2026-11-28T00:00:00Z") }, data: { working: false } });
    const other = await closed();
    await act(rateCase, other.claimant, rated(4));
    await db().calendarDay.update({ where: { date: new Date("2026-11-28T00:00:00Z") }, data: { working: true } });
    expect((await readOwnCase(other.claimant, null))?.remedy.rectification?.dueOn).toBe("2026-12-14");
  });

  it("ends with a record of the call, and the claimant reads what was put right", async () => {
    const filed = await closed();
    const { until } = await act(rateCase, filed.claimant, rated(5));
    await portal.setClock(at("2026-12-01"));
    const finish = (by: PersonActor, more: object = {}) => runCommand(finishRectification, by, { caseId: filed.id, ...finished, ...more });
    expect(await finish(who.leader)).toEqual(refused("forbidden"));
    expect(await finish(who.pharma)).toEqual(refused("notFound"));
    expect(await finish(who.staff, { record: "" })).toMatchObject({ problem: { fields: { record: ["required"] } } });
    expect(await finish(who.staff)).toMatchObject(ok);
    expect(await finish(who.staff)).toEqual(refused("conflict"));
    expect(await work(filed.id)).toEqual([]);
    const own = await readOwnCase(filed.claimant, null);
    expect(own?.events[0]).toMatchObject({ kind: "rectified", note: finished.comment });
    expect(own?.remedy.rectification).toMatchObject({ doneOn: "2026-12-01" });
    expect(JSON.stringify(own)).not.toContain(finished.record);
    expect((await readCase(who.staff, filed.id))?.remedy.rectification).toMatchObject({ record: finished.record, doneBy: "沈嘉禾" });
    // Done on the day of the rating, it is there as well.
    const quick = await closed();
    const { until: then } = await act(rateCase, quick.claimant, rated(5));
    await portal.setClock(new Date(then));
    await act(finishRectification, who.staff, { caseId: quick.id, ...finished });
    expect((await readCase(who.staff, quick.id))?.remedy).toMatchObject({
      rating: { grade: 5 },
      rectification: { record: finished.record },
    });
    await portal.setClock(at("2026-12-01"));
    expect(await portal.tablesWith(finished.record)).toEqual([]);
    // What was done stays, whoever tries.
    expect(await runCommand(revokeRating, filed.claimant, { until })).toEqual(blocked("revocable"));
    await expect(portal.sql(`DELETE FROM "CaseRectification" WHERE "caseId" = $1`, filed.id)).rejects.toThrow("that was done stays");
  });

  it("stays open beside a reconsideration that is asked for meanwhile", async () => {
    const filed = await closed();
    await act(rateCase, filed.claimant, rated(5));
    await portal.setClock(at("2026-11-25"));
    await act(askReconsideration, filed.claimant, { grounds: "不服" });
    expect((await work(filed.id)).map(({ purpose }) => purpose).toSorted()).toEqual(["answerReconsideration", "rectifyCase"]);
    expect(await runCommand(finishRectification, who.staff, { caseId: filed.id, ...finished })).toMatchObject(ok);
    expect(await work(filed.id)).toMatchObject([{ purpose: "answerReconsideration" }]);
  });

  it("keeps its own days and stays to be done when the case is taken up and answered again", async () => {
    const filed = await closed();
    await act(rateCase, filed.claimant, rated(5));
    await portal.setClock(at("2026-11-25"));
    const rectifying = async () => (await work(filed.id)).filter(({ purpose }) => purpose === "rectifyCase").map(({ dueAt }) => dueAt);
    const due = at("2026-12-12", "00:00:00");
    expect(await rectifying()).toEqual([due]);
    await act(reopenCase, who.staff, { ...(await seen(filed.id)), comment: "没有落实" });
    await act(handleCase, who.staff, await seen(filed.id));
    expect(await rectifying()).toEqual([due]);
    await act(answerCase, who.staff, { ...(await seen(filed.id)), ...opinion });
    await act(closeCase, who.staff, await seen(filed.id));
    expect(await rectifying()).toEqual([due]);
    expect(await runCommand(finishRectification, who.staff, { caseId: filed.id, ...finished })).toMatchObject(ok);
    expect(await work(filed.id)).toEqual([]);
  });
});
