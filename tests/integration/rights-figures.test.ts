// A year in figures, its report, and what is suggested from it. Each wall has a control beside it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { printReport } from "@/lib/rights-cases/documents/report";
import { readFigures } from "@/lib/rights-cases/queries/figures";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import * as suggestions from "@/lib/suggestions/commands";
import { listSuggestions, readSuggestion } from "@/lib/suggestions/queries";
import { filedCase } from "../support/cases";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey } from "../support/city";
import { pageTexts, squeeze } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
  for (let n = 0; n < 6; n += 1) await filedCase({ category: "wages", mode: "realName" });
  for (let n = 0; n < 3; n += 1) await filedCase({ category: "title", mode: "anonymous" });
  for (let n = 0; n < 4; n += 1) await filedCase({ category: "mind", mode: "anonymous" });
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const ok = { ok: true };
const refused = (kind: string) => ({ ok: false, problem: { kind } });
const wrong = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });

describe("the figures of a year", () => {
  it("are read by those who look after the city's cases, and tell nothing of fewer than five", async () => {
    for (const key of ["pharma", "highTech", "expert", "auditor", "scientist"] as const)
      expect(await readFigures(who[key], 2026)).toBeNull();
    const { figures } = (await readFigures(who.leader, null)) ?? {};
    expect(await readFigures(who.staff, 2026)).toMatchObject({ figures });
    expect(figures).toMatchObject({ year: 2026, all: null, ordinary: 9, medianDays: null, transfers: "few" });
    expect(figures?.byMode?.find(({ key }) => key === "anonymous")?.shown).toBe("few");
    // Four of a narrow category: a fifth, and the sum of all may be told; they stand nowhere else.
    expect(JSON.stringify(figures)).not.toContain("mind");
    const fifth = await filedCase({ category: "mind", mode: "anonymous" });
    expect((await readFigures(who.staff, 2026))?.figures).toEqual({ ...figures, all: 14 });
    await db().rightsCase.update({ where: { id: fifth.id }, data: { filedOn: new Date("2025-06-02") } });
    expect((await readFigures(who.staff, 2026))?.figures).toEqual(figures);
    for (const year of [2023, 2027]) expect(await readFigures(who.staff, year)).toBeNull();
  });

  it("are a paper too, without a name", async () => {
    const printed = await printReport(who.leader, 2026);
    const text = squeeze((await pageTexts(printed?.bytes ?? new Uint8Array())).join(""));
    expect(text).toContain("维权诉求工作年度报告（2026年）");
    expect(text).toContain("少于5");
    expect(text).not.toMatch(/石敬岩|新纪元|心理健康\d/);
    expect(await printReport(who.pharma, 2026)).toBeNull();
  });
});

const words = { suggestionId: "", title: "关于集中治理拖欠工资的建议", year: "2026", body: "今年工资社保类诉求最多，建议建立联席会议。" };
const at = async (id: string) => ({
  suggestionId: id,
  revision: (await db().suggestion.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision,
});

describe("a suggestion", () => {
  it("goes from draft to adoption by two people, with the figures as they were", async () => {
    const { id } = await act(suggestions.draftSuggestion, who.staff, words);
    expect((await readSuggestion(who.leader, id))?.figures).toMatchObject({ year: 2026, ordinary: 9 });
    expect(await runCommand(suggestions.argueSuggestion, who.leader, { ...(await at(id)), comment: "同意" })).toEqual(refused("conflict"));
    await act(suggestions.submitSuggestion, who.staff, await at(id));
    expect(await runCommand(suggestions.draftSuggestion, who.staff, { ...words, suggestionId: id })).toEqual(refused("conflict"));
    await act(suggestions.returnSuggestion, who.leader, { ...(await at(id)), comment: "补充原因" });
    await act(suggestions.draftSuggestion, who.staff, { ...words, suggestionId: id, body: `${words.body}原因是监管脱节。` });
    await act(suggestions.submitSuggestion, who.staff, await at(id));
    expect(await runCommand(suggestions.argueSuggestion, who.staff, { ...(await at(id)), comment: "同意" })).toEqual(refused("forbidden"));
    const stale = { ...(await at(id)), revision: 0 };
    expect(await runCommand(suggestions.argueSuggestion, who.leader, { ...stale, comment: "同意" })).toEqual(refused("conflict"));
    await act(suggestions.argueSuggestion, who.leader, { ...(await at(id)), comment: "同意" });
    await act(suggestions.sendSuggestion, who.staff, { ...(await at(id)), sentTo: "市委办公室", sentOn: "2026-11-23" });
    const adopt = async (adoptedOn: string) =>
      runCommand(suggestions.adoptSuggestion, who.staff, { ...(await at(id)), comment: "请人社局研究", adoptedOn });
    expect(await adopt("2026-11-22")).toEqual(wrong({ adoptedOn: ["outOfRange"] }));
    expect(await adopt("2026-11-24")).toEqual(wrong({ adoptedOn: ["dayAhead"] }));
    expect(await adopt("2026-11-23")).toMatchObject(ok);
    expect((await readFigures(who.leader, 2026))?.suggestions).toEqual({ handed: 1, adopted: 1 });
    expect((await listSuggestions(who.leader, null))?.rows).toMatchObject([{ id, status: "adopted" }]);
    expect(await listSuggestions(who.pharma, null)).toBeNull();
    expect(await readSuggestion(who.highTech, id)).toBeNull();
  });

  it("names nobody", async () => {
    const run = (more: object) => runCommand(suggestions.draftSuggestion, who.staff, { ...words, ...more });
    expect(await run({ body: "陈淑敏反映工资拖欠" })).toEqual(wrong({ body: ["otherPerson"] }));
    expect(await run({ title: "回复 137-0000-0001" })).toEqual(wrong({ title: ["otherPerson"] }));
    expect(await run({ year: "2027" })).toEqual(wrong({ year: ["outOfRange"] }));
    expect(await run({})).toMatchObject(ok);
    expect(await runCommand(suggestions.draftSuggestion, who.leader, words)).toEqual(refused("forbidden"));
    expect(await runCommand(suggestions.draftSuggestion, who.pharma, words)).toEqual(refused("notFound"));
  });

  it("says in the database too by whom it was argued, to whom it went, and when", async () => {
    const { id } = await act(suggestions.draftSuggestion, who.staff, words);
    const set = (values: string) => portal.sql(`UPDATE "Suggestion" SET ${values} WHERE id = '${id}'`);
    await expect(set(`status = 'argued'`)).rejects.toThrow(/Suggestion_argued/);
    await expect(set(`status = 'argued', argument = '同意', "arguedById" = "draftedById"`)).rejects.toThrow(/Suggestion_two_people/);
    const argued = `argument = '同意', "arguedById" = '${city.persons.leader}'`;
    await expect(set(`status = 'sent', ${argued}`)).rejects.toThrow(/Suggestion_sent/);
    const sent = `${argued}, "sentTo" = '市委办公室', "sentOn" = '2026-11-23'`;
    await expect(set(`status = 'adopted', ${sent}`)).rejects.toThrow(/Suggestion_adopted/);
    await expect(set(`status = 'adopted', ${sent}, adoption = '好', "adoptedOn" = '2026-11-22'`)).rejects.toThrow(/Suggestion_adopted/);
    await set(`status = 'adopted', ${sent}, adoption = '好', "adoptedOn" = '2026-11-23'`);
    await expect(db().suggestion.delete({ where: { id } })).rejects.toThrow(/permission denied/);
  });
});
