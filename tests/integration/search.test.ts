// What a visitor finds, and what nobody outside may find yet: two characters, every kind, in one statement, by the indexes that were made for it.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cancelActivity } from "@/lib/activities/commands/move";
import { publicSessions } from "@/lib/activities/queries/public";
import { readActivityFilter } from "@/lib/activities/rules/lists";
import { publicHomeChoices, publicHomes } from "@/lib/homes/queries/homes";
import type { HomeFilter } from "@/lib/homes/schema";
import { draftNotice, releaseNotice, withdrawNotice } from "@/lib/notices/commands/notice";
import { publicNotices } from "@/lib/notices/queries/public";
import { draftPolicy, releasePolicy, withdrawPolicy } from "@/lib/policies/commands";
import { publicPolicies } from "@/lib/policies/queries";
import { publicCity } from "@/lib/portal/queries";
import { publicSearch } from "@/lib/search/queries/public";
import { readWords, tokensOf } from "@/lib/search/rules";
import { searchKinds, type SearchKind } from "@/lib/search/schema";
import { wordIn } from "@/lib/kernel/paging";
import { db } from "@/lib/server/db";
import { forget } from "@/lib/server/remember";
import { activityAt, type HomeAt, moved, openedHome, type Rung } from "../support/activities";
import { act, buildCity, type City, monday } from "../support/city";
import { anyFile, bringTo, noticeWords, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let owner: string;
/** The table the plates came in with. */
let importId: string;

let plates = 0;
type Facts = { ownerId?: string; address?: string; status?: "open" | "closed"; plate?: "valid" | "revoked"; forgotten?: boolean };
/** A home with its plate, as an award leaves them: past the gate, so what was counted is forgotten here. */
async function home(name: string, more: Facts = {}) {
  const { plate = "valid", forgotten = true, ...facts } = more;
  const { id } = await db().home.create({
    data: { ownerId: owner, name, category: "单位建家", level: "市级", address: "创新路 8 号", hours: "每天", ...facts },
    select: { id: true },
  });
  plates += 1;
  await db().plaque.create({
    data: {
      ...{
        homeId: id,
        importId,
        number: `验科家〔2026〕${String(plates).padStart(3, "0")}`,
        verifyCode: randomUUID(),
        title: "科技工作者之家",
      },
      ...{ issuer: "临江市科协", holder: "某单位", issuedOn: monday, status: plate },
    },
  });
  if (forgotten) forget();
  return id;
}

const empty: HomeFilter = { word: "", place: "", level: "", category: "", kind: "" };
const find = async (typed: string, kind: SearchKind | null = null, after: string | null = null) =>
  publicSearch(readWords(wordIn(typed, 60)), kind, after);
/** "homes 名称", in the order in which they are shown. */
const titles = async (typed: string, kind: SearchKind | null = null) =>
  (await find(typed, kind)).flatMap((group) => group.rows.map(({ title }) => `${group.kind} ${title}`));

const policyWords = {
  ...{ policyId: "", number: "", indexNumber: "", numberingBody: "", signingBody: "", publisher: "" },
  ...{ signedOn: "", issuedOn: "", effectiveOn: "", publishedOn: "2026-11-20", status: "inForce", text: "" },
};
const enter = async (words: object) => (await act(draftPolicy, await city.as("staff"), { ...policyWords, ...words })).id;

async function hang(title: string, body: string): Promise<string> {
  const applicationId = await submitted(city, "linjiang2026", { round: await city.roundOf("linjiang2026") });
  await bringTo(city, applicationId, "notice");
  const { roundId } = await db().application.findUniqueOrThrow({ where: { id: applicationId }, select: { roundId: true } });
  const { id } = await act(draftNotice, await city.as("staff"), { ...noticeWords, roundId, applicationIds: applicationId, title, body });
  return id;
}

beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  owner = city.ids.bearing;
  const attachment = { create: { ...anyFile("牌匾.xlsx"), createdById: city.persons.staff } };
  const table = { rows: [], rowsHash: "x", lines: 0, checkedAt: monday, checkedBy: { connect: { id: city.persons.staff } }, attachment };
  importId = (await db().plaqueImport.create({ data: table, select: { id: true } })).id;
});
afterAll(() => portal.close());

describe("two characters", () => {
  it("find homes by name, address, owner and plate, and rounds by their name and what their scheme says", async () => {
    await home("云雀科技工作者之家");
    await home("白鹭之家", { address: "临江市滨江大道 66 号" });
    expect(await titles("云雀")).toEqual(["homes 云雀科技工作者之家"]);
    expect(await titles("滨江")).toEqual(["homes 白鹭之家"]);
    expect(await titles("轴承")).toEqual(["homes 云雀科技工作者之家", "homes 白鹭之家"].toSorted());
    expect(await titles("验科家〔2026〕002")).toEqual(["homes 白鹭之家"]);
    expect(await titles("kunshan2024", "rounds")).toEqual(["rounds kunshan2024"]);
    expect((await titles("益阳", "rounds")).length).toBe(1);
  });

  it("find notices by title, text and the units on them", async () => {
    const id = await hang("孔雀名单公示", "经研究，拟授予苍鹭称号");
    expect(await titles("孔雀")).toEqual([]);
    await act(releaseNotice, await city.as("leader"), { noticeId: id });
    for (const word of ["孔雀", "苍鹭"]) expect(await titles(word), word).toEqual(["notices 孔雀名单公示"]);
    expect(await titles("新纪元", "notices")).toEqual(["notices 孔雀名单公示"]);
  });

  it("find policies by title, number and text", async () => {
    const id = await enter({ title: "画眉办法", number: "临科协〔2026〕88号", text: "第一条　鹧鸪条款" });
    for (const word of ["画眉", "鹧鸪", "88号"]) expect(await titles(word), word).toEqual([]);
    await act(releasePolicy, await city.as("leader"), { policyId: id });
    for (const word of ["画眉", "鹧鸪", "88号"]) expect(await titles(word), word).toEqual(["policies 画眉办法"]);
  });

  it("must stand in one piece, and every word must be there", async () => {
    await home("甲乙丙丁之家", { address: "戊己路" });
    expect(await titles("甲乙")).toEqual(["homes 甲乙丙丁之家"]);
    expect(await titles("乙甲")).toEqual([]);
    // Both pairs of 乙丙丁甲 are not there in one piece.
    expect(await titles("丙丁 戊己")).toEqual(["homes 甲乙丙丁之家"]);
    expect(await titles("丙丁 庚辛")).toEqual([]);
    await home("甲乙丙之家，乙丙甲乙馆", { address: "无" });
    expect(await titles("丙甲乙丙")).toEqual([]);
  });

  it("are the same in half and full width, capitals and small letters", async () => {
    await home("ＡＢＣ实验室之家");
    for (const word of ["abc", "ＡＢＣ", "Abc实验"]) expect(await titles(word), word).toEqual(["homes ＡＢＣ实验室之家"]);
  });

  it("are found where the title bears them first", async () => {
    await home("海东青之家");
    await home("别的之家", { address: "海东青路" });
    expect(await titles("海东青")).toEqual(["homes 海东青之家", "homes 别的之家"]);
  });
});

describe("activities", () => {
  let at: HomeAt;
  let day = 0;
  const who = async () => ({ officer: await city.as("pharma"), staff: await city.as("staff") });
  /** Each on a day of its own, so that the room is free. */
  const held = async (title: string, rung: Rung = "published", more: object = {}) => {
    day += 1;
    return activityAt(at, await who(), rung, { title, day: `2026-12-${String(day).padStart(2, "0")}`, ...more });
  };
  beforeAll(async () => {
    at = await openedHome(city);
  });

  it("are found by title, summary and the home's name, from the day on which they are public", async () => {
    await held("火烈鸟讲座", "approved");
    await held("火烈鸟沙龙", "filed");
    expect(await titles("火烈")).toEqual([]);
    await held("信天翁讲座", "published", { summary: "看军舰鸟的翅膀" });
    await held("信天翁沙龙", "enrolling", { summary: "看军舰鸟的巢" });
    for (const word of ["信天", "军舰"]) expect(await titles(word), word).toEqual(["activities 信天翁讲座", "activities 信天翁沙龙"]);
    const { name } = await db().home.findUniqueOrThrow({ where: { id: at.homeId }, select: { name: true } });
    expect(await titles(`${name} 军舰`)).toEqual(["activities 信天翁讲座", "activities 信天翁沙龙"]);
    expect(await titles("信天 翁讲座")).toEqual(["activities 信天翁讲座"]);
  });

  it("come in the order of their next days, and each once, however often it is held", async () => {
    const weekly = { repeat: "weekly", every: "1", weekdays: "1", day: "2027-01-04", until: "2027-01-18" };
    await held("鸬鹚开放日", "published", { day: "2027-01-12" });
    const { sessions } = await held("鸬鹚每周讲座", "published", weekly);
    expect(sessions).toHaveLength(3);
    const [group] = await find("鸬鹚");
    expect(group?.rows.map(({ title, day: next }) => [title, next])).toEqual([
      ["鸬鹚每周讲座", "2027-01-04"],
      ["鸬鹚开放日", "2027-01-12"],
    ]);
  });

  it("are not found when they are over or called off; the index knows them still", async () => {
    const off = await held("秃鹫讲座", "enrolling");
    const over = await held("秃鹫沙龙", "enrolling");
    expect(await titles("秃鹫")).toHaveLength(2);
    await moved(await city.as("pharma"), cancelActivity, off.id, { comment: "讲课的人来不了" });
    await portal.sql(
      `UPDATE "ActivitySession" SET "startsAt" = "startsAt" - interval '60 days', "endsAt" = "endsAt" - interval '60 days' WHERE "activityId" = $1`,
      over.id,
    );
    expect(await titles("秃鹫")).toEqual([]);
    expect(await portal.one(`SELECT count(*)::int FROM "Activity" WHERE "searchTokens" @> $1`, ["秃鹫"])).toBe(2);
  });

  it("are narrowed in their own list by every word, not by one of them", async () => {
    const list = async (word: string) =>
      (await publicSessions(readActivityFilter({ word }), null)).rows.map(({ activity }) => activity.title);
    expect(await list("信天 讲座")).toEqual(["信天翁讲座"]);
    expect(await list("信天 雷鸟")).toEqual([]);
    expect(await list("，")).toEqual([]);
  });
});

describe("what is not public", () => {
  it("is not found: closed homes, homes whose plates were taken, drafts", async () => {
    await home("朱鹮甲之家", { status: "closed" });
    await home("朱鹮乙之家", { plate: "revoked" });
    await enter({ title: "朱鹮办法" });
    await hang("朱鹮公示", "朱鹮");
    expect(await titles("朱鹮")).toEqual([]);
    expect((await publicHomes({ ...empty, word: "朱鹮" }, [], null)).rows).toEqual([]);
    expect((await publicNotices({ word: "朱鹮", state: null }, null)).rows).toEqual([]);
    expect((await publicPolicies({ word: "朱鹮", status: null }, null)).rows).toEqual([]);
  });

  it("is not found any more when it was withdrawn; title and number are left", async () => {
    const noticeId = await hang("斑鸠公示", "内文有黄鹂二字");
    const leader = await city.as("leader");
    await act(releaseNotice, leader, { noticeId });
    expect(await titles("黄鹂")).toEqual(["notices 斑鸠公示"]);
    await act(withdrawNotice, leader, { noticeId, comment: "有错" });
    expect(await titles("黄鹂")).toEqual([]);
    expect(await titles("斑鸠")).toEqual(["notices 斑鸠公示"]);
    expect((await publicNotices({ word: "黄鹂", state: null }, null)).rows).toEqual([]);

    const policyId = await enter({ title: "斑鸠办法", text: "内文有戴胜二字" });
    await act(releasePolicy, leader, { policyId });
    expect(await titles("戴胜")).toEqual(["policies 斑鸠办法"]);
    await act(withdrawPolicy, leader, { policyId, comment: "录错" });
    expect(await titles("戴胜")).toEqual([]);
    expect(await titles("斑鸠", "policies")).toEqual(["policies 斑鸠办法"]);
  });

  it("stays out although the index knows it", async () => {
    // The control: the words are there to be found, only the conditions keep them out.
    expect(await portal.one(`SELECT count(*)::int FROM "Home" WHERE "searchTokens" @> $1`, ["朱鹮"])).toBe(2);
  });
});

describe("a list filtered by a word", () => {
  it("takes the place, the kind of owner and the word together", async () => {
    await home("翠鸟之家");
    await home("翠鸟二之家", { ownerId: city.ids.pharmaAssociation });
    const { places } = await publicHomeChoices();
    const zone = places.find(({ id }) => id === city.ids.highTechZone)?.id ?? "";
    const names = async (filter: Partial<HomeFilter>) =>
      (await publicHomes({ ...empty, ...filter }, places, null)).rows.map(({ name }) => name).toSorted();
    expect(await names({ word: "翠鸟" })).toEqual(["翠鸟之家", "翠鸟二之家"].toSorted());
    expect(await names({ word: "翠鸟", place: zone })).toEqual(["翠鸟二之家"]);
    expect(await names({ word: "翠鸟", kind: "enterprise" })).toEqual(["翠鸟之家"]);
    expect(await names({ word: "翠鸟", place: "other" })).toEqual([]);
    expect(await names({ word: "，" })).toEqual([]);
    expect(await names({ place: randomUUID() })).toEqual([]);
  });

  it("counts the homes of each place, and of those under none", async () => {
    const before = await publicHomeChoices();
    await home("灰雁之家", { ownerId: city.ids.pharma });
    await home("灰雁二之家", { ownerId: city.ids.academic });
    await home("灰雁三之家", { ownerId: city.ids.pharma, plate: "revoked" });
    const after = await publicHomeChoices();
    const at = ({ counted }: typeof before, id: string) => counted.find((place) => place.id === id)?.homes ?? 0;
    expect(at(after, city.ids.highTechZone)).toBe(at(before, city.ids.highTechZone) + 1);
    expect(after.others).toBe(before.others + 1);
    expect(at(after, city.ids.jiangbei)).toBe(at(before, city.ids.jiangbei));
  });

  it("counts once a minute, and anew after an act", async () => {
    await publicHomeChoices();
    const query = vi.spyOn(pg.Client.prototype, "query");
    const before = await publicHomeChoices();
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
    await home("白鹤之家", { forgotten: false });
    expect(await publicHomeChoices()).toEqual(before);
    await enter({ title: "任何一个动作" });
    const anew = await publicHomeChoices();
    expect(anew).not.toEqual(before);
    await home("黑鹳之家", { forgotten: false, ownerId: city.ids.academic });
    const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_001);
    const later = await publicHomeChoices();
    clock.mockRestore();
    expect(later.others).toBe(anew.others + 1);
  });
});

describe("pages of one kind", () => {
  it("follow each other by key, without a gap and without a repetition", async () => {
    const wanted = await Promise.all(Array.from({ length: 45 }, (_, at) => home(`丹顶鹤 ${at} 之家`)));
    const seen: string[] = [];
    for (let after: string | null = null, page = 0; page < 5; page += 1) {
      const [group] = await find("丹顶鹤", "homes", after);
      seen.push(...(group?.rows.map(({ id }) => id) ?? []));
      after = group?.next ?? null;
      if (after === null) break;
    }
    expect(seen).toHaveLength(45);
    expect(seen.toSorted()).toEqual(wanted.toSorted());
    const [first] = await find("丹顶鹤");
    expect(first?.rows).toHaveLength(5);
    expect(first?.next).not.toBeNull();
  });
});

describe("the index", () => {
  it("takes a text apart as the page takes a word apart", async () => {
    const texts = fc.sample(fc.string({ unit: fc.constantFrom(..."科技工作者之家𠮷龑々〇aBＣ19０〔〕 ，。-"), maxLength: 60 }), 400);
    const rows = await portal.sql<{ text: string; tokens: string[] }>(
      `SELECT text, search_tokens(text) AS tokens FROM unnest($1::text[]) AS text`,
      texts,
    );
    expect(rows).toHaveLength(400);
    for (const { text, tokens } of rows) for (const token of tokensOf(text)) expect(tokens, text).toContain(token);
  });

  it("answers for every table that grows, where there are too many rows to read through", async () => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    await find("科技工作者");
    const calls = query.mock.calls.map(([asked]: unknown[]) => asked as { text: string; values: unknown[] });
    query.mockRestore();
    const asked = calls.find(({ text }) => text?.includes('"searchTokens" @>'));
    expect(asked).toBeDefined();
    const plan = await portal.rolledBack(async (client) => {
      // In a table this small any index would do.
      await client.query(`SET LOCAL enable_seqscan = off; DROP INDEX "PolicyDocument_public"`);
      return (await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${asked?.text}`, asked?.values ?? [])).rows;
    });
    const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
    // Of activities the meetings to come are read, of which there are few; the words of all that were ever held would be many.
    expect(lines).toContain(`on "ActivitySession_startsOn_id_idx"`);
    for (const name of ["Home", "Organization", "PublicNotice", "NoticeItem", "PolicyDocument"])
      expect(lines).toContain(`on "${name}_searchTokens_idx"`);
  });

  it("holds a word of letters however long it is, and a text of one long run", async () => {
    const address = `${"a".repeat(5000)} ${"龘".repeat(3000)}`;
    await home("极长之家", { address });
    expect(await titles("极长")).toEqual(["homes 极长之家"]);
    expect(await titles("龘龘")).toEqual(["homes 极长之家"]);
  });
});

describe("hostile words", () => {
  const hostile = [
    "a\u0000b",
    "\ud800",
    "前\udc00后",
    "\u202e\u200b\ufeff",
    "𠮷",
    "龘".repeat(1_000_000),
    "x".repeat(10_000_000),
    '\'; DROP TABLE "Home"; --',
    "%_\\",
    "{1,2}",
    '{"a"}',
    "NULL",
    "<script>alert(1)</script>",
    "()*+?[]^$|",
    "，。！",
    "科".repeat(5) + " ".repeat(1000) + "技",
  ];
  it.each(hostile.map((word) => [JSON.stringify(word.slice(0, 20)), word]))("%s find nothing, and break nothing", async (_, word) => {
    for (const kind of [null, ...searchKinds]) expect(Array.isArray(await find(word, kind))).toBe(true);
    const typed = wordIn(word, 60);
    await publicHomes({ ...empty, word: typed, place: typed, level: typed, category: typed, kind: typed }, [], null);
    await publicNotices({ word: typed, state: "hanging" }, null);
    await publicPolicies({ word: typed, status: "trial" }, null);
  });

  it("of any shape break nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (typed) => {
        expect(Array.isArray(await find(typed))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("statements", () => {
  /** What the page's own queries ask the database; connections of their own are opened beforehand. */
  async function statements(work: () => Promise<unknown>): Promise<number> {
    await work();
    const query = vi.spyOn(pg.Client.prototype, "query");
    await work();
    const count = query.mock.calls.length;
    query.mockRestore();
    return count;
  }

  it("are six a page at most, whatever is filtered and however much is found", async () => {
    const filter = { ...empty, word: "之家", kind: "enterprise" };
    const homes = async () => {
      await publicCity();
      const choices = await publicHomeChoices();
      await publicHomes(filter, choices.places, null);
    };
    expect(await statements(homes)).toBeLessThanOrEqual(6);
    expect(await statements(async () => [await publicCity(), await find("之家")])).toBeLessThanOrEqual(2);
    expect(
      await statements(async () => [await publicCity(), await publicNotices({ word: "公示", state: "hanging" }, null)]),
    ).toBeLessThanOrEqual(6);
    expect(
      await statements(async () => [await publicCity(), await publicPolicies({ word: "办法", status: null }, null)]),
    ).toBeLessThanOrEqual(6);
  });
});
