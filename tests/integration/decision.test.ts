// One proposes, another decides (T2); alone in the office, the minutes of a meeting stand for the second person.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, endCity, inviteCity } from "@/lib/accounts/commands/membership";
import * as stages from "@/lib/applications/commands/stages";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, monday, type PersonKey, phoneOf } from "../support/city";
import { bringTo, move, proposal, submitted, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
const today = "2026-11-23";

beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

async function atDecision(): Promise<string> {
  const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
  await bringTo(city, id, "decide");
  return id;
}
const decision = async (id: string) =>
  (
    await portal.sql(
      'SELECT "proposedById", "decidedById", "decidedAt", minutes FROM "Decision" WHERE "applicationId" = $1 AND "voidedAt" IS NULL',
      id,
    )
  )[0];
const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const minutes = "全体会议通过，五人到会";

describe("an office of several", () => {
  it("decides by another than the one who proposed", async () => {
    const id = await atDecision();
    await move(city, "staff", stages.decisionPropose, id, proposal(today));
    expect(
      await portal.sql(`SELECT purpose, role, "organizationId" FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`, id),
    ).toEqual([{ purpose: "decide", role: "cityLeader", organizationId: city.ids.city }]);
    for (const who of ["staff", "colleague"] as const)
      expect(await tryMove(city, who, stages.decisionApprove, id)).toMatchObject({ problem: { kind: "forbidden" } });
    expect(await decision(id)).toMatchObject({ decidedById: null, decidedAt: null });
    await move(city, "leader", stages.decisionApprove, id, { documentNumber: "临科协发〔2026〕31号" });
    expect(await decision(id)).toEqual({
      proposedById: city.persons.staff,
      decidedById: city.persons.leader,
      decidedAt: monday,
      minutes: null,
    });
  });

  it("does not let one person be both by holding two posts, not even with minutes", async () => {
    const system = await city.as("system");
    const { code } = await act(inviteCity, system, {
      organizationId: city.ids.city,
      role: "cityLeader",
      name: "何文博",
      phone: phoneOf("colleague"),
    });
    await act(acceptInvitation, await city.as("colleague"), { code });
    const id = await atDecision();
    await move(city, "colleague", stages.decisionPropose, id, proposal(today));
    const asLeader = await city.as("colleague", "cityLeader");
    expect(asLeader.acting?.role).toBe("cityLeader");
    expect(await tryMove(city, asLeader, stages.decisionApprove, id)).toEqual(blocked("deciderIsAnother"));
    expect(await tryMove(city, asLeader, stages.decisionApprove, id, { minutes })).toEqual(blocked("deciderIsAnother"));
    expect(await decision(id)).toMatchObject({ decidedById: null });
    await move(city, "deputy", stages.decisionApprove, id);
    expect(await decision(id)).toMatchObject({ proposedById: city.persons.colleague, decidedById: city.persons.deputy });
  });

  it("a leader who proposed cannot decide either", async () => {
    const id = await atDecision();
    await move(city, "leader", stages.decisionPropose, id, proposal(today));
    expect(await tryMove(city, "leader", stages.decisionApprove, id, { minutes })).toEqual(blocked("deciderIsAnother"));
    await move(city, "deputy", stages.decisionApprove, id);
  });
});

describe("the table", () => {
  let id: string;
  const alone = (text: string | null) =>
    db().decision.updateMany({
      where: { applicationId: id, voidedAt: null },
      data: { decidedById: city.persons.staff, decidedAt: monday, minutes: text },
    });
  beforeAll(async () => {
    id = await atDecision();
    await move(city, "staff", stages.decisionPropose, id, proposal(today));
  });

  it("refuses a decision by its proposer with empty minutes, whoever writes it", async () => {
    await expect(alone("")).rejects.toThrow(/Decision_two_people/);
    expect(await decision(id)).toMatchObject({ decidedById: null });
    // Without the check the same write goes through.
    await portal.rolledBack(async (client) => {
      await client.query('ALTER TABLE "Decision" DROP CONSTRAINT "Decision_two_people"');
      const write = `UPDATE "Decision" SET "decidedById" = "proposedById", "decidedAt" = now(), minutes = '' WHERE "applicationId" = $1`;
      expect((await client.query(write, [id])).rowCount).toBe(1);
    });
  });

  it("refuses it without any minutes", async () => {
    await expect(alone(null)).rejects.toThrow(/Decision_two_people/);
  });
});

describe("an office of one", () => {
  const endAll = async (keys: readonly PersonKey[]) => {
    for (const key of keys)
      for (const { id } of (await city.as(key)).memberships)
        await act(endCity, await city.as("security"), { membershipId: id, successorId: "" });
  };

  // The last of this file: those who left the office do not come back.
  it("decides alone with the minutes of its meeting, and never without", async () => {
    const first = await atDecision();
    const second = await atDecision();
    await move(city, "leader", stages.decisionPropose, first, proposal(today));
    await endAll(["staff", "colleague"]);
    expect(await tryMove(city, "leader", stages.decisionApprove, first, { minutes })).toEqual(blocked("deciderIsAnother"));

    // The portal's own clock decides who is still in the office, not the machine's.
    await portal.setClock(null);
    const value = { shift: 20 * 86_400_000 };
    await db().setting.create({ data: { key: "clock", value } });
    await endAll(["deputy"]);
    expect(await tryMove(city, "leader", stages.decisionApprove, first)).toEqual({
      ok: false,
      problem: { kind: "invalidInput", fields: { minutes: ["required"] } },
    });
    expect(await decision(first)).toMatchObject({ decidedById: null });
    await move(city, "leader", stages.decisionApprove, first, { minutes });
    expect(await decision(first)).toMatchObject({ proposedById: city.persons.leader, decidedById: city.persons.leader, minutes });

    await move(city, "leader", stages.decisionPropose, second, { ...proposal(today), minutes });
    await move(city, "leader", stages.decisionApprove, second);
    expect(await decision(second)).toMatchObject({ decidedById: city.persons.leader, minutes });
    await db().setting.delete({ where: { key: "clock" } });
  });
});
