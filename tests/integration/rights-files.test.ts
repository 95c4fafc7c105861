// Evidence of a case: how it comes in, how it lies, who may open it, how it goes.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sweepFiles } from "@/lib/files/jobs";
import type { Actor } from "@/lib/kernel/access";
import { attachFile, detachFile } from "@/lib/rights-cases/commands/files";
import { acceptCase } from "@/lib/rights-cases/commands/office";
import { discardDraft } from "@/lib/rights-cases/commands/draft";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { type FilesTo, receiveFiles, takeAwayFile } from "@/lib/rights-cases/commands/receive";
import { filePlace, openCaseFile, openOwnFile, readDraftFiles, readFileKey, readOwnFiles } from "@/lib/rights-cases/queries/files";
import { maxCaseFiles } from "@/lib/rights-cases/rules/files";
import { burn } from "@/lib/server/burn";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { unsealBytes } from "@/lib/server/keys";
import { dropScratch, keepFile, keepQuietly, newScratch } from "@/lib/server/storage";
import { filedCase, linked, seen, writtenCase } from "../support/cases";
import { act, buildCity, type City, later, monday, type PersonActor } from "../support/city";
import * as made from "../support/files";
import { hostileFiles } from "../support/hostile-files";
import { openPortal, type Portal } from "../support/portal";

vi.setConfig({ testTimeout: 180_000 });

let portal: Portal;
let city: City;
let staff: PersonActor;
let pharma: PersonActor;
let leader: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [staff, pharma, leader] = [await city.as("staff"), await city.as("pharma"), await city.as("leader")];
});
afterAll(() => portal.close());

const root = () => path.join(portal.dataDir, "files");
const onDisk = (): string[] =>
  fs
    .readdirSync(root(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const draft: FilesTo = { draft: true };
const of = (caseId: string): FilesTo => ({ caseId });

type Sent = { bytes: Buffer; name: string };
/** As the route hands on what came in. */
async function post(actor: Actor, to: FilesTo, sent: readonly Sent[], tooMany = false) {
  const incoming = sent.map(async ({ bytes, name }) => {
    const scratch = await newScratch();
    fs.writeFileSync(scratch, bytes);
    return { field: "file.evidence", name, scratch, size: bytes.length, tooLarge: false };
  });
  const files = await Promise.all(incoming);
  try {
    return await receiveFiles(actor, to, { fields: new FormData(), files, tooMany, drop: async () => {} });
  } finally {
    for (const { scratch } of files) await dropScratch(scratch);
  }
}
const send = (actor: Actor, to: FilesTo, bytes: Buffer, name = "工资条.jpg", tooMany = false) =>
  post(actor, to, [{ bytes, name }], tooMany);
const kept = { problem: null, at: 0 };
const isMidnight = (ms: number) => (ms + 8 * 3_600_000) % 86_400_000 === 0;
const row = (where: string, id: string) =>
  portal.sql<{ id: string; storageKey: string }>(`SELECT * FROM "CaseFile" WHERE "${where}" = $1`, id);

describe("a file while one is still writing", () => {
  it("is made clean, sealed with its name, and lies at no hour of the day", async () => {
    const { claimant, id } = await writtenCase({ mode: "anonymous" });
    const picture = await made.picture("jpeg");
    expect(await send(claimant, draft, picture, "欠薪证明 石敬岩.jpg")).toEqual(kept);
    const view = await readDraftFiles(claimant);
    expect(view?.files).toMatchObject([
      { name: "欠薪证明 石敬岩.jpg", contentType: "image/jpeg", treatment: "cleaned", side: "claimant", day: "2026-11-23" },
    ]);
    const [file] = await row("draftId", id);
    const place = onDisk().find((name) => name.endsWith(file?.storageKey ?? "none")) ?? "";
    const bytes = fs.readFileSync(place);
    expect(bytes.includes("JFIF") || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    for (const touched of [place, path.dirname(place), path.join(root(), "incoming")])
      expect(isMidnight(fs.statSync(touched).mtimeMs), touched).toBe(true);
    expect(onDisk().filter((name) => name.includes("incoming"))).toEqual([]);
    // What comes back is the cleaned picture: no place, no maker.
    const opened = await openOwnFile(claimant, view?.files[0]?.id ?? "");
    const back = Buffer.from(opened?.bytes ?? []);
    expect(back.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(back.includes(made.maker) || back.includes("GPS")).toBe(false);
    expect(picture.includes("Exif")).toBe(true);
    expect(back.length).toBe(view?.files[0]?.size);
  });

  it("control: a file kept in the common way does tell its hour", async () => {
    const { storageKey } = await keepFile(Buffer.from("x"));
    const place = onDisk().find((name) => name.endsWith(storageKey)) ?? "";
    // Midnight to the millisecond is possible and will not happen.
    expect(isMidnight(fs.statSync(place).mtimeMs)).toBe(false);
    fs.rmSync(place);
  });

  it("goes with it when it is taken out, and with the key when the draft is thrown away", async () => {
    const { claimant, id } = await writtenCase();
    for (const name of ["一.png", "二.png"]) await send(claimant, draft, await made.picture("png"), name);
    const before = onDisk().length;
    const [one] = (await readDraftFiles(claimant))?.files ?? [];
    expect(await takeAwayFile(claimant, true, one?.id ?? "")).toEqual(kept);
    expect([onDisk().length, (await row("draftId", id)).length]).toEqual([before - 1, 1]);
    const gone = await act(discardDraft, claimant, {});
    await burn(gone);
    expect(onDisk().length).toBe(before - 2);
    expect(await row("draftId", id)).toEqual([]);
    expect(fs.existsSync(path.join(portal.dataDir, "keys", gone.keyRef ?? "none"))).toBe(false);
  });

  it("goes on with the case", async () => {
    const { claimant, token, id } = await writtenCase();
    await send(claimant, draft, await made.picture("png"), "合同.png");
    await act(submitCase, claimant, { token });
    const view = await readOwnFiles(claimant);
    expect(view?.files).toMatchObject([{ name: "合同.png", removable: true }]);
    expect((await openOwnFile(claimant, view?.files[0]?.id ?? ""))?.contentType).toBe("image/png");
    expect([(await row("draftId", id)).length, (await row("caseId", id)).length]).toEqual([0, 1]);
    // The draft is no more, and so is the way into it.
    expect(await send(claimant, draft, await made.picture("png"))).toBe("gone");
  });
});

describe("hostile files", () => {
  it.each(hostileFiles)("%s: %s, and nothing is left", async (_, code, make, name = "材料.pdf") => {
    const { claimant, id } = await hostileDraft;
    const before = onDisk().length;
    const bytes = await make();
    const scratch = await newScratch();
    fs.writeFileSync(scratch, bytes);
    const file = { field: "file.evidence", name, scratch, size: bytes.length, tooLarge: false };
    const received = await receiveFiles(claimant, draft, { fields: new FormData(), files: [file], tooMany: false, drop: async () => {} });
    await dropScratch(scratch);
    expect(received).toEqual({ problem: code, at: 0 });
    expect([onDisk().length, (await row("draftId", id)).length]).toEqual([before, 0]);
  });
  let hostileDraft: Promise<Awaited<ReturnType<typeof writtenCase>>>;
  beforeAll(() => {
    hostileDraft = writtenCase();
  });
});

describe("limits", () => {
  it("hold when many come at once", async () => {
    const { claimant, id } = await filedCase();
    const keyRef = await readFileKey(claimant, of(id));
    const file = (at: number) => ({
      ...{ id: crypto.randomUUID(), keyRef, name: `${at}.png`, contentType: "image/png", size: 1, storageKey: `race-${id}-${at}` },
      treatment: "cleaned",
    });
    const tried = await Promise.all(
      Array.from({ length: maxCaseFiles + 8 }, (_, at) => runCommand(attachFile, claimant, { files: [file(at)] })),
    );
    const refused = tried.filter(({ ok }) => !ok);
    expect(refused.length).toBe(8);
    expect(new Set(refused.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ ok: false, problem: { kind: "invalidInput", fields: { file: ["tooMany"] } } })]),
    );
    expect(await portal.one(`SELECT count(DISTINCT "ordinal")::int FROM "CaseFile" WHERE "caseId" = $1`, id)).toBe(maxCaseFiles);
    expect(await send(claimant, of(id), await made.picture("png"))).toEqual({ problem: "tooMany", at: 0 });
  });

  it("take of one post what there is room for, in its order, and leave no bytes of the others", async () => {
    const { claimant, id } = await filedCase();
    const keyRef = await readFileKey(claimant, of(id));
    const file = (at: number) => ({
      ...{ id: crypto.randomUUID(), keyRef, name: `${at}.png`, contentType: "image/png", size: 1, storageKey: `post-${id}-${at}` },
      treatment: "cleaned",
    });
    for (const half of [0, 9]) await act(attachFile, claimant, { files: Array.from({ length: 9 }, (_, at) => file(half + at)) });
    const before = onDisk().length;
    const [png, text] = [await made.picture("png"), Buffer.from("说明")];
    const sent = ["一.png", "不收.txt", "二.png", "三.png"].map((name) => ({ name, bytes: name.endsWith("txt") ? text : png }));
    expect(await post(claimant, of(id), sent.slice(1, 2))).toMatchObject({ at: 0 });
    expect(await post(claimant, of(id), sent)).toMatchObject({ problem: expect.not.stringMatching("tooMany"), at: 2 });
    expect(await post(claimant, of(id), [...sent.slice(0, 1), ...sent.slice(2)])).toEqual({ problem: "tooMany", at: 1 });
    expect((await readOwnFiles(claimant))?.files.slice(18).map(({ name }) => name)).toEqual(["一.png", "二.png"]);
    expect(onDisk().length).toBe(before + 2);
  });

  it("also count what all weigh together", async () => {
    const { claimant, id } = await filedCase();
    const keyRef = await readFileKey(claimant, of(id));
    const file = {
      id: crypto.randomUUID(),
      keyRef,
      name: "大.pdf",
      contentType: "application/pdf",
      size: 100 * 1024 * 1024,
      storageKey: `big-${id}`,
    };
    await act(attachFile, claimant, { files: [{ ...file, treatment: "cleaned" }] });
    const before = onDisk().length;
    expect(await send(claimant, of(id), await made.picture("png"))).toEqual({ problem: "caseFull", at: 0 });
    expect(onDisk().length).toBe(before);
  });
});

describe("the key and the place", () => {
  it("open a file only together", async () => {
    const [one, other] = [await filedCase(), await filedCase()];
    for (const { claimant, id } of [one, other]) await send(claimant, of(id), await made.picture("png"), `${id}.png`);
    await send(one.claimant, of(one.id), await made.picture("jpeg"), "又一份.jpg");
    const [mine, second] = await row("caseId", one.id);
    const [theirs] = await row("caseId", other.id);
    const sealed = fs.readFileSync(onDisk().find((name) => name.endsWith(mine?.storageKey ?? "none")) ?? "");
    const [key, otherKey] = [(await readFileKey(one.claimant, of(one.id))) ?? "", (await readFileKey(other.claimant, of(other.id))) ?? ""];
    expect((await unsealBytes(key, filePlace(mine?.id ?? "", "bytes"), sealed)).length).toBeGreaterThan(0);
    await expect(unsealBytes(otherKey, filePlace(mine?.id ?? "", "bytes"), sealed)).rejects.toThrow();
    await expect(unsealBytes(key, filePlace(theirs?.id ?? "", "bytes"), sealed)).rejects.toThrow();
    // Rows exchanged in the database: what was sealed for one is not handed out as the other.
    await portal.sql(`UPDATE "CaseFile" SET "storageKey" = 'x' WHERE "id" = $1`, second?.id);
    await portal.sql(`UPDATE "CaseFile" SET "storageKey" = $2 WHERE "id" = $1`, mine?.id, second?.storageKey);
    await expect(openOwnFile(one.claimant, mine?.id ?? "")).rejects.toThrow();
  });

  it("of another case are not accepted by the gate", async () => {
    const [one, other] = [await filedCase(), await filedCase()];
    const keyRef = await readFileKey(other.claimant, of(other.id));
    const file = {
      id: crypto.randomUUID(),
      keyRef,
      name: "a.png",
      contentType: "image/png",
      size: 1,
      storageKey: "other-key",
      treatment: "cleaned",
    };
    expect(await runCommand(attachFile, one.claimant, { files: [file] })).toEqual({ ok: false, problem: { kind: "conflict" } });
  });
});

describe("who may", () => {
  it("the claimant of another case finds nothing", async () => {
    const [one, other] = [await filedCase(), await filedCase()];
    await send(one.claimant, of(one.id), await made.picture("png"));
    const [file] = await row("caseId", one.id);
    expect(await openOwnFile(other.claimant, file?.id ?? "")).toBeNull();
    expect(await openOwnFile({ kind: "visitor" }, file?.id ?? "")).toBeNull();
    expect(await openOwnFile(one.claimant, file?.id ?? "")).not.toBeNull();
    expect(await send(other.claimant, of(one.id), await made.picture("png"))).toBe("gone");
    expect(await takeAwayFile(other.claimant, false, file?.id ?? "")).toBe("gone");
    // Named by the form or not: whose case it is, is told by the pass alone.
    const keyRef = await readFileKey(other.claimant, of(other.id));
    const kept = {
      id: crypto.randomUUID(),
      keyRef,
      name: "a.png",
      contentType: "image/png",
      size: 1,
      storageKey: "by-pass",
      treatment: "cleaned",
    };
    await act(attachFile, other.claimant, { caseId: one.id, files: [kept] });
    expect([(await row("caseId", one.id)).length, (await row("caseId", other.id)).length]).toEqual([1, 1]);
  });

  it("the office's every download is an opening, and its files say so", async () => {
    const { claimant, id } = await filedCase();
    await send(claimant, of(id), await made.picture("png"));
    const [file] = await row("caseId", id);
    const openings = () =>
      portal.sql<{ permission: string; office: string }>(`SELECT "permission", "office" FROM "CaseOpening" WHERE "caseId" = $1`, id);
    expect(await openings()).toEqual([]);
    const opened = await openCaseFile(staff, id, file?.id ?? "");
    expect(opened?.contentType).toBe("image/png");
    expect(opened?.disposition).toMatch(/^attachment; /);
    expect(await openings()).toEqual([{ permission: "rightsCase.openFile", office: "学会学术部" }]);
    expect(await send(staff, of(id), await made.pdf(), "走访照片.pdf")).toEqual(kept);
    expect((await readOwnFiles(claimant))?.files.map(({ side, removable }) => [side, removable])).toEqual([
      ["claimant", true],
      ["office", false],
    ]);
  });

  it("the respondent's officer finds nothing, adds nothing, and the try is on record; the leaders come in once it is linked", async () => {
    const { claimant, id } = await filedCase({ respondent: "新纪元制药有限公司" });
    await send(claimant, of(id), await made.picture("png"));
    const [file] = await row("caseId", id);
    const tries = () => portal.one(`SELECT count(*)::int FROM "AccessAttempt" WHERE "subjectId" = $1`, id);
    expect(await openCaseFile(leader, id, file?.id ?? "")).toBeNull();
    await portal.setClock(later(monday, 0, 11 * 60_000));
    await linked(staff, id, city.ids.pharma);
    const before = await tries();
    expect(await openCaseFile(pharma, id, file?.id ?? "")).toBeNull();
    expect(await send(pharma, of(id), await made.picture("png"))).toBe("gone");
    expect(await tries()).toBe(before + 2);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseOpening" WHERE "caseId" = $1`, id)).toBe(0);
    expect(await openCaseFile(leader, id, file?.id ?? "")).not.toBeNull();
    await portal.setClock(monday);
  });
});

describe("taken out again", () => {
  it("by the claimant until it is accepted, and the bytes with it", async () => {
    const { claimant, id } = await filedCase({ respondent: "" });
    for (const name of ["一.png", "二.png"]) await send(claimant, of(id), await made.picture("png"), name);
    const [one, two] = await row("caseId", id);
    const before = onDisk().length;
    expect(await takeAwayFile(claimant, false, one?.id ?? "")).toEqual(kept);
    expect(onDisk().length).toBe(before - 1);
    expect(await openOwnFile(claimant, one?.id ?? "")).toBeNull();
    expect(await runCommand(detachFile, claimant, { fileId: one?.id })).toEqual({ ok: false, problem: { kind: "notFound" } });
    await portal.setClock(later(monday, 0, 11 * 60_000));
    await linked(staff, id);
    await act(acceptCase, staff, await seen(id));
    expect(await takeAwayFile(claimant, false, two?.id ?? "")).toEqual({ problem: "conflict", at: 0 });
    expect(onDisk().length).toBe(before - 1);
    await portal.setClock(monday);
  });

  it("what no row names is swept, and what a case names is not", async () => {
    const { claimant, id } = await filedCase();
    await send(claimant, of(id), await made.picture("png"));
    const { storageKey } = await keepQuietly(Buffer.from("left by a machine that stopped"));
    const left = () => onDisk().some((name) => name.endsWith(storageKey));
    // A file at midnight may be of this minute: a day is not yet over for it.
    await sweepFiles(0);
    expect(left()).toBe(true);
    await sweepFiles(-2 * 86_400_000);
    expect(left()).toBe(false);
    const [file] = await row("caseId", id);
    expect(await openOwnFile(claimant, file?.id ?? "")).not.toBeNull();
    expect(await db().caseFile.count({ where: { caseId: id } })).toBe(1);
  });
});
