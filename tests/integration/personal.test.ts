// What people typed, looked for everywhere it must not be: the operation log above all.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import { awardPlaque } from "@/lib/applications/commands/stages";
import { citySubject } from "@/lib/kernel/access";
import type { Change } from "@/lib/server/audit";
import { defineCommand, runCommand } from "@/lib/server/command";
import { markedFields } from "@/lib/server/personal";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey } from "../support/city";
import { sealedWords } from "../support/case-commands";
import { commandNames, everyCommand } from "../support/commands";
import { bringTo, draft, move } from "../support/dossier";
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
});
afterAll(() => portal.close());

/** Where each planted word may stand: the log keeps names of offices, rounds and policies, and what the city says of itself: nobody's own. */
const logs = ["AccessAttempt", "AuditEntry", "Idempotency", "QuietEntry"];
const public_ = [
  ...["学会", "科协", "批次", "放假", "通知", "办法", "网站信息"],
  ...["类别", "依据", "承办单位", "上级机关", "上级地址", "建议标题"],
  ...["活动名称", "房间", "主题活动"],
];
/** There is no visit to sweep here; and of what is written before it is handed in, only looked at or only reckoned, no log tells. */
const unlogged = [
  ...["application.sweepVisit", "rightsCase.begin", "rightsCase.resumeDraft", "rightsCase.save", "rightsCase.discard"],
  ...["rightsCase.enter", "rightsCase.openSplit", "scheme.read"],
];
/** What an act handed out and nobody keeps: codes, links, tokens. */
const secretsIn = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, held]) =>
        ["token", "code", "secret"].includes(key) && typeof held === "string" ? [held] : secretsIn(held),
      );

describe("what was typed", () => {
  it("is in no log, whichever command it went through", async () => {
    const planted = new Map<string, string>();
    const say = (text: string) => {
      // Closed at its end, so that none is found in a longer one.
      const word = `${text}§${planted.size}§`;
      planted.set(word, text);
      return word;
    };
    const all = await everyCommand(city, who, say);
    const secrets: string[] = [];
    for (const [name, { command, actor, input }] of Object.entries(all)) {
      const outcome = await runCommand(command, actor, input, { idempotencyKey: name });
      expect(outcome, `${name} ${JSON.stringify(outcome)}`).toMatchObject({ ok: true });
      const value: unknown = outcome.ok ? outcome.value : null;
      secrets.push(...secretsIn(value));
      // Refused tries leave no more behind than those that went through.
      await runCommand(command, who.scientist, input, { idempotencyKey: `${name} refused` });
    }
    const permissions = (
      await portal.sql<{ permission: string }>('SELECT permission FROM "AuditEntry" UNION SELECT permission FROM "QuietEntry"')
    ).map(({ permission }) => permission);
    const acted = Object.values(all).flatMap(({ command: { permission } }) => (unlogged.includes(permission) ? [] : [permission]));
    expect(permissions).toEqual(expect.arrayContaining(acted));
    expect(Object.keys(all).toSorted()).toEqual(commandNames());

    const places = new Map<string, Set<string>>();
    for (const [word, text] of planted) {
      const found = await portal.tablesWith(word);
      for (const table of found) places.set(text, (places.get(text) ?? new Set()).add(table));
      const logged = found.filter((table) => logs.includes(table));
      expect(logged, word).toEqual(public_.includes(text) ? ["AuditEntry"] : []);
    }
    // They did arrive where they belong, so there was something to be found.
    for (const [text, table] of Object.entries({
      ...{ 登记人: "Person", 新人: "OneTimeToken", 设置人: "Person", 家: "Application", 负责人: "Application", "照片.pdf": "Attachment" },
      ...{
        考察人: "SiteVisitor",
        备注: "SiteVisit",
        出席: "Decision",
        纪要: "Decision",
        意见: "Stage",
        不清: "ReturnMark",
        学会: "Organization",
      },
    }))
      expect([...(places.get(text) ?? [])], text).toContain(table);
    // Of a case no word that was said to it stands anywhere in clear.
    for (const [word, text] of planted) if (sealedWords.includes(text)) expect(await portal.tablesWith(word), word).toEqual([]);
    // Passwords stand nowhere at all; nor do the secrets that were handed out.
    for (const [word, text] of planted)
      if (/^(long-enough|wrong-password)/.test(text)) expect(await portal.tablesWith(word), word).toEqual([]);
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) {
      expect(await portal.tablesWith(secret)).toEqual([]);
      expect(await portal.tablesWith(secret.replaceAll("-", ""))).toEqual([]);
    }
    // Telephone numbers, as digits.
    for (let i = 1; i <= 6; i += 1) expect((await portal.tablesWith(`1377700000${i}`)).filter((table) => logs.includes(table))).toEqual([]);
    // Every command there is, and every table looked through for every word: a guard against hanging, not a measure.
  }, 600_000);

  it("is in no log from the form to the plaque", async () => {
    const round = await city.roundOf("yiyang2024");
    const words = {
      homeName: "植入之家",
      address: "植入路一号",
      hours: "植入时间",
      keeper: "植入人",
      facilities: "植入设施",
      certificate: "植入证书",
      phone: "0777-7777777",
    };
    const id = await draft(city, "yiyang2024", { round, answers: words });
    await move(city, "pharma", submitApplication, id);
    await bringTo(city, id, "award");
    await move(city, "staff", awardPlaque, id);
    for (const word of Object.values(words))
      expect(
        (await portal.tablesWith(word)).filter((table) => logs.includes(table)),
        word,
      ).toEqual([]);
    expect(await portal.tablesWith("植入人")).toEqual(["Application", "Home", "IssuedDocument", "Submission"]);
  });
});

describe("a command that says too much", () => {
  const careless = (change: Change) =>
    defineCommand({
      permission: "setting.change",
      sight: "setting.change",
      subjectKind: "setting",
      input: z.strictObject({}),
      load: async () => ({ id: "", subject: citySubject, row: null }),
      execute: async () => ({ value: null, changes: [change] }),
    });

  it.each([...markedFields])("is held back in %s", async (field) => {
    const word = `泄露 ${field}`;
    await act(careless({ field: field as Change["field"], from: `前 ${word}`, to: word }), who.system, {});
    expect(await portal.tablesWith(word)).toEqual([]);
    const [entry] = await portal.sql<{ changes: Record<string, unknown> }>('SELECT changes FROM "AuditEntry" ORDER BY seq DESC LIMIT 1');
    expect(entry?.changes).toEqual({ role: "systemAdmin", [field]: "changed" });
  });

  it("is found out where the field has no mark: the search above does find what is there", async () => {
    await act(careless({ field: "Organization.phone", to: "泄露的电话" }), who.system, {});
    expect(await portal.tablesWith("泄露的电话")).toEqual(["AuditEntry"]);
  });
});
