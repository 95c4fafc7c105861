// Records of a home picked as evidence: for its own standards, and for an application.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachEvidence, detachEvidence, pickForApplication } from "@/lib/applications/commands/draft";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readForm, readPickForApplication } from "@/lib/applications/queries/form";
import { applicationFormData } from "@/lib/documents/schema";
import { pickForHome } from "@/lib/evidence/commands";
import { readPickForHome, readStandards } from "@/lib/evidence/queries";
import { refsText, refText, type SourceRef } from "@/lib/evidence/schema";
import { dayOf } from "@/lib/kernel/dates";
import { spanOn } from "@/lib/kernel/recurrence";
import { finishMatter, saveMatter } from "@/lib/matters/commands";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { activityAt, type HomeAt, openedHome, reported } from "../support/activities";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey } from "../support/city";
import { anyFile, draft, move, tryMove } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let home: HomeAt;
let pharma: PersonActor;
let session: SourceRef;
let planned: SourceRef;
let matter: SourceRef;
let thing: SourceRef;

beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  pharma = await city.as("pharma");
  const both = { officer: pharma, staff: await city.as("staff") };
  home = await openedHome(city);
  const nowhere = { ...home, roomId: "" };
  const held = await activityAt(nowhere, both, "enrolling");
  await db().activitySession.update({ where: { id: held.sessionId }, data: spanOn(dayOf(monday), 9 * 60 + 30, 11 * 60) });
  await reported(pharma, held.sessionId);
  session = { kind: "session", id: held.sessionId };
  planned = { kind: "session", id: (await activityAt(nowhere, both, "enrolling")).sessionId };
  const said = { homeId: home.homeId, matterId: "", revision: "0", title: "修好三楼投影", owner: "甲", dueOn: "2026-11-20" };
  const { id } = await act(saveMatter, pharma, said);
  await act(finishMatter, pharma, { matterId: id, revision: "0", endedOn: "2026-11-19", result: "修好了" });
  matter = { kind: "matter", id };
  const found = await db().facility.create({
    data: { homeId: home.homeId, kind: "audio", name: "投影机", quantity: 2 },
    select: { id: true },
  });
  thing = { kind: "facility", id: found.id };
});
afterAll(() => portal.close());

const picks = (criterionKey: string, shown: readonly SourceRef[], picked: readonly SourceRef[]) => ({
  ...{ criterionKey, shown: refsText(shown), picked: picked.map(refText) },
});
const forHome = (criterionKey: string, shown: readonly SourceRef[], picked: readonly SourceRef[]) => ({
  ...{ homeId: home.homeId, ...picks(criterionKey, shown, picked) },
});
const inUse = (where: string, id: string) =>
  portal.sql<{ criterionKey: string; hash: string }>(
    `SELECT * FROM "EvidenceUse" WHERE "${where}" = $1 AND "removedAt" IS NULL ORDER BY "criterionKey", "usedAt", id`,
    id,
  );
const standard = async (who: PersonKey, key: string) =>
  (await readStandards(await city.as(who), home.homeId))?.standards.find((one) => one.key === key);

describe("for a home's own standards", () => {
  it("is a tick each, with its age; what is no longer ticked is taken back, and nothing that was not shown", async () => {
    expect((await readStandards(pharma, home.homeId))?.total).toEqual({ covered: 0, of: 6 });
    const offered = await readPickForHome(pharma, home.homeId, "activity");
    expect(offered?.sources.map(refText)).toEqual([session, thing, matter].map(refText));
    await act(pickForHome, pharma, forHome("activity", [session, thing, matter], [session, matter]));
    expect(await standard("pharma", "activity")).toMatchObject({
      ...{ newest: "2026-11-23", age: 0 },
      records: [
        { kind: "session", title: "科学家精神沙龙", day: "2026-11-23", count: 1 },
        { kind: "matter", title: "修好三楼投影", day: "2026-11-19" },
      ],
    });
    expect((await readPickForHome(pharma, home.homeId, "activity"))?.sources.map(({ ticked }) => ticked)).toEqual([true, true, false]);
    // A second window that was drawn before shows the meeting alone.
    await act(pickForHome, pharma, forHome("activity", [session], []));
    expect((await standard("pharma", "activity"))?.records.map(refText)).toEqual([refText(matter)]);
    await act(pickForHome, pharma, forHome("facility", [thing], [thing]));
    expect((await readStandards(pharma, home.homeId))?.total).toEqual({ covered: 2, of: 6 });
    expect(await standard("pharma", "facility")).toMatchObject({ newest: null, age: null, records: [{ count: 2, state: "good" }] });
  });

  it("changes nothing and logs nothing where all is as it was", async () => {
    const before = await portal.one(`SELECT count(*)::int FROM "AuditEntry"`);
    await act(pickForHome, pharma, forHome("activity", [session, matter], [matter]));
    expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry"`)).toBe(before);
  });

  it("is of this home alone, and of what was done", async () => {
    const other = await db().home.create({
      data: { ownerId: city.ids.bearing, name: "别家", category: "企业", level: "市级", address: "二路", hours: "" },
      select: { id: true },
    });
    const theirs = await db().facility.create({ data: { homeId: other.id, kind: "books", name: "书" }, select: { id: true } });
    for (const one of [planned, { kind: "facility", id: theirs.id } as const, { kind: "session", id: other.id } as const])
      expect(await runCommand(pickForHome, pharma, forHome("rules", [one], [one]))).toEqual({
        ok: false,
        problem: { kind: "invalidInput", fields: { picked: ["notChoice"] } },
      });
    expect(await runCommand(pickForHome, pharma, forHome("nothing", [session], [session]))).toMatchObject({
      problem: { fields: { criterionKey: ["notChoice"] } },
    });
    expect(await runCommand(pickForHome, pharma, { ...forHome("activity", [], []), homeId: other.id })).toMatchObject({
      problem: { kind: "notFound" },
    });
  });

  it("is read by those who look over the home, and picked by those who keep it", async () => {
    for (const who of ["highTech", "staff", "leader"] as const) {
      expect((await standard(who, "activity"))?.records.length).toBe(1);
      expect(await readPickForHome(await city.as(who), home.homeId, "activity")).toBeNull();
      const outcome = await runCommand(pickForHome, await city.as(who), forHome("activity", [session], [session]));
      expect(outcome).toEqual({ ok: false, problem: { kind: "forbidden" } });
    }
    expect(await readStandards(await city.as("bearing"), home.homeId)).toBeNull();
    expect(await runCommand(pickForHome, await city.as("bearing"), forHome("activity", [session], [session]))).toEqual({
      ok: false,
      problem: { kind: "notFound" },
    });
  });

  it("is one record once, however many press at a time", async () => {
    await Promise.all(Array.from({ length: 8 }, () => act(pickForHome, pharma, forHome("staff", [session], [session]))));
    expect((await inUse("homeId", home.homeId)).filter(({ criterionKey }) => criterionKey === "staff").length).toBe(1);
  });
});

describe("for an application", () => {
  let id = "";
  beforeAll(async () => {
    id = await draft(city, "kunshan2024");
    // As one who has no papers for this line.
    const of = await db().evidence.findMany({ where: { applicationId: id, fieldKey: "events" }, select: { id: true } });
    for (const { id: evidenceId } of of) await act(detachEvidence, pharma, { applicationId: id, evidenceId });
  });

  it("stands in for a paper, and goes with what is handed in", async () => {
    const missing = async () => {
      const form = await readForm(pharma, id);
      return form?.editable ? form.missing.map(({ field }) => field) : null;
    };
    expect(await missing()).toEqual(["events"]);
    const offered = await readPickForApplication(pharma, id, "events");
    expect(offered?.sources.map(refText)).toContain(refText(session));
    expect(offered?.sources.find(({ kind }) => kind === "session")?.uses.map(({ home: of }) => of?.name)).toEqual([
      (await db().home.findUniqueOrThrow({ where: { id: home.homeId } })).name,
    ]);
    await act(pickForApplication, pharma, { applicationId: id, ...picks("events", [session, matter], [session]) });
    expect(await missing()).toEqual([]);
    const before = await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } });
    await act(pickForApplication, pharma, { applicationId: id, ...picks("events", [session, matter], [session]) });
    expect(await db().application.findUniqueOrThrow({ where: { id }, select: { revision: true } })).toEqual(before);

    await move(city, "pharma", submitApplication, id);
    const [use] = await inUse("applicationId", id);
    const issued = await portal.one<object>(
      `SELECT data FROM "IssuedDocument" WHERE "submissionId" = (SELECT id FROM "Submission" WHERE "applicationId" = $1)`,
      id,
    );
    expect(applicationFormData.parse(issued).records).toEqual([
      { fieldKey: "events", kind: "session", title: "科学家精神沙龙", day: "2026-11-23", count: 1, state: null, hash: use?.hash },
    ]);
    const dossier = await readApplication(await city.as("highTech"), id);
    const [line] = dossier?.tasks.flatMap(({ criteria }) => criteria).filter(({ criterion }) => criterion.key === "events") ?? [];
    expect(line?.records).toMatchObject([{ title: "科学家精神沙龙", hash: use?.hash, others: [{ criterionKey: "staff" }] }]);
  });

  it("takes no file's place: as many files may lie beside it as beside none", async () => {
    const other = await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const attach = () => runCommand(attachEvidence, pharma, { applicationId: other, fieldKey: "events", file: anyFile("通知.pdf") });
    const filesAt = () => db().evidence.count({ where: { applicationId: other, fieldKey: "events", removedAt: null } });
    await act(pickForApplication, pharma, { applicationId: other, ...picks("events", [session, matter], [session, matter]) });
    for (let files = await filesAt(); files < 10; files += 1) expect(await attach()).toMatchObject({ ok: true });
    expect(await attach()).toMatchObject({ problem: { fields: { file: ["tooMany"] } } });
    expect(await filesAt()).toBe(10);
  });

  it("is over once it was handed in", async () => {
    expect(await readPickForApplication(pharma, id, "events")).toBeNull();
    const outcome = await tryMove(city, "pharma", pickForApplication, id, picks("events", [session], []));
    expect(outcome.ok).toBe(false);
    expect((await inUse("applicationId", id)).length).toBe(1);
  });

  it("is another paper where a record is another", async () => {
    const hashes = await Promise.all(
      [session, matter].map(async (picked, at) => {
        const round = await city.roundOf("linjiang2026");
        const other = await draft(city, "linjiang2026", { round });
        const key = round.document.standards.groups[0]?.criteria[0]?.key ?? "";
        await act(pickForApplication, pharma, { applicationId: other, ...picks(key, [picked], [picked]) });
        await move(city, "pharma", submitApplication, other);
        return [at, await portal.one(`SELECT hash FROM "Submission" WHERE "applicationId" = $1`, other)];
      }),
    );
    expect(new Set(hashes.map(([, hash]) => hash)).size).toBe(2);
  });
});
