// The write gate on a real database: what it lets through, what it answers otherwise, and that a refused act leaves no trace.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { switchMembership } from "@/lib/accounts/commands/session";
import { openApplication } from "@/lib/applications/commands/draft";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import * as stages from "@/lib/applications/commands/stages";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { createOrganization } from "@/lib/organizations/commands";
import { defineCommand, runCommand } from "@/lib/server/command";
import { writeAudit } from "@/lib/server/audit";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { actorOf } from "@/lib/server/session";
import {
  act,
  buildCity,
  type City,
  later,
  monday,
  openToken,
  type PersonActor,
  type PersonKey,
  systemActor,
  visitor,
} from "../support/city";
import { bringTo, draft, move, revisionOf, submitted, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

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

const nowhere = "00000000-0000-4000-8000-000000000000";
const lastAudit = async () => (await portal.sql('SELECT * FROM "AuditEntry" ORDER BY seq DESC LIMIT 1'))[0];
const audits = () => portal.one('SELECT count(*)::int FROM "AuditEntry"');
const newOrganization = (name: string) => ({ name, kindCode: "society", parentId: city.ids.city });

/** Runs what must be refused, and shows that not one row of the database is another afterwards. */
async function refused(work: () => Promise<unknown>): Promise<unknown> {
  const before = await portal.fingerprint();
  const outcome = await work();
  expect(await portal.fingerprint()).toBe(before);
  return outcome;
}

describe("an act", () => {
  it("that is allowed is done and recorded in one transaction", async () => {
    const { id } = await act(createOrganization, who.system, newOrganization("机械工程学会"));
    const [row] = await portal.sql('SELECT name, path, xmin::text FROM "Organization" WHERE id = $1', id);
    expect(row).toMatchObject({ name: "机械工程学会", path: `/${city.ids.city}/${id}/` });
    const audit = await lastAudit();
    expect(audit).toMatchObject({
      at: monday,
      actorKind: "person",
      actorId: city.persons.system,
      membershipId: who.system.acting?.id,
      permission: "organization.create",
      subjectKind: "organization",
      subjectId: id,
      changes: { role: "systemAdmin", "Organization.name": [null, "机械工程学会"], "Organization.parentId": [null, city.ids.city] },
    });
    expect(await portal.one('SELECT xmin::text FROM "AuditEntry" WHERE seq = $1', audit?.seq)).toBe(row?.xmin);
  });

  it("on what one sees but may not touch is forbidden", async () => {
    expect(await refused(() => runCommand(createOrganization, who.leader, newOrganization("x")))).toEqual({
      ok: false,
      problem: { kind: "forbidden" },
    });
  });

  it("on what one does not see is not found, as if it were not there", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const there = { applicationId: id, revision: await revisionOf(id), comment: "同意" };
    const answers = [];
    for (const input of [there, { ...there, applicationId: nowhere }])
      answers.push(await refused(() => runCommand(stages.endorseRecommend, who.jiangbei, input)));
    expect(answers).toEqual([
      { ok: false, problem: { kind: "notFound" } },
      { ok: false, problem: { kind: "notFound" } },
    ]);
    // The control: it is there for the office it was handed to.
    expect((await runCommand(stages.endorseRecommend, who.highTech, there)).ok).toBe(true);
  });

  it("by a visitor asks to sign in, whether or not there is such a thing", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    for (const applicationId of [id, nowhere])
      expect(await refused(() => runCommand(submitApplication, visitor, { applicationId, revision: "0" }))).toEqual({
        ok: false,
        problem: { kind: "notSignedIn" },
      });
  });

  it("with wrong input names each field, and takes no column that is not asked", async () => {
    const wrong = (input: unknown) => refused(() => runCommand(createOrganization, who.system, input));
    expect(await wrong({ name: "  ", kindCode: "society", parentId: "x", creditCode: "91", phone: "1".repeat(31) })).toEqual({
      ok: false,
      problem: {
        kind: "invalidInput",
        fields: { name: ["required"], parentId: ["notChoice"], creditCode: ["notCreditCode"], phone: ["tooLong"] },
      },
    });
    for (const extra of ["id", "path", "status", "mergedIntoId", "__proto__"])
      expect(
        await wrong(JSON.parse(`{"name":"x","kindCode":"society","parentId":"${city.ids.city}","${extra}":"y"}`)),
        extra,
      ).toMatchObject({
        problem: { kind: "invalidInput" },
      });
    for (const name of [{ set: "x" }, ["x"], 7, true, null, undefined])
      expect(await wrong({ ...newOrganization("x"), name }), String(name)).toMatchObject({
        problem: { kind: "invalidInput", fields: { name: expect.anything() } },
      });
    for (const input of [undefined, null, "x", [], 7]) expect(await wrong(input)).toMatchObject({ problem: { kind: "invalidInput" } });
  });

  it("whose time has not come says what stands in its way", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    await bringTo(city, id, "receive");
    const revision = await revisionOf(id);
    expect(await refused(() => runCommand(stages.receiveConfirm, who.receiver, { applicationId: id, revision }))).toEqual({
      ok: false,
      problem: { kind: "notNow", blockers: ["papersComplete"] },
    });
  });

  it("on an older state than the one there is is a conflict", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const revision = (await revisionOf(id)) - 1;
    expect(
      await refused(() => runCommand(stages.endorseRecommend, who.highTech, { applicationId: id, revision, comment: "同意" })),
    ).toEqual({
      ok: false,
      problem: { kind: "conflict" },
    });
  });

  it("that runs into what somebody else did a moment before is a conflict, not a fault", async () => {
    const twice = defineCommand({
      permission: "organization.create",
      sight: "organization.create",
      subjectKind: "organization",
      input: z.strictObject({ break: z.enum(["unique", "exclusion"]) }),
      load: async () => ({ id: "", subject: citySubject, row: null }),
      execute: async ({ tx, input, now }) => {
        if (input.break === "unique")
          await tx.organizationKind.create({
            data: { code: "society", name: "x", level: "x", isAssociation: false, mayRecommend: false, mayApply: false, position: 99 },
          });
        else
          await tx.membership.create({
            data: { personId: city.persons.auditor, organizationId: city.ids.city, role: "securityAdmin", validFrom: now },
          });
        return { value: null, changes: [] };
      },
    });
    for (const kind of ["unique", "exclusion"] as const)
      expect(await refused(() => runCommand(twice, who.system, { break: kind })), kind).toEqual({
        ok: false,
        problem: { kind: "conflict" },
      });
  });

  it("that cannot get its locks in time is unavailable for the moment", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const revision = await revisionOf(id);
    const slow = defineCommand({
      permission: "organization.create",
      sight: "organization.create",
      subjectKind: "organization",
      input: z.strictObject({}),
      load: async ({ tx }) => {
        await tx.$executeRaw`SET LOCAL lock_timeout = '50ms'`;
        await tx.$queryRaw`SELECT 1 FROM "Application" WHERE "id" = ${id}::uuid FOR UPDATE`;
        return { id, subject: citySubject, row: null };
      },
      execute: async () => ({ value: null, changes: [] }),
    });
    await portal.rolledBack(async (client) => {
      await client.query('SELECT 1 FROM "Application" WHERE id = $1 FOR UPDATE', [id]);
      expect(await refused(() => runCommand(slow, who.system, {}))).toEqual({ ok: false, problem: { kind: "unavailable" } });
    });
    expect((await runCommand(slow, who.system, {})).ok).toBe(true);
    expect(await revisionOf(id)).toBe(revision);
  });
});

describe("the record", () => {
  const refuse = async (permission: string) => {
    await portal.sql(
      `CREATE FUNCTION refuse_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room in the log'; END $$`,
    );
    await portal.sql(
      `CREATE TRIGGER refuse_record BEFORE INSERT ON "AuditEntry" FOR EACH ROW WHEN (NEW.permission = '${permission}') EXECUTE FUNCTION refuse_record()`,
    );
  };
  afterEach(() => portal.sql("DROP FUNCTION IF EXISTS refuse_record CASCADE"));

  it("that cannot be written takes the act back with it", async () => {
    await refuse("organization.create");
    const input = newOrganization("无记录学会");
    expect(await refused(() => runCommand(createOrganization, who.system, input).catch((error: Error) => error.message))).toContain(
      "no room in the log",
    );

    // Written in a transaction of its own, the record fails alone and the act stays: what the gate is there against.
    const naive = async () => {
      const { id } = await db().organization.create({ data: { name: "无记录学会", kindCode: "society", parentId: city.ids.city } });
      await db().$transaction((tx) =>
        writeAudit(tx, who.system, monday, { permission: "organization.create", subjectKind: "organization", subjectId: id, changes: [] }),
      );
    };
    await expect(naive()).rejects.toThrow("no room in the log");
    expect(await portal.one(`SELECT count(*)::int FROM "Organization" WHERE name = '无记录学会'`)).toBe(1);

    await portal.sql("DROP FUNCTION refuse_record CASCADE");
    const before = await audits();
    expect((await runCommand(createOrganization, who.system, newOrganization("有记录学会"))).ok).toBe(true);
    expect(await audits()).toBe(before + 1);
  });

  it("takes a whole submission back: number, work and stages", async () => {
    const id = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await refuse("application.submit");
    const input = { applicationId: id, revision: await revisionOf(id) };
    await refused(() => runCommand(submitApplication, who.pharma, input, { idempotencyKey: "k1" }).catch(() => null));
    await portal.sql("DROP FUNCTION refuse_record CASCADE");
    // The key was taken back too: the same form can be sent again.
    expect((await runCommand(submitApplication, who.pharma, input, { idempotencyKey: "k1" })).ok).toBe(true);
  });
});

describe("a refused try on a sealed subject", () => {
  const touch = (sealed: boolean) =>
    defineCommand({
      permission: "person.resetPassword",
      sight: "organization.read",
      subjectKind: "organization",
      input: z.strictObject({ id: z.string(), thenRefuse: z.boolean().optional() }),
      ...(sealed && { sealed }),
      load: async ({ tx, input }) => {
        const row = await tx.organization.findUnique({ where: { id: input.id } });
        // Below the city, only the city's own officers see it.
        return row && { id: row.id, subject: { ...citySubject, inCity: row.id !== city.ids.federation }, row };
      },
      execute: async ({ tx, row, input }) => {
        await tx.organization.update({ where: { id: row.id }, data: { phone: "touched" } });
        if (input.thenRefuse) throw new Refusal({ kind: "notFound" });
        return { value: null, changes: [] };
      },
    });
  const attempts = () =>
    portal.sql(
      'SELECT at, "actorKind", "actorId", permission, "subjectKind", "subjectId", problem FROM "AccessAttempt" ORDER BY at, problem',
    );
  const phones = () => portal.one(`SELECT count(*)::int FROM "Organization" WHERE phone = 'touched'`);
  afterEach(() => portal.sql('TRUNCATE "AccessAttempt"'));

  it("is recorded although the act is rolled back", async () => {
    const record = { at: monday, actorKind: "person", permission: "person.resetPassword", subjectKind: "organization" };
    expect(await runCommand(touch(true), who.staff, { id: city.ids.academic })).toEqual({ ok: false, problem: { kind: "forbidden" } });
    expect(await attempts()).toEqual([{ ...record, actorId: city.persons.staff, subjectId: city.ids.academic, problem: "forbidden" }]);
    expect(await runCommand(touch(true), who.staff, { id: city.ids.federation })).toEqual({ ok: false, problem: { kind: "notFound" } });
    expect(await runCommand(touch(true), who.security, { id: city.ids.academic, thenRefuse: true })).toEqual({
      ok: false,
      problem: { kind: "notFound" },
    });
    expect((await attempts()).map(({ problem, subjectId }) => [problem, subjectId])).toEqual([
      ["forbidden", city.ids.academic],
      ["notFound", city.ids.federation],
      ["notFound", city.ids.academic],
    ]);
    expect(await phones()).toBe(0);
  });

  it("by a visitor and by the system, under their own names", async () => {
    const before = await audits();
    expect(await runCommand(touch(true), visitor, { id: city.ids.academic })).toEqual({ ok: false, problem: { kind: "notSignedIn" } });
    await runCommand(touch(true), systemActor, { id: nowhere });
    expect((await attempts()).map((row) => [row.actorKind, row.actorId, row.subjectId, row.problem])).toEqual([
      ["visitor", null, city.ids.academic, "notFound"],
      ["system", null, "", "notFound"],
    ]);
    expect(await audits()).toBe(before);
  });

  it("is not recorded where nothing is sealed, nor for wrong input, nor when it succeeds", async () => {
    await runCommand(touch(false), who.staff, { id: city.ids.academic });
    await runCommand(touch(true), who.staff, { id: 7 });
    expect(await attempts()).toEqual([]);
    expect((await runCommand(touch(true), who.security, { id: city.ids.academic })).ok).toBe(true);
    expect(await attempts()).toEqual([]);
    expect(await phones()).toBe(1);
  });
});

describe("now", () => {
  /** Tells the gate's `now` beside the database's own, before and after a wait inside the act. */
  const tellTime = defineCommand({
    permission: "setting.change",
    sight: "setting.change",
    subjectKind: "setting",
    input: z.strictObject({}),
    load: async () => ({ id: "", subject: citySubject, row: null }),
    execute: async ({ tx, now }) => {
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`;
      const rows = await tx.$queryRaw<
        { begun: Date; clock: Date }[]
      >`SELECT pg_catalog.transaction_timestamp() AS begun, clock_timestamp() AS clock`;
      return { value: { now, again: await readNow(tx), ...(rows[0] ?? { begun: now, clock: now }) }, changes: [] };
    },
  });
  const setShift = (shift: number) =>
    db().setting.upsert({ where: { key: "clock" }, create: { key: "clock", value: { shift } }, update: { value: { shift } } });
  beforeEach(() => portal.setClock(null));
  afterEach(async () => {
    vi.unstubAllEnvs();
    vi.resetModules();
    await portal.sql(`DELETE FROM "Setting" WHERE key = 'clock'`);
  });

  it("is the beginning of the act's transaction, for the act and for its record", async () => {
    const { now, again, begun, clock } = await act(tellTime, who.system, {});
    expect(now).toEqual(begun);
    expect(again).toEqual(begun);
    expect(clock.getTime() - now.getTime()).toBeGreaterThanOrEqual(50);
    expect((await lastAudit())?.at).toEqual(now);
  });

  it("can be set in test and demonstration", async () => {
    await setShift(3 * 86_400_000);
    const { now, begun } = await act(tellTime, who.system, {});
    expect(now).toEqual(later(begun, 3));
    expect((await lastAudit())?.at).toEqual(now);
  });

  it("cannot be set in production, neither for acts nor for sessions", async () => {
    const token = await openToken(city.persons.staff);
    await setShift(13 * 3_600_000);
    // Thirteen hours on, every session is over: in test mode the setting counts.
    expect(await actorOf(token)).toEqual(visitor);
    vi.stubEnv("PORTAL_MODE", "production");
    vi.resetModules();
    const [clock, session] = await Promise.all([import("@/lib/server/clock"), import("@/lib/server/session")]);
    const [row] = await db().$transaction(async (tx) => {
      const now = await clock.readNow(tx);
      const begun = await tx.$queryRaw<{ begun: Date }[]>`SELECT pg_catalog.transaction_timestamp() AS begun`;
      return [{ now, begun: begun[0]?.begun }];
    });
    expect(row.now).toEqual(row.begun);
    expect((await session.actorOf(token)).kind).toBe("person");
  });
});

describe("a form's one-time key", () => {
  it("gives equal posts the answer of the first, and others a conflict", async () => {
    const round = await city.roundOf("kunshan2024");
    const post = (actor: Actor, roundId: string, key: string) => runCommand(openApplication, actor, { roundId }, { idempotencyKey: key });
    const first = await post(who.pharma, round.roundId, "form-1");
    const before = await portal.fingerprint();
    expect(await post(who.pharma, round.roundId, "form-1")).toEqual(first);
    expect(await post(who.pharma, (await city.rounds.yiyang2024).roundId, "form-1")).toEqual({ ok: false, problem: { kind: "conflict" } });
    expect(await portal.fingerprint()).toBe(before);
    // A key is one person's: the same one from another form is another act.
    const other = await post(who.bearing, round.roundId, "form-1");
    expect(other.ok && first.ok && other.value.id !== first.value.id).toBe(true);
    const later = await post(who.pharma, round.roundId, "form-2");
    expect(later).toEqual(first);
    expect(await portal.fingerprint()).not.toBe(before);
  });

  it("is free again when the act it stood for was refused", async () => {
    const id = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024"), answers: { hours: "" } });
    const options = { idempotencyKey: "again" };
    expect((await tryMove(city, "pharma", submitApplication, id, {}, options)).ok).toBe(false);
    expect(await portal.one(`SELECT count(*)::int FROM "Idempotency" WHERE key = 'again'`)).toBe(0);
  });

  it("does not keep what others could read secrets from", async () => {
    await act(switchMembership, who.staff, { membershipId: who.staff.acting?.id ?? "" }, { idempotencyKey: "plain" });
    const { inviteOfficer } = await import("@/lib/accounts/commands/membership");
    const input = { organizationId: city.ids.federation, role: "receivingOfficer", name: "新人", phone: "13900000999" };
    const { code } = await act(inviteOfficer, who.staff, input, { idempotencyKey: "secret" });
    expect(await portal.sql(`SELECT key FROM "Idempotency" WHERE key IN ('plain', 'secret')`)).toEqual([{ key: "plain" }]);
    expect(await portal.one(`SELECT count(*)::int FROM "Idempotency" WHERE result::text LIKE '%' || $1 || '%'`, code)).toBe(0);
  });
});

describe("every office's word", () => {
  it("is recorded under the post it was given in", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024"), answers: { route: "recommender" } });
    await move(city, "highTech", stages.endorseRecommend, id, { comment: "同意" });
    expect(await lastAudit()).toMatchObject({
      actorId: city.persons.highTech,
      membershipId: who.highTech.acting?.id,
      changes: { role: "townshipOfficer" },
    });
  });
});
