// Forty words of a claimant, looked for everywhere they must not be: the database whole, the uploads, the keys, the logs, the mail.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { askData } from "@/lib/rights-cases/commands/data";
import { beginDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import { sendMessage, supplyCase } from "@/lib/rights-cases/commands/follow";
import { shredCase } from "@/lib/rights-cases/commands/keeping";
import * as office from "@/lib/rights-cases/commands/office";
import { type FilesTo, receiveFiles } from "@/lib/rights-cases/commands/receive";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { openOwnFile } from "@/lib/rights-cases/queries/files";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { jobHandlers } from "@/lib/runner/jobs";
import { burn } from "@/lib/server/burn";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { dropScratch, newScratch } from "@/lib/server/storage";
import { linked, seen } from "../support/cases";
import { act, buildCity, type City, later, monday, type PersonActor, visitor } from "../support/city";
import * as made from "../support/files";
import { dump, folder, type Haystack, hitsOf, rowsByTable, together } from "../support/planted";
import { openPortal, type Portal } from "../support/portal";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

type Mode = "anonymous" | "confidential";
/** By what they are; two cases never say the same. */
const wordsOf = (mode: Mode) => {
  const no = mode === "anonymous" ? "41" : "73";
  return {
    what: `我在㙍塬研究所做了${no}年实验，工资拖欠`,
    rare: `龑㛃𠮷𬀩${no}`,
    respondent: `㙍塬${no}先进材料研究所`,
    ask: `请补发第${no}批差旅费一万二千元`,
    notBy: `不要让巴彦呼${no}经手`,
    street: `望月湖路${no}号桂花苑六栋`,
    flat: `桂花苑${no}栋三单元四零二`,
    telephone: `1391234${no}07`,
    second: `1387654${no}19`,
    idNumber: `43090119880${no}12345`,
    message: `我的工号是KX-${no}-8821，组长姓禤`,
    later: `昨天巴彦呼${no}又来问过我`,
    supplied: `补充说明：合同编号HT${no}-0098`,
    reply: `请您${no}日前把合同带来，找禤科长`,
    note: `来电人声音像巴彦呼${no}的同事`,
    visit: `走访㙍塬${no}所，见到禤主任`,
    supplement: `请补交KX-${no}的合同页`,
    request: `诉求：补发HT${no}号合同工资`,
    facts: `经核实拖欠自${no}号项目开始`,
    decision: `责成㙍塬${no}所十日内补发`,
    basis: `依据${no}号谈话笔录`,
    fileName: `工资条-禤某${no}`,
    laterName: `合同页-巴彦呼${no}`,
    officeName: `谈话笔录-禤${no}`,
    fileContent: `表里写着龑㛃${no}的账号`,
    oldContent: `旧格式里的作者禤${no}`,
    artist: `相机主人禤${no}`,
    place: `拍摄于桂花苑${no}栋楼下`,
    deletion: `请把桂花苑${no}的内容都删掉`,
    ...(mode === "anonymous"
      ? {}
      : {
          name: `禤𠮷龘${no}`,
          phone: `1367000${no}88`,
          address: `益阳市桃花仑${no}号`,
          speaker: `第一代表㛃${no}`,
          speakerTwo: `第二代表巴${no}`,
        }),
  };
};

let portal: Portal;
let city: City;
let staff: PersonActor;
let leader: PersonActor;
const said: string[] = [];
beforeAll(async () => {
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, name).mockImplementation(
      (...words: unknown[]) => void said.push(words.map((word) => (word instanceof Error ? (word.stack ?? "") : String(word))).join(" ")),
    );
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [staff, leader] = [await city.as("staff"), await city.as("leader")];
});
afterAll(async () => {
  vi.restoreAllMocks();
  await portal.close();
});

async function send(actor: Actor, to: FilesTo, name: string, bytes: Buffer) {
  const scratch = await newScratch();
  fs.writeFileSync(scratch, bytes);
  const file = { field: "file.evidence", name, scratch, size: bytes.length, tooLarge: false };
  expect(await receiveFiles(actor, to, { fields: new FormData(), files: [file], tooMany: false, drop: async () => {} })).toEqual({
    problem: null,
    at: 0,
  });
  await dropScratch(scratch);
}

/** With a comment behind the picture's first two bytes, as cameras and editors leave one. */
function photographed(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const segment = Buffer.from([0xff, 0xfe, (text.length + 2) >> 8, (text.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, text, jpeg.subarray(2)]);
}

type Words = ReturnType<typeof wordsOf>;
type Told = { words: Words; claimant: Actor; id: string };

/** What the claimant does alone. */
async function file(mode: Mode): Promise<Told> {
  const words = wordsOf(mode);
  const { id, code: token } = await act(beginDraft, visitor, {});
  const claimant: Actor = { kind: "claimant", caseId: id };
  const pages = [
    { step: "mode", mode },
    { step: "category", category: "wages" },
    { step: "what", what: [words.what, words.rare, words.street, words.telephone, words.idNumber].join("，") },
    { step: "respondent", respondent: words.respondent, respondentCode: "" },
    { step: "ask", ask: `${words.ask}，${words.second}` },
    { step: "files" },
    { step: "notBy", notBy: `${words.notBy}，${words.flat}` },
    ...(words.name === undefined
      ? []
      : [
          {
            step: "who",
            name: words.name,
            phone: words.phone,
            address: words.address,
            people: "3",
            representatives: [words.speaker, words.speakerTwo],
          },
        ]),
    { step: "consent", consentHandle: "on" },
  ];
  for (const page of pages) await act(saveDraft, claimant, page);
  // What is refused is not kept either.
  expect((await runCommand(saveDraft, claimant, { step: "ask", ask: words.ask.repeat(500) })).ok).toBe(false);
  const photo = photographed(
    await sharp({ create: { width: 60, height: 40, channels: 3, background: "#886644" } })
      .withExif({ IFD0: { Artist: "KX-8821 owner" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "28/1 33/1 0/1" } })
      .jpeg()
      .toBuffer(),
    `${words.artist}，${words.place}`,
  );
  expect([photo.includes(words.artist), photo.includes("KX-8821 owner"), (await sharp(photo).metadata()).width]).toEqual([true, true, 60]);
  await send(claimant, { draft: true }, `${words.fileName}.jpg`, photo);
  await send(claimant, { draft: true }, "旧.doc", made.doc({ SummaryInformation: Buffer.from(words.oldContent.repeat(20), "utf16le") }));
  await act(submitCase, claimant, { token });
  await act(sendMessage, claimant, { text: words.message });
  await send(
    claimant,
    { caseId: id },
    `${words.laterName}.docx`,
    await made.docx([["word/footnotes.xml", `<w:t>${words.fileContent}</w:t>`]]),
  );
  return { words, claimant, id };
}

/** What the office does with it, to the end. */
async function handle({ words, claimant, id }: Told) {
  await readCase(staff, id);
  await linked(staff, id);
  await act(office.requestSupplement, staff, { ...(await seen(id)), comment: words.supplement });
  await act(supplyCase, claimant, { text: words.supplied });
  // Of an anonymous case it is the desk's again the next day.
  await portal.setClock(later(monday, 2));
  await act(office.claimCase, staff, { caseId: id });
  await act(office.replyToClaimant, staff, { caseId: id, text: words.reply });
  await act(office.addNote, staff, { caseId: id, kind: "call", onDay: "2026-11-24", text: words.note });
  await act(office.addNote, staff, { caseId: id, kind: "visit", onDay: "2026-11-24", text: words.visit });
  await send(staff, { caseId: id }, `${words.officeName}.pdf`, await made.pdf());
  await act(office.acceptCase, staff, await seen(id));
  await act(office.handleCase, staff, await seen(id));
  const { request, facts, decision, basis } = words;
  await act(office.answerCase, staff, { ...(await seen(id)), outcome: "supported", request, facts, decision, basis });
  await act(office.closeCase, staff, await seen(id));
  await act(sendMessage, claimant, { text: words.later });
  await jobHandlers.announceWork({});
  await jobHandlers.remindWork({});
  await readCase(leader, id);
}

const logs = (): Haystack => new Map([["the log", Buffer.from(said.join("\n"))]]);
const everywhere = async () => together(await dump(portal), folder(portal.dataDir), logs());
const all = (told: readonly Told[]) => [...told.flatMap(({ words }) => Object.values(words)), made.maker];

describe("what a claimant says", () => {
  const told: Told[] = [];
  let before: Haystack;

  it("leaves no time of day in an anonymous case: in no row, and on no file", async () => {
    // Every second of this instant would be found again.
    await portal.setClock(new Date("2026-11-23T10:07:43.219+08:00"));
    const lines = new Set((await rowsByTable(portal)).map(({ table, line }) => `${table} ${line}`));
    const fresh = async () => (await rowsByTable(portal)).filter(({ table, line }) => !lines.has(`${table} ${line}`));
    const midnight = (value: string | number) => (new Date(value).getTime() + 8 * 3_600_000) % 86_400_000 === 0;
    const telling = (rows: Awaited<ReturnType<typeof fresh>>) => rows.flatMap(({ timed }) => timed).filter(({ value }) => !midnight(value));

    told.push(await file("anonymous"));
    const rows = await fresh();
    expect(rows.length).toBeGreaterThan(0);
    expect(telling(rows)).toEqual([]);
    const atThatSecond = [...(await dump(portal))].filter(
      ([name, bytes]) => !name.startsWith("test_clock.") && bytes.includes("07:43.219"),
    );
    expect(atThatSecond.map(([name]) => name)).toEqual([]);
    const place = path.join(portal.dataDir, "files");
    const loud = [place, path.join(portal.dataDir, "keys")].flatMap((root) =>
      fs
        .readdirSync(root, { recursive: true, withFileTypes: true })
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((one) => !midnight(fs.statSync(one).mtimeMs)),
    );
    expect(loud).toEqual([]);

    // Control: of a confidential case the same acts tell when the office may begin.
    for (const { table, line } of rows) lines.add(`${table} ${line}`);
    told.push(await file("confidential"));
    expect(telling(await fresh()).map(({ table, column }) => `${table}.${column}`)).toContain("WorkItem.openedAt");
  });

  it("is in no table, no upload, no key, no log and no mail, in whatever form", async () => {
    await portal.setClock(later(monday, 1));
    // A reminder and the letters that come of it go out as well.
    for (const one of told) {
      await portal.setClock(later(monday, 1));
      await handle(one);
    }
    before = await everywhere();
    expect(all(told).length).toBeGreaterThanOrEqual(40);
    expect(new Set(all(told)).size).toBe(all(told).length);
    expect(hitsOf(all(told), before)).toEqual([]);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseFile" WHERE "removedOn" IS NULL`)).toBe(8);
    expect([...before.keys()].filter((place) => place.includes("/files/")).length).toBeGreaterThanOrEqual(8);
  });

  it("is all there for those who may read it", async () => {
    for (const { words, claimant, id } of told) {
      const own = JSON.stringify(await readOwnCase(claimant, null));
      const desk = JSON.stringify(await readCase(staff, id));
      const { fileContent, oldContent, artist, place, deletion, ...typed } = words;
      const missing = Object.values(typed).filter((word) => !desk.includes(word ?? ""));
      expect(missing).toEqual([]);
      expect([own.includes(words.note), own.includes(words.message), own.includes(words.decision)]).toEqual([false, true, true]);
      const files = await db().caseFile.findMany({ where: { caseId: id }, select: { id: true } });
      const bytes = Buffer.concat(
        await Promise.all(files.map(async (one) => Buffer.from((await openOwnFile(claimant, one.id))?.bytes ?? []))),
      );
      expect(bytes.includes(Buffer.from(oldContent, "utf16le"))).toBe(true);
      // What a photo says of its maker and place was taken out before it was kept.
      expect([artist, place, made.maker, "KX-8821 owner"].filter((word) => bytes.includes(word))).toEqual([]);
      expect([fileContent, deletion].length).toBe(2);
    }
  });

  it("control: planted in the open it is found, in each form", async () => {
    const [word = ""] = Object.values(told[0]?.words ?? {});
    for (const form of [
      word,
      Buffer.from(word).toString("base64"),
      Buffer.from(`xy${word}z`).toString("base64url"),
      Buffer.from(word).toString("hex"),
      Buffer.from(word, "utf16le").toString("hex").toUpperCase(),
      JSON.stringify(word).replace(/[^\u0000-\u007f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ]) {
      await portal.sql(`INSERT INTO "Setting" VALUES ('planted', to_jsonb($1::text))`, form);
      const places = await dump(portal);
      expect(
        hitsOf([word], places).map((hit) => hit.split(" in ").at(-1)),
        form,
      ).toEqual(['public."Setting"']);
      await portal.sql(`DELETE FROM "Setting" WHERE "key" = 'planted'`);
    }
    const stray = path.join(portal.dataDir, "files", "stray");
    fs.writeFileSync(stray, Buffer.from(`\u0001${word}`, "utf16le"));
    expect(hitsOf([word], folder(portal.dataDir)).length).toBe(1);
    fs.rmSync(stray);
    console.error("control", word);
    expect(hitsOf([word], logs()).length).toBe(1);
    said.pop();
  });

  it("cannot be read any more after the shredding, not from an old copy either", async () => {
    // The one with a name: there it is the days to ask for more that keep it.
    const [other, one] = told;
    if (!one || !other) throw new Error("nothing was told");
    const old = await db().rightsCase.findUniqueOrThrow({ where: { id: one.id } });
    const texts = await portal.sql<{ id: string; body: string }>(`SELECT "id", "body" FROM "CaseMessage" WHERE "caseId" = $1`, one.id);
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), "portal-test-backup-"));
    fs.cpSync(path.join(portal.dataDir, "files"), copy, { recursive: true });
    const files = await portal.sql<{ id: string; name: string }>(`SELECT "id", "name" FROM "CaseFile" WHERE "caseId" = $1`, one.id);
    const key = path.join(portal.dataDir, "keys", old.keyRef ?? "none");
    expect(fs.existsSync(key)).toBe(true);

    /** The old copy put back over what is there: rows, words and uploads, without the key store, which has none. */
    const restore = async () => {
      await portal.sql(
        `UPDATE "RightsCase" SET "keyRef" = $2, "body" = $3, "shreddedOn" = NULL, "respondentKey" = $4 WHERE "id" = $1`,
        ...[one.id, old.keyRef, old.body, old.respondentKey],
      );
      for (const { id, body } of texts) await portal.sql(`UPDATE "CaseMessage" SET "body" = $2 WHERE "id" = $1`, id, body);
      for (const { id, name } of files) await portal.sql(`UPDATE "CaseFile" SET "name" = $2, "removedOn" = NULL WHERE "id" = $1`, id, name);
      fs.cpSync(copy, path.join(portal.dataDir, "files"), { recursive: true });
    };
    // Control: with the key the copy is as good as the original.
    await restore();
    expect(JSON.stringify(await readOwnCase(one.claimant, null))).toContain(one.words.message);
    expect((await openOwnFile(one.claimant, files[0]?.id ?? ""))?.bytes.length).toBeGreaterThan(0);

    await act(askData, one.claimant, { what: "deletion", text: one.words.deletion });
    // What may still be asked for keeps it: only when those days are over.
    const refused = await runCommand(shredCase, leader, { ...(await seen(one.id)), ground: "consentWithdrawn" });
    expect(refused).toEqual({ ok: false, problem: { kind: "notNow", blockers: ["stillAsking"] } });
    await portal.setClock(later(monday, 60));
    const gone = await act(shredCase, leader, { ...(await seen(one.id)), ground: "consentWithdrawn" });
    expect(gone.storageKeys.length).toBe(4);
    await burn(gone);

    expect(fs.existsSync(key)).toBe(false);
    expect(gone.storageKeys.filter((name) => [...folder(portal.dataDir).keys()].some((place) => place.endsWith(name)))).toEqual([]);
    const after = await everywhere();
    expect(hitsOf(all(told), after)).toEqual([]);
    // Nor does what was sealed stand anywhere but in the history, which nobody can change, and nobody can read.
    const sealed = [old.body ?? "", ...texts.map(({ body }) => body), ...files.map(({ name }) => name)];
    expect(sealed.filter((text) => [...after.values()].some((bytes) => bytes.includes(text)))).toEqual([]);
    const own = await readOwnCase(one.claimant, null);
    expect(own).toMatchObject({
      number: old.number,
      status: "closed",
      outcome: "supported",
      shredded: true,
      filedOn: "2026-11-23",
      body: null,
      files: [],
    });
    // The other case is as it was.
    expect(JSON.stringify(await readOwnCase(other.claimant, null))).toContain(other.words.message);

    await restore();
    await expect(readOwnCase(one.claimant, null)).rejects.toThrow("the key is gone");
    await expect(openOwnFile(one.claimant, files[0]?.id ?? "")).rejects.toThrow("the key is gone");
    fs.rmSync(copy, { recursive: true });
  });
});
