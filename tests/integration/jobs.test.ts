// Jobs: added with the act they belong to or not at all, done once whoever does them, by the clock of the portal.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { enqueue, type Job } from "@/lib/server/jobs";
import { assignWork } from "@/lib/work/commands/assign";
import { act, buildCity, type City, later, monday, systemActor } from "../support/city";
import { move, revisionOf, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";
import { openWorkers } from "../support/runners";
import { times } from "../support/race";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.setClock(monday);
  await portal.sql("DELETE FROM graphile_worker._private_jobs");
});

const workers = openWorkers();
afterEach(workers.stop);

const jobsWaiting = () => portal.one("SELECT count(*)::int FROM graphile_worker._private_jobs");
const add = (...jobs: Job[]) => db().$transaction(async (tx) => void (await Promise.all(jobs.map((job) => enqueue(tx, job)))));

/** Adds jobs and lets so many workers take them, until none is left. */
async function worked(jobs: Job[], count = 3): Promise<void> {
  await add(...jobs);
  await workers.until(jobsWaiting, count);
}

const mondayAt = (time: string) => new Date(`2026-11-23T${time}+08:00`);
const actsOf = (permission: string, subjectId: string) =>
  portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE "permission" = $1 AND "subjectId" = $2`, permission, subjectId);
const told = (event: string, about: string) =>
  portal.sql<{ phone: string }>(
    `SELECT p."phoneKey" AS phone FROM "Message" m JOIN "Person" p ON p."id" = m."personId" WHERE m."event" = $1 AND m."subjectId" = $2`,
    event,
    about,
  );

describe("a job of an act", () => {
  const command = (end: "committed" | "taken back") =>
    defineCommand({
      permission: "record.purge",
      sight: "record.purge",
      subjectKind: "test",
      input: z.strictObject({}),
      load: async () => ({ id: "", subject: citySubject, row: null }),
      execute: async ({ tx }) => {
        await enqueue(tx, { name: "remindWork", payload: {} });
        if (end === "taken back") throw new Refusal({ kind: "conflict" });
        return { value: null, changes: [] };
      },
    });

  it("is added with it, and is gone with it when it is taken back", async () => {
    expect(await runCommand(command("taken back"), systemActor, {})).toMatchObject({ ok: false });
    expect(await jobsWaiting()).toBe(0);
    expect(await runCommand(command("committed"), systemActor, {})).toMatchObject({ ok: true });
    expect(await jobsWaiting()).toBe(1);
  });

  it("would stay behind if another connection added it (control)", async () => {
    await runCommand(
      {
        ...command("taken back"),
        execute: async () => add({ name: "remindWork", payload: {} }).then(() => Promise.reject(new Refusal({ kind: "conflict" }))),
      },
      systemActor,
      {},
    );
    expect(await jobsWaiting()).toBe(1);
  });

  it("is all that the application may do with the job tables", async () => {
    for (const statement of [
      "SELECT count(*) FROM graphile_worker._private_jobs",
      "SELECT count(*) FROM graphile_worker.jobs",
      "DELETE FROM graphile_worker._private_jobs",
      "SELECT graphile_worker.add_job('remindWork', '{}'::json)",
    ])
      await expect(db().$queryRawUnsafe(statement), statement).rejects.toThrow(/permission denied/);
    await add({ name: "remindWork", payload: {} });
    expect(await jobsWaiting()).toBe(1);
  });

  it("with an equal key takes the place of the one that waits", async () => {
    await add({ name: "remindWork", payload: {}, key: "one" });
    await add({ name: "remindWork", payload: {}, key: "one" });
    expect(await jobsWaiting()).toBe(1);
  });

  it("is not begun with what it cannot read", async () => {
    await portal.sql(`SELECT graphile_worker.add_job('sendLetter', '{"outboxId": "none"}'::json, max_attempts => 1)`);
    workers.start();
    const failed = () => portal.one(`SELECT count(*)::int FROM graphile_worker._private_jobs WHERE "last_error" LIKE '%outboxId%'`);
    await expect.poll(failed, { timeout: 30_000 }).toBe(1);
  });
});

describe("a return nobody answers", () => {
  const returned = async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await move(city, "highTech", stages.endorseReturn, id, { comment: "补正", m: { hours: "写清楚" } });
    const { dueAt } = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    if (dueAt === null) throw new Error("a return without an end");
    return { id, dueAt };
  };
  const statusOf = (id: string) => portal.one<string>(`SELECT "status" FROM "Application" WHERE "id" = $1`, id);

  it("lapses when its time is over and not before, once, whoever sweeps", async () => {
    const { id, dueAt } = await returned();
    await portal.setClock(new Date(dueAt.getTime() - 1));
    await worked([{ name: "sweepApplications", payload: {} }]);
    expect(await statusOf(id)).toBe("returned");

    await portal.setClock(dueAt);
    await worked(times(6, () => ({ name: "sweepApplications", payload: {} })));
    expect(await statusOf(id)).toBe("lapsed");
    expect(await actsOf("application.lapse", id)).toBe(1);
    expect(await told("lapsed", id)).toHaveLength(1);
    const [row] = await portal.sql(
      `SELECT "actorKind", "actorId" FROM "AuditEntry" WHERE "permission" = 'application.lapse' AND "subjectId" = $1`,
      id,
    );
    expect(row).toEqual({ actorKind: "system", actorId: null });
  });

  it("does not lapse when it came back a moment before", async () => {
    const { id, dueAt } = await returned();
    await portal.setClock(new Date(dueAt.getTime() - 1));
    await move(city, "pharma", lifecycle.resubmitApplication, id);
    await portal.setClock(dueAt);
    await worked([{ name: "sweepApplications", payload: {} }]);
    expect(await statusOf(id)).toBe("inProgress");
  });

  it("is nobody's to let lapse before its time, whoever asks", async () => {
    const { id, dueAt } = await returned();
    await portal.setClock(new Date(dueAt.getTime() - 1));
    const early = await runCommand(lifecycle.lapseApplication, systemActor, { applicationId: id, revision: await revisionOf(id) });
    expect(early).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["revisionTimeOver"] } });
    const person = await runCommand(lifecycle.lapseApplication, await city.as("staff"), {
      applicationId: id,
      revision: await revisionOf(id),
    });
    expect(person).toEqual({ ok: false, problem: { kind: "forbidden" } });
  });
});

describe("a reminder", () => {
  /** An endorsement opened on Monday, due at the end of the Monday after (five working days, and that Saturday is one). */
  const waiting = async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const item = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    await db().workItem.update({ where: { id: item.id }, data: { dueAt: new Date("2026-11-28T00:00:00+08:00") } });
    return { id, item: item.id };
  };
  const remind = (at: Date, jobs = 1) => portal.setClock(at).then(() => worked(times(jobs, () => ({ name: "remindWork", payload: {} }))));
  const phones = async (event: string, id: string) => (await told(event, id)).map(({ phone }) => phone).toSorted();
  const phoneOf = async (key: "highTech" | "staff" | "colleague") =>
    portal.one<string>(`SELECT "phoneKey" FROM "Person" WHERE "id" = $1`, city.persons[key]);

  it("comes two working days before, in office hours, once for each person, and once more when it is overdue", async () => {
    const { id, item } = await waiting(); // due Friday, 24:00
    await remind(new Date("2026-11-24T20:00:00+08:00"));
    await remind(new Date("2026-11-25T07:59:59+08:00"));
    expect(await phones("dueSoon", id)).toEqual([]);
    await remind(new Date("2026-11-25T08:00:00+08:00"), 6);
    expect(await phones("dueSoon", id)).toEqual([await phoneOf("highTech")]);
    expect(await actsOf("workItem.remind", item)).toBe(1);
    await remind(new Date("2026-11-26T09:00:00+08:00"), 3);
    expect(await actsOf("workItem.remind", item)).toBe(1);
    expect(await phones("overdue", id)).toEqual([]);
    await remind(new Date("2026-11-28T09:00:00+08:00"), 6);
    expect(await phones("overdue", id)).toEqual([await phoneOf("highTech")]);
    expect(await actsOf("workItem.remind", item)).toBe(2);
  });

  it("does not come three working days before", async () => {
    const { id } = await waiting();
    await remind(new Date("2026-11-24T19:59:59+08:00"));
    expect(await phones("dueSoon", id)).toEqual([]);
  });

  it("goes to everybody in the role, or to the one who has it", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意推荐" });
    const item = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
    await db().workItem.update({ where: { id: item.id }, data: { dueAt: new Date("2026-11-25T00:00:00+08:00") } });
    await remind(new Date("2026-11-24T09:00:00+08:00"));
    expect(await phones("dueSoon", id)).toEqual([await phoneOf("staff"), await phoneOf("colleague")].toSorted());
    await act(assignWork, await city.as("staff"), { workItemId: item.id, assigneeId: city.persons.colleague });
    await remind(new Date("2026-11-25T09:00:00+08:00"));
    expect(await phones("overdue", id)).toEqual([await phoneOf("colleague")]);
  });

  it("is not for what was opened today, nor for what is closed", async () => {
    const { id } = await waiting();
    await db().workItem.updateMany({ where: { applicationId: id }, data: { dueAt: later(monday, 1) } });
    await remind(mondayAt("11:00:00"));
    expect(await phones("dueSoon", id)).toEqual([]);
    await move(city, "pharma", lifecycle.withdrawApplication, id);
    await remind(new Date("2026-11-24T11:00:00+08:00"));
    expect([...(await phones("dueSoon", id)), ...(await phones("overdue", id))]).toEqual([]);
  });

  it("is held to once by the mark on the item, and by the key of the message where that is gone (control)", async () => {
    const { id, item } = await waiting();
    const at = new Date("2026-11-26T09:00:00+08:00");
    await remind(at);
    expect(await actsOf("workItem.remind", item)).toBe(1);
    await db().workItem.update({ where: { id: item }, data: { remindedAt: null } });
    await remind(at);
    expect(await actsOf("workItem.remind", item)).toBe(2); // without the mark the act is done again …
    expect(await told("dueSoon", id)).toHaveLength(1); // … and nobody hears of it twice
    await db().message.updateMany({ where: { event: "dueSoon", subjectId: id }, data: { key: "another" } });
    await db().workItem.update({ where: { id: item }, data: { remindedAt: null } });
    await remind(at);
    expect(await told("dueSoon", id)).toHaveLength(2);
  });
});

describe("what nothing asks for again", () => {
  it("is taken away after its time, and not before", async () => {
    await portal.setClock(null);
    const personId = city.persons.scientist;
    const session = (
      ended: string,
    ) => `INSERT INTO "Session" ("tokenHash", "personId", "createdAt", "lastSeenAt", "idleUntil", "absoluteUntil")
      SELECT gen_random_uuid()::text, '${personId}', at, at, at, at FROM (SELECT now() - interval '${ended}' AS at) t RETURNING "id"`;
    const key = (age: string) =>
      `INSERT INTO "Idempotency" ("key", "actorKey", "command", "requestHash", "createdAt") VALUES (gen_random_uuid(), 'x', 'y', 'z', now() - interval '${age}') RETURNING "key" AS id`;
    const token = (age: string) =>
      `INSERT INTO "OneTimeToken" ("purpose", "hash", "expiresAt") VALUES ('invitation', gen_random_uuid(), now() - interval '${age}') RETURNING "id"`;
    const put = async (text: string) => (await portal.sql<{ id: string }>(text))[0]?.id ?? "";
    const kept = [await put(session("29 days")), await put(key("6 days")), await put(token("182 days"))];
    const gone = [await put(session("31 days")), await put(key("8 days")), await put(token("184 days"))];
    await worked([{ name: "purgeRecords", payload: {} }]);
    const there = (ids: string[]) =>
      portal.one(
        `SELECT ((SELECT count(*) FROM "Session" WHERE "id"::text = ANY($1)) + (SELECT count(*) FROM "Idempotency" WHERE "key" = ANY($1))
          + (SELECT count(*) FROM "OneTimeToken" WHERE "id"::text = ANY($1)))::int`,
        ids,
      );
    expect(await there(kept)).toBe(3);
    expect(await there(gone)).toBe(0);
  });
});
