// A plate after it hangs on the wall: handed over, suspended, taken up again, revoked; each entry stays.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as commands from "@/lib/homes/commands";
import { publicPlaqueByNumber, readPlaque } from "@/lib/homes/queries/plaques";
import { toDateColumn } from "@/lib/kernel/dates";
import { jobHandlers } from "@/lib/runner/jobs";
import { verifyChain } from "@/lib/server/audit-chain";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, later, monday, systemActor } from "../support/city";
import { bringTo, move, submitted } from "../support/dossier";
import * as stages from "@/lib/applications/commands/stages";
import { broughtIn } from "../support/plates";
import { oldPlate } from "../support/tables";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

async function awarded(): Promise<{ id: string; number: string }> {
  const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
  await bringTo(city, id, "award");
  await move(city, "staff", stages.awardPlaque, id);
  return db().plaque.findUniqueOrThrow({ where: { applicationId: id }, select: { id: true, number: true } });
}
const conflict = { ok: false, problem: { kind: "conflict" } };
const note = "场地正在维修，恢复前暂停开放";

describe("a plate", () => {
  it("goes through its life, and whoever checks it reads why it does not hold", async () => {
    const { id: plaqueId, number } = await awarded();
    const [staff, leader] = [await city.as("staff"), await city.as("leader")];
    const minutesLater = (minutes: number) => portal.setClock(later(monday, 0, minutes * 60_000));
    await minutesLater(1);
    await act(commands.handOverPlaque, staff, { plaqueId, onDay: "2026-11-23", receivedBy: "陈淑敏" });
    await minutesLater(2);
    await act(commands.suspendPlaque, leader, { plaqueId, note });
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "suspended", why: { note } });
    expect(await runCommand(commands.handOverPlaque, staff, { plaqueId, onDay: "2026-11-23", receivedBy: "甲" })).toEqual(conflict);
    await minutesLater(3);
    await act(commands.reinstatePlaque, leader, { plaqueId, note: "维修完成" });
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "valid", why: null });
    await minutesLater(4);
    await act(commands.revokePlaque, leader, { plaqueId, note: "单位注销" });
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "revoked", why: { note: "单位注销" } });
    for (const command of [commands.suspendPlaque, commands.reinstatePlaque, commands.revokePlaque])
      expect(await runCommand(command, leader, { plaqueId, note })).toEqual(conflict);

    const file = await readPlaque(leader, plaqueId);
    expect(file?.moves).toEqual([]);
    expect(file?.events.map(({ kind }) => kind)).toEqual(["revoked", "reinstated", "suspended", "handedOver", "awarded"]);
  });

  it("is handed over neither before it was awarded nor tomorrow", async () => {
    const { id: plaqueId } = await awarded();
    const staff = await city.as("staff");
    for (const [onDay, code] of [
      ["2026-11-22", "outOfRange"],
      ["2026-11-24", "dayAhead"],
    ] as const)
      expect(await runCommand(commands.handOverPlaque, staff, { plaqueId, onDay, receivedBy: "甲" })).toEqual({
        ok: false,
        problem: { kind: "invalidInput", fields: { onDay: [code] } },
      });
  });

  it("is taken from the wall by the leader's word alone, and never without a reason", async () => {
    const { id: plaqueId } = await awarded();
    expect(await runCommand(commands.revokePlaque, await city.as("staff"), { plaqueId, note })).toEqual({
      ok: false,
      problem: { kind: "forbidden" },
    });
    for (const who of ["pharma", "highTech", "receiver", "expert", "auditor"] as const)
      expect(await runCommand(commands.revokePlaque, await city.as(who), { plaqueId, note })).toEqual({
        ok: false,
        problem: { kind: "notFound" },
      });
    expect(await runCommand(commands.revokePlaque, await city.as("leader"), { plaqueId, note: " " })).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { note: ["required"] } },
    });
    expect(await db().plaque.findUnique({ where: { id: plaqueId }, select: { status: true } })).toEqual({ status: "valid" });
  });

  it("is suspended once by two leaders at once", async () => {
    const { id: plaqueId } = await awarded();
    const leaders = [await city.as("leader"), await city.as("deputy")];
    const outcomes = await Promise.all(leaders.map((leader) => runCommand(commands.suspendPlaque, leader, { plaqueId, note })));
    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    expect(outcomes).toContainEqual(conflict);
    expect(await db().plaqueEvent.count({ where: { plaqueId, kind: "suspended" } })).toBe(1);
  });
});

describe("a plate's term", () => {
  const sweep = () => jobHandlers.sweepPlaques({});
  const lifeOf = (plaqueId: string) =>
    db().plaqueEvent.findMany({ where: { plaqueId }, orderBy: { at: "asc" }, select: { kind: true, byId: true, at: true } });
  const expiries = (plaqueId: string) =>
    portal.sql(`SELECT "actorKind", changes FROM "AuditEntry" WHERE permission = 'plaque.expire' AND "subjectId" = $1`, plaqueId);
  const limited = async (validTo: string) => {
    const plaque = await awarded();
    await db().plaque.update({ where: { id: plaque.id }, data: { validTo: toDateColumn(validTo) }, select: { id: true } });
    return plaque;
  };

  it("ends with its last day in Shanghai, for whoever checks it at once, and by an act of the portal", async () => {
    const { id, number } = await limited("2026-11-23");
    await portal.setClock("2026-11-23T23:59:59.999+08:00");
    await sweep();
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "valid" });
    await portal.setClock("2026-11-24T00:00:00+08:00");
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "expired", validTo: "2026-11-23" });
    expect(await expiries(id)).toEqual([]);
    await sweep();
    expect(await publicPlaqueByNumber(number)).toMatchObject({ status: "expired", state: "expired", why: null });
    expect(await expiries(id)).toEqual([{ actorKind: "system", changes: { role: "system", "Plaque.status": ["valid", "expired"] } }]);
    expect((await lifeOf(id)).map(({ kind, byId }) => [kind, byId === null])).toEqual([
      ["awarded", false],
      ["expired", true],
    ]);
  });

  it("is noted once, whoever sweeps and how often", async () => {
    const { id } = await limited("2026-11-20");
    await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    await sweep();
    expect(await expiries(id)).toHaveLength(1);
    expect((await lifeOf(id)).filter(({ kind }) => kind === "expired")).toHaveLength(1);
  });

  it("is noted of every plate, however many are over at once, and of one that fails the others all the same", async () => {
    const staff = await city.as("staff");
    await broughtIn(
      staff,
      Array.from({ length: 1_203 }, (_, i) => oldPlate(`限期 ${i}`, { validTo: `2027-0${(i % 9) + 1}-01` })),
    );
    await portal.setClock("2028-01-01T10:00:00+08:00");
    const { id: stuck } = await db().plaque.findFirstOrThrow({ where: { number: "限期 7" }, select: { id: true } });
    await portal.sql(`ALTER TABLE "PlaqueEvent" ADD CONSTRAINT stuck CHECK ("plaqueId" <> '${stuck}' OR kind = 'imported')`);
    await expect(sweep()).rejects.toThrow("1 plates not noted");
    expect(await db().plaque.count({ where: { number: { startsWith: "限期" }, status: "valid" } })).toBe(1);
    await portal.sql('ALTER TABLE "PlaqueEvent" DROP CONSTRAINT stuck');
    await sweep();
    expect(await db().plaque.count({ where: { number: { startsWith: "限期" }, status: "expired" } })).toBe(1_203);
    expect((await verifyChain(db())).ok).toBe(true);
  });

  it("ends for a suspended plate too, and leaves nothing to do with it but to take it off", async () => {
    const { id: plaqueId, number } = await limited("2026-11-25");
    const leader = await city.as("leader");
    await act(commands.suspendPlaque, leader, { plaqueId, note });
    await portal.setClock("2026-11-26T10:00:00+08:00");
    await sweep();
    expect(await publicPlaqueByNumber(number)).toMatchObject({ status: "expired", state: "expired" });
    const file = await readPlaque(await city.as("leader"), plaqueId);
    expect(file?.moves.map(({ name }) => name)).toEqual(["revoke"]);
    expect(await runCommand(commands.reinstatePlaque, await city.as("leader"), { plaqueId, note })).toEqual(conflict);
    await act(commands.revokePlaque, await city.as("leader"), { plaqueId, note });
    await sweep();
    expect(await publicPlaqueByNumber(number)).toMatchObject({ state: "revoked" });
  });

  it("is nobody's to end before its day, and no person's ever", async () => {
    const { id: plaqueId } = await limited("2026-11-23");
    const early = await runCommand(commands.expirePlaque, systemActor, { plaqueId });
    expect(early).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["termOver"] } });
    const without = await awarded();
    expect(await runCommand(commands.expirePlaque, systemActor, { plaqueId: without.id })).toEqual(early);
    await portal.setClock("2026-11-24T10:00:00+08:00");
    for (const who of ["staff", "leader"] as const)
      expect(await runCommand(commands.expirePlaque, await city.as(who), { plaqueId })).toEqual({
        ok: false,
        problem: { kind: "forbidden" },
      });
  });

  it("that is over makes room for the next plate of the same honour", async () => {
    const { id } = await limited("2026-11-20");
    const same = `INSERT INTO "Plaque" (number, "verifyCode", "homeId", "importId", title, issuer, holder, "issuedOn")
      SELECT 'next', 'NEXT', p."homeId", i.id, p.title, p.issuer, p.holder, p."issuedOn" FROM "Plaque" p, "PlaqueImport" i WHERE p.id = '${id}' LIMIT 1`;
    await expect(portal.sql(same)).rejects.toThrow(/Plaque_one_live/);
    await sweep();
    await portal.sql(same);
  });
});
