// The virus scanner: what it finds is not kept, what it has not answered about nobody sees, and what it answers later is written down.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { attachEvidence, openApplication } from "@/lib/applications/commands/draft";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readForm } from "@/lib/applications/queries/form";
import { settleScan } from "@/lib/files/commands";
import { scanWaitingFiles } from "@/lib/files/jobs";
import { readAttachment } from "@/lib/files/queries";
import { cleanFileName, contentLimits } from "@/lib/files/rules";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { takeIn } from "@/lib/server/intake";
import { newScratch, openFile } from "@/lib/server/storage";
import { act, buildCity, type City, type PersonActor, systemActor } from "../support/city";
import { openClamd } from "../support/clamd";
import * as made from "../support/files";
import { openPortal, type Portal } from "../support/portal";

vi.setConfig({ testTimeout: 120_000 });

let portal: Portal;
let city: City;
let clamd: Awaited<ReturnType<typeof openClamd>>;
let officer: PersonActor;
let form: string;
let place: string;
beforeAll(async () => {
  clamd = await openClamd();
  process.env.VIRUS_SCANNER = clamd.address;
  portal = await openPortal();
  city = await buildCity();
  officer = await city.as("pharma");
  form = (await act(openApplication, officer, { roundId: city.rounds.yiyang2024.roundId })).id;
  place =
    city.rounds.yiyang2024.document.standards.groups.flatMap(({ criteria }) => criteria).find(({ evidence }) => evidence !== "none")?.key ??
    "";
  await db().application.update({ where: { id: form }, data: { answers: { hostKind: "highTech" } } });
});
afterAll(async () => {
  await portal.close();
  await clamd.close();
  delete process.env.VIRUS_SCANNER;
});

const ill = () => made.docx([["word/embeddings/oleObject1.bin", made.eicar, "stored"]]);

async function send(bytes: Buffer) {
  const scratch = await newScratch();
  fs.writeFileSync(scratch, bytes);
  return takeIn({ field: "file.x", name: "x.docx", scratch, size: bytes.length, tooLarge: false }, contentLimits).finally(() =>
    fs.rmSync(scratch),
  );
}

/** The whole way; answers the attachment's id. */
async function upload(bytes: Buffer): Promise<string> {
  const taken = await send(bytes);
  if (typeof taken === "string") throw new Error(`refused: ${taken}`);
  const { kind, ...kept } = taken;
  await act(attachEvidence, officer, { applicationId: form, fieldKey: place, file: { ...kept, name: cleanFileName("场所照片", kind) } });
  return (await db().attachment.findUniqueOrThrow({ where: { storageKey: kept.storageKey } })).id;
}
const scanOf = async (id: string) => (await db().attachment.findUniqueOrThrow({ where: { id } })).scan;
const ownFile = async (id: string) => {
  const own = await readForm(officer, form);
  if (!own?.editable) throw new Error("the form is not there");
  return own.tasks.flatMap((task) => task.files.get(place) ?? []).find((file) => file.id === id);
};
/** As the dossier shows it. */
const seen = async (id: string) =>
  (await readApplication(officer, form))?.tasks
    .flatMap((task) => task.criteria.flatMap(({ files }) => files))
    .find((file) => file.id === id);
const stillThere = async (id: string) => {
  const { storageKey } = await db().attachment.findUniqueOrThrow({ where: { id } });
  return (await openFile(storageKey)) !== null;
};

const quietly = async <V>(work: () => Promise<V>): Promise<V> => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  return work().finally(() => silent.mockRestore());
};

describe("a scanner that answers", () => {
  it("lets a clean file in", async () => {
    clamd.set("answers");
    const before = clamd.asked();
    const id = await upload(await made.docx());
    expect(clamd.asked()).toBe(before + 1);
    expect(await scanOf(id)).toBe("clean");
    expect(await ownFile(id)).toMatchObject({ state: "ready", name: "场所照片.docx" });
    expect(await readAttachment(officer, id)).toMatchObject({ name: "场所照片.docx" });
  });

  it("keeps EICAR out, and nothing of it on the disk; the same file without it comes in", async () => {
    const files = () => fs.readdirSync(path.join(portal.dataDir, "files"), { recursive: true }).length;
    const before = files();
    expect(await send(await ill())).toBe("virus");
    expect(files()).toBe(before);
    expect(await send(await made.docx([["word/embeddings/oleObject1.bin", "harmless", "stored"]]))).toMatchObject({ scan: "clean" });
  });
});

describe("a file that waits", () => {
  it("is named on its owner's form and opened by nobody, until the scanner has answered", async () => {
    clamd.set("breaks");
    const id = await quietly(async () => upload(await made.docx()));
    expect(await scanOf(id)).toBe("pending");
    expect(await ownFile(id)).toMatchObject({ state: "checking", name: "场所照片.docx" });
    expect(await seen(id)).toMatchObject({ state: "checking", name: "" });
    expect(await readAttachment(officer, id)).toBeNull();
    // The scanner is still away: it goes on waiting.
    expect(await quietly(() => scanWaitingFiles())).toEqual({ settled: 0 });
    expect(await scanOf(id)).toBe("pending");
    clamd.set("answers");
    expect(await scanWaitingFiles()).toEqual({ settled: 1 });
    expect(await scanOf(id)).toBe("clean");
    expect(await seen(id)).toMatchObject({ state: "ready", name: "场所照片.docx" });
    expect(await readAttachment(officer, id)).not.toBeNull();
  });

  it("and is found infected is taken away, says so, and its place is free again", async () => {
    clamd.set("rude");
    const id = await quietly(async () => upload(await ill()));
    expect([await scanOf(id), await stillThere(id)]).toEqual(["pending", true]);
    const held = async () => (await readForm(officer, form).then((own) => (own?.editable ? own.missing : [])))?.length;
    const before = await held();
    clamd.set("answers");
    expect(await scanWaitingFiles()).toEqual({ settled: 1 });
    expect([await scanOf(id), await stillThere(id)]).toEqual(["infected", false]);
    expect(await ownFile(id)).toMatchObject({ state: "infected", name: "场所照片.docx" });
    expect(await seen(id)).toMatchObject({ state: "infected", name: "" });
    expect(await readAttachment(officer, id)).toBeNull();
    // Another clean one stands beside it, so nothing is missing; without that one it would be.
    expect(await held()).toBe(before);
    await db().evidence.updateMany({ where: { applicationId: form, attachmentId: { not: id } }, data: { removedAt: new Date(0) } });
    expect(await held()).toBe((before ?? 0) + 1);
    expect(await runCommand(settleScan, systemActor, { attachmentId: id, verdict: "clean" })).toMatchObject({
      problem: { kind: "conflict" },
    });
    expect(await portal.sql(`SELECT changes FROM "AuditEntry" WHERE "subjectId" = $1`, id)).toEqual([
      { changes: { role: "system", "Attachment.scan": ["pending", "infected"] } },
    ]);
  });

  it("is settled by the system alone", async () => {
    const { id } = await db().attachment.findFirstOrThrow();
    for (const key of ["pharma", "staff", "leader", "security", "auditor"] as const)
      expect(await runCommand(settleScan, await city.as(key), { attachmentId: id, verdict: "clean" })).toMatchObject({
        problem: { kind: "notFound" },
      });
  });
});

describe("without a scanner", () => {
  it("a file says that nobody looked, and is open; those that waited no longer do", async () => {
    clamd.set("breaks");
    const waiting = await quietly(async () => upload(await made.docx()));
    const env = readEnv();
    const was = env.virusScanner;
    env.virusScanner = null;
    try {
      expect(await send(await ill())).toMatchObject({ scan: "unscanned" }); // the control: nobody looks
      const id = await upload(await made.docx());
      expect(await ownFile(id)).toMatchObject({ state: "ready", scan: "unscanned" });
      expect(await readAttachment(officer, id)).not.toBeNull();
      expect(await scanWaitingFiles()).toEqual({ settled: 1 });
      expect(await scanOf(waiting)).toBe("unscanned");
      env.virusScanner = was;
      // With a scanner again, what nobody looked at is closed until somebody has.
      expect(await readAttachment(officer, id)).toBeNull();
      clamd.set("answers");
      expect((await scanWaitingFiles()).settled).toBeGreaterThanOrEqual(2);
      expect(await readAttachment(officer, id)).not.toBeNull();
    } finally {
      env.virusScanner = was;
    }
  });
});
