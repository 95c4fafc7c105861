// What no form of ours sends, sent to every command: an answer each time, never a fault, and nothing stored that was not asked for.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { register } from "@/lib/accounts/commands/register";
import { openApplication } from "@/lib/applications/commands/draft";
import { Refusal } from "@/lib/kernel/outcome";
import { importScheme } from "@/lib/schemes/commands";
import { writeAudit, writeQuietly } from "@/lib/server/audit";
import { isQuiet, runCommand } from "@/lib/server/command";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey, visitor } from "../support/city";
import { type Case, commandNames, everyCommand } from "../support/commands";
import { openPortal, type Portal } from "../support/portal";

// Thousands of tries take their time where other work is done beside them.
vi.setConfig({ testTimeout: 300_000 });

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

const hostile: readonly unknown[] = [
  "a\u0000b",
  "前\ud800后",
  "\u202e\u200b\ufeff",
  "𠮷",
  "龘".repeat(100_000),
  '\'; DROP TABLE "Person"; --',
  "<script>alert(1)</script>",
  "\\u0000%_",
  "９９９９９９９９９９９９",
  "1e999",
  "0001-01-01",
  "9999-12-31",
  {},
  ["x"],
  { equals: "x" },
  -1.5,
  true,
  null,
  undefined,
];
/** What stands where a record of answers or marks is expected. */
const hostileRecords: readonly object[] = [
  JSON.parse('{"__proto__":"x"}'),
  { constructor: "x", toString: "y" },
  { "a\u0000": "x" },
  { "\ud800": "x" },
  { hours: "a\u0000b" },
  { hours: "\ud800" },
  { homeName: { set: "x" } },
  Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, "x"])),
];

/** The command with all its writes and its record, taken back at the end: the next try finds what this one found. */
const rehearse = ({ execute, ...rest }: Case["command"], reached: () => void): Case["command"] => ({
  ...rest,
  execute: async (context) => {
    const { changes, id } = await execute(context);
    const record = { permission: rest.permission, subjectKind: rest.subjectKind, subjectId: id ?? "" };
    if (changes)
      await (isQuiet(rest, context.actor) ? writeQuietly : writeAudit)(context.tx, context.actor, context.now, { ...record, changes });
    reached();
    throw new Refusal({ kind: "notNow", blockers: [] });
  },
});

describe("every command", () => {
  let all: Record<string, Case>;
  beforeAll(async () => {
    all = await everyCommand(city, who);
  });

  it("is among those tried here", () => {
    expect(Object.keys(all).toSorted()).toEqual(commandNames());
  });

  it("answers whatever is typed into any of its fields", async () => {
    const faults: string[] = [];
    const reached: Record<string, number> = {};
    let tries = 0;
    const before = await portal.fingerprint();
    for (const [name, { command, actor, input }] of Object.entries(all)) {
      const rehearsal = rehearse(command, () => {
        reached[name] = (reached[name] ?? 0) + 1;
      });
      const typed: [string, unknown, unknown][] = [
        ["nothing", "", input],
        ["extra", "x", { ...input, isAdmin: true }],
        ["all", null, null],
        ["all", "x", "x"],
      ];
      for (const [field, value] of Object.entries(input))
        for (const bad of [...hostile, ...(typeof value === "object" ? hostileRecords : [])])
          typed.push([field, bad, { ...input, [field]: bad }]);
      tries += typed.length;
      for (let i = 0; i < typed.length; i += 8)
        await Promise.all(
          typed.slice(i, i + 8).map(async ([field, bad, whole]) => {
            const outcome = await runCommand(rehearsal, actor, whole).catch((error: Error) => error);
            if (outcome instanceof Error)
              faults.push(`${name}.${field} ${JSON.stringify(bad)?.slice(0, 60)}: ${outcome.message.split("\n").at(-1)}`);
          }),
        );
    }
    expect(faults).toEqual([]);
    // Each was carried out at least once, so that what is stored was tried too, and each time taken back.
    expect(Object.keys(all).filter((name) => !reached[name])).toEqual([]);
    expect(tries).toBeGreaterThan(2500);
    expect(await portal.fingerprint()).toBe(before);
  });

  it("answers whatever a form's one-time key may be", async () => {
    const input = { roundId: city.rounds.kunshan2024.roundId };
    for (const idempotencyKey of ["", "\u0000", "\ud800", "𠮷", "' OR 1=1", "x".repeat(64)])
      expect((await runCommand(openApplication, who.pharma, input, { idempotencyKey })).ok, JSON.stringify(idempotencyKey)).toBeDefined();
  });
});

describe("a scheme", () => {
  it("whose words no table could hold is refused", async () => {
    const { document } = city.rounds.kunshan2024;
    const before = await portal.fingerprint();
    for (const word of ["\u0000", "\ud800"]) {
      const text = JSON.stringify({ ...document, code: "broken", name: `名${word}` });
      expect(await runCommand(importScheme, who.staff, { document: text }), JSON.stringify(word)).toEqual({
        ok: false,
        problem: { kind: "invalidInput", fields: { document: ["notText"] } },
      });
    }
    expect(await portal.fingerprint()).toBe(before);
  });
});

describe("rare names", () => {
  it("come back as they were typed", async () => {
    for (const [i, name] of ["𠮷", "龑㛃", "阿依古丽·買買提", "O'Neill & Söhne", "\\' OR 1=1 --"].entries()) {
      await act(register, visitor, { name, phone: `1390000070${i}`, password: "long-enough-1", agree: "on" });
      expect(await portal.one('SELECT name FROM "Person" WHERE "phoneKey" = $1', `1390000070${i}`)).toBe(name);
    }
  });

  it("are tidied of what cannot be seen", async () => {
    await act(register, visitor, {
      name: " \u202e李\u200b云\u0000帆\ufeff ",
      phone: "１３９ 0000-0710",
      password: "long-enough-1",
      agree: "on",
    });
    expect(await portal.sql(`SELECT name, phone FROM "Person" WHERE "phoneKey" = '13900000710'`)).toEqual([
      { name: "李云帆", phone: "13900000710" },
    ]);
  });
});
