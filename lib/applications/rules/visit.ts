// A site visit: what its record needs to be whole, and what is still missing while it is written. The browser asks the same of what it
// keeps, so that a telephone without a connection says no other words than the portal. Pure.
import { type Day, isDay } from "@/lib/kernel/dates";
import { tidy, tidyCode } from "@/lib/kernel/writing";
import { endsOf } from "@/lib/schemes/rules/ends";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { readPoints } from "./answers";

export const maxVisitors = 20;
/** Photos and signatures of one visit together. */
export const maxVisitFiles = 120;
export const photosPerCriterion = 10;
export const maxNameLength = 50;

export const findings = ["ok", "rectify", "notApplicable"] as const;
export type Finding = (typeof findings)[number];
export const conclusions = ["passed", "rectify", "failed"] as const;
export type VisitConclusion = (typeof conclusions)[number];

/** One criterion of the standard set with what the applicant said of it. */
export type VisitLine = { criterion: Criterion; self: number | boolean | null };

type Texts = Readonly<Record<string, string>>;
/** As it stands on the page: c found, l what is lacking, b by when, p points, r why they differ, each by criterion. */
export type VisitEntry = {
  visitedOn: string;
  people: readonly string[];
  visitors: string;
  companions: string;
  signed: string;
  conclusion: string;
  note: string;
  c: Texts;
  l: Texts;
  b: Texts;
  p: Texts;
  r: Texts;
  files: readonly string[];
};

const groups = ["c", "l", "b", "p", "r"] as const;
const lists = ["people", "files"] as const;
const single = ["visitedOn", "visitors", "companions", "signed", "conclusion", "note"] as const;

/** A page's fields by name, "c.venue" and all; what is no field of a visit is passed over. */
export function entryOf(fields: Iterable<readonly [name: string, value: string]>): VisitEntry {
  const texts: Record<string, string> = {};
  const named = { people: [] as string[], files: [] as string[] };
  const by = Object.fromEntries(groups.map((group) => [group, {}])) as Record<(typeof groups)[number], Record<string, string>>;
  for (const [name, value] of fields) {
    const [head = "", key] = name.split(".", 2);
    const list = lists.find((one) => one === name);
    const group = groups.find((one) => one === head);
    if (list) named[list].push(value);
    else if (group && key !== undefined && !(key in {})) by[group][key] = value;
    else if (single.some((one) => one === name)) texts[name] = value;
  }
  return {
    ...(Object.fromEntries(single.map((name) => [name, texts[name] ?? ""])) as Record<(typeof single)[number], string>),
    ...by,
    ...named,
  };
}

export type LineResult = { finding: Finding; lacking?: string; by?: Day; points?: number; reason?: string };
export type VisitRecord = {
  visitedOn: Day;
  visitors: { personId: string | null; name: string }[];
  companions: string[];
  signed: string[];
  checklist: Record<string, LineResult>;
  conclusion: VisitConclusion;
  note: string | null;
};

export type VisitFacts = {
  lines: readonly VisitLine[];
  /** Colleagues and experts who may be named: id → name. */
  people: ReadonlyMap<string, string>;
  /** Whose drawn signatures are there. */
  drawn: readonly string[];
  /** Null: not asked; a telephone that was offline overnight has no day to hold against. */
  today: Day | null;
};

export type Judged = {
  /** Null while anything is missing or wrong. */
  record: VisitRecord | null;
  /** Field → codes, in the order of the page. */
  problems: Record<string, string[]>;
  /** Criteria about which nothing was said yet. */
  open: number;
  /** Who has not signed. */
  unsigned: string[];
  /** Everybody who has to. */
  signers: string[];
};

const namesIn = (text: string): string[] => [...new Set(text.split("\n").map(tidy).filter(Boolean))];
const isOneOf = <T extends string>(all: readonly T[], text: string): text is T => all.some((one) => one === text);

export function judgeVisit(entry: VisitEntry, { lines, people, drawn, today }: VisitFacts): Judged {
  const problems: Record<string, string[]> = {};
  const refuse = (field: string, code: string) => {
    (problems[field] ??= []).push(code);
  };

  const visitedOn = tidyCode(entry.visitedOn);
  if (visitedOn === "") refuse("visitedOn", "required");
  else if (!isDay(visitedOn)) refuse("visitedOn", "notDay");
  else if (today !== null && visitedOn > today) refuse("visitedOn", "dayAhead");

  const checklist: Record<string, LineResult> = {};
  for (const line of lines) {
    const result = judgeLine(line, entry, visitedOn, refuse);
    if (result) checklist[line.criterion.key] = result;
  }
  const known = new Set(lines.map(({ criterion }) => criterion.key));
  for (const group of groups) for (const key of Object.keys(entry[group])) if (!known.has(key)) refuse(`${group}.${key}`, "unknownField");

  const colleagues = [...new Set(entry.people)].map((personId) => ({ personId, name: people.get(personId) ?? "" }));
  if (colleagues.some(({ name }) => name === "")) refuse("people", "notChoice");
  const typed = namesIn(entry.visitors).filter((name) => !colleagues.some((one) => one.name === name));
  const visitors = [...colleagues, ...typed.map((name) => ({ personId: null, name }))];
  // Nobody visited, nothing was seen (Y10).
  if (visitors.length === 0) refuse("visitors", "required");
  if (visitors.length > maxVisitors) refuse("visitors", "tooMany");
  const companions = namesIn(entry.companions);
  if (companions.length > maxVisitors) refuse("companions", "tooMany");
  for (const [field, names] of [
    ["visitors", typed],
    ["companions", companions],
  ] as const)
    if (names.some((name) => [...name].length > maxNameLength)) refuse(field, "tooLong");

  const conclusion = entry.conclusion;
  if (!isOneOf(conclusions, conclusion)) refuse("conclusion", "notChoice");
  // A place where something is still to be put right has not passed: an award would stand on it (Y10).
  else if (conclusion === "passed" && Object.values(entry.c).includes("rectify")) refuse("conclusion", "rectifyOpen");
  const note = tidy(entry.note);
  if ([...note].length > 2000) refuse("note", "tooLong");

  const signers = [...new Set([...visitors.map(({ name }) => name), ...companions])].filter(Boolean);
  const signed = namesIn(entry.signed);
  const unsigned = signers.filter((name) => !signed.includes(name) && !drawn.includes(name));
  if (signed.some((name) => !signers.includes(name))) refuse("signed", "signerUnknown");
  else if (unsigned.length > 0) refuse("signed", "unsigned");

  const whole = Object.keys(problems).length === 0 && isOneOf(conclusions, conclusion);
  return {
    record: whole ? { visitedOn, visitors, companions, signed, checklist, conclusion, note: note || null } : null,
    problems,
    open: lines.filter(({ criterion }) => !isOneOf(findings, entry.c[criterion.key] ?? "")).length,
    unsigned,
    signers,
  };
}

/** What is said of one criterion; null where it cannot stand. What belongs to another finding is passed over. */
function judgeLine(
  { criterion, self }: VisitLine,
  entry: VisitEntry,
  visitedOn: string,
  refuse: (field: string, code: string) => void,
): LineResult | null {
  const { key } = criterion;
  const finding = entry.c[key] ?? "";
  if (!isOneOf(findings, finding)) {
    refuse(`c.${key}`, "notChoice");
    return null;
  }
  const result: LineResult = { finding };
  if (finding === "rectify") {
    const lacking = tidy(entry.l[key] ?? "");
    if (lacking === "") refuse(`l.${key}`, "required");
    else if ([...lacking].length > 500) refuse(`l.${key}`, "tooLong");
    const by = tidyCode(entry.b[key] ?? "");
    if (by === "") refuse(`b.${key}`, "required");
    else if (!isDay(by)) refuse(`b.${key}`, "notDay");
    else if (by < visitedOn) refuse(`b.${key}`, "outOfRange");
    Object.assign(result, { lacking, by });
  }
  const ends = endsOf(criterion);
  if (ends && finding !== "notApplicable") {
    const read = readPoints(ends, entry.p[key] ?? "");
    if (!read.ok) refuse(`p.${key}`, read.code);
    else if (typeof read.value !== "number") refuse(`p.${key}`, "required");
    else {
      result.points = read.value;
      const reason = tidy(entry.r[key] ?? "");
      if ([...reason].length > 500) refuse(`r.${key}`, "tooLong");
      // A difference from the column before needs a reason.
      if (typeof self === "number" && read.value !== self && reason === "") refuse(`r.${key}`, "required");
      if (reason !== "") result.reason = reason;
    }
  }
  return result;
}
