// Certificates: frozen with the award, set by a job once, read by those whose plate it is.
import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as stages from "@/lib/applications/commands/stages";
import { readApplication } from "@/lib/applications/queries/dossier";
import { noteRendering } from "@/lib/documents/commands";
import { readCertificate, readCertificateState } from "@/lib/documents/queries";
import { sweepFiles } from "@/lib/files/jobs";
import { suspendPlaque } from "@/lib/homes/commands";
import { jobHandlers } from "@/lib/runner/jobs";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { readCodes } from "@/lib/server/scan";
import { act, buildCity, type City, monday, systemActor } from "../support/city";
import { bringTo, move, submitted, tryMove } from "../support/dossier";
import { pageTexts } from "../support/pdf";
import { broughtIn } from "../support/plates";
import { oldPlate } from "../support/tables";
import { openPortal, type Portal } from "../support/portal";
import { openWorkers } from "../support/runners";
import { times } from "../support/race";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.setClock(monday);
  await portal.sql("DELETE FROM graphile_worker._private_jobs");
});

const workers = openWorkers();
afterEach(workers.stop);
const jobsWaiting = () => portal.one(`SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = 'renderDocument'`);
const worked = (count = 1) => workers.until(jobsWaiting, count);

const folder = () => path.join(portal.dataDir, "files");
const onDisk = () =>
  fs.existsSync(folder())
    ? fs.readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.length === 32)
    : [];
const bytesOf = (storageKey: string) => new Uint8Array(fs.readFileSync(path.join(folder(), storageKey.slice(0, 2), storageKey)));

async function awarded() {
  const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
  await bringTo(city, id, "award");
  await move(city, "staff", stages.awardPlaque, id);
  const plaque = await db().plaque.findUniqueOrThrow({
    where: { applicationId: id },
    select: { id: true, number: true, verifyCode: true },
  });
  const document = await db().issuedDocument.findFirstOrThrow({ where: { plaqueId: plaque.id }, select: { id: true, data: true } });
  return { id, plaque, document };
}

describe("a certificate", () => {
  it("is frozen with the award, and being set until its job is done", async () => {
    const { id, plaque, document } = await awarded();
    expect(document.data).toEqual({
      ...{
        number: plaque.number,
        verifyCode: plaque.verifyCode,
        awardee: "home",
        holder: "新纪元制药科协",
        unit: "新纪元制药科协",
        title: "益阳市科技工作者之家",
      },
      ...{ issuer: "临江市科协", issuedOn: "2026-11-23", validTo: null },
      policy: expect.objectContaining({ title: expect.stringMatching(/./) }),
      way: expect.arrayContaining(["实地走访考察"]),
    });
    expect(await jobsWaiting()).toBe(1);
    const staff = await city.as("staff");
    expect(await readCertificateState(staff, plaque.id)).toEqual({ size: null });
    expect(await readCertificate(staff, plaque.id)).toBeNull();
    expect((await readApplication(staff, id))?.plaque?.certificate).toEqual({ size: null });
    await worked();
    const found = await readCertificate(staff, plaque.id);
    const bytes = bytesOf(found?.storageKey ?? "");
    expect(await readCertificateState(staff, plaque.id)).toEqual({ size: bytes.length });
    const [text = ""] = await pageTexts(bytes);
    expect(text).toContain(plaque.number.replaceAll(/\s/g, ""));
    expect(await readCodes(bytes, "application/pdf")).toEqual([`${readEnv().publicOrigin}/verify/${plaque.verifyCode}`]);
  });

  it("has exactly one file, whoever sets it and however often", async () => {
    const before = onDisk().length;
    const { document } = await awarded();
    await portal.sql("DELETE FROM graphile_worker._private_jobs");
    await Promise.all(times(6, () => jobHandlers.renderDocument({ documentId: document.id })));
    await jobHandlers.renderDocument({ documentId: document.id });
    expect(await db().renderedDocument.count({ where: { documentId: document.id } })).toBe(1);
    expect(onDisk().length).toBe(before + 1);
    const acts = `SELECT count(*)::int FROM "AuditEntry" WHERE "permission" = 'document.render' AND "subjectId" = $1`;
    expect(await portal.one(acts, document.id)).toBe(1);
    // What a row names is not taken away at night; what none names is.
    fs.writeFileSync(path.join(folder(), "incoming", "x".repeat(32)), "x");
    await sweepFiles(-1);
    const row = await db().renderedDocument.findUniqueOrThrow({ where: { documentId: document.id } });
    expect(bytesOf(row.storageKey).length).toBe(row.size);
  });

  it("is tried again after it failed, and a failure takes nothing back", async () => {
    const blocked = path.join(portal.dataDir, "files");
    fs.rmSync(blocked, { recursive: true, force: true });
    fs.writeFileSync(blocked, "in the way");
    const { id, plaque } = await awarded();
    workers.start();
    const failures = () =>
      portal.one(
        `SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = 'renderDocument' AND attempts > 0 AND last_error IS NOT NULL`,
      );
    await expect.poll(failures, { timeout: 30_000, interval: 50 }).toBe(1);
    await workers.stop();
    expect((await db().application.findUniqueOrThrow({ where: { id }, select: { status: true } })).status).toBe("awarded");
    expect(await readCertificateState(await city.as("staff"), plaque.id)).toEqual({ size: null });
    fs.rmSync(blocked);
    await portal.sql("UPDATE graphile_worker._private_jobs SET run_at = now()");
    await worked(3);
    expect(await readCertificate(await city.as("staff"), plaque.id)).toMatchObject({ number: plaque.number });
    expect(onDisk().length).toBe(1);
  });

  it("comes with no award that was taken back", async () => {
    const id = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    await bringTo(city, id, "award");
    const documents = await db().issuedDocument.count({ where: { kind: "certificate" } });
    await portal.sql(`ALTER TABLE "AuditEntry" ADD CONSTRAINT nobody CHECK (permission <> 'application.award.awardPlaque') NOT VALID`);
    await tryMove(city, "staff", stages.awardPlaque, id).catch(() => {});
    await portal.sql(`ALTER TABLE "AuditEntry" DROP CONSTRAINT nobody`);
    expect([await jobsWaiting(), await db().issuedDocument.count({ where: { kind: "certificate" } })]).toEqual([0, documents]);
  });

  it("is for the city and the office of the home, and for nobody else", async () => {
    const { plaque } = await awarded();
    await worked();
    const opened = async (key: Parameters<City["as"]>[0]) => (await readCertificate(await city.as(key), plaque.id)) !== null;
    for (const key of ["staff", "leader", "pharma"] as const) expect(await opened(key), key).toBe(true);
    for (const key of ["bearing", "highTech", "jiangbei", "receiver", "expert", "auditor", "system", "security", "scientist"] as const)
      expect(await opened(key), key).toBe(false);
    expect(await readCertificate({ kind: "visitor" }, plaque.id)).toBeNull();
    expect(await readCertificate(await city.as("staff"), "nothing")).toBeNull();
  });

  it("stays as it was issued, whatever becomes of the plate", async () => {
    const { plaque, document } = await awarded();
    await worked();
    const staff = await city.as("staff");
    const before = bytesOf((await readCertificate(staff, plaque.id))?.storageKey ?? "");
    await act(suspendPlaque, await city.as("leader"), { plaqueId: plaque.id, note: "维修" });
    await jobHandlers.renderDocument({ documentId: document.id });
    expect(bytesOf((await readCertificate(staff, plaque.id))?.storageKey ?? "")).toEqual(before);
  });

  it("is noted by the portal alone, and is none of a plate that was given elsewhere", async () => {
    const { document } = await awarded();
    const input = { documentId: document.id, storageKey: "x".repeat(32), size: 1, sha256: "0".repeat(64) };
    for (const key of ["staff", "leader", "system"] as const)
      expect((await runCommand(noteRendering, await city.as(key), input)).ok, key).toBe(false);
    expect((await runCommand(noteRendering, systemActor, { ...input, documentId: crypto.randomUUID() })).ok).toBe(false);
    const staff = await city.as("staff");
    const importId = await broughtIn(staff, [oldPlate("旧匾一")]);
    const { id } = await db().plaque.findFirstOrThrow({ where: { importId }, select: { id: true } });
    expect(await readCertificateState(staff, id)).toBeNull();
    await expect(jobHandlers.renderDocument({ documentId: crypto.randomUUID() })).resolves.toBeUndefined();
  });
});
