// The terminal's verbs over schemes: the same results as the functions, and files that cannot be used.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readScheme } from "@/lib/schemes/rules/check";
import { rank } from "@/lib/schemes/rules/grades";
import { scoreOf } from "@/lib/schemes/rules/score";
import { consequenceOf } from "@/lib/schemes/rules/years";
import type { ScoreFacts } from "@/lib/schemes/rules/facts";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { arbitraryFacts, arbitraryScheme, bands, origin, preset, said } from "../support/schemes";

const root = path.resolve(import.meta.dirname, "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-scheme-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  fs.writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

/** As `npm run scheme -- …` in the folder does. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const program = [path.join(root, "scripts/bootstrap.mjs"), "scheme", ...args];
    execFile(process.execPath, program, { cwd: root, env: { ...process.env, INIT_CWD: folder } }, (failed, out, error) =>
      resolve({ code: failed ? Number(failed.code) : 0, out, error }),
    );
  });
const printed = async (...args: string[]): Promise<unknown> => {
  const { code, out, error } = await run(...args);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return JSON.parse(out);
};
const plain = ({ answers, computed, evidence }: ScoreFacts) => ({ answers, computed, evidence: Object.fromEntries(evidence) });
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** One scheme of every kind of line, with grades, a quota and what years bring. */
const sampled = (): SchemeDocument => {
  const scheme = fc
    .sample(arbitraryScheme(), { seed: 3, numRuns: 12 })
    .reduce((most, one) => (JSON.stringify(one).length > JSON.stringify(most).length ? one : most));
  const grading = bands({ ties: said({ kind: "allOut" }) });
  grading.grades = grading.grades.map((grade, at) =>
    at === 3
      ? grade
      : { ...grade, from: { value: (3 - at) * 500, open: false }, to: at === 0 ? null : { value: (4 - at) * 500, open: true } },
  );
  grading.grades = grading.grades.map((grade) => (grade.key === "fail" ? { ...grade, to: { value: 500, open: true } } : grade));
  const best = grading.grades[0];
  if (best) best.quota = { kind: "number", most: said(2) };
  return { ...scheme, grading, consequences: [{ key: "out", origin, grades: ["fail", "pass"], inARow: 2, then: "revoke" }] };
};

describe("npm run scheme", () => {
  const scheme = sampled();
  const scored = file("scheme.json", scheme);
  const many = fc.sample(arbitraryFacts(scheme, true), { seed: 5, numRuns: 12 });

  it("scores one applicant as the function does", async () => {
    for (const [at, facts] of many.slice(0, 2).entries())
      expect(await printed("score", scored, file(`one${at}.json`, plain(facts)))).toEqual(asJson(scoreOf(scheme, facts)));
  });

  it("ranks many as the function does, and says what the years bring", async () => {
    const years = ["pass", null, "fail"];
    const entries = many.map((facts, at) => ({ id: `第${at}家`, ...plain(facts), ...(at % 2 === 0 && { years }) }));
    const { rows, stopped } = rank(
      scheme,
      many.map((facts, at) => ({ id: `第${at}家`, score: scoreOf(scheme, facts) })),
    );
    const withYears = rows.map((row) => ({
      ...row,
      consequence: Number(/\d+/.exec(row.id)?.[0]) % 2 === 0 ? consequenceOf(scheme, [...years, row.grade]) : null,
    }));
    expect(new Set(rows.map(({ grade }) => grade)).size).toBeGreaterThan(1);
    expect(await printed("rank", scored, file("many.json", entries))).toEqual(asJson({ rows: withYears, stopped }));
  });

  it("checks, and its exit code says whether there are errors", async () => {
    const right = preset("linjiang2026.json");
    expect(await printed("check", file("right.json", right))).toEqual(asJson({ findings: readScheme(right).findings }));
    const wrong = { ...right, stages: right.stages.filter(({ kind }) => kind !== "award") };
    const { code, out } = await run("check", file("wrong.json", wrong));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual(asJson({ findings: readScheme(wrong).findings }));
  });

  it("says which file cannot be used, and where", async () => {
    const cases: [string[], string][] = [
      [["score", scored, "nowhere.json"], "nowhere.json: "],
      [["check", file("cut.json", '{"format": 1,\n  "code":')], "cut.json: line 2, column 10: not JSON"],
      [["check", file("typo.json", '{"format": 1,\n  "code" 2}')], "typo.json: line 2, column 10: not JSON"],
      [["score", file("shape.json", { ...scheme, format: 2 }), scored], "shape.json: format: "],
      [["score", scored, file("bad.json", { answers: { nothing: 1 } })], "bad.json: answers.nothing: "],
      [["rank", scored, file("twice.json", [{ id: "a" }, { id: "a" }])], "twice.json: 1.id: a"],
      [["score", scored], "Usage:"],
      [["constructor", scored, scored], "Usage:"],
      [[], "Usage:"],
    ];
    for (const [args, told] of cases) {
      const { code, out, error } = await run(...args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: "" });
      expect(error.startsWith(told), `${args.join(" ")}: ${error}`).toBe(true);
      expect(error).not.toMatch(/^ +at /m);
    }
  });
});
