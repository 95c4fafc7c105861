// node --conditions=react-server --import tsx scripts/scheme.ts VERB FILE…: checks a scheme, scores one applicant, ranks many. Prints JSON.
// Exit code 1: the check found errors; 2: a file cannot be used, and standard error says which and where.
import fs from "node:fs";
import { readScheme } from "@/lib/schemes/rules/check";
import { rank } from "@/lib/schemes/rules/grades";
import { readApplicants, readFacts } from "@/lib/schemes/rules/reading";
import { scoreOf } from "@/lib/schemes/rules/score";
import { consequenceOf } from "@/lib/schemes/rules/years";
import type { SchemeDocument } from "@/lib/schemes/schema/document";

/** What whoever called can mend: told in lines, without a stack. */
class Unusable extends Error {}

type Verb = { files: readonly string[]; run: (files: readonly string[]) => { printed: unknown; code: number } };

const verbs: Readonly<Record<string, Verb>> = {
  check: { files: ["FILE"], run: ([file = ""]) => check(readJson(file)) },
  score: { files: ["FILE", "ANSWERS"], run: ([file = "", answers = ""]) => ({ printed: score(file, answers), code: 0 }) },
  rank: { files: ["FILE", "MANY"], run: ([file = "", many = ""]) => ({ printed: rankAll(file, many), code: 0 }) },
};

const usage = ["Usage:", ...Object.entries(verbs).map(([verb, { files }]) => `  npm run scheme -- ${verb} ${files.join(" ")}`)].join("\n");

function check(value: unknown) {
  const { findings } = readScheme(value);
  return { printed: { findings }, code: findings.some(({ level }) => level === "error") ? 1 : 0 };
}

function score(file: string, answers: string) {
  const document = readDocument(file);
  const facts = readFacts(document, readJson(answers));
  if (!facts.ok) throw wrong(answers, facts.problems);
  return scoreOf(document, facts.value);
}

/** Each with its score, and where earlier years are given, with what they and this one bring. */
function rankAll(file: string, many: string) {
  const document = readDocument(file);
  const read = readApplicants(document, readJson(many));
  if (!read.ok) throw wrong(many, read.problems);
  const { rows, stopped } = rank(
    document,
    read.value.map(({ id, facts }) => ({ id, score: scoreOf(document, facts) })),
  );
  const years = new Map(read.value.map((one) => [one.id, one.years]));
  return {
    rows: rows.map((row) => {
      const before = years.get(row.id);
      return { ...row, consequence: before ? consequenceOf(document, [...before, row.grade]) : null };
    }),
    stopped,
  };
}

function readDocument(file: string): SchemeDocument {
  const { document, findings } = readScheme(readJson(file));
  if (!document) throw wrong(file, findings);
  return document;
}

const wrong = (file: string, problems: readonly { place: string; detail: string }[]) =>
  new Unusable(problems.map(({ place, detail }) => `${file}: ${place || "as a whole"}: ${detail}`).join("\n"));

/** More than a scheme or a round has; a file is read whole. */
const MOST_BYTES = 50_000_000;

function readJson(file: string): unknown {
  let text: string;
  try {
    if (fs.statSync(file).size > MOST_BYTES) throw new Unusable(`${file}: larger than ${MOST_BYTES} bytes`);
    text = fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`${file}: ${placeIn(text, String(error))}: not JSON`);
  }
}

/** Where Node's message says that it stopped, as line and column; where it says nothing, the text ended too early. */
function placeIn(text: string, message: string): string {
  const at = /at position (\d+)/.exec(message);
  const before = text.slice(0, at ? Number(at[1]) : text.length).split("\n");
  return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}

function main([name = "", ...files]: readonly string[]): number {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb || files.length !== verb.files.length) throw new Unusable(usage);
  const { printed, code } = verb.run(files);
  process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
  return code;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
