// A site visit: recorded once however often it is sent, with what was found, its photos and signatures; nothing of it for outsiders.
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepVisitDraft, keepVisitFile, siteVisitRecord, sweepVisits } from "@/lib/applications/commands/visit";
import * as stages from "@/lib/applications/commands/stages";
import { printDossier } from "@/lib/applications/documents/print";
import { readApplication } from "@/lib/applications/queries/dossier";
import { hasArrived, readVisitPage } from "@/lib/applications/queries/visit";
import { sweepFiles } from "@/lib/files/jobs";
import { readAttachment } from "@/lib/files/queries";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { keepFile, openFile } from "@/lib/server/storage";
import { assignWork } from "@/lib/work/commands/assign";
import { act, buildCity, type City, later, monday, type PersonKey, systemActor } from "../support/city";
import { allInOrder, anyFile, bringTo, move, revisionOf, submitted, tryMove, visit } from "../support/dossier";
import * as made from "../support/files";
import { pageTexts } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";
import { heldAt, times } from "../support/race";

let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());

const today = "2026-11-23";
const refused = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });
const conflict = { ok: false, problem: { kind: "conflict" } };

/** An application whose first visit is due. */
async function toVisit(): Promise<string> {
  const id = await submitted(city, "linjiang2026", { round: await city.roundOf("linjiang2026") });
  await bringTo(city, id, "firstVisit");
  return id;
}
const image = () => ({ ...anyFile("现场.jpg"), contentType: "image/jpeg" });
const photo = (criterion = "venue", more: object = {}) => ({
  key: randomUUID(),
  kind: "photo",
  criterion,
  takenAt: String(monday.getTime()),
  file: image(),
  ...more,
});
const signature = (signer: string) => ({ key: randomUUID(), kind: "signature", signer, file: { ...image(), contentType: "image/png" } });
const keep = async (id: string, file: { key: string; file: object }, who: PersonKey = "staff") =>
  runCommand(keepVisitFile, await city.as(who), { applicationId: id, ...file });
const kept = async (id: string, file: { key: string; file: object }, who?: PersonKey) => {
  expect((await keep(id, file, who)).ok).toBe(true);
  return file.key;
};
const visitsOf = (id: string) =>
  db().siteVisit.findMany({
    where: { applicationId: id },
    include: { visitors: true, files: { include: { attachment: true }, orderBy: { kind: "asc" } } },
  });
const rows = async (id: string) => [
  await db().siteVisit.count({ where: { applicationId: id } }),
  await db().visitFile.count({ where: { applicationId: id } }),
  await db().visitDraft.count({ where: { stage: { applicationId: id } } }),
];
const giveToExpert = async (id: string) => {
  const { id: workItemId } = await db().workItem.findFirstOrThrow({ where: { applicationId: id, closedAt: null } });
  await act(assignWork, await city.as("staff"), { workItemId, assigneeId: city.persons.expert });
};

describe("a visit", () => {
  it("keeps what was found, by whom, with its photos and signatures", async () => {
    const id = await toVisit();
    const files = [await kept(id, photo()), await kept(id, signature("何文博")), await kept(id, signature("路人"))];
    await move(city, "staff", siteVisitRecord, id, {
      ...visit(today, "rectify"),
      ...{ people: city.persons.staff, visitors: "何文博", companions: "陈淑敏", files },
      ...{ l: { sign: "门口没有牌子" }, b: { sign: "2026-11-30" } },
      c: { ...allInOrder(city.rounds.linjiang2026.document).c, sign: "rectify", funds: "notApplicable" },
      signed: `陈淑敏\n${(await db().person.findUniqueOrThrow({ where: { id: city.persons.staff } })).name}`,
    });
    const [found] = await visitsOf(id);
    expect(found?.checklist).toMatchObject({
      venue: { finding: "ok" },
      funds: { finding: "notApplicable" },
      sign: { finding: "rectify", lacking: "门口没有牌子", by: "2026-11-30" },
    });
    expect(found?.visitors.map(({ personId }) => personId)).toEqual(expect.arrayContaining([city.persons.staff, null]));
    expect(found?.companions).toEqual(["陈淑敏"]);
    // Who signed and was not there is in no record; the file waits to be swept.
    expect(found?.files.map(({ kind, signer }) => [kind, signer])).toEqual([
      ["photo", null],
      ["signature", "何文博"],
    ]);
    expect(found?.files[0]).toMatchObject({ criterionKey: "venue", takenAt: monday, receivedAt: monday });
    expect(await tryMove(city, "staff", stages.siteVisitPass, id)).toMatchObject({ problem: { blockers: ["visitPassed"] } });
  });

  it("is judged by the pinned scheme", async () => {
    const id = await toVisit();
    expect(await tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), c: {} })).toMatchObject({
      problem: { kind: "invalidInput", fields: { "c.venue": ["notChoice"], "c.results": ["notChoice"] } },
    });
    const found = { ...allInOrder(city.rounds.linjiang2026.document).c };
    expect(await tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), c: { ...found, moon: "ok" } })).toEqual(
      refused({ "c.moon": ["unknownField"] }),
    );
    expect(await tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), people: [city.persons.pharma] })).toMatchObject({
      problem: { fields: { people: ["notChoice"] } },
    });
    expect(await rows(id)).toEqual([0, 0, 0]);
  });

  it("is recorded by the office and by the expert who is sent, by nobody else", async () => {
    const id = await toVisit();
    const answers = async (who: PersonKey) => {
      const outcomes = [await tryMove(city, who, siteVisitRecord, id, visit(today)), await keep(id, photo(), who)];
      return outcomes.map((outcome) => (outcome.ok ? "done" : outcome.problem.kind));
    };
    for (const who of ["expert", "bearing", "auditor", "system"] as const) expect(await answers(who)).toEqual(["notFound", "notFound"]);
    for (const who of ["pharma", "leader"] as const) expect(await answers(who)).toEqual(["forbidden", "forbidden"]);
    for (const who of ["pharma", "leader", "expert"] as const) expect(await readVisitPage(await city.as(who), id)).toBeNull();
    await giveToExpert(id);
    expect(await readVisitPage(await city.as("expert"), id)).toMatchObject({ id, stage: "初次考察" });
    expect(await answers("expert")).toEqual(["done", "done"]);
    expect(await rows(id)).toEqual([1, 1, 0]);
  });
});

describe("sent again", () => {
  it("is the one that arrived, whatever was done since", async () => {
    const id = await toVisit();
    const picture = photo();
    const [key, revision] = [randomUUID(), await revisionOf(id)];
    const send = () => tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), revision, key, files: [picture.key] });
    expect(await keep(id, picture)).toEqual({ ok: true, value: { again: false } });
    expect(await keep(id, { ...picture, file: image() })).toEqual({ ok: true, value: { again: true } });
    expect(await hasArrived(await city.as("staff"), id, key)).toBe(false);
    expect((await send()).ok).toBe(true);
    // The answer was lost: the same post again; its page is answered also after the stage has gone on.
    expect((await send()).ok).toBe(true);
    expect(await keep(id, { ...picture, file: image() })).toEqual({ ok: true, value: { again: true } });
    await portal.setClock(later(monday, 0, 1));
    await move(city, "staff", stages.siteVisitPass, id);
    expect(await hasArrived(await city.as("staff"), id, key)).toBe(true);
    expect(await hasArrived(await city.as("leader"), id, key)).toBe(false);
    expect(await rows(id)).toEqual([1, 1, 0]);
    const audited = `SELECT count(*)::int FROM "AuditEntry" WHERE "subjectId" = $1 AND permission LIKE '%isit%' AND permission <> 'application.siteVisit.pass'`;
    expect(await portal.one(audited, id)).toBe(2);
    await portal.setClock(monday);
  });

  it("is refused with the key of another's visit", async () => {
    const [id, other] = [await toVisit(), await toVisit()];
    const [key, picture] = [randomUUID(), photo()];
    await move(city, "staff", siteVisitRecord, id, { ...visit(today), key });
    await kept(id, picture);
    expect(await tryMove(city, "staff", siteVisitRecord, other, { ...visit(today), key })).toEqual(conflict);
    expect(await keep(other, picture)).toEqual(conflict);
    await giveToExpert(id);
    expect(await tryMove(city, "expert", siteVisitRecord, id, { ...visit(today), key })).toEqual(conflict);
    expect(await keep(id, picture, "expert")).toEqual(conflict);
  });

  it("eight times at one moment is one row; with a key each, one wins and seven are told", async () => {
    const id = await toVisit();
    const [key, picture, revision] = [randomUUID(), photo(), await revisionOf(id)];
    const good = (results: PromiseSettledResult<{ ok: boolean }>[]) =>
      results.filter((one) => one.status === "fulfilled" && one.value.ok).length;
    expect(
      good(
        await heldAt(
          portal,
          "VisitFile",
          times(8, () => () => keep(id, { ...picture, file: image() })),
        ),
      ),
    ).toBe(8);
    const send = (own: () => string) => () =>
      tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), revision, key: own(), files: [] });
    expect(
      good(
        await heldAt(
          portal,
          "SiteVisit",
          times(8, () => send(() => key)),
        ),
      ),
    ).toBe(8);
    expect(await rows(id)).toEqual([1, 1, 0]);
    const now = await revisionOf(id);
    const others = await heldAt(
      portal,
      "SiteVisit",
      times(8, () => () => tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), revision: now, key: randomUUID() })),
    );
    expect(good(others)).toBe(1);
    expect(await rows(id)).toEqual([2, 1, 0]);
  });
});

describe("photos and signatures", () => {
  it("are pictures of the scheme's criteria", async () => {
    const id = await toVisit();
    expect(await keep(id, photo("moon"))).toEqual(refused({ criterion: ["notChoice"] }));
    expect(await keep(id, photo("venue", { file: anyFile() }))).toEqual(refused({ file: ["notPhoto"] }));
    expect(await rows(id)).toEqual([0, 0, 0]);
  });

  it("that are not there, or another's, have to be sent again", async () => {
    const id = await toVisit();
    await giveToExpert(id);
    const theirs = await kept(id, photo(), "expert");
    for (const files of [[randomUUID()], [theirs]])
      expect(await tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), files })).toEqual(refused({ files: ["filesMissing"] }));
    const gone = await kept(id, photo());
    await db().attachment.updateMany({ where: { visitFile: { key: gone } }, data: { scan: "infected" } });
    expect(await tryMove(city, "staff", siteVisitRecord, id, { ...visit(today), files: [gone] })).toEqual(
      refused({ files: ["filesMissing"] }),
    );
  });

  it("are for insiders and whoever is sent, and the record with them", async () => {
    const id = await toVisit();
    await move(city, "staff", siteVisitRecord, id, { ...visit(today), files: [await kept(id, photo())] });
    const [found] = await visitsOf(id);
    const attachment = found?.files[0]?.attachmentId ?? "";
    const sees = async (who: PersonKey) => {
      const actor = await city.as(who);
      return [(await readAttachment(actor, attachment)) !== null, (await readApplication(actor, id))?.visits.length ?? null];
    };
    for (const who of ["staff", "leader"] as const) expect(await sees(who)).toEqual([true, 1]);
    // The applicant and the recommender see the application, as before, and nothing of the visit's record.
    for (const who of ["pharma", "highTech"] as const) expect(await sees(who)).toEqual([false, 0]);
    for (const who of ["expert", "bearing"] as const) expect(await sees(who)).toEqual([false, null]);
    await giveToExpert(id);
    expect(await sees("expert")).toEqual([true, 1]);
  });

  it("that no visit names are swept with their bytes, when the stage is over or a month has passed", async () => {
    const [id, waiting] = [await toVisit(), await toVisit()];
    const stored = async () => ({ ...image(), ...(await keepFile(new TextEncoder().encode(randomUUID()))) });
    const [named, left, fresh] = [
      photo("venue", { file: await stored() }),
      photo("venue", { file: await stored() }),
      photo("venue", { file: await stored() }),
    ];
    const key = ({ file }: { file: { storageKey: string } }) => file.storageKey;
    await kept(id, named);
    await kept(id, left);
    await kept(waiting, fresh);
    await move(city, "staff", siteVisitRecord, id, { ...visit(today), files: [named.key] });
    await runCommand(keepVisitDraft, await city.as("staff"), { applicationId: id, key: randomUUID(), note: "再去一次" });
    const sweep = async () => {
      await act(sweepVisits, systemActor, {});
      await sweepFiles(-1);
      return Promise.all([named, left, fresh].map(async (file) => (await openFile(key(file))) !== null));
    };
    expect(await sweep()).toEqual([true, true, true]);
    expect(await rows(id)).toEqual([1, 2, 1]);
    await portal.setClock(later(monday, 0, 1));
    await move(city, "staff", stages.siteVisitPass, id);
    expect(await sweep()).toEqual([true, false, true]);
    expect(await rows(id)).toEqual([1, 1, 0]);
    await portal.setClock(later(monday, 31));
    expect(await sweep()).toEqual([true, false, false]);
    expect((await tryMove(city, "staff", sweepVisits, id)).ok).toBe(false);
    await portal.setClock(monday);
  });
});

describe("the printed dossier", () => {
  it("shows the visit with its pictures to insiders, and nothing of it to the applicant", async () => {
    const id = await toVisit();
    const real = async (kind: "jpeg" | "png", name: string) => {
      const bytes = await made.picture(kind, { width: 640, height: 480 });
      return { ...image(), ...(await keepFile(bytes)), name, contentType: `image/${kind}` };
    };
    const files = [
      await kept(id, photo("venue", { file: await real("jpeg", "现场.jpg") })),
      await kept(id, { ...signature("何文博"), file: await real("png", "签名.png") }),
    ];
    await move(city, "staff", siteVisitRecord, id, { ...visit(today), signed: "沈嘉禾", files });
    const printed = async (who: PersonKey) => (await printDossier(await city.as(who), id))?.bytes ?? new Uint8Array();
    const [inside, outside] = [await printed("staff"), await printed("pharma")];
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/visit-dossier.pdf`, inside);
    const text = async (bytes: Uint8Array) => (await pageTexts(bytes)).join("").replace(/\s/g, "");
    expect(await text(inside)).toContain("沈嘉禾（写姓名代替）");
    expect(await text(inside)).toContain("有固定场所，10:00拍摄");
    expect(await text(outside)).not.toContain("写姓名代替");
    const pictures = (bytes: Uint8Array) =>
      [
        ...Buffer.from(bytes)
          .toString("latin1")
          .matchAll(/\/Subtype\s*\/Image/g),
      ].length;
    expect(pictures(inside) - pictures(outside)).toBe(2);
  });
});

describe("what was typed without script", () => {
  it("stands on the page again, for its writer alone, until the visit is recorded", async () => {
    const id = await toVisit();
    const draft = { applicationId: id, key: randomUUID(), visitors: "何文博", c: { venue: "rectify" }, l: { venue: "少椅子" } };
    await act(keepVisitDraft, await city.as("staff"), draft);
    await act(keepVisitDraft, await city.as("staff"), { ...draft, note: "再看" });
    const page = await readVisitPage(await city.as("staff"), id);
    expect(page?.draft).toMatchObject({
      key: draft.key,
      entry: { visitors: "何文博", note: "再看", c: { venue: "rectify" }, l: { venue: "少椅子" } },
    });
    expect((await readVisitPage(await city.as("colleague"), id))?.draft).toBeNull();
    await move(city, "staff", siteVisitRecord, id, { ...visit(today), key: draft.key });
    expect(await rows(id)).toEqual([1, 0, 0]);
  });
});
