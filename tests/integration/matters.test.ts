// 实事台账 (L8): who keeps it, what may follow what, and what counts in a year.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as commands from "@/lib/matters/commands";
import { countMatters, listMatters } from "@/lib/matters/queries";
import { runCommand } from "@/lib/server/command";
import { type HomeAt, openedHome } from "../support/activities";
import { act, buildCity, type City, monday, type PersonActor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let keeper: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  home = await openedHome(city);
  keeper = await city.as("pharma");
});
afterAll(() => portal.close());

const today = "2026-11-23";
const matter = (more: object = {}) => ({
  ...{ homeId: home.homeId, matterId: "", revision: "0", title: "为新来的博士联系住房", owner: "陈老师", dueOn: "2026-11-20" },
  ...more,
});
const add = async (more: object = {}) => (await act(commands.saveMatter, keeper, matter(more))).id;
const refused = (kind: string) => ({ ok: false, problem: { kind } });

describe("a matter", () => {
  it("is kept by the home's own, read by those above it, and unknown to others", async () => {
    // Signing in writes a session.
    const [staff, above, elsewhere] = [await city.as("staff"), await city.as("highTech"), await city.as("jiangbei")];
    const before = await portal.fingerprint();
    expect(await runCommand(commands.saveMatter, staff, matter())).toMatchObject(refused("forbidden"));
    expect(await runCommand(commands.saveMatter, above, matter())).toMatchObject(refused("forbidden"));
    expect(await runCommand(commands.saveMatter, elsewhere, matter())).toMatchObject(refused("notFound"));
    expect(await portal.fingerprint()).toBe(before);
    const id = await add();
    for (const key of ["staff", "leader", "highTech", "pharma"] as const)
      expect((await listMatters(await city.as(key), home.homeId, null))?.rows.map((row) => row.id)).toContain(id);
    expect(await listMatters(await city.as("jiangbei"), home.homeId, null)).toBeNull();
    expect((await listMatters(await city.as("staff"), home.homeId, null))?.may).toBe(false);
  });

  it("is finished once, on a day that has come, and over what was seen", async () => {
    const matterId = await add();
    const done = { matterId, revision: "0", endedOn: today, result: "已经入住" };
    expect(await runCommand(commands.finishMatter, keeper, { ...done, endedOn: "2026-11-24" })).toMatchObject({
      problem: { fields: { endedOn: ["dayAhead"] } },
    });
    await act(commands.finishMatter, keeper, done);
    expect(await runCommand(commands.finishMatter, keeper, { ...done, revision: "1" })).toMatchObject(refused("conflict"));
    expect(await runCommand(commands.saveMatter, keeper, matter({ matterId, revision: "1" }))).toMatchObject(refused("conflict"));
    expect(await runCommand(commands.reopenMatter, keeper, { matterId, revision: "0" })).toMatchObject(refused("conflict"));
    await act(commands.reopenMatter, keeper, { matterId, revision: "1" });
    await act(commands.dropMatter, keeper, { matterId, revision: "2", comment: "本人已自行解决" });
    const row = (await listMatters(keeper, home.homeId, null))?.rows.find(({ id }) => id === matterId);
    expect(row).toMatchObject({ state: "dropped", endedOn: today, result: "本人已自行解决" });
  });

  it("counts in the year in which it was done", async () => {
    const before = await countMatters(home.homeId, 2026, today);
    const matterId = await add({ dueOn: "2025-12-31" });
    expect((await countMatters(home.homeId, 2025, today)).overdue).toBe(1);
    await act(commands.finishMatter, keeper, { matterId, revision: "0", endedOn: today, result: "已经入住" });
    const after = await countMatters(home.homeId, 2026, today);
    expect([after.done - before.done, after.late - before.late]).toEqual([1, 1]);
    expect((await countMatters(home.homeId, 2025, today)).overdue).toBe(0);
  });
});
