// A scheme tried out before it is published, with values of one's own or of an application, and whom a correction finds under way.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withdrawApplication } from "@/lib/applications/commands/lifecycle";
import { copyScheme, editScheme } from "@/lib/schemes/commands/editing";
import { tryScheme } from "@/lib/schemes/commands/trial";
import { readTouched } from "@/lib/schemes/queries/touched";
import { readTrialPage } from "@/lib/schemes/queries/trial";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey, publish, visitor } from "../support/city";
import { draft, move, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

const root = path.resolve(import.meta.dirname, "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-trial-"));
let portal: Portal;
let city: City;
let staff: PersonActor;
let versionId: string;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  staff = await city.as("staff");
  ({ versionId } = city.rounds.kunshan2024);
});
afterAll(async () => {
  await portal.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const outsiders: readonly PersonKey[] = ["pharma", "highTech", "receiver", "expert", "auditor", "system", "scientist"];
const refused = (kind: string, more: object = {}) => ({ ok: false, problem: { kind, ...more } });
const numberOf = async (id: string) => (await db().application.findUniqueOrThrow({ where: { id }, select: { number: true } })).number ?? "";
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** As the terminal scores the same. */
async function printed(document: unknown, facts: unknown): Promise<unknown> {
  const file = (name: string, value: unknown) => fs.writeFileSync(path.join(folder, name), JSON.stringify(value));
  file("scheme.json", document);
  file("facts.json", facts);
  const program = [path.join(root, "scripts/bootstrap.mjs"), "scheme", "score", "scheme.json", "facts.json"];
  const out = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, program, { cwd: root, env: { ...process.env, INIT_CWD: folder } }, (failed, text) =>
      failed ? reject(failed) : resolve(text),
    );
  });
  return JSON.parse(out);
}

describe("trying a version out", () => {
  it("gives what the terminal gives, and leaves nothing behind", async () => {
    const before = await db().auditEntry.count();
    const { document } = city.rounds.kunshan2024;
    const [first, second] = document.standards.groups[0]?.criteria ?? [];
    const typed = { [`${first?.key}`]: "12.5", [`${second?.key}`]: "１3" };
    const score = await act(tryScheme, staff, { versionId, a: typed });
    const answers = { hostKind: document.hostKinds[0]?.key, [`${first?.key}`]: 1250, [`${second?.key}`]: 1300 };
    expect(asJson(score)).toEqual(await printed(document, { answers }));
    expect(score).toMatchObject({ total: 2550, complete: false, passed: null });
    expect(await db().auditEntry.count()).toBe(before);
  });

  it("is for whoever may read schemes, and says at its field what cannot be read", async () => {
    const input = { versionId, a: { nothing: "1" }, e: { nobody: "1" } };
    const fields = { "a.nothing": ["unknownField"], "e.nobody": ["unknownField"] };
    for (const who of ["staff", "leader"] as const)
      expect(await runCommand(tryScheme, await city.as(who), input)).toEqual(refused("invalidInput", { fields }));
    for (const who of outsiders) {
      expect(await runCommand(tryScheme, await city.as(who), input), who).toEqual(refused("notFound"));
      expect(await readTrialPage(await city.as(who), versionId, null), who).toBeNull();
      expect(await readTouched(await city.as(who), versionId), who).toBeNull();
    }
    expect(await runCommand(tryScheme, visitor, input)).toEqual(refused("notSignedIn"));
  });

  it("takes the values of an application of the scheme, and of no other, and of no draft", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const number = await numberOf(id);
    const page = await readTrialPage(staff, versionId, ` ${number.toLowerCase()} `);
    expect(page?.recent.map((one) => one.number)).toContain(number);
    expect(page?.loaded).toMatchObject({ number, version: 1, problems: [], score: { complete: true } });
    // The dossier's own self-score is the control: the same facts, the same evaluator.
    const typed = page?.loaded?.typed ?? { a: {}, c: {}, e: {} };
    expect(await act(tryScheme, staff, { versionId, ...typed })).toEqual(page?.loaded?.score);
    const other = await submitted(city, "yiyang2024", { round: await city.roundOf("yiyang2024") });
    expect((await readTrialPage(staff, versionId, await numberOf(other)))?.loaded).toBeNull();
    expect((await readTrialPage(staff, city.rounds.yiyang2024.versionId, await numberOf(other)))?.loaded).not.toBeNull();
    const unsent = await draft(city, "kunshan2024", { who: "bearing" });
    await db().application.update({ where: { id: unsent }, data: { number: "KS-DRAFT" } });
    expect((await readTrialPage(staff, versionId, "KS-DRAFT"))?.loaded).toBeNull();
  });
});

describe("a correction", () => {
  it("names the rounds and the open applications that stay with the versions before it", async () => {
    const { roundId } = city.rounds.linjiang2026;
    const first = city.rounds.linjiang2026.versionId;
    expect(await readTouched(staff, first)).toEqual({ rounds: [], count: 0, applications: [] });
    const open = await submitted(city, "linjiang2026");
    const gone = await submitted(city, "linjiang2026", { who: "bearing" });
    await move(city, "bearing", withdrawApplication, gone);
    const { code, name } = city.rounds.linjiang2026.document;
    const { id: second } = await act(copyScheme, staff, { from: first, code, name });
    const named = async (id: string, by: PersonActor = staff) => {
      const found = await readTouched(by, id);
      return {
        rounds: found?.rounds.map((round) => [round.id, round.open]),
        applications: found?.applications.map((one) => one.id),
        count: found?.count,
      };
    };
    const expected = { rounds: [[roundId, true]], applications: [open], count: 1 };
    // While it is a draft, and once it is published.
    expect(await named(second)).toEqual(expected);
    await publish(staff, second);
    expect(await named(second)).toEqual(expected);
    expect(await named(second, await city.as("leader"))).toEqual(expected);
    const [touched] = (await readTouched(staff, second))?.applications ?? [];
    expect(touched).toMatchObject({ status: "inProgress", applicant: { name: "新纪元制药科协" }, schemeVersion: { version: 1 } });
    expect(await db().application.findUniqueOrThrow({ where: { id: open }, select: { schemeVersionId: true } })).toEqual({
      schemeVersionId: first,
    });
    // What is older looks at nothing newer.
    expect(await named(first)).toEqual({ rounds: [], applications: [], count: 0 });
  });

  it("tries itself out with an application that was made under the version before it", async () => {
    const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
    const { document } = city.rounds.kunshan2024;
    const { id: next } = await act(copyScheme, staff, { from: versionId, code: document.code, name: document.name });
    const [group] = document.standards.groups;
    const [line] = group?.criteria ?? [];
    const drawn = async () => ({ versionId: next, hash: (await db().schemeVersion.findUniqueOrThrow({ where: { id: next } })).hash });
    await act(editScheme, staff, { ...(await drawn()), do: "remove", place: `standards.groups.${group?.key}.criteria.${line?.key}` });
    const page = await readTrialPage(staff, next, await numberOf(id));
    expect(page?.loaded).toMatchObject({ version: 1, problems: [], score: { complete: true } });
    expect(Object.keys(page?.loaded?.typed.a ?? {})).not.toContain(line?.key);
  });
});
