// How long a case is kept, how it ends, and what its claimant may have of it.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { answerData, askData } from "@/lib/rights-cases/commands/data";
import { discardDraft } from "@/lib/rights-cases/commands/draft";
import { sendMessage, withdrawCase } from "@/lib/rights-cases/commands/follow";
import { archiveCase, setKeptYears, shredCase, shredDue } from "@/lib/rights-cases/commands/keeping";
import { acceptCase, addNote, replyToClaimant } from "@/lib/rights-cases/commands/office";
import { receiveFiles } from "@/lib/rights-cases/commands/receive";
import { packOwnData } from "@/lib/rights-cases/documents/own-data";
import { expireCaseDrafts, shredCases, sweepKeys } from "@/lib/rights-cases/jobs/keeping";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { readOwnDataPage } from "@/lib/rights-cases/queries/own-data";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { burn } from "@/lib/server/burn";
import { runCommand } from "@/lib/server/command";
import { newKey } from "@/lib/server/keys";
import { dropScratch, newScratch } from "@/lib/server/storage";
import { type Filed, filedCase, linked, seen, writtenCase } from "../support/cases";
import { act, buildCity, type City, later, monday, type PersonActor, systemActor, visitor } from "../support/city";
import * as made from "../support/files";
import { openPortal, type Portal } from "../support/portal";

vi.setConfig({ testTimeout: 120_000 });

let portal: Portal;
let city: City;
let staff: PersonActor;
let leader: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [staff, leader] = [await city.as("staff"), await city.as("leader")];
});
beforeEach(() => portal.setClock(monday));
afterAll(() => portal.close());

const refused = (problem: object) => ({ ok: false, problem });
const keyOf = (table: "CaseDraft" | "RightsCase", id: string) =>
  portal.one<string | null>(`SELECT "keyRef" FROM "${table}" WHERE "id" = $1`, id);
const keyFile = (keyRef: string | null) => path.join(portal.dataDir, "keys", keyRef ?? "none");
const exists = (keyRef: string | null) => fs.existsSync(keyFile(keyRef));
const uploads = () =>
  fs.readdirSync(path.join(portal.dataDir, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
/** Sessions end long before the years of a case do. */
const at = async (days: number) => {
  await portal.setClock(later(monday, days));
  [staff, leader] = [await city.as("staff"), await city.as("leader")];
};

async function send(actor: Actor, to: Parameters<typeof receiveFiles>[1], name = "证据.png") {
  const scratch = await newScratch();
  const bytes = await made.picture("png");
  fs.writeFileSync(scratch, bytes);
  const file = { field: "file.evidence", name, scratch, size: bytes.length, tooLarge: false };
  expect(await receiveFiles(actor, to, { fields: new FormData(), files: [file], tooMany: false, drop: async () => {} })).toEqual({
    problem: null,
    at: 0,
  });
  await dropScratch(scratch);
}

/** Withdrawn: ended, with no days left to ask for more. */
async function ended(): Promise<Filed> {
  const filed = await filedCase();
  await act(withdrawCase, filed.claimant, { comment: "不再反映" });
  return filed;
}

describe("a draft", () => {
  it("goes on the thirty-first day after the last touch, with key and files", async () => {
    const { claimant, id } = await writtenCase();
    await send(claimant, { draft: true });
    const [key, before] = [await keyOf("CaseDraft", id), uploads()];
    await at(30);
    expect(await expireCaseDrafts()).toEqual({ expired: 0 });
    const touched = await writtenCase();
    await at(31);
    expect(await expireCaseDrafts()).toEqual({ expired: 1 });
    expect([await keyOf("CaseDraft", id), exists(key), uploads()]).toEqual([undefined, false, before - 1]);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseFile" WHERE "draftId" = $1`, id)).toBe(0);
    expect(exists(await keyOf("CaseDraft", touched.id))).toBe(true);
    await burn(await act(discardDraft, touched.claimant, {}));
  });

  it("is nobody's to take away but the portal's own job", async () => {
    const { expireDrafts } = await import("@/lib/rights-cases/commands/keeping");
    for (const actor of [staff, leader, visitor]) expect((await runCommand(expireDrafts, actor, {})).ok).toBe(false);
    expect((await runCommand(expireDrafts, systemActor, {})).ok).toBe(true);
  });
});

describe("filing away", () => {
  it("waits for the end, and then begins the years", async () => {
    const { claimant, id } = await filedCase({ respondent: "" });
    await portal.setClock(later(monday, 1));
    await linked(staff, id);
    await act(acceptCase, staff, await seen(id));
    expect(await runCommand(archiveCase, staff, await seen(id))).toEqual(refused({ kind: "notNow", blockers: ["notEnded", "openWork"] }));
    await act(withdrawCase, claimant, { comment: "" });
    await act(askData, claimant, { what: "correction", text: "单位名称写错了" });
    expect(await runCommand(archiveCase, staff, await seen(id))).toEqual(refused({ kind: "notNow", blockers: ["dataRequest"] }));
    await act(answerData, staff, { caseId: id, text: "已更正" });
    const before = await seen(id);
    expect(await runCommand(archiveCase, leader, before)).toEqual(refused({ kind: "forbidden" }));
    const both = await Promise.all([runCommand(archiveCase, staff, before), runCommand(archiveCase, staff, before)]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    const [row] = await portal.sql(`SELECT "archivedOn"::text, "keptUntil"::text FROM "RightsCase" WHERE "id" = $1`, id);
    expect(row).toEqual({ archivedOn: "2026-11-24", keptUntil: "2036-11-24" });
    expect(await runCommand(sendMessage, claimant, { text: "还有话说" })).toEqual(refused({ kind: "conflict" }));
    expect((await readOwnCase(claimant, null))?.moves).toEqual([]);
  });

  it("follows the years the leaders set, for what is filed away from then on", async () => {
    for (const actor of [staff, visitor]) expect((await runCommand(setKeptYears, actor, { years: "3" })).ok).toBe(false);
    await act(setKeptYears, leader, { years: "3" });
    const { id } = await ended();
    await act(archiveCase, staff, await seen(id));
    expect(await portal.one(`SELECT "keptUntil"::text FROM "RightsCase" WHERE "id" = $1`, id)).toBe("2029-11-23");
    await portal.sql(`DELETE FROM "Setting" WHERE "key" = 'caseKeptYears'`);
  });
});

describe("the end of a case", () => {
  it("comes when its years are over, and not a day before", async () => {
    const { claimant, id, number } = await ended();
    await send(claimant, { caseId: id });
    const other = await ended();
    await act(archiveCase, staff, await seen(id));
    const [key, before] = [await keyOf("RightsCase", id), uploads()];
    await portal.sql(`UPDATE "RightsCase" SET "keptUntil" = '2026-12-01' WHERE "id" = $1`, id);
    await portal.setClock("2026-12-01T23:59:59.999+08:00");
    expect(await shredCases()).toEqual({ shredded: 0 });
    expect(await runCommand(shredDue, systemActor, { caseId: id })).toEqual(refused({ kind: "conflict" }));
    await portal.setClock("2026-12-02T00:00:00+08:00");
    // Not filed away: never by itself.
    expect(await runCommand(shredDue, systemActor, { caseId: other.id })).toEqual(refused({ kind: "conflict" }));
    expect(await shredCases()).toEqual({ shredded: 1 });
    expect(await shredCases()).toEqual({ shredded: 0 });
    expect([exists(key), uploads()]).toEqual([false, before - 1]);
    const [row] = await portal.sql(
      `SELECT "number", "status"::text, "keyRef", "body", "respondentKey", "filedOn"::text FROM "RightsCase" WHERE "id" = $1`,
      id,
    );
    expect(row).toEqual({ number, status: "withdrawn", keyRef: null, body: null, respondentKey: null, filedOn: "2026-11-23" });
    expect(exists(await keyOf("RightsCase", other.id))).toBe(true);
    // What is left can still be looked at by both sides.
    expect(await readOwnCase(claimant, null)).toMatchObject({ shredded: true, body: null });
    expect((await readOwnDataPage(claimant))?.shredded).toBe(true);
    expect(await runCommand(askData, claimant, { what: "deletion", text: "删" })).toEqual(refused({ kind: "conflict" }));
  });

  it("comes earlier only because its claimant asked, by a leader, with the ground said", async () => {
    const { claimant, id } = await ended();
    await portal.setClock(later(monday, 1));
    await linked(staff, id);
    const shredding = async (actor: Actor, ground = "consentWithdrawn") => runCommand(shredCase, actor, { ...(await seen(id)), ground });
    expect(await shredding(leader)).toEqual(refused({ kind: "notNow", blockers: ["notAsked"] }));
    await act(askData, claimant, { what: "correction", text: "改一处" });
    expect(await shredding(leader)).toEqual(refused({ kind: "notNow", blockers: ["notAsked"] }));
    await act(answerData, staff, { caseId: id, text: "改好了" });
    await portal.setClock(later(monday, 2));
    await act(askData, claimant, { what: "deletion", text: "请全部删除" });
    expect(await shredding(leader, "")).toEqual(refused({ kind: "invalidInput", fields: { ground: ["notChoice"] } }));
    expect(await shredding(staff)).toEqual(refused({ kind: "forbidden" }));
    expect(await shredding(await city.as("bearing"))).toEqual(refused({ kind: "notFound" }));
    const key = await keyOf("RightsCase", id);
    const done = await shredding(leader);
    expect(done).toMatchObject({ ok: true });
    // A machine that stops here: the row has forgotten its key, and the sweep finds it.
    expect(exists(key)).toBe(true);
    await sweepKeys(-3 * 86_400_000);
    expect(exists(key)).toBe(false);
    expect(await portal.one(`SELECT count(*)::int FROM "CaseLimit" WHERE "caseId" = $1 AND "doneOn" IS NULL`, id)).toBe(0);
    const [entry] = await portal.sql<{ changes: Record<string, unknown> }>(
      `SELECT "changes" FROM "AuditEntry" WHERE "subjectId" = $1 AND "permission" = 'rightsCase.shred'`,
      id,
    );
    expect(entry?.changes["RightsCase.shredGround"]).toEqual([null, "consentWithdrawn"]);
  });
});

describe("keys that nobody names", () => {
  it("are shredded after a day, and none that a draft or a case names", async () => {
    const [draft, filed] = [await writtenCase(), await filedCase()];
    const named = [await keyOf("CaseDraft", draft.id), await keyOf("RightsCase", filed.id)];
    const orphan = await newKey();
    await sweepKeys();
    expect(exists(orphan)).toBe(true);
    expect(await sweepKeys(-3 * 86_400_000)).toEqual({ shredded: 1 });
    expect([exists(orphan), ...named.map(exists)]).toEqual([false, true, true]);
  });

  it("are left alone where they are most of a large store: the database is the wrong one", async () => {
    const { id } = await filedCase();
    const orphans = await Promise.all(Array.from({ length: 101 }, () => newKey()));
    await expect(sweepKeys(-3 * 86_400_000)).rejects.toThrow("is this the database they belong to");
    expect([...orphans, await keyOf("RightsCase", id)].every(exists)).toBe(true);
    for (const keyRef of orphans) fs.rmSync(keyFile(keyRef));
  });
});

describe("one's own data", () => {
  it("is everything but the office's notes, with the evidence, and to nobody else", async () => {
    const { claimant, id, number } = await filedCase({ respondent: "", what: "三个月没有发工资<b>" });
    await send(claimant, { caseId: id }, "合同.png");
    await act(replyToClaimant, staff, { caseId: id, text: "请补交合同" });
    await act(addNote, staff, { caseId: id, kind: "call", onDay: "2026-11-23", text: "来电人的口音" });
    await readCase(staff, id);
    const packed = await packOwnData(claimant, "zh");
    expect(packed?.name).toBe(`${number}.zip`);
    const inside = await made.unzip(Buffer.from(packed?.bytes ?? []));
    expect([...inside.keys()]).toEqual(["data.html", "data.json", "files/01-合同.png"]);
    const data = JSON.parse(inside.get("data.json") ?? "{}") as Record<string, unknown>;
    expect(data).toMatchObject({
      number,
      officeNotes: 1,
      said: { what: "三个月没有发工资<b>" },
      openings: [{ day: "2026-11-23", office: "学会学术部", times: 1 }],
    });
    for (const name of ["data.html", "data.json"]) {
      expect(inside.get(name)).toContain("请补交合同");
      expect(inside.get(name)).not.toContain("来电人的口音");
      expect(inside.get(name)).not.toContain("沈嘉禾");
    }
    expect(inside.get("data.html")).not.toContain("<b>");
    const other = await filedCase();
    expect(JSON.stringify(await packOwnData(other.claimant, "zh"))).not.toContain(number);
    for (const actor of [staff, visitor, { kind: "claimant", caseId: crypto.randomUUID() } as const])
      expect(await packOwnData(actor, "zh")).toBeNull();
  });

  it("may be asked to be corrected, once at a time, with its day", async () => {
    const { claimant, id } = await filedCase({ respondent: "" });
    const asked = await act(askData, claimant, { what: "correction", text: "电话写错了" });
    // Fifteen working days by the test's calendar, one Saturday of which is worked.
    expect(asked.dueOn).toBe("2026-12-11");
    expect((await readOwnDataPage(claimant))?.request).toMatchObject({ what: "correction", askedOn: "2026-11-23", dueOn: "2026-12-11" });
    expect(await runCommand(askData, claimant, { what: "deletion", text: "再来" })).toEqual(
      refused({ kind: "notNow", blockers: ["dataRequest"] }),
    );
    // It does not end with the case.
    await act(withdrawCase, claimant, { comment: "" });
    expect((await readOwnDataPage(claimant))?.request).not.toBeNull();
    await act(answerData, staff, { caseId: id, text: "已经改好" });
    expect((await readOwnDataPage(claimant))?.request).toBeNull();
    expect(await runCommand(answerData, staff, { caseId: id, text: "再答" })).toEqual(refused({ kind: "conflict" }));
    expect((await runCommand(askData, staff, { what: "deletion", text: "替人问" })).ok).toBe(false);
  });
});
