// A plate after it hangs on the wall: handed over, suspended, taken up again, revoked; each entry stays.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as commands from "@/lib/homes/commands";
import { publicPlaqueByNumber, readPlaque } from "@/lib/homes/queries";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, later, monday } from "../support/city";
import { bringTo, move, submitted } from "../support/dossier";
import * as stages from "@/lib/applications/commands/stages";
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
