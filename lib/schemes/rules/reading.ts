// Facts from a file against the scheme they are for: what can be scored, or every place where it cannot. Pure.
import { keysOf } from "@/lib/applications/rules/answers";
import { classKey, hostKindKey, noteKey, partKey, recommenderKey } from "../schema/keys";
import type { SchemeDocument } from "../schema/document";
import { manyApplicants, type OneApplicant, oneApplicant } from "../schema/facts";
import { type Line, linesOf, type ScoreFacts } from "./facts";

export type FactProblem = { place: string; code: "shape" | "unknownKey" | "outOfRange" | "notChoice" | "twice"; detail: string };
export type Applicant = { id: string; facts: ScoreFacts; years: (string | null)[] | null };

type Read<V> = { ok: true; value: V } | { ok: false; problems: FactProblem[] };
const given = <V>(value: V, problems: readonly FactProblem[]): Read<V> =>
  problems.length > 0 ? { ok: false, problems: [...problems] } : { ok: true, value };

export function readFacts(document: SchemeDocument, value: unknown): Read<ScoreFacts> {
  const parsed = oneApplicant.safeParse(value);
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error.issues) };
  return given(factsOf(parsed.data), wrongFacts(document, parsed.data, ""));
}

export function readApplicants(document: SchemeDocument, value: unknown): Read<Applicant[]> {
  const parsed = manyApplicants.safeParse(value);
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error.issues) };
  const grades = document.grading?.grades.map(({ key }) => key) ?? [];
  const seen = new Set<string>();
  const problems = parsed.data.flatMap((one, at): FactProblem[] => {
    const twice = seen.has(one.id);
    seen.add(one.id);
    return [
      ...(twice ? [{ place: `${at}.id`, code: "twice" as const, detail: one.id }] : []),
      ...wrongFacts(document, one, `${at}.`),
      ...(one.years ?? []).flatMap((grade, year): FactProblem[] =>
        grade === null || grades.includes(grade) ? [] : [{ place: `${at}.years.${year}`, code: "unknownKey", detail: grade }],
      ),
    ];
  });
  return given(
    parsed.data.map(({ id, years, ...one }) => ({ id, facts: factsOf(one), years: years ?? null })),
    problems,
  );
}

const shapeProblems = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): FactProblem[] =>
  issues.map(({ path, message }) => ({ place: path.map(String).join("."), code: "shape", detail: message }));

const factsOf = ({ answers, computed, evidence, class: said }: OneApplicant): ScoreFacts => ({
  answers: said === undefined ? answers : { ...answers, [classKey]: said },
  computed,
  evidence: new Map(Object.entries(evidence)),
});

/** What the scheme does not ask, and figures outside their ends, which `scoreOf` would refuse. */
function wrongFacts(document: SchemeDocument, { answers, evidence, class: said }: OneApplicant, at: string): FactProblem[] {
  const lines = linesOf(document);
  const fields = [...document.hostKinds.flatMap((host) => host.fields), ...document.sections.flatMap((section) => section.fields)];
  const figures = figuresOf(document, lines);
  const ticks = new Set(
    lines.flatMap((line) => (line.kind === "list" ? line.items.map((item) => partKey(line.key, item.key)) : [line.key])),
  );
  const free = new Set([...fields.flatMap(keysOf), ...lines.map(({ key }) => noteKey(key)), recommenderKey]);
  const chosen = new Map<string, readonly string[]>([
    [hostKindKey, document.hostKinds.map(({ key }) => key)],
    [classKey, document.classes.map(({ key }) => key)],
  ]);
  const problems = [...Object.entries(answers), ...(said === undefined ? [] : [[classKey, said] as const])].flatMap(
    ([key, answer]): FactProblem[] => {
      const place = key === classKey && said !== undefined ? `${at}class` : `${at}answers.${key}`;
      const problem = (code: FactProblem["code"], detail: string): FactProblem[] => [{ place, code, detail }];
      const ends = figures.get(key);
      if (ends) {
        const fits = typeof answer === "number" && Number.isSafeInteger(answer) && answer >= ends.least && answer <= ends.most;
        return fits ? [] : problem("outOfRange", `${ends.least}–${ends.most}`);
      }
      const options = chosen.get(key);
      if (options) return typeof answer === "string" && options.includes(answer) ? [] : problem("notChoice", String(answer));
      if (ticks.has(key)) return typeof answer === "boolean" ? [] : problem("notChoice", String(answer));
      return free.has(key) ? [] : problem("unknownKey", key);
    },
  );
  const holders = new Set([...lines, ...fields].map(({ key }) => key));
  return [
    ...problems,
    ...Object.keys(evidence).flatMap((key): FactProblem[] =>
      holders.has(key) ? [] : [{ place: `${at}evidence.${key}`, code: "unknownKey", detail: key }],
    ),
  ];
}

/** Whole numbers with ends: what is asked of measures, and points given by hand. */
function figuresOf({ measures }: SchemeDocument, lines: readonly Line[]) {
  const manual = lines.filter((line) => line.kind === "manual");
  return new Map<string, { least: number; most: number }>([
    ...measures.flatMap(({ key, from }) => (from.kind === "asked" ? [[key, { least: from.min, most: from.max }] as const] : [])),
    ...manual.map(({ key, floor, cap }) => [key, { least: floor.value, most: cap.value }] as const),
  ]);
}
