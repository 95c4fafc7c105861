// The living meter in the database: who sees whose, and that the board's one statement counts as the meter's rules do.
import { inflateRawSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { meterList } from "@/lib/meter/documents";
import { readMeterBoard } from "@/lib/meter/queries/board";
import { publicProgress, readHomeMeter } from "@/lib/meter/queries/home";
import { readBoardFilter } from "@/lib/meter/rules/board";
import { forget } from "@/lib/server/remember";
import { type HomeAt, openedHome } from "../support/activities";
import { buildCity, type City, monday, type PersonActor, type PersonKey } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
  home = await openedHome(city);
  await portal.sql(`UPDATE "Plaque" SET "issuedOn" = '2025-06-10' WHERE "homeId" = $1`, home.homeId);
  await addYear();
});
afterAll(() => portal.close());

const noFilter = readBoardFilter({});
/** The same each time: a small generator of its own (mulberry32), good in its low bits too. */
function* figures(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

/** 240 meetings of two years as the portal could have them, among them those that miss each single condition. */
async function addYear(): Promise<void> {
  const next = figures(20_261_124);
  const pick = <V>(list: readonly V[]): V => list[next.next().value % list.length] as V;
  for (let n = 0; n < 240; n += 1) {
    const status = pick(["held", "held", "reported", "planned", "cancelled"]);
    const day = `${pick([2025, 2026, 2026, 2026])}-${pick(["01", "02", "03", "05", "06", "08", "09", "10", "11", "12"])}-${pick(["01", "09", "10", "28"])}`;
    const at = pick(["00:00", "07:59", "08:00", "23:59"]);
    await portal.sql(
      `WITH a AS (
        INSERT INTO "Activity" ("homeId", "filedById", "organizerId", "title", "summary", "services", "lines", "yearlyKind", "mode", "place", "contactPhone",
          "status", "createdAt", "filedAt", "number", "approvedById", "approvedAt", "publishedAt")
        VALUES ($1, $2, NULL, $3, '读书', '{}', $4::text[], $5, $6::"ActivityMode", '会议室', '0000-66552201', 'published', now(), now(), $3, $7, now(), now())
        RETURNING "id")
      INSERT INTO "ActivitySession" ("activityId", "homeId", "ordinal", "startsAt", "endsAt", "status", "heldAt", "present", "staffPresent")
      SELECT "id", $1, 1, $8::timestamptz, $8::timestamptz + interval '2 hours', $9::"ActivitySessionStatus",
        CASE WHEN $9 IN ('held', 'reported') THEN now() END, $10, $11 FROM a`,
      ...[home.homeId, who.pharma.personId, `第${n}场`, pick([[], ["ideological"], ["ideological", "online"]])],
      ...[pick(["policy", "talent", "academic", null]), pick(["atHome", "away", "online"]), who.staff.personId],
      ...[`${day}T${at}:00+08:00`, status, pick([9, 10, 11, 25]), pick([0, 3])],
    );
  }
}

describe("a home's year", () => {
  it("is shown to its keeper, its recommender and the city, and to nobody else's officers", async () => {
    const sees = async (key: PersonKey) => (await readHomeMeter(who[key], home.homeId, null)) !== null;
    expect(await sees("pharma")).toBe(true);
    expect(await sees("staff")).toBe(true);
    expect(await sees("leader")).toBe(true);
    expect(await sees("highTech")).toBe(true);
    expect(await sees("jiangbei")).toBe(false);
    expect(await sees("scientist")).toBe(false);
  });

  it("gives the public its figures and no title", async () => {
    const progress = await publicProgress(home.homeId);
    expect(progress?.meter.total.counted).toBeGreaterThan(0);
    expect(JSON.stringify(progress)).not.toContain("场次");
    expect(JSON.stringify(progress)).not.toMatch(/第\d+场/);
  });
});

describe("the board", () => {
  it.each([2025, 2026])("counts %i as the meter of the home does", async (year) => {
    const board = await readMeterBoard(who.leader, noFilter, year, null);
    const page = await readHomeMeter(who.leader, home.homeId, year);
    const found = board?.rows.find(({ id }) => id === home.homeId);
    const meter = page?.counted?.meter;
    expect(meter?.total.counted).toBeGreaterThan(5);
    expect(found?.standing).toEqual({
      ...{ year, state: meter?.state, months: meter?.months, total: meter?.total, kinds: meter?.kinds, missing: meter?.missing },
    });
    expect(found?.lines).toEqual(
      Object.fromEntries((meter?.lines ?? []).flatMap(({ key, counted }) => (counted > 0 ? [[key, counted]] : []))),
    );
  });

  it("is the township's for what lies under it, and no keeper's", async () => {
    expect((await readMeterBoard(who.highTech, noFilter, null, null))?.rows.map(({ id }) => id)).toContain(home.homeId);
    expect((await readMeterBoard(who.jiangbei, noFilter, null, null))?.rows.map(({ id }) => id)).not.toContain(home.homeId);
    expect(await readMeterBoard(who.pharma, noFilter, null, null)).toBeNull();
    expect(await meterList(who.pharma, noFilter, null)).toBeNull();
  });

  it("leads from a figure to the homes behind it", async () => {
    const board = await readMeterBoard(who.leader, noFilter, null, null);
    for (const by of ["place", "level", "category", "carrier"] as const)
      for (const group of board?.groups[by] ?? []) {
        const behind = await readMeterBoard(who.leader, readBoardFilter({ [by]: group.key }), null, null);
        expect([by, group.key, behind?.rows.length]).toEqual([by, group.key, group.homes]);
      }
  });

  it("takes six statements", async () => {
    forget();
    const query = vi.spyOn(pg.Client.prototype, "query");
    try {
      await readMeterBoard(who.leader, noFilter, null, null);
      const said = query.mock.calls.map(([text]: unknown[]) =>
        typeof text === "string" ? text : ((text as { text?: string }).text ?? ""),
      );
      expect(said.filter((text) => !/^(BEGIN|COMMIT|SET)/.test(text)).length).toBeLessThanOrEqual(6);
    } finally {
      query.mockRestore();
    }
  });

  it("is a spreadsheet with a line for each home and a column for each month", async () => {
    const made = await meterList(who.leader, noFilter, null);
    expect(made?.name).toBe("活动达标 2026年11月23日.xlsx");
    const bytes = Buffer.from(made?.bytes ?? []);
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
    expect(textsOf(bytes)).toContain("12月");
    expect(textsOf(bytes)).toMatch(/11月.*（周一）前还来得及|\d+月缺 1 次/);
  });
});

/** The words of a workbook: they lie together in one part of its package. */
function textsOf(bytes: Buffer): string {
  const at = bytes.indexOf("xl/sharedStrings.xml");
  const header = at - 30;
  const [name, extra] = [bytes.readUInt16LE(header + 26), bytes.readUInt16LE(header + 28)];
  return inflateRawSync(bytes.subarray(header + 30 + name + extra), { finishFlush: 2 }).toString("utf8");
}
