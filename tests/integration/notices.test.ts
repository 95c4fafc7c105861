// A notice and what is objected to it: released by a second person, frozen, counted, held, answered. Each guard has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgoApplication } from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import type { Outcome } from "@/lib/kernel/outcome";
import { draftNotice, discardNotice, releaseNotice, withdrawNotice } from "@/lib/notices/commands/notice";
import * as objections from "@/lib/notices/commands/objection";
import { readObjection } from "@/lib/notices/queries/desk";
import { publicNotice, publicNotices, publicReceipt } from "@/lib/notices/queries/public";
import { readApplication } from "@/lib/applications/queries/dossier";
import { settleMs } from "@/lib/notices/rules";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { receiptOf, seal, unseal } from "@/lib/server/sealed";
import { listWork } from "@/lib/work/queries";
import { act, buildCity, type City, later, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { bringTo, draftedNotice, move, noticeWords, openStage, revisionOf, submitted, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { heldAt, times } from "../support/race";

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

// Published on Monday 23 November; five working days from the 24th, the last of them the working Saturday.
const endsAt = new Date("2026-11-29T00:00:00+08:00");
const settled = new Date(endsAt.getTime() + settleMs);
const over = () => portal.setClock(settled);
const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const refused = (kind: string) => ({ ok: false, problem: { kind } });
const ok = { ok: true };
const told = { comment: "查过了", toldOn: "2026-11-23" };

/** Applications of one round that wait for their notice. */
async function waiting(...applicants: ("pharma" | "bearing")[]): Promise<string[]> {
  const round = await city.roundOf("linjiang2026");
  const ids: string[] = [];
  for (const applicant of applicants) {
    const id = await submitted(city, "linjiang2026", { round, who: applicant });
    await bringTo(city, id, "notice");
    ids.push(id);
  }
  return ids;
}
async function published(...ids: string[]): Promise<{ noticeId: string; items: string[] }> {
  const noticeId = await draftedNotice(city, ...ids);
  await act(releaseNotice, who.leader, { noticeId });
  const items = await db().noticeItem.findMany({ where: { noticeId }, select: { id: true, applicationId: true } });
  return { noticeId, items: ids.map((id) => items.find(({ applicationId }) => applicationId === id)?.id ?? "") };
}
const words = { mode: "confidential", name: "石敬岩", phone: "13700000001", text: "场地与申报不符" };
let calls = 0;
/** Another telephone each time, so that the limit is met only where it is meant. */
const object = (noticeId: string, itemId: string | undefined, more: object = {}) =>
  runCommand(objections.submitObjection, visitor, { noticeId, itemId, ...words, phone: String(13_700_001_000 + (calls += 1)), ...more });
async function objected(noticeId: string, itemId: string | undefined, more: object = {}): Promise<string> {
  const outcome = await object(noticeId, itemId, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value.id;
}
/** The ten minutes pass in which it could be taken back; with them for everybody. */
const settle = () => portal.setClock(later(monday, 0, 10 * 60_000));
const pass = (id: string) => tryMove(city, who.staff, stages.publicNoticePass, id, { comment: "" });
const row = async (id: string) => (await portal.sql('SELECT * FROM "PublicNotice" WHERE id = $1', id))[0];
const without = async <V>(trigger: string, table: string, work: () => Promise<V>) => {
  await portal.sql(`ALTER TABLE "${table}" DISABLE TRIGGER ${trigger}`);
  try {
    return await work();
  } finally {
    await portal.sql(`ALTER TABLE "${table}" ENABLE TRIGGER ${trigger}`);
  }
};
const work = async (subjectId: string) =>
  portal.sql(`SELECT purpose, role, "organizationId", "dueAt" FROM "WorkItem" WHERE "subjectId" = $1 AND "closedAt" IS NULL`, subjectId);

describe("a notice", () => {
  it("is seen by nobody outside until a second person releases it, and then says all its days", async () => {
    const [id = ""] = await waiting("pharma");
    const noticeId = await draftedNotice(city, id);
    expect(await publicNotice(noticeId)).toBeNull();
    expect((await publicNotices({ word: "", state: null }, null)).rows.map((notice) => notice.id)).not.toContain(noticeId);
    expect(await work(noticeId)).toMatchObject([{ purpose: "releaseNotice", role: "cityLeader", organizationId: city.ids.city }]);
    expect((await listWork(who.leader)).items.find(({ subjectId }) => subjectId === noticeId)?.notice?.title).toBe(noticeWords.title);

    expect(await runCommand(releaseNotice, who.staff, { noticeId })).toEqual(blocked("releaserIsAnother"));
    expect(await runCommand(releaseNotice, who.pharma, { noticeId })).toEqual(refused("notFound"));
    expect(await runCommand(releaseNotice, who.leader, { noticeId })).toMatchObject(ok);

    expect(await row(noticeId)).toMatchObject({
      state: "published",
      number: expect.stringMatching(/^临科协公示〔2026〕\d+号$/),
      draftedById: city.persons.staff,
      releasedById: city.persons.leader,
      publishedAt: monday,
      days: 5,
      dayKind: "working",
      endsAt,
    });
    expect(await publicNotice(noticeId)).toMatchObject({
      days: {
        firstDay: "2026-11-24",
        lastDay: "2026-11-28",
        left: 5,
        over: false,
        countedDays: ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"],
      },
      items: [{ unit: "新纪元制药科协", recommender: "高新区科协", objections: 0 }],
    });
    expect(await work(noticeId)).toEqual([]);
    // The office waits for the notice, and has its own five days after that.
    expect(await work(id)).toMatchObject([{ purpose: "publicNotice", dueAt: new Date("2026-12-05T00:00:00+08:00") }]);
    expect(await portal.sql(`SELECT permission, "actorId" FROM "AuditEntry" WHERE "subjectId" = $1 ORDER BY seq`, noticeId)).toEqual([
      { permission: "notice.draft", actorId: city.persons.staff },
      { permission: "notice.release", actorId: city.persons.leader },
    ]);
  });

  it("may be released by a colleague, never by who wrote it: the table knows that without us", async () => {
    const [id = ""] = await waiting("pharma");
    const noticeId = await draftedNotice(city, id);
    const alone = `UPDATE "PublicNotice" SET state = 'published', "releasedById" = "draftedById", "publishedAt" = now(), number = id::text,
      days = 1, "dayKind" = 'natural', "firstDay" = now()::date, "lastDay" = now()::date, "endsAt" = now() + interval '1 day' WHERE id = $1`;
    await expect(portal.sql(alone, noticeId)).rejects.toThrow("PublicNotice_two_people");
    // The control: the same, by another person.
    await portal.rolledBack(async (client) => {
      const changed = await client.query(alone.replace(`"draftedById"`, `'${city.persons.colleague}'`), [noticeId]);
      expect(changed.rowCount).toBe(1);
    });
    expect(await runCommand(releaseNotice, who.colleague, { noticeId })).toMatchObject(ok);
  });

  it("lists only what waits, under one rule, and names nobody without saying on what that rests", async () => {
    const [id = "", other = ""] = await waiting("pharma", "bearing");
    const [elsewhere = ""] = await waiting("pharma");
    const { roundId } = await db().application.findUniqueOrThrow({ where: { id } });
    const input = { ...noticeWords, roundId, applicationIds: [id, other] };
    for (const applicationIds of [[elsewhere], [id, elsewhere], ["3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d"]])
      expect(await runCommand(draftNotice, who.staff, { ...input, applicationIds })).toEqual({
        ok: false,
        problem: { kind: "invalidInput", fields: { applicationIds: ["notChoice"] } },
      });
    expect(await runCommand(draftNotice, who.staff, { ...input, namesShown: "on" })).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { personalBasis: ["required"] } },
    });
    expect(await runCommand(draftNotice, who.leader, input)).toEqual(refused("forbidden"));
    expect(await runCommand(draftNotice, who.staff, input)).toMatchObject(ok);
  });

  it("is thrown away as a draft with a reason, and can then not be released", async () => {
    const [id = ""] = await waiting("pharma");
    const noticeId = await draftedNotice(city, id);
    await act(discardNotice, who.leader, { noticeId, comment: "名称有误" });
    expect(await runCommand(releaseNotice, who.leader, { noticeId })).toEqual(refused("conflict"));
    expect(await publicNotice(noticeId)).toBeNull();
    expect(await work(noticeId)).toEqual([]);
  });

  it("is released once, whoever presses at the same moment", async () => {
    const [id = ""] = await waiting("pharma");
    const noticeId = await draftedNotice(city, id);
    const before = await portal.one(`SELECT coalesce(max(next), 1) FROM "NumberSeries" WHERE key LIKE '临科协公示%'`);
    const racers = [who.leader, who.deputy, who.colleague].map((actor) => () => runCommand(releaseNotice, actor, { noticeId }));
    const results = (await heldAt(portal, "PublicNotice", racers)).map((result) => (result.status === "fulfilled" ? result.value : null));
    expect(results.map((outcome) => (outcome?.ok ? "ok" : outcome?.problem.kind)).toSorted()).toEqual(["conflict", "conflict", "ok"]);
    expect(await portal.one(`SELECT max(next) FROM "NumberSeries" WHERE key LIKE '临科协公示%'`)).toBe(before + 1);
    // The control: two who only look first and write afterwards both believe that they released it, but for the trigger.
    const naive = (by: string) => portal.sql(`UPDATE "PublicNotice" SET "releasedById" = $2 WHERE id = $1 RETURNING id`, noticeId, by);
    await expect(naive(city.persons.deputy)).rejects.toThrow("does not change");
    await without("public_notice_frozen", "PublicNotice", async () => {
      expect(await naive(city.persons.deputy)).toHaveLength(1);
      expect(await naive(city.persons.leader)).toHaveLength(1);
    });
  });

  it("hangs once for each application: of two drafts with the same one, one is released", async () => {
    const [id = "", other = ""] = await waiting("pharma", "bearing");
    const [first, second] = [await draftedNotice(city, id, other), await draftedNotice(city, other)];
    const results = await heldAt(portal, "PublicNotice", [
      () => runCommand(releaseNotice, who.leader, { noticeId: first }),
      () => runCommand(releaseNotice, who.deputy, { noticeId: second }),
    ]);
    const said = results.map((result) => (result.status === "fulfilled" ? (result.value.ok ? "ok" : result.value.problem) : result.reason));
    expect(said).toContain("ok");
    expect(said).toContainEqual({ kind: "notNow", blockers: ["itemsWaiting"] });
  });

  it("does not change after it was published, nor does its list: the database refuses each way", async () => {
    const [id = "", other = ""] = await waiting("pharma", "bearing");
    const { noticeId, items } = await published(id);
    const attempts = [
      `UPDATE "PublicNotice" SET title = '别的' WHERE id = '${noticeId}'`,
      `UPDATE "PublicNotice" SET "endsAt" = "endsAt" + interval '1 day' WHERE id = '${noticeId}'`,
      `UPDATE "PublicNotice" SET "countedDays" = '{}' WHERE id = '${noticeId}'`,
      `UPDATE "PublicNotice" SET state = 'withdrawn', reason = 'x', "endedById" = "releasedById", "endedAt" = now(), title = '别的' WHERE id = '${noticeId}'`,
      `DELETE FROM "PublicNotice" WHERE id = '${noticeId}'`,
      `UPDATE "NoticeItem" SET unit = '别的' WHERE id = '${items[0]}'`,
      `DELETE FROM "NoticeItem" WHERE id = '${items[0]}'`,
      `INSERT INTO "NoticeItem" ("noticeId", ordinal, "applicationId", "stageId", unit, "homeName") VALUES ('${noticeId}', 2, '${other}', '${(await openStage(other))?.id}', '别的', '')`,
    ];
    for (const attempt of attempts) await expect(portal.sql(attempt), attempt).rejects.toThrow(/does not change/);
    // The control: a draft's list is still open.
    const draftId = await draftedNotice(city, other);
    expect(await portal.sql(`UPDATE "PublicNotice" SET title = '别的' WHERE id = $1 RETURNING id`, draftId)).toHaveLength(1);
  });

  it("withdrawn leaves number, days and reason; its applications need another one, and pass by that", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId } = await published(id);
    const number = (await row(noticeId))?.number;
    expect(await runCommand(withdrawNotice, who.staff, { noticeId, comment: "" })).toMatchObject(refused("invalidInput"));
    await act(withdrawNotice, who.leader, { noticeId, comment: "单位名称有误" });
    expect(await publicNotice(noticeId)).toMatchObject({ state: "withdrawn", number, reason: "单位名称有误", objectable: [] });
    expect((await publicNotices({ word: "", state: null }, null)).rows.map((notice) => notice.id)).toContain(noticeId);
    await over();
    expect(await pass(id)).toEqual(blocked("noticePublished", "noticeOver"));
    await portal.setClock(monday);
    await published(id);
    await over();
    expect(await pass(id)).toMatchObject(ok);
    await bringTo(city, id, "awarded");
  });
});

describe("the stage", () => {
  it("is passed when the notice is over, and not a moment before", async () => {
    const [id = ""] = await waiting("pharma");
    expect(await pass(id)).toEqual(blocked("noticePublished", "noticeOver"));
    await published(id);
    for (const at of [monday, later(endsAt, 0, -1), endsAt, later(settled, 0, -1)]) {
      await portal.setClock(at);
      expect(await pass(id), at.toISOString()).toEqual(blocked("noticeOver"));
    }
    await over();
    expect(await pass(id)).toMatchObject(ok);
    expect((await openStage(id))?.key).toBe("award");
  });

  it("is neither refused nor given back without an objection that was upheld", async () => {
    const [id = ""] = await waiting("pharma");
    await published(id);
    await over();
    const to = { comment: "x", stage: "secondVisit" };
    expect(await tryMove(city, who.staff, stages.publicNoticeRefuse, id, { comment: "x" })).toEqual(blocked("objectionUpheld"));
    expect(await tryMove(city, who.staff, stages.publicNoticeReturnToStage, id, to)).toEqual(blocked("objectionUpheld"));
  });
});

describe("an objection", () => {
  it("holds its item from receipt, and the others of the list go on; dismissed, it holds nothing and nothing begins anew", async () => {
    const [held = "", free = ""] = await waiting("pharma", "bearing");
    const { noticeId, items } = await published(held, free);
    const objectionId = await objected(noticeId, items[0]);
    // Two working days for the office to say whether it looks into it.
    expect(await work(objectionId)).toEqual([
      { purpose: "acceptObjection", role: "cityStaff", organizationId: city.ids.academic, dueAt: new Date("2026-11-26T00:00:00+08:00") },
    ]);
    await settle();
    expect((await listWork(who.staff)).items.find(({ subjectId }) => subjectId === objectionId)?.objection).toMatchObject({
      number: expect.stringMatching(/^YY-2026-\d{4}$/),
      item: { unit: "新纪元制药科协" },
    });
    await over();
    expect(await pass(held)).toEqual(blocked("notHeld"));
    expect(await pass(free)).toMatchObject(ok);
    await bringTo(city, free, "awarded");

    // Late, but nobody is blocked for ever: it is overdue and can still be answered.
    await act(objections.acceptObjection, who.staff, { objectionId });
    expect(await work(objectionId)).toMatchObject([{ purpose: "answerObjection" }]);
    expect(await pass(held)).toEqual(blocked("notHeld"));
    await act(objections.dismissObjection, who.staff, { objectionId, ...told });
    expect(await work(objectionId)).toEqual([]);
    expect((await row(noticeId))?.endsAt).toEqual(endsAt);
    expect(await pass(held)).toMatchObject(ok);
    await bringTo(city, held, "awarded");
  });

  it("declined with a reason holds nothing either", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const objectionId = await objected(noticeId, items[0]);
    expect(await runCommand(objections.declineObjection, who.staff, { objectionId, ...told })).toEqual(blocked("settled"));
    expect((await listWork(who.staff)).items.some(({ subjectId }) => subjectId === objectionId)).toBe(false);
    await settle();
    expect((await listWork(who.staff)).items.some(({ subjectId }) => subjectId === objectionId)).toBe(true);
    expect(await runCommand(objections.declineObjection, who.staff, { objectionId, ...told, comment: " " })).toMatchObject(
      refused("invalidInput"),
    );
    expect(await runCommand(objections.declineObjection, who.staff, { objectionId, ...told, toldOn: "2026-11-24" })).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { toldOn: ["dayAhead"] } },
    });
    expect(await runCommand(objections.dismissObjection, who.staff, { objectionId, ...told })).toEqual(refused("conflict"));
    await act(objections.declineObjection, who.colleague, { objectionId, ...told });
    await over();
    expect(await pass(id)).toMatchObject(ok);
  });

  it("upheld leads to a refusal", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const objectionId = await objected(noticeId, items[0]);
    await settle();
    await act(objections.acceptObjection, who.staff, { objectionId });
    await act(objections.upholdObjection, who.staff, { objectionId, ...told });
    await over();
    expect(await pass(id)).toEqual(blocked("notHeld"));
    await move(city, who.staff, stages.publicNoticeRefuse, id, { comment: "异议属实" });
    expect((await db().application.findUniqueOrThrow({ where: { id } })).status).toBe("refused");
    expect(await publicNotice(noticeId)).toMatchObject({ items: [{ ended: "refused", objections: 1, open: 0 }] });
  });

  it("upheld leads back to an earlier stage; worked again, it needs a notice of its own and is not held by the old objection", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const [upheld, unanswered] = [await objected(noticeId, items[0]), await objected(noticeId, items[0])];
    await settle();
    await act(objections.acceptObjection, who.staff, { objectionId: upheld });
    await act(objections.upholdObjection, who.staff, { objectionId: upheld, ...told });
    await move(city, who.staff, stages.publicNoticeReturnToStage, id, { comment: "重新考察", stage: "secondVisit" });
    expect(await portal.sql(`SELECT "voidedAt" IS NULL AS holds FROM "Decision" WHERE "applicationId" = $1`, id)).toEqual([
      { holds: false },
    ]);
    await bringTo(city, id, "notice");
    await published(id);
    await over();
    // The one nobody answered still holds, although it was raised at the notice before.
    expect(await pass(id)).toEqual(blocked("notHeld"));
    await act(objections.declineObjection, who.staff, { objectionId: unanswered, ...told });
    expect(await pass(id)).toMatchObject(ok);
    await bringTo(city, id, "awarded");
  });

  it("is received until the last moment, and not at the end; the table refuses what comes later by any way", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    await portal.setClock(later(endsAt, 0, -1));
    await objected(noticeId, items[0]);
    await portal.setClock(endsAt);
    expect(await object(noticeId, items[0])).toEqual(blocked("noticeHangs"));
    const late = () =>
      portal.sql(
        `INSERT INTO "Objection" (number, "itemId", mode, identity, "callerMark", text, "receivedAt", "dueAt")
         VALUES (gen_random_uuid()::text, $1, 'confidential', '', '', 'x', $2, $2) RETURNING id`,
        items[0],
        endsAt,
      );
    await expect(late()).rejects.toThrow("takes objections at that time");
    expect(await without("objection_in_time", "Objection", late)).toHaveLength(1); // the control
  });

  it("sent in the last moment is seen by whoever passes the item meanwhile", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const client = await portal.connect();
    const lockWaits = () =>
      portal.one(`SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    const until = async (n: number) => {
      for (let tries = 0; tries < 500 && (await lockWaits()) < n; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    let outcomes: [Outcome<unknown>, Outcome<unknown>];
    try {
      await client.query("BEGIN");
      await client.query('LOCK TABLE "Objection" IN SHARE MODE'); // it has begun in time, and cannot write yet
      await portal.setClock(later(endsAt, 0, -1));
      const objecting = object(noticeId, items[0]);
      await until(1);
      await over();
      const passing = pass(id);
      await until(2);
      await client.query("COMMIT");
      outcomes = await Promise.all([objecting, passing]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
    expect(outcomes[0]).toMatchObject(ok);
    expect(outcomes[1]).toEqual(blocked("notHeld"));
  });

  it("would be overtaken without the row's lock: what was read before it came says that nothing holds", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    await over();
    const naive = await readApplication(who.staff, id); // the same rules, read without the lock
    await portal.setClock(later(endsAt, 0, -1));
    await objected(noticeId, items[0]);
    expect(naive?.moves.find(({ permission }) => permission === "application.publicNotice.pass")?.blockers).toEqual([]);
    await over();
    expect(await pass(id)).toEqual(blocked("notHeld"));
  });

  it("sent many times at once is one, and all are told of it", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const input = { noticeId, itemId: items[0], ...words };
    const results = await heldAt(
      portal,
      "Idempotency",
      times(10, () => () => runCommand(objections.submitObjection, visitor, input, { idempotencyKey: "twice" })),
    );
    const values = results.map((result) => (result.status === "fulfilled" && result.value.ok ? result.value.value.id : null));
    expect(new Set(values).size).toBe(1);
    expect(values[0]).not.toBeNull();
    expect(await portal.one('SELECT count(*)::int FROM "Objection" WHERE "itemId" = $1', items[0])).toBe(1);
    // The control: without the key each is one of its own, up to the day's limit for one telephone.
    const more = await Promise.all(times(4, () => runCommand(objections.submitObjection, visitor, input)));
    expect(more.map((outcome) => (outcome.ok ? "ok" : outcome.problem.kind)).toSorted()).toEqual(["ok", "ok", "tooMany", "tooMany"]);
    // Tomorrow, or by another telephone, or at another notice, it goes on.
    await portal.setClock(later(monday, 1));
    expect(await runCommand(objections.submitObjection, visitor, input)).toMatchObject(ok);
  });

  it("is refused to an item that is not on the notice, to a draft, and to one that is out of it", async () => {
    const [id = "", other = ""] = await waiting("pharma", "bearing");
    const { noticeId, items } = await published(id);
    const draftId = await draftedNotice(city, other);
    const drafted = await db().noticeItem.findFirstOrThrow({ where: { noticeId: draftId } });
    expect(await object(draftId, drafted.id)).toEqual(refused("notSignedIn"));
    expect(await object(noticeId, drafted.id)).toEqual(refused("notSignedIn"));
    expect(await object(noticeId, items[0], { criterionKey: "nothing" })).toMatchObject(refused("invalidInput"));
    expect(await object(noticeId, items[0], { name: " " })).toMatchObject({ problem: { fields: { name: ["required"] } } });
    expect(await object(noticeId, items[0], { phone: "12" })).toMatchObject({ problem: { fields: { phone: ["notPhone"] } } });
    await act(forgoApplication, who.pharma, { applicationId: id, revision: await revisionOf(id), comment: "不要了" });
    expect(await object(noticeId, items[0])).toEqual(blocked("itemOpen"));
    expect(await publicNotice(noticeId)).toMatchObject({ items: [{ ended: "forgone" }], objectable: [] });
  });

  it("is taken back by its receipt within ten minutes, and then holds nothing", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const first = await objected(noticeId, items[0]);
    const receipt = receiptOf("objection", first);
    expect(await publicReceipt(noticeId, receipt)).toMatchObject({ state: "received", revocable: true });
    expect(await publicReceipt(noticeId, `${first}-${"A".repeat(22)}`)).toBeNull();
    expect(await runCommand(objections.revokeObjection, visitor, { receipt: `${first}-${"A".repeat(22)}` })).toEqual(
      refused("notSignedIn"),
    );
    await portal.setClock(later(monday, 0, 10 * 60_000 - 1));
    await act(objections.revokeObjection, visitor, { receipt });
    expect(await work(first)).toEqual([]);
    await portal.setClock(monday);
    const second = receiptOf("objection", await objected(noticeId, items[0]));
    await portal.setClock(later(monday, 0, 10 * 60_000));
    expect(await runCommand(objections.revokeObjection, visitor, { receipt: second })).toEqual(blocked("revocable"));
  });

  it("is answered once, and its words never change: the database refuses", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const objectionId = await objected(noticeId, items[0]);
    for (const change of [`text = '别的'`, `mode = 'realName', name = 'x'`, `"receivedAt" = now()`])
      await expect(portal.sql(`UPDATE "Objection" SET ${change} WHERE id = $1`, objectionId), change).rejects.toThrow("never changed");
    await settle();
    await act(objections.declineObjection, who.staff, { objectionId, ...told });
    await expect(portal.sql(`UPDATE "Objection" SET answer = '别的' WHERE id = $1`, objectionId)).rejects.toThrow("never changed");
    await expect(portal.sql(`DELETE FROM "Objection" WHERE id = $1`, objectionId)).rejects.toThrow("never changed");
  });
});

describe("who objected", () => {
  it("stands nowhere in clear when it is confidential, and is opened by the department alone, each time in the log", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    const [name, phone] = ["绝密人", "13911112222"];
    const objectionId = await objected(noticeId, items[0], { name, phone });
    expect(await portal.tablesWith(name)).toEqual([]);
    expect(await portal.tablesWith(phone)).toEqual([]);

    const open = (actor: PersonActor) => runCommand(objections.revealObjector, actor, { objectionId, purpose: "askMore" });
    for (const actor of [who.leader, who.pharma, who.highTech, who.auditor]) {
      expect(await open(actor)).toEqual(refused("notFound"));
      expect(await readObjection(actor, objectionId)).toBeNull();
    }
    expect(
      await portal.one(`SELECT count(*)::int FROM "AccessAttempt" WHERE "subjectId" = $1 AND permission = 'objection.reveal'`, objectionId),
    ).toBe(4);
    const opened = () =>
      portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'objection.reveal'`, objectionId);
    expect(await opened()).toBe(0);
    expect(await open(who.staff)).toEqual({ ok: true, value: { name, phone } });
    expect(await open(who.colleague)).toEqual({ ok: true, value: { name, phone } });
    expect(await opened()).toBe(2);
    // The objection itself left no actor, and the opening no name.
    expect(
      await portal.one(`SELECT "actorKind" FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'objection.submit'`, objectionId),
    ).toBe("visitor");
    expect(await portal.tablesWith(name)).toEqual([]);

    const applicant = await readApplication(who.pharma, id);
    expect(applicant?.notice?.holding).toEqual([expect.objectContaining({ name: null, id: null, state: "received" })]);
    expect((await readApplication(who.staff, id))?.notice?.holding).toEqual([expect.objectContaining({ name: null, id: objectionId })]);
  });

  it("is known to applicant and recommender where it was signed, the telephone to nobody", async () => {
    const [id = ""] = await waiting("pharma");
    const { noticeId, items } = await published(id);
    await objected(noticeId, items[0], { mode: "realName", name: "实名人", phone: "13911113333" });
    for (const actor of [who.pharma, who.highTech, who.leader])
      expect((await readApplication(actor, id))?.notice?.holding).toEqual([expect.objectContaining({ name: "实名人", id: null })]);
    expect(await portal.tablesWith("实名人")).toEqual(["Objection"]);
    expect(await portal.tablesWith("13911113333")).toEqual([]);
  });

  it("cannot be read as another's, nor after a change", () => {
    const sealed = seal("Objection:1", { name: "甲" });
    expect(unseal("Objection:1", sealed)).toEqual({ name: "甲" });
    expect(seal("Objection:1", { name: "甲" })).not.toBe(sealed);
    expect(() => unseal("Objection:2", sealed)).toThrow();
    expect(() => unseal("Objection:1", `${sealed.slice(0, -4)}AAAA`)).toThrow();
    expect(() => unseal("Objection:1", "plain")).toThrow("not sealed");
  });
});
