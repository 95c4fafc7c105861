// A page of the form that saves itself while it is written: by two at once, in a sitting, and when it is no longer to be written.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApplication } from "@/lib/applications/commands/draft";
import { autosaveApplication, saveApplication } from "@/lib/applications/commands/save";
import * as lifecycle from "@/lib/applications/commands/lifecycle";
import type { Actor } from "@/lib/kernel/access";
import { runCommand } from "@/lib/server/command";
import { act, buildCity, type City, monday } from "../support/city";
import { draft, move, revisionOf } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let officer: Extract<Actor, { kind: "person" }>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  officer = (await city.as("pharma")) as typeof officer;
});
afterAll(() => portal.close());

const open = async () => (await act(openApplication, officer, { roundId: (await city.roundOf("yiyang2024")).roundId })).id;
const write = (applicationId: string, a: object, s: object = {}, actor: Actor = officer) =>
  runCommand(autosaveApplication, actor, { applicationId, task: "home", a, s });
const answersOf = async (id: string) => portal.one<Record<string, unknown>>(`SELECT answers FROM "Application" WHERE id = $1`, id);
const savesOf = (id: string) =>
  portal.one<string>(`SELECT count(*) FROM "AuditEntry" WHERE "subjectId" = $1 AND permission = 'application.save'`, id).then(Number);

describe("autosave", () => {
  it("keeps what can be read, and names what cannot yet", async () => {
    const id = await open();
    const outcome = await write(id, { homeName: "新纪元之家", phone: "66" });
    expect(outcome).toMatchObject({
      ok: true,
      value: { problems: ["phone"], stands: { homeName: "新纪元之家", phone: "" }, theirs: {}, conflicts: {}, renew: false },
    });
    expect(await answersOf(id)).toEqual({ homeName: "新纪元之家" });
  });

  it("writes one row of audit a draft and sitting, and none where nothing changed", async () => {
    const id = await open();
    for (const homeName of ["一", "一二", "一二三", "一二三"]) expect((await write(id, { homeName })).ok).toBe(true);
    expect(await savesOf(id)).toBe(1);
    const later: Actor = { ...officer, sessionId: crypto.randomUUID() };
    expect((await write(id, { homeName: "四" }, {}, later)).ok).toBe(true);
    expect((await write(id, { homeName: "五" }, {}, later)).ok).toBe(true);
    expect(await savesOf(id)).toBe(2);
    const revision = await revisionOf(id);
    expect((await write(id, { homeName: "五" })).ok).toBe(true);
    expect([await savesOf(id), await revisionOf(id)]).toEqual([2, revision]);
  });

  it("of two tabs keeps each one's word, and asks where both wrote", async () => {
    const id = await open();
    const seen = { homeName: "", address: "", hours: "" };
    expect((await write(id, { homeName: "甲", address: "一号", hours: "" }, seen)).ok).toBe(true);
    const outcome = await write(id, { homeName: "乙", address: "", hours: "每天" }, seen);
    expect(outcome).toMatchObject({ ok: true, value: { theirs: { address: "一号" }, conflicts: { homeName: "甲" } } });
    expect(await answersOf(id)).toEqual({ homeName: "甲", address: "一号", hours: "每天" });
    // The button says the same, and saves nothing of a page that both wrote.
    const pressed = {
      applicationId: id,
      task: "home",
      a: { homeName: "乙", hours: "周一" },
      s: { ...seen, address: "一号", hours: "每天" },
    };
    expect(await runCommand(saveApplication, officer, pressed)).toEqual({
      ok: false,
      problem: { kind: "conflict", seen: { "s.homeName": "甲" } },
    });
    expect(await answersOf(id)).toMatchObject({ homeName: "甲", hours: "每天" });
    // Who has seen it may overwrite it.
    expect((await runCommand(saveApplication, officer, { ...pressed, s: { ...pressed.s, homeName: "甲" } })).ok).toBe(true);
    expect(await answersOf(id)).toMatchObject({ homeName: "乙", hours: "周一" });
  });

  it("many at once on one page: no field is lost, none is half of two", async () => {
    const id = await open();
    const fields = ["homeName", "address", "hours", "keeper", "facilities"];
    const seen = Object.fromEntries(fields.map((field) => [field, ""]));
    const outcomes = await Promise.all(
      fields.flatMap((field) => ["甲", "乙"].map((word) => write(id, { ...seen, [field]: `${field}${word}` }, seen))),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const answers = await answersOf(id);
    for (const field of fields) expect([`${field}甲`, `${field}乙`]).toContain(answers[field]);
    // Each field had two writers; the later one was asked.
    const asked = outcomes.flatMap((outcome) => (outcome.ok ? Object.keys(outcome.value.conflicts) : []));
    expect(asked.toSorted()).toEqual(fields.toSorted());
  });

  it("is over with the submission, and is nobody else's", async () => {
    const id = await draft(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    expect(await write(id, { homeName: "x" }, {}, await city.as("bearing"))).toEqual({ ok: false, problem: { kind: "notFound" } });
    await move(city, officer, lifecycle.submitApplication, id);
    expect(await write(id, { homeName: "x" })).toEqual({ ok: false, problem: { kind: "conflict" } });
  });
});
