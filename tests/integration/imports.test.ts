// Plates that were given before this portal: checked line by line, brought in all or none, once; and what comes after them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as stages from "@/lib/applications/commands/stages";
import { engraverList } from "@/lib/homes/documents";
import { listPlaques, publicPlaque, publicPlaqueByNumber, readPlaque } from "@/lib/homes/queries/plaques";
import { checkImport, confirmImport } from "@/lib/imports/commands";
import { importTemplate } from "@/lib/imports/documents";
import { listImports, readImport } from "@/lib/imports/queries";
import { readAttachment } from "@/lib/files/queries";
import { verifyChain } from "@/lib/server/audit-chain";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { importScheme } from "@/lib/schemes/commands";
import { act, buildCity, type City, monday, type PersonActor, publish, systemActor, visitor } from "../support/city";
import { anyFile, bringTo, move, passStage, submitted } from "../support/dossier";
import { broughtIn, checked, rowsOf } from "../support/plates";
import { openPortal, type Portal } from "../support/portal";
import { barrier, times } from "../support/race";
import { type Line, oldPlate, readBack } from "../support/tables";

let portal: Portal;
let city: City;
let staff: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  staff = await city.as("staff");
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

let drawn = 0;
/** A number no other test uses, of no scheme's pattern. */
const own = () => `旧匾第 ${(drawn += 1)} 号`;
const plaquesOf = (importId: string) =>
  db().plaque.findMany({
    where: { importId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, status: true, holder: true, verifyCode: true, homeId: true },
  });
const problemsOf = async (importId: string) =>
  ((await readImport(staff, importId))?.judged ?? []).map(({ problems }) => problems.map(({ column, code }) => `${column} ${code}`));
const badLines = { ok: false, problem: { kind: "notNow", blockers: ["badLines"] } };

describe("a table of old plates", () => {
  it("is checked without anything going in, and goes in whole", async () => {
    const numbers = [own(), own()];
    const importId = await checked(
      staff,
      numbers.map((number) => oldPlate(number)),
    );
    expect(await plaquesOf(importId)).toEqual([]);
    expect(await publicPlaqueByNumber(numbers[0] ?? "")).toBeNull();
    expect(await problemsOf(importId)).toEqual([[], []]);
    await act(confirmImport, staff, { importId });
    const plaques = await plaquesOf(importId);
    expect(plaques.map(({ number, status, holder }) => [number, status, holder])).toEqual(
      numbers.map((number) => [number, "valid", "精工轴承股份有限公司"]),
    );
    expect((await readImport(staff, importId))?.plaques?.map(({ number }) => number)).toEqual(numbers);
  });

  it("can be checked by a stranger, by number however it is typed and by its code, and found with its home", async () => {
    const number = "临科协匾字（2019）17号";
    await broughtIn(staff, [oldPlate(number, { home: "轴承老厂之家", hours: "每天", phone: "0000-66552201" })]);
    for (const typed of [number, "临科协匾字(2019)17号", " 临科协匾字 【2019】１７号"])
      expect(await publicPlaqueByNumber(typed), typed).toMatchObject({ number, state: "valid", home: { name: "轴承老厂之家" } });
    const found = await publicPlaqueByNumber(number);
    expect(found?.verifyCode).toMatch(/^[2-9A-Z]{16}$/);
    expect(await publicPlaque(found?.verifyCode ?? "")).toMatchObject({ number, holder: "精工轴承股份有限公司" });
    const home = await db().home.findUniqueOrThrow({ where: { id: found?.home?.id ?? "" } });
    expect(home).toMatchObject({ ownerId: city.ids.bearing, hours: "每天", level: "市级", category: "单位建家" });
  });

  it("leaves one line in the log with its numbers, the chain whole, and each plate the first entry of its life", async () => {
    const importId = await broughtIn(staff, [oldPlate(own()), oldPlate(own(), { status: "已撤销", note: "单位注销" })]);
    const acts = await portal.sql<{ changes: Record<string, unknown> }>(
      `SELECT changes FROM "AuditEntry" WHERE "permission" = 'plaque.import' AND "subjectId" = $1 ORDER BY seq`,
      importId,
    );
    expect(acts.map(({ changes }) => Object.keys(changes).toSorted())).toEqual([
      ["PlaqueImport.lines", "PlaqueImport.sha256", "role"],
      ["PlaqueImport.importedAt", "PlaqueImport.numbers", "role"],
    ]);
    const plaques = await plaquesOf(importId);
    for (const { number } of plaques) expect(JSON.stringify(acts[1]?.changes)).toContain(number);
    expect((await verifyChain(db())).ok).toBe(true);
    const events = await portal.sql(
      `SELECT p.status, e.kind, e.note, e."byId" FROM "PlaqueEvent" e JOIN "Plaque" p ON p.id = e."plaqueId" WHERE p."importId" = $1 ORDER BY p.number, e.kind`,
      importId,
    );
    const byId = city.persons.staff;
    expect(events).toEqual([
      { status: "valid", kind: "imported", note: null, byId },
      { status: "revoked", kind: "imported", note: null, byId },
      { status: "revoked", kind: "revoked", note: "单位注销", byId },
    ]);
    expect(await publicPlaqueByNumber(plaques[1]?.number ?? "")).toMatchObject({ state: "revoked", why: { note: "单位注销" } });
  });

  it("does not go in while one line is wrong, and says which", async () => {
    const taken = own();
    await broughtIn(staff, [oldPlate(taken)]);
    const lines: Line[] = [
      oldPlate(own()),
      oldPlate(own(), { holder: "没有这个单位" }),
      oldPlate(taken, { home: "另一家" }),
      oldPlate(own(), { issuedOn: "2019年6月" }),
      oldPlate(own(), { issuedOn: "2026-11-24" }),
      oldPlate(taken, { home: "又一家", holder: "没有这个单位", title: "" }),
    ];
    const importId = await checked(staff, lines);
    expect(await problemsOf(importId)).toEqual([
      [],
      ["holder noSuchUnit"],
      ["number taken"],
      ["issuedOn notDay"],
      ["issuedOn dayAhead"],
      ["title required", "number sameNumber", "holder noSuchUnit"],
    ]);
    const before = await portal.fingerprint();
    expect(await runCommand(confirmImport, staff, { importId })).toEqual(badLines);
    expect(await portal.fingerprint()).toBe(before);
  });

  it("is judged as the register stands now: what was right yesterday may be wrong, and the other way round", async () => {
    const [number, holder] = [own(), "新建 Tech（集团）馆"];
    const [first, second] = [await checked(staff, [oldPlate(number)]), await checked(staff, [oldPlate(number, { home: "另一家" })])];
    const unknown = await checked(staff, [oldPlate(own(), { holder: "新建Tech(集团) 馆" })]);
    await act(confirmImport, staff, { importId: first });
    expect(await problemsOf(second)).toEqual([["number taken"]]);
    expect(await runCommand(confirmImport, staff, { importId: second })).toEqual(badLines);
    expect(await problemsOf(unknown)).toEqual([["holder noSuchUnit"]]);
    await db().organization.create({ data: { kindCode: "publicUnit", name: holder, parentId: city.ids.city } });
    expect(await problemsOf(unknown)).toEqual([[]]);
    await act(confirmImport, staff, { importId: unknown });
    expect(await plaquesOf(unknown)).toMatchObject([{ holder: "新建Tech(集团) 馆" }]);
  });

  it("finds its holder by code, and writes the name the roll has", async () => {
    const { creditCode } = await db().organization.findUniqueOrThrow({ where: { id: city.ids.bearing }, select: { creditCode: true } });
    const code = creditCode ?? "";
    const importId = await broughtIn(staff, [
      oldPlate(own(), { holder: "", creditCode: code, home: "甲" }),
      oldPlate(own(), { holder: "精工轴承科协", creditCode: code, home: "甲" }),
    ]);
    const homes = await portal.sql(
      `SELECT p.holder, h."ownerId" FROM "Plaque" p JOIN "Home" h ON h.id = p."homeId" WHERE p."importId" = $1 ORDER BY p.number`,
      importId,
    );
    expect(homes).toEqual([
      { holder: "精工轴承股份有限公司", ownerId: city.ids.bearing },
      { holder: "精工轴承科协", ownerId: city.ids.bearingAssociation },
    ]);
  });

  it("gives a home that is there its plates, and leaves what was approved of it as it is", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await bringTo(city, id, "awarded");
    const [home] = await db().home.findMany({ where: { plaques: { some: { applicationId: id } } } });
    const again = { holder: "新纪元制药科协", home: home?.name ?? "", address: "旧地址" };
    const importId = await broughtIn(staff, [
      oldPlate(own(), { ...again, title: "旧称号" }),
      oldPlate(own(), { ...again, title: "更旧的称号", validTo: "2022-06-02" }),
    ]);
    expect((await plaquesOf(importId)).map(({ homeId, status }) => [homeId, status])).toEqual([
      [home?.id, "valid"],
      [home?.id, "expired"],
    ]);
    expect(await db().home.findUnique({ where: { id: home?.id ?? "" } })).toEqual(home);
    expect(await problemsOf(await checked(staff, [oldPlate(own(), again)]))).toEqual([["title borne"]]);
  });

  it("may hold plates whose term is over beside those that follow them", async () => {
    const terms: Line[] = [
      oldPlate(own(), { home: "续期之家", validTo: "2022-06-02" }),
      oldPlate(own(), { home: "续期之家", issuedOn: "2022-06-03", validTo: "2099-06-02" }),
      oldPlate(own(), { home: "续期之家二", validTo: "2026-11-22", status: "已到期" }),
    ];
    const importId = await broughtIn(staff, terms);
    expect((await plaquesOf(importId)).map(({ status }) => status)).toEqual(["expired", "valid", "expired"]);
    expect(await publicPlaqueByNumber(terms[0]?.number ?? "")).toMatchObject({ state: "expired", validTo: "2022-06-02" });
  });
});

describe("the same table again", () => {
  it("leads to where it is already, before it went in and after", async () => {
    const lines = [oldPlate(own())];
    const file = anyFile();
    const first = await act(checkImport, staff, { file, rows: rowsOf(lines) });
    expect(first.again).toBe(false);
    const files = await db().attachment.count();
    expect(await act(checkImport, staff, { file: anyFile(), rows: rowsOf(lines) })).toEqual({ id: first.id, again: true });
    await act(confirmImport, staff, { importId: first.id });
    expect(await act(checkImport, await city.as("colleague"), { file: anyFile(), rows: rowsOf(lines) })).toEqual({
      id: first.id,
      again: true,
    });
    expect(await db().attachment.count()).toBe(files);
    expect(await db().plaque.count({ where: { importId: first.id } })).toBe(1);
  });

  it("goes in once, however often the button is pressed", async () => {
    const importId = await checked(staff, [oldPlate(own())]);
    const pressed = await Promise.all(times(5, () => runCommand(confirmImport, staff, { importId }, { idempotencyKey: importId })));
    expect(pressed).toEqual(times(5, () => ({ ok: true, value: { id: importId } })));
    expect(await runCommand(confirmImport, staff, { importId })).toEqual({ ok: false, problem: { kind: "conflict" } });
    expect(await db().plaque.count({ where: { importId } })).toBe(1);
    expect(await db().plaqueEvent.count({ where: { plaque: { importId } } })).toBe(1);
  });

  it("sent by two at once is one table", async () => {
    const rows = rowsOf([oldPlate(own())]);
    const sent = await Promise.all(times(4, () => runCommand(checkImport, staff, { file: anyFile(), rows })));
    expect(sent.every((outcome) => outcome.ok || outcome.problem.kind === "conflict")).toBe(true);
    const ids = new Set(sent.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : [])));
    expect(ids.size).toBe(1);
    expect(await db().plaqueImport.count({ where: { id: { in: [...ids] } } })).toBe(1);
  });
});

describe("who may", () => {
  it("is the city's staff: nobody else checks, confirms, looks, or gets the template", async () => {
    const importId = await checked(staff, [oldPlate(own())]);
    const input = { file: anyFile(), rows: rowsOf([oldPlate(own())]) };
    const { attachmentId } = await db().plaqueImport.findUniqueOrThrow({ where: { id: importId }, select: { attachmentId: true } });
    for (const key of ["leader", "pharma", "highTech", "receiver", "expert", "auditor", "system", "security", "scientist"] as const) {
      const actor = await city.as(key);
      expect(await runCommand(checkImport, actor, input), key).toEqual({ ok: false, problem: { kind: "notFound" } });
      expect(await runCommand(confirmImport, actor, { importId }), key).toEqual({ ok: false, problem: { kind: "notFound" } });
      expect([await readImport(actor, importId), await listImports(actor), await importTemplate(actor)], key).toEqual([null, null, null]);
      expect(await readAttachment(actor, attachmentId), key).toBeNull();
    }
    for (const actor of [visitor, systemActor]) expect((await runCommand(confirmImport, actor, { importId })).ok).toBe(false);
    expect(await readAttachment(staff, attachmentId)).toMatchObject({ name: "牌匾.xlsx" });
    expect((await importTemplate(staff))?.name).toMatch(/xlsx$/);
    expect((await listImports(staff))?.map(({ id }) => id)).toContain(importId);
    expect(await plaquesOf(importId)).toEqual([]);
  });

  it("brings in nothing that was not checked", async () => {
    const row = rowsOf([oldPlate(own())])[0];
    const wrong = { ...row, plate: { ...row?.plate, status: "gold" } };
    expect(await runCommand(checkImport, staff, { file: anyFile(), rows: [wrong] })).toMatchObject({
      ok: false,
      problem: { kind: "invalidInput" },
    });
    expect(await runCommand(confirmImport, staff, { importId: crypto.randomUUID() })).toEqual({ ok: false, problem: { kind: "notFound" } });
  });
});

describe("numbers", () => {
  const awarded = async (scheme: "kunshan2024" | "yiyang2024") => {
    const id = await submitted(city, scheme, { round: await city.roundOf(scheme) });
    await bringTo(city, id, "awarded");
    return (await db().plaque.findUniqueOrThrow({ where: { applicationId: id }, select: { number: true } })).number;
  };

  it("of a scheme go on after the largest that came in, in their own year, and are written as the scheme writes them", async () => {
    const importId = await broughtIn(staff, [
      oldPlate("益科家[2026]041", { home: "一" }),
      oldPlate("益科家〔2026〕007", { home: "二" }),
      oldPlate("益科家〔2019〕900", { home: "三" }),
    ]);
    expect((await plaquesOf(importId)).map(({ number }) => number).toSorted()).toEqual([
      "益科家〔2019〕900",
      "益科家〔2026〕007",
      "益科家〔2026〕041",
    ]);
    expect(await portal.sql(`SELECT key, next FROM "NumberSeries" WHERE key LIKE '益科家%' ORDER BY key`)).toEqual([
      { key: "益科家〔{year}〕{n:03}#2019", next: 901 },
      { key: "益科家〔{year}〕{n:03}#2026", next: 42 },
    ]);
    expect(await awarded("yiyang2024")).toBe("益科家〔2026〕042");
    // What comes in below leaves the series where it is.
    await broughtIn(staff, [oldPlate("益科家〔2026〕009", { home: "四" })]);
    expect(await awarded("yiyang2024")).toBe("益科家〔2026〕043");
  });

  it("that came in before any scheme named their pattern are not given again", async () => {
    await broughtIn(staff, [oldPlate("新匾2026第003块", { home: "五" }), oldPlate("新匾2025第009块", { home: "六" })]);
    const pattern = "新匾{year}第{n:03}块";
    const { document } = city.rounds.kunshan2024;
    const honour = { ...document.honour, numberPattern: { ...document.honour.numberPattern, value: pattern } };
    const { id: versionId } = await act(importScheme, staff, { document: JSON.stringify({ ...document, code: "later", honour }) });
    await publish(staff, versionId);
    const round = await city.roundOf("kunshan2024");
    await db().round.update({ where: { id: round.roundId }, data: { schemeVersionId: versionId }, select: { id: true } });
    const id = await submitted(city, "kunshan2024", { round: { ...round, versionId } });
    await bringTo(city, id, "awarded");
    expect((await db().plaque.findUniqueOrThrow({ where: { applicationId: id } })).number).toBe("新匾2026第004块");
  });

  it("are not borne twice where an award and an import meet", async () => {
    const next = async () =>
      Number(await portal.one(`SELECT coalesce(max(next), 1) FROM "NumberSeries" WHERE key = '昆企科家〔{year}〕{n:03}号#2026'`));
    for (let round = 0; round < 6; round += 1) {
      const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
      await bringTo(city, id, "award");
      const number = `昆企科家〔2026〕${String(await next()).padStart(3, "0")}号`;
      const importId = await checked(staff, [oldPlate(number, { home: `相遇之家${round}` })]);
      const gate = barrier(2);
      const [award, brought] = await Promise.all([
        gate().then(() => passStage(city, id)),
        gate().then(() => runCommand(confirmImport, staff, { importId })),
      ]).then(([, outcome]) => [db().plaque.findUnique({ where: { applicationId: id }, select: { number: true } }), outcome] as const);
      const given = (await award)?.number;
      if (brought.ok) expect(given).not.toBe(number);
      else expect([given, brought]).toEqual([number, badLines]);
      const bearers = await db().plaque.count({ where: { number } });
      expect(bearers).toBe(1);
    }
  });

  it("are not borne twice where two tables meet", async () => {
    const number = own();
    const ids = await Promise.all(["甲厂之家", "乙厂之家"].map((home) => checked(staff, [oldPlate(number, { home })])));
    const outcomes = await Promise.all(ids.map((importId) => runCommand(confirmImport, staff, { importId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual(badLines);
    expect(await db().plaque.count({ where: { number } })).toBe(1);
  });

  it("are told apart by the database too, however they are spelt", async () => {
    await broughtIn(staff, [oldPlate("匾（甲）1", { home: "七" })]);
    await expect(
      portal.sql(`INSERT INTO "Plaque" (number, "verifyCode", "homeId", "importId", title, issuer, holder, "issuedOn")
        SELECT '匾 [甲]１', 'X', "homeId", "importId", 'x', issuer, holder, "issuedOn" FROM "Plaque" WHERE number = '匾（甲）1'`),
    ).rejects.toThrow(/Plaque_numberKey_key/);
  });
});

describe("the register", () => {
  it("finds them by a part of their number, and keeps them from the engraver's list", async () => {
    const number = own();
    const importId = await broughtIn(staff, [oldPlate(number)]);
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    await bringTo(city, id, "award");
    await move(city, "staff", stages.awardPlaque, id);
    const fresh = await db().plaque.findUniqueOrThrow({ where: { applicationId: id } });
    const found = await listPlaques(staff, { number: number.replaceAll(" ", ""), status: null, waiting: false }, null);
    expect(found?.rows.map((row) => [row.number, row.importId])).toEqual([[number, importId]]);
    const all = { number: "", status: null, waiting: false };
    const list = await readBack((await engraverList(staff, all))?.bytes ?? new Uint8Array());
    expect(list[0]).toEqual(["序号", "编号", "称号", "授予单位", "授牌单位", "牌面日期", "二维码网址"]);
    const numbers = list.map((row) => row[1]);
    expect(numbers).toContain(fresh.number);
    expect(numbers).not.toContain(number);
    const line = list.find((row) => row[1] === fresh.number);
    expect(line?.slice(2)).toEqual([
      ...["科技工作者之家", "新纪元制药科协", "临江市科协", "二〇二六年十一月"],
      expect.stringMatching(new RegExp(`^https?://.+/verify/${fresh.verifyCode}$`)),
    ]);
    const chosen = await readBack((await engraverList(staff, { ...all, number }))?.bytes ?? new Uint8Array());
    expect(chosen.slice(1).map((row) => row[1])).toEqual([number]);
    for (const key of ["pharma", "highTech", "expert", "auditor"] as const) expect(await engraverList(await city.as(key), all)).toBeNull();
    expect((await readPlaque(staff, fresh.id))?.importId).toBeNull();
  });
});
