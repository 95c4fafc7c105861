// What moves a case's days, and what happens when they are over. Each guard has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignOut, supervise, takeBack } from "@/lib/rights-cases/commands/assign";
import { askData } from "@/lib/rights-cases/commands/data";
import * as clocks from "@/lib/rights-cases/commands/extension";
import { supplyCase } from "@/lib/rights-cases/commands/follow";
import { acceptCase, answerCase, claimCase, declineCase, handleCase, requestSupplement } from "@/lib/rights-cases/commands/office";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import { escalateCase } from "@/lib/rights-cases/commands/sweep";
import { caseJobs } from "@/lib/rights-cases/jobs";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { listWork } from "@/lib/work/queries";
import { workJobs } from "@/lib/work/jobs";
import { act, later, monday, type PersonActor, systemActor } from "../support/city";
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
import { heldAt } from "../support/race";

let { portal, city, who } = {} as CaseCity;
beforeAll(async () => {
  ({ portal, city, who } = await openCaseCity());
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const settled = later(monday, 0, 10 * 60_000);
/** The last millisecond before a day begins. */
const before = (day: string) => new Date(at(day, "00:00:00").getTime() - 1);
const reason = "要等劳动监察大队的调查结果";

async function filed(said: Said = {}): Promise<Filed> {
  await portal.setClock(monday);
  const made = await filedCase(said);
  await portal.setClock(said.mode === "anonymous" ? at("2026-11-24", "00:00:00") : settled);
  return made;
}
async function accepted(said: Said = {}, about = ""): Promise<Filed> {
  const made = await filed(said);
  await linked(who.staff, made.id, about);
  await act(acceptCase, who.staff, await seen(made.id));
  return made;
}
const limit = async (caseId: string, standard: string) =>
  await db().caseLimit.findFirstOrThrow({ where: { caseId, standard, doneOn: null } });
const dueOf = async (caseId: string, standard: string) => (await limit(caseId, standard)).dueOn?.toISOString().slice(0, 10) ?? null;
const work = (id: string, purpose: string) =>
  portal.sql<{ dueAt: Date | null; organizationId: string; role: string; urges: number }>(
    `SELECT "dueAt", "organizationId", role, urges FROM "WorkItem" WHERE "subjectId" = $1 AND purpose = $2 AND "closedAt" IS NULL`,
    id,
    purpose,
  );
const events = (id: string, kind: string) =>
  portal.one(`SELECT count(*)::int FROM "CaseEvent" WHERE "caseId" = $1 AND kind = $2`, id, kind);
const ended = (day: string) => new Date(at(day, "00:00:00").getTime() + 86_400_000);
const sweep = () => caseJobs.sweepCases({});

describe("an extension", () => {
  const ask = (by: PersonActor, caseId: string, days: number) =>
    runCommand(clocks.askExtension, by, { caseId, days: String(days), reason });
  const decided = async (caseId: string) => ({ caseId, limitId: (await limit(caseId, "caseHandling")).id });

  it("is asked for by who handles it and granted by the head, at most thirty days, once; the claimant reads why", async () => {
    const { id, claimant } = await accepted();
    expect(await dueOf(id, "caseHandling")).toBe("2027-01-22");
    expect(await ask(who.staff, id, 31)).toMatchObject({ problem: { fields: { days: ["outOfRange"] } } });
    expect(await ask(who.leader, id, 30)).toEqual(refused("forbidden"));
    expect(await ask(who.staff, id, 30)).toMatchObject(ok);
    expect(await ask(who.staff, id, 10)).toEqual(blocked("extensionWaits"));
    // Asked is not granted: nothing has moved, and the handler still has the case.
    expect(await dueOf(id, "caseHandling")).toBe("2027-01-22");
    expect(await work(id, "handleCase")).toMatchObject([{ dueAt: ended("2027-01-22") }]);
    expect(await work(id, "approveExtension")).toMatchObject([{ organizationId: city.ids.city, role: "cityLeader" }]);
    expect(await portal.tablesWith(reason)).toEqual([]);
    expect(await runCommand(clocks.grantExtension, who.staff, await decided(id))).toEqual(refused("forbidden"));

    await act(clocks.grantExtension, who.leader, await decided(id));
    expect(await dueOf(id, "caseHandling")).toBe("2027-02-21");
    expect(await work(id, "handleCase")).toMatchObject([{ dueAt: ended("2027-02-21") }]);
    expect(await work(id, "approveExtension")).toEqual([]);
    const told = (await readOwnCase(claimant, null))?.events.filter(({ kind }) => kind.startsWith("exten"));
    expect(told).toMatchObject([{ kind: "extended", note: reason, facts: { days: 30, dueOn: "2027-02-21" }, office: "临江市科协" }]);
    expect(await ask(who.staff, id, 1)).toEqual(blocked("extendedOnce"));
    // The table holds the thirty days by itself.
    await expect(portal.sql(`UPDATE "CaseLimit" SET extension = 31 WHERE "caseId" = $1 AND "doneOn" IS NULL`, id)).rejects.toThrow(
      "CaseLimit_extension",
    );
  });

  it("is granted by another than who asked, who may be the head as well", async () => {
    await db().membership.create({
      data: { personId: city.persons.leader, organizationId: city.ids.academic, role: "cityStaff", validFrom: monday },
    });
    const { id } = await accepted();
    expect(await ask(await city.as("leader", "cityStaff"), id, 15)).toMatchObject(ok);
    expect(await runCommand(clocks.grantExtension, await city.as("leader", "cityLeader"), await decided(id))).toEqual(
      blocked("askerIsAnother"),
    );
    expect(await runCommand(clocks.grantExtension, who.deputy, await decided(id))).toMatchObject(ok);
    expect(await dueOf(id, "caseHandling")).toBe("2027-02-06");
  });

  it("is refused with a reason that stays in the house, and may be asked for again", async () => {
    const { id, claimant } = await accepted();
    await act(clocks.askExtension, who.staff, { caseId: id, days: "10", reason });
    const input = await decided(id);
    expect(await runCommand(clocks.refuseExtension, who.deputy, { ...input, comment: "" })).toMatchObject(refused("invalidInput"));
    await act(clocks.refuseExtension, who.deputy, { ...input, comment: "材料已经齐了" });
    expect(await dueOf(id, "caseHandling")).toBe("2027-01-22");
    expect(await runCommand(clocks.grantExtension, who.deputy, input)).toEqual(refused("forbidden"));
    expect((await readOwnCase(claimant, null))?.events.map(({ kind }) => kind)).not.toContain("extensionRefused");
    expect(await ask(who.staff, id, 10)).toMatchObject(ok);
  });

  it("is for days that still run, to their last instant", async () => {
    const [late, inTime] = [await accepted(), await accepted()];
    await portal.setClock(at("2027-01-23", "00:00:00"));
    expect(await ask(who.staff, late.id, 5)).toEqual(blocked("limitOver"));
    await portal.setClock(before("2027-01-23"));
    expect(await ask(who.staff, inTime.id, 5)).toMatchObject(ok);
    // Before it was accepted there are no such days.
    expect(await ask(who.staff, (await filed()).id, 5)).toEqual(refused("conflict"));
  });

  it("is granted once, whoever presses at the same moment", async () => {
    const { id } = await accepted();
    await act(clocks.askExtension, who.staff, { caseId: id, days: "10", reason });
    const input = await decided(id);
    const racers = [who.leader, who.deputy].map((actor) => () => runCommand(clocks.grantExtension, actor, input));
    const results = (await heldAt(portal, "CaseLimit", racers)).map((result) => (result.status === "fulfilled" ? result.value.ok : null));
    expect(results.toSorted()).toEqual([false, true]);
    expect(await events(id, "extended")).toBe(1);
    expect(await dueOf(id, "caseHandling")).toBe("2027-02-01");
  });
});

describe("a pause", () => {
  it("for what is to be supplied stops the days, and the work with them, until it comes", async () => {
    const { id, claimant } = await filed();
    expect(await dueOf(id, "caseNotice")).toBe("2026-12-08");
    await portal.setClock(at("2026-11-25"));
    await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
    expect(await dueOf(id, "caseNotice")).toBeNull();
    await portal.setClock(at("2026-11-30"));
    await act(supplyCase, claimant, { text: "工资条在这里" });
    // Five days, from the 26th to the 30th, do not count.
    expect(await dueOf(id, "caseNotice")).toBe("2026-12-13");
    expect(await work(id, "acceptCase")).toMatchObject([{ dueAt: ended("2026-12-13") }]);
  });

  it("for a hearing stops the days of 复核 and of nothing else", async () => {
    const { id, claimant } = await accepted();
    expect(await runCommand(clocks.startHearing, who.staff, { caseId: id, onDay: "2026-11-23" })).toEqual(blocked("onlyInFinalReview"));
    await portal.setClock(at("2026-11-24"));
    await act(answerCase, who.staff, { ...(await seen(id)), ...opinion });
    await act(remedy.askReconsideration, claimant, { grounds: "不服" });
    expect(await runCommand(clocks.startHearing, who.leader, { caseId: id, onDay: "2026-11-24" })).toEqual(blocked("onlyInFinalReview"));
    await act(remedy.answerReconsideration, who.leader, { ...(await seen(id)), ...opinion });
    await act(remedy.askFinalReview, claimant, { grounds: "还是不服" });
    expect(await dueOf(id, "finalReview")).toBe("2026-12-24");
    await portal.setClock(at("2026-12-02"));
    const hearing = (command: typeof clocks.startHearing, onDay: string) => runCommand(command, who.staff, { caseId: id, onDay });
    expect(await hearing(clocks.endHearing, "2026-12-01")).toEqual(blocked("noHearing"));
    expect(await hearing(clocks.startHearing, "2026-12-03")).toMatchObject({ problem: { fields: { onDay: ["dayAhead"] } } });
    expect(await hearing(clocks.startHearing, "2026-11-23")).toMatchObject({ problem: { fields: { onDay: ["outOfRange"] } } });
    expect(await hearing(clocks.startHearing, "2026-12-01")).toMatchObject(ok);
    expect(await hearing(clocks.startHearing, "2026-12-01")).toEqual(blocked("hearingOpen"));
    expect(await dueOf(id, "finalReview")).toBeNull();
    expect(await work(id, "recordFinalReview")).toMatchObject([{ dueAt: null }]);
    await portal.setClock(at("2026-12-08"));
    expect(await hearing(clocks.endHearing, "2026-11-30")).toMatchObject({ problem: { fields: { onDay: ["outOfRange"] } } });
    expect(await hearing(clocks.endHearing, "2026-12-08")).toMatchObject(ok);
    // Seven days, from the 2nd to the 8th.
    expect(await dueOf(id, "finalReview")).toBe("2026-12-31");
    expect(await work(id, "recordFinalReview")).toMatchObject([{ dueAt: ended("2026-12-31") }]);
  });
});

describe("a supplement that does not come", () => {
  it("goes back to the desk the instant its days are over, and the office's days go on", async () => {
    const { id, claimant } = await filed();
    await portal.setClock(at("2026-11-25"));
    await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
    expect(await dueOf(id, "caseSupplement")).toBe("2026-12-10");
    await portal.setClock(before("2026-12-11"));
    await sweep();
    expect(await work(id, "acceptCase")).toEqual([]);
    await portal.setClock(at("2026-12-11", "00:00:00"));
    await sweep();
    await sweep();
    expect(await work(id, "acceptCase")).toMatchObject([{ dueAt: ended("2026-12-23"), role: "cityStaff" }]);
    expect(await events(id, "supplementLapsed")).toBe(1);
    expect((await readOwnCase(claimant, null))?.events[0]).toMatchObject({ kind: "supplementLapsed", facts: { dueOn: "2026-12-10" } });
    // Late is not never.
    await act(supplyCase, claimant, { text: "工资条找到了" });
    expect(await work(id, "acceptCase")).toHaveLength(1);
    await linked(who.staff, id);
    expect(await runCommand(acceptCase, who.staff, await seen(id))).toMatchObject(ok);
  });

  it("is the desk's to decline, also before its days are over, should it turn out to be another's; but not to accept", async () => {
    const asked = async () => {
      const { id } = await filed();
      await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
      return id;
    };
    const decline = async (id: string) =>
      runCommand(declineCase, who.staff, { ...(await seen(id)), comment: "没有工资条，说不清欠了多少", competentBody: "劳动监察大队" });
    const [early, late] = [await asked(), await asked()];
    await linked(who.staff, early);
    expect(await runCommand(acceptCase, who.staff, await seen(early))).toEqual(refused("conflict"));
    expect(await decline(early)).toMatchObject(ok);
    await portal.setClock(at("2026-12-15"));
    await sweep();
    expect(await work(late, "acceptCase")).toHaveLength(1);
    expect(await decline(late)).toMatchObject(ok);
    for (const id of [early, late]) expect(await work(id, "acceptCase")).toEqual([]);
  });

  it("came of somebody without a name: the desk has it again the next day, so that no minute is told", async () => {
    for (const [mode, opens] of [
      ["anonymous", at("2026-11-26", "00:00:00")],
      ["confidential", at("2026-11-25", "15:32:07")],
    ] as const) {
      const { id, claimant } = await filed({ mode });
      await portal.setClock(at("2026-11-25"));
      await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
      await portal.setClock(at("2026-11-25", "15:32:07"));
      await act(supplyCase, claimant, { text: "工资条在这里" });
      const [item] = await portal.sql<{ openedAt: Date }>(
        `SELECT "openedAt" FROM "WorkItem" WHERE "subjectId" = $1 AND purpose = 'acceptCase' AND "closedAt" IS NULL`,
        id,
      );
      expect([mode, item?.openedAt]).toEqual([mode, opens]);
      await linked(who.staff, id);
      const accept = async () => runCommand(acceptCase, who.staff, await seen(id));
      if (mode === "anonymous") {
        expect(await accept()).toEqual(blocked("settled"));
        await portal.setClock(opens);
      }
      expect(await accept()).toMatchObject(ok);
    }
  });
});

describe("days that are over", () => {
  it("are handed to those above, once for each limit", async () => {
    const { id, claimant } = await accepted();
    const escalated = async () => [
      await portal.one(`SELECT escalations FROM "RightsCase" WHERE id = $1`, id),
      await events(id, "escalated"),
      (await work(id, "superviseCase")).length,
    ];
    await portal.setClock(before("2027-01-23"));
    await sweep();
    expect(await escalated()).toEqual([0, 0, 0]);
    await portal.setClock(at("2027-01-23", "00:00:00"));
    await sweep();
    await portal.setClock(at("2027-01-30"));
    await sweep();
    expect(await escalated()).toEqual([1, 1, 1]);
    expect(await work(id, "superviseCase")).toMatchObject([{ organizationId: city.ids.city, role: "cityLeader" }]);
    expect((await listWork(who.leader)).items.map(({ subjectId, purpose }) => [subjectId, purpose])).toContainEqual([id, "superviseCase"]);
    // The handler still has it.
    expect(await work(id, "handleCase")).toHaveLength(1);
    expect((await readOwnCase(claimant, null))?.events[0]).toMatchObject({ kind: "escalated" });
    expect((await readOwnCase(claimant, null))?.holder).toBe("学会学术部");
    // The control: it is the line of history that makes it once.
    await portal.sql(`DELETE FROM "CaseEvent" WHERE "caseId" = $1 AND kind = 'escalated'`, id);
    await sweep();
    expect((await escalated())[0]).toBe(2);
  });

  it("are handed up once by two workers at the same moment", async () => {
    const { id } = await accepted();
    const limitId = (await limit(id, "caseHandling")).id;
    await portal.setClock(at("2027-01-23"));
    const racers = [1, 2].map(() => () => runCommand(escalateCase, systemActor, { caseId: id, limitId }));
    const results = (await heldAt(portal, "CaseEvent", racers)).map((result) => (result.status === "fulfilled" ? result.value.ok : null));
    expect(results.toSorted()).toEqual([false, true]);
    expect(await events(id, "escalated")).toBe(1);
  });

  it("of the claimant are nobody's to be urged for; and nobody but the portal itself hands up", async () => {
    const { id } = await filed();
    await act(requestSupplement, who.staff, { ...(await seen(id)), comment: "请补工资条" });
    const limitId = (await limit(id, "caseSupplement")).id;
    await portal.setClock(at("2026-12-15"));
    await sweep();
    expect(await events(id, "escalated")).toBe(0);
    expect(await runCommand(escalateCase, who.leader, { caseId: id, limitId })).toMatchObject({ ok: false });
  });

  it("are told of with words that a case has", async () => {
    const { id } = await accepted();
    await portal.setClock(at("2027-01-25"));
    await workJobs.announceWork({});
    await workJobs.remindWork({});
    const told = await db().message.findMany({ where: { subjectId: id, event: "overdue" }, select: { params: true } });
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.params).toMatchObject({ purpose: "handleCase", number: expect.stringMatching(/^WQ2026-\d{8}$/) });
  });
});

describe("督办", () => {
  it("is a leader's word that the claimant does not read, and whoever has the case is asked to hurry", async () => {
    const { id, claimant } = await accepted();
    expect(await runCommand(supervise, who.staff, { caseId: id, comment: "请抓紧" })).toEqual(refused("forbidden"));
    await portal.setClock(at("2027-01-23"));
    await sweep();
    await act(supervise, who.leader, { caseId: id, comment: "本周内答复" });
    expect(await work(id, "superviseCase")).toEqual([]);
    expect(await work(id, "handleCase")).toMatchObject([{ urges: 1 }]);
    expect((await readOwnCase(claimant, null))?.events.map(({ note }) => note)).not.toContain("本周内答复");
    expect((await readCase(who.staff, id))?.events.map(({ note }) => note)).toContain("本周内答复");
    expect(await portal.one(`SELECT count(*)::int FROM "Message" WHERE event = 'urged' AND "subjectId" = $1`, id)).toBe(2);
  });
});

describe("an answer about the claimant's own data", () => {
  it("that is late is told to those above, of a case that is final as well, and their word ends it", async () => {
    const { id, claimant } = await accepted();
    await portal.sql(`UPDATE "WorkItem" SET "closedAt" = now() WHERE "rightsCaseId" = $1`, id);
    await portal.sql(`UPDATE "CaseLimit" SET "doneOn" = "startsOn" WHERE "caseId" = $1`, id);
    await portal.sql(`UPDATE "RightsCase" SET status = 'final' WHERE id = $1`, id);
    await act(askData, claimant, { what: "deletion", text: "请删除" });
    await portal.setClock(at("2027-01-23"));
    await sweep();
    expect(await work(id, "superviseCase")).toMatchObject([{ role: "cityLeader" }]);
    expect((await readCase(who.leader, id))?.remedy.maySupervise).toBe(true);
    await act(supervise, who.leader, { caseId: id, comment: "请马上答复" });
    expect(await work(id, "superviseCase")).toEqual([]);
    expect(await portal.one(`SELECT count(*)::int FROM "Message" WHERE event = 'urged' AND "subjectId" = $1`, id)).toBe(2);
    expect(await runCommand(supervise, who.leader, { caseId: id, comment: "再催" })).toEqual(refused("conflict"));
  });
});

describe("交办", () => {
  const give = async (id: string, organizationId: string, by = who.staff) =>
    runCommand(assignOut, by, { ...(await seen(id)), organizationId });

  it("goes to an association that the case does not concern, which has it as long as it handles it", async () => {
    // About a firm in the high-tech zone: the zone's association stands above it.
    const { id, claimant } = await accepted({}, city.ids.pharma);
    expect((await readCase(who.staff, id))?.remedy.assignable.map(({ name }) => name)).toEqual(["江北街道科协"]);
    expect(await give(id, city.ids.highTechZone)).toMatchObject({ problem: { fields: { organizationId: ["notChoice"] } } });
    expect(await give(id, city.ids.bearingAssociation)).toMatchObject({ problem: { fields: { organizationId: ["notChoice"] } } });
    expect(await readCase(who.jiangbei, id)).toBeNull();
    expect(await give(id, city.ids.jiangbei)).toMatchObject(ok);
    expect(await work(id, "handleCase")).toMatchObject([
      { organizationId: city.ids.jiangbei, role: "townshipOfficer", dueAt: ended("2027-01-22") },
    ]);
    expect((await readCase(who.jiangbei, id))?.number).toMatch(/^WQ/);
    expect(await readCase(who.highTech, id)).toBeNull();
    expect((await readOwnCase(claimant, null))?.holder).toBe("江北街道科协");
    expect(await runCommand(claimCase, who.staff, { caseId: id })).toEqual(refused("conflict"));
    await act(handleCase, who.jiangbei, await seen(id));
    await act(answerCase, who.jiangbei, { ...(await seen(id)), ...opinion });
    expect(await portal.sql(`SELECT body, "organizationId" FROM "CaseAnswer" WHERE "caseId" = $1`, id)).toEqual([
      { body: "江北街道科协", organizationId: city.ids.jiangbei },
    ]);
    // It is answered: the desk closes it, and the association has seen the last of it.
    expect(await work(id, "closeCase")).toMatchObject([{ organizationId: city.ids.academic }]);
    expect(await readCase(who.jiangbei, id)).toBeNull();
    await act(remedy.askReconsideration, claimant, { grounds: "不服" });
    expect(await work(id, "answerReconsideration")).toMatchObject([{ organizationId: city.ids.city }]);
  });

  it("is taken back by the desk with a reason, and a narrow case is not given out at all", async () => {
    const { id } = await accepted();
    await act(assignOut, who.staff, { ...(await seen(id)), organizationId: city.ids.highTechZone });
    expect(await runCommand(takeBack, who.highTech, { ...(await seen(id)), comment: "不办了" })).toEqual(refused("forbidden"));
    expect(await runCommand(takeBack, who.staff, { ...(await seen(id)), comment: "由本部室直接办" })).toMatchObject(ok);
    expect(await work(id, "handleCase")).toMatchObject([{ organizationId: city.ids.academic, role: "cityStaff" }]);
    expect(await readCase(who.highTech, id)).toBeNull();
    expect(await runCommand(takeBack, who.staff, { ...(await seen(id)), comment: "再来" })).toEqual(refused("conflict"));
    await db().caseKeeper.create({ data: { categoryCode: "misconduct", personId: city.persons.staff } });
    const narrow = await accepted({ category: "misconduct" });
    expect(await give(narrow.id, city.ids.highTechZone)).toEqual(refused("forbidden"));
  });
});
