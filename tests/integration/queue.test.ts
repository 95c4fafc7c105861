// The queue of those who review: what it shows by filter and page, taking an item up, hurrying it, and a colleague who sees to it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listQueue, listQueueChoices } from "@/lib/applications/queries/queue";
import { queueList } from "@/lib/applications/documents/queue";
import { queueFilter } from "@/lib/applications/schema";
import { dayOf, addDays } from "@/lib/kernel/dates";
import { readSheet } from "@/lib/server/sheets";
import { runCommand } from "@/lib/server/command";
import { assignWork, claimWork, releaseWork, urgeWork } from "@/lib/work/commands/assign";
import { delegateWork, endDelegation } from "@/lib/work/commands/delegate";
import { listWork, readDelegations } from "@/lib/work/queries";
import { act, buildCity, type City, later, monday, type PersonKey } from "../support/city";
import { bringTo, submitted } from "../support/dossier";
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

const today = dayOf(monday);
const inNewRound = async (scheme: "kunshan2024" | "linjiang2026", who?: "bearing") =>
  submitted(city, scheme, { round: await city.roundOf(scheme), ...(who ? { who } : {}) });
const itemOf = (id: string) => portal.one<string>(`SELECT id FROM "WorkItem" WHERE "applicationId" = $1 AND "closedAt" IS NULL`, id);
const heldBy = (item: string) => portal.one<string | null>(`SELECT "assigneeId" FROM "WorkItem" WHERE id = $1`, item);
const queueOf = async (who: PersonKey, asked: object = {}, after: string | null = null, take?: number) =>
  listQueue(await city.as(who), queueFilter.parse(asked), after, take);
const seen = async (who: PersonKey, asked: object = {}) =>
  (await queueOf(who, asked))?.rows.map(({ applicationId }) => applicationId) ?? null;
const told = (who: PersonKey, event: string) =>
  portal.one<string>(`SELECT count(*) FROM "Message" WHERE "personId" = $1 AND event = $2`, city.persons[who], event).then(Number);
const conflict = { ok: false, problem: { kind: "conflict" } };

describe("the queue", () => {
  it("shows what is in sight, by office, hands, stage, place and word, and nothing to those who review nothing", async () => {
    const first = await inNewRound("kunshan2024");
    const second = await inNewRound("kunshan2024", "bearing");
    expect(await seen("staff")).toEqual(expect.arrayContaining([first, second]));
    expect(await seen("highTech")).toContain(first);
    expect(await seen("highTech")).not.toContain(second);
    expect(await seen("pharma")).toBeNull();
    expect(await seen("expert")).toBeNull();
    const town = city.ids.jiangbei;
    expect(await seen("staff", { town })).toEqual([second]);
    expect(await seen("staff", { q: "精工", stage: "endorse" })).toEqual([second]);
    expect(await seen("staff", { q: "精工", stage: "decide" })).toEqual([]);
    const number = await portal.one<string>(`SELECT number FROM "Application" WHERE id = $1`, first);
    expect(await seen("staff", { q: ` ${number.toLowerCase()} ` })).toEqual([first]);
    expect(await seen("highTech", { who: "nobody" })).toContain(first);
    expect(await seen("staff", { who: "nobody" })).not.toContain(first);
    await act(claimWork, await city.as("highTech"), { workItemId: await itemOf(first) });
    expect(await seen("highTech", { who: "mine" })).toEqual([first]);
    expect(await seen("highTech", { who: "nobody" })).not.toContain(first);
    // What is no filter is as if it were not there.
    expect(await seen("staff", { town: "x", stage: "constructor", due: ["soon"], who: {} })).toEqual(await seen("staff"));
  });

  it("goes into a spreadsheet as it is filtered, and to nobody else", async () => {
    const filter = queueFilter.parse({ stage: "endorse", town: city.ids.jiangbei });
    const whole = await listQueue(await city.as("staff"), filter, null, 100);
    const made = await queueList(await city.as("staff"), filter);
    const sheet = await readSheet(made?.bytes ?? new Uint8Array(), { rows: 1000, cells: 20_000 }, "在办的申报");
    if (typeof sheet === "string") throw new Error(sheet);
    const numbers = sheet.rows.map(({ cells }) => cells.get(2)).map((cell) => (cell?.kind === "text" ? cell.text : null));
    expect(whole?.rows.length).toBeGreaterThan(0);
    expect(numbers).toEqual(["申报编号", ...(whole?.rows.map(({ number }) => number) ?? [])]);
    expect(await queueList(await city.as("pharma"), filter)).toBeNull();
  });

  it("pages by key without losing or repeating one, the earliest due first", async () => {
    const whole = (await queueOf("staff", {}, null, 100))?.rows ?? [];
    expect(whole.length).toBeGreaterThan(1);
    const dues = whole.map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    const paged: string[] = [];
    for (let after: string | null = null, round = 0; round < 200; round += 1) {
      const page = await queueOf("staff", {}, after, 1);
      paged.push(...(page?.rows.map(({ id }) => id) ?? []));
      after = page?.next ?? null;
      if (after === null) break;
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
  });

  it("offers the rounds and recommending offices of what is in sight, and no others", async () => {
    const [ours, theirs] = [await city.roundOf("kunshan2024"), await city.roundOf("linjiang2026")];
    await submitted(city, "kunshan2024", { round: ours });
    await submitted(city, "linjiang2026", { round: theirs, who: "bearing" });
    const offered = async (who: PersonKey) => {
      const { rounds, towns } = await listQueueChoices(await city.as(who));
      const both = [ours, theirs].map(({ roundId }) => rounds.some(({ id }) => id === roundId));
      return { both, towns: towns.map(({ id }) => id).toSorted() };
    };
    expect(await offered("staff")).toEqual({ both: [true, true], towns: [city.ids.highTechZone, city.ids.jiangbei].toSorted() });
    expect(await offered("highTech")).toEqual({ both: [true, false], towns: [city.ids.highTechZone] });
  });
});

describe("an item", () => {
  it("is taken up by one of two, and put back by that one alone", async () => {
    const id = await inNewRound("linjiang2026");
    await bringTo(city, id, "review");
    const workItemId = await itemOf(id);
    const outcomes = await Promise.all(
      (["staff", "colleague"] as const).map(async (who) => runCommand(claimWork, await city.as(who), { workItemId })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual(conflict);
    const has = await heldBy(workItemId);
    const [holder, other]: PersonKey[] = has === city.persons.staff ? ["staff", "colleague"] : ["colleague", "staff"];
    expect(await runCommand(releaseWork, await city.as(other as PersonKey), { workItemId })).toEqual(conflict);
    expect(await runCommand(claimWork, await city.as("leader"), { workItemId })).toEqual({ ok: false, problem: { kind: "forbidden" } });
    expect(await runCommand(claimWork, await city.as("jiangbei"), { workItemId })).toEqual({ ok: false, problem: { kind: "notFound" } });
    expect((await runCommand(releaseWork, await city.as(holder as PersonKey), { workItemId })).ok).toBe(true);
    expect(await heldBy(workItemId)).toBeNull();
  });

  it("is hurried once a day, and says how often", async () => {
    const id = await inNewRound("kunshan2024");
    const workItemId = await itemOf(id);
    const staff = await city.as("staff");
    const before = await told("highTech", "urged");
    expect((await runCommand(urgeWork, staff, { workItemId })).ok).toBe(true);
    expect(await runCommand(urgeWork, staff, { workItemId })).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["urgedToday"] } });
    await portal.setClock(later(monday, 1));
    expect((await runCommand(urgeWork, staff, { workItemId })).ok).toBe(true);
    expect((await told("highTech", "urged")) - before).toBe(2);
    expect((await queueOf("staff", {}))?.rows.find(({ id: item }) => item === workItemId)?.urges).toBe(2);
    expect((await runCommand(urgeWork, await city.as("highTech"), { workItemId })).ok).toBe(false);
  });
});

describe("a colleague who sees to one's items", () => {
  it("finds them in the queue on the days named, hears of them, and no longer when it is ended", async () => {
    const id = await inNewRound("linjiang2026");
    await bringTo(city, id, "review");
    const workItemId = await itemOf(id);
    const [staff, colleague] = [await city.as("staff"), await city.as("colleague")];
    await act(assignWork, colleague, { workItemId, assigneeId: city.persons.staff });
    const finds = async () => (await listWork(colleague)).items.some((item) => item.id === workItemId);
    expect(await finds()).toBe(false);
    const days = { toPersonId: city.persons.colleague, firstDay: addDays(today, 1), lastDay: addDays(today, 2) };
    await act(delegateWork, staff, days);
    expect(await told("colleague", "delegated")).toBe(1);
    const on = async (days: number) => {
      await portal.setClock(later(monday, days));
      return finds();
    };
    expect([await on(0), await on(1), await on(2), await on(3)]).toEqual([false, true, true, false]);

    await portal.setClock(later(monday, 1));
    const handed = await told("colleague", "handedOver");
    const another = await inNewRound("linjiang2026");
    await bringTo(city, another, "review");
    await act(assignWork, await city.as("staff"), { workItemId: await itemOf(another), assigneeId: null });
    await act(assignWork, await city.as("colleague"), { workItemId: await itemOf(another), assigneeId: city.persons.staff });
    // Who gave it on knows; the colleague gave it on.
    expect(await told("colleague", "handedOver")).toBe(handed);
    const delegation = (await readDelegations(staff))?.delegations[0];
    await act(endDelegation, staff, { delegationId: delegation?.id });
    expect(await finds()).toBe(false);
    expect(await runCommand(endDelegation, staff, { delegationId: delegation?.id })).toEqual(conflict);
  });

  it("is of the same office and role, not oneself, not before today, and one at a time", async () => {
    const deputy = { firstDay: today, lastDay: addDays(today, 3), toPersonId: city.persons.deputy };
    const leader = await city.as("leader");
    const refused = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });
    const attempt = (more: object) => runCommand(delegateWork, leader, { ...deputy, ...more });
    expect(await attempt({ toPersonId: city.persons.staff })).toEqual(refused({ toPersonId: ["notChoice"] }));
    expect(await attempt({ toPersonId: city.persons.leader })).toEqual(refused({ toPersonId: ["notChoice"] }));
    expect(await attempt({ firstDay: addDays(today, -1) })).toEqual(refused({ firstDay: ["outOfRange"] }));
    expect(await attempt({ lastDay: addDays(today, -1) })).toEqual(refused({ lastDay: ["outOfRange"] }));
    const both = await Promise.all([attempt({}), attempt({ firstDay: addDays(today, 3) })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await attempt({ firstDay: addDays(today, 3) })).toEqual(refused({ firstDay: ["alreadyThere"] }));
    expect((await runCommand(delegateWork, await city.as("pharma"), deputy)).ok).toBe(false);
  });
});
