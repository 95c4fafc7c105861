// A scheme from a copy to its publication by the commands: who may, from which wording, what stops it, and what then never changes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import { copyScheme, dropTable, editScheme, pasteTable, takeTable } from "@/lib/schemes/commands/editing";
import { confirmSamples } from "@/lib/schemes/commands/samples";
import { readComparison, readDraft, readSamples, readSchemeFile } from "@/lib/schemes/queries/editor";
import { samplesOf } from "@/lib/schemes/rules/confirmations";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, confirmAll, monday, type PersonActor, publish, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

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

const refused = (kind: string, more: object = {}) => ({ ok: false, problem: { kind, ...more } });
const wrong = (fields: Record<string, string[]>) => refused("invalidInput", { fields });
let made = 0;
let id: string;
beforeEach(async () => {
  made += 1;
  id = (await act(copyScheme, staff, { from: "linjiangScored2026", code: `copy${made}`, name: `细则${made}` })).id;
});

const version = (versionId = id) => db().schemeVersion.findUniqueOrThrow({ where: { id: versionId } });
const documentOf = async (versionId = id) => schemeDocument.parse((await version(versionId)).document);
const drawn = async () => ({ versionId: id, hash: (await version()).hash });
const add = { do: "add", place: "stages", kind: "formalReview", name: "复审", note: "样例" };

describe("an edit", () => {
  it("is the city staff's and nobody else's", async () => {
    const input = { ...(await drawn()), ...add };
    expect(await runCommand(editScheme, await city.as("leader"), input)).toEqual(refused("forbidden"));
    for (const who of ["pharma", "highTech", "receiver", "expert", "auditor", "system", "scientist"] as const) {
      expect(await runCommand(editScheme, await city.as(who), input), who).toEqual(refused("notFound"));
      expect(await readDraft(await city.as(who), id)).toBeNull();
      expect(await readSchemeFile(await city.as(who), id)).toBeNull();
    }
    expect(await runCommand(editScheme, visitor, input)).toEqual(refused("notSignedIn"));
    expect((await documentOf()).stages.map(({ name }) => name)).not.toContain("复审");
    await act(editScheme, await city.as("colleague"), input);
    expect((await documentOf()).stages.map(({ name }) => name)).toContain("复审");
  });

  it("is made from the wording its page was drawn from: of two at once one is told", async () => {
    const input = { ...(await drawn()), ...add };
    const both = await Promise.all([runCommand(editScheme, staff, input), runCommand(editScheme, await city.as("colleague"), input)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(both).toContainEqual(refused("conflict"));
    expect((await documentOf()).stages.filter(({ name }) => name === "复审")).toHaveLength(1);
    // Drawn anew, it goes on.
    await act(editScheme, staff, { ...(await drawn()), ...add, name: "再审" });
  });

  it("says at its field what is wrong, and writes nothing", async () => {
    const before = (await version()).hash;
    const v = { total: "一百", "total~origin": "样例", passMark: "", "passMark~origin": "" };
    expect(await runCommand(editScheme, staff, { ...(await drawn()), do: "set", place: "scoring", v })).toEqual(
      wrong({ "v.total": ["notNumber"], "v.passMark~origin": ["required"] }),
    );
    expect((await version()).hash).toBe(before);
  });

  it("of what is published is a conflict, and the database would not have it either", async () => {
    await publish(staff, id);
    expect(await runCommand(editScheme, staff, { ...(await drawn()), ...add })).toEqual(refused("conflict"));
    expect(await runCommand(pasteTable, staff, { versionId: id, table: "项目\t分值" })).toEqual(refused("conflict"));
    expect(await readDraft(staff, id)).toBeNull();
    await expect(portal.sql(`UPDATE "SchemeVersion" SET hash = 'x' WHERE id = '${id}'`)).rejects.toThrow(/does not change/);
  });
});

describe("a copy", () => {
  it("of a published version is the next draft of its scheme, and a draft that is there is not written over", async () => {
    await publish(staff, id);
    const input = { from: id, code: `copy${made}`, name: "新一版" };
    const { id: next } = await act(copyScheme, staff, input);
    expect(await version(next)).toMatchObject({ version: 2, status: "draft", pasted: null });
    expect(await runCommand(copyScheme, staff, input)).toEqual(wrong({ code: ["draftThere"] }));
    const comparison = await readComparison(staff, next, null);
    expect(comparison?.other?.id).toBe(id);
    expect(comparison?.other?.differences).toMatchObject([{ place: "name", kind: "changed", now: "新一版" }]);
  });

  it("of something else does not take another scheme's code, and comes from what there is", async () => {
    expect(await runCommand(copyScheme, staff, { from: "yiyang2024", code: `copy${made}`, name: "x" })).toEqual(
      wrong({ code: ["alreadyThere"] }),
    );
    expect(await runCommand(copyScheme, staff, { from: "nothing", code: "fresh", name: "x" })).toEqual(wrong({ from: ["notChoice"] }));
    expect(await runCommand(copyScheme, staff, { from: id, code: "Not a key", name: "x" })).toEqual(wrong({ code: ["notKey"] }));
  });
});

describe("what the source leaves out", () => {
  it("is confirmed value by value, with name and day, and holds publication up until then", async () => {
    const samples = samplesOf(await documentOf()).map(({ place }) => place);
    const waiting = refused("notNow", { blockers: ["schemeSamples"] });
    expect(await runCommand(publishScheme, staff, { versionId: id })).toEqual(waiting);
    const [last = "", ...most] = samples;
    await act(confirmSamples, staff, { ...(await drawn()), places: most, note: "部务会商定" });
    expect(await runCommand(publishScheme, staff, { versionId: id })).toEqual(waiting);
    const view = await readSamples(staff, id);
    expect(view?.samples.filter(({ confirmed }) => confirmed === null).map(({ place }) => place)).toEqual([last]);
    expect(view?.samples.find(({ place }) => place === most[0])?.confirmed).toMatchObject({
      note: "部务会商定",
      confirmedAt: monday,
      confirmedBy: { name: "沈嘉禾" },
    });
    await act(confirmSamples, staff, { ...(await drawn()), places: last, note: "" });
    await act(publishScheme, staff, { versionId: id });
    expect((await version()).status).toBe("published");
    expect(await runCommand(confirmSamples, staff, { ...(await drawn()), places: last, note: "" })).toEqual(refused("conflict"));
  });

  it("waits anew once it is written otherwise", async () => {
    await confirmAll(staff, id);
    const v = { total: "90", "total~origin": "满分是本市样例", passMark: "80", "passMark~origin": "合格分是本市样例" };
    await act(editScheme, staff, { ...(await drawn()), do: "set", place: "scoring", v });
    const view = await readSamples(staff, id);
    expect(view?.samples.filter(({ changed }) => changed).map(({ place }) => place)).toEqual(["scoring.total"]);
  });

  it("is confirmed as it was drawn, by those who may, and only where it stands", async () => {
    const [place = ""] = samplesOf(await documentOf()).map((sample) => sample.place);
    const input = { ...(await drawn()), places: place, note: "" };
    expect(await runCommand(confirmSamples, await city.as("leader"), input)).toEqual(refused("forbidden"));
    expect(await runCommand(confirmSamples, await city.as("pharma"), input)).toEqual(refused("notFound"));
    expect(await runCommand(confirmSamples, staff, { ...input, hash: "x" })).toEqual(refused("conflict"));
    expect(await runCommand(confirmSamples, staff, { ...input, places: "nowhere" })).toEqual(wrong({ places: ["notChoice"] }));
    expect(await db().schemeConfirmation.count({ where: { versionId: id } })).toBe(0);
  });
});

describe("publication", () => {
  it("waits while it promises what the portal does not carry out", async () => {
    const materials = [{ key: "form", name: "申请表", origin: { sample: "样例" }, copies: 1, sealed: true }];
    await act(importScheme, staff, { document: JSON.stringify({ ...(await documentOf()), materials }) });
    await confirmAll(staff, id);
    expect(await runCommand(publishScheme, staff, { versionId: id })).toEqual(refused("notNow", { blockers: ["schemeNotKept"] }));
  });

  it("waits for the errors, which a draft may have", async () => {
    const document = await documentOf();
    const broken = { ...document, stages: document.stages.filter(({ kind }) => kind !== "decision") };
    await act(importScheme, staff, { document: JSON.stringify(broken) });
    await confirmAll(staff, id);
    expect(await runCommand(publishScheme, staff, { versionId: id })).toEqual(refused("notNow", { blockers: ["schemeErrors"] }));
    const draft = await readDraft(staff, id);
    expect(draft?.findings.filter(({ level }) => level === "error").map(({ code }) => code)).toContain("noDecision");
  });

  it("says from which day it holds, and no round opens before", async () => {
    await confirmAll(staff, id);
    await act(publishScheme, staff, { versionId: id, effectiveOn: "2027-01-01" });
    const round = {
      ...{ versionId: id, name: "批次", lastDay: "2027-03-01", departmentId: "" },
      ...{ receivingOrganizationId: city.ids.academic, decidingOrganizationId: city.ids.city },
    };
    expect(await runCommand(openRound, staff, { ...round, opensOn: "2026-12-31" })).toEqual(wrong({ opensOn: ["notInForce"] }));
    await act(openRound, staff, { ...round, opensOn: "2027-01-01" });
  });
});

describe("a pasted table", () => {
  const table = "项目\t标准\t分值\n场所\t有固定场所\t10\n活动\t每月一次\t酌情\n合计\t\t20";

  it("stays with the draft, and what nobody took stays in it", async () => {
    await act(pasteTable, staff, { versionId: id, table });
    const rows = { columns: "name,text,points", note: "附件 1", group: "place" };
    const r = { "0.take": "on", "0.name": "场所（改）", "0.text": "有", "0.points": "12", "0.kind": "manual", "1.name": "活动" };
    expect(await act(takeTable, staff, { ...(await drawn()), ...rows, r })).toEqual({ id, open: true });
    const group = (await documentOf()).standards.groups.find(({ key }) => key === "place");
    expect(group?.criteria.at(-1)).toMatchObject({ name: "场所（改）", kind: "manual", cap: { value: 1200, sample: "附件 1" } });
    expect((await version()).pasted).toBe("项目\t标准\t分值\n活动\t每月一次\t酌情\n合计\t\t20");
    const bad = { "0.take": "on", "0.name": "活动", "0.points": "酌情", "0.kind": "manual" };
    expect(await runCommand(takeTable, staff, { ...(await drawn()), ...rows, r: bad })).toEqual(wrong({ "r.0.points": ["notPoints"] }));
    const rest = { ...bad, "0.points": "10", "1.take": "on", "1.name": "合计", "1.kind": "checklist" };
    expect(await act(takeTable, staff, { ...(await drawn()), ...rows, r: rest })).toEqual({ id, open: false });
    expect((await version()).pasted).toBeNull();
    expect(await runCommand(takeTable, staff, { ...(await drawn()), ...rows, r })).toEqual(refused("conflict"));
  });

  it("is no table where it has one column, and can be dropped", async () => {
    expect(await runCommand(pasteTable, staff, { versionId: id, table: "一句话" })).toEqual(wrong({ table: ["notTable"] }));
    await act(pasteTable, staff, { versionId: id, table });
    await act(dropTable, staff, { versionId: id });
    expect((await version()).pasted).toBeNull();
    expect(await runCommand(pasteTable, await city.as("highTech"), { versionId: id, table })).toEqual(refused("notFound"));
  });
});
