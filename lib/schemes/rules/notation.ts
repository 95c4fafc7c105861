// How conditions are written by a clerk, one line each, and read back: a closed form for a closed union, never a program. Pure.
import type { Bound, Measure, Test } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import type { SchemeField } from "../schema/form";

type Leaf = Exclude<Test[number], { kind: "any" }>;
/** What joins and begins a condition, as it is printed; reading knows the same words. */
export type NotationWords = { and: string; or: string; met: string; evidence: string };
export type Read<V> = { value: V } | { problem: string };

// The words of reading, in the escapes that keep sentences out of the rules: 且/并且, 或/或者, 做到, 佐证.
const and = /\s*(?:[;；]|\u5e76\u4e14|\u4e14)\s*/u;
const or = /\s*(?:\u6216\u8005|\u6216|\|)\s*/u;
const met = /^(?:\u505a\u5230|✓|√)\s*/u;
const evidence = /^\u4f50\u8bc1\s*(?:≥|>=)\s*(\d{1,2})$/u;

export const measureNamed = (document: SchemeDocument, key: string): Measure | undefined =>
  document.measures.find((measure) => measure.key === key);
const fieldsOf = (document: SchemeDocument): SchemeField[] => [
  ...document.hostKinds.flatMap(({ fields }) => fields),
  ...document.sections.flatMap(({ fields }) => fields),
];
const linesOf = (document: SchemeDocument) => document.standards.groups.flatMap(({ criteria }) => criteria);

type Named = { key: string; name: string };
const plain = /^[^\s;；|<>=≤≥＜＞＝()（）：:*]{1,60}$/u;

/** The name where it is one thing's alone and can stand in a line, else the key. */
function said(all: readonly Named[], key: string): string {
  const own = all.find((item) => item.key === key);
  if (!own || !plain.test(own.name) || and.test(own.name) || or.test(own.name) || met.test(own.name)) return key;
  const alone = all.every((item) => item.key === key || (item.name !== own.name && item.key !== own.name));
  return alone ? own.name : key;
}

function named(all: readonly Named[], text: string): Read<string> {
  const byKey = all.find(({ key }) => key === text);
  if (byKey) return { value: byKey.key };
  const byName = [...new Set(all.filter(({ name }) => name === text).map(({ key }) => key))];
  if (byName.length === 1 && byName[0] !== undefined) return { value: byName[0] };
  // A key of what is not there any more is kept: the check says so.
  if (byName.length === 0 && /^[a-z][A-Za-z0-9]{0,39}$/.test(text)) return { value: text };
  return { problem: byName.length > 1 ? "twoOfName" : "noSuchName" };
}

/** Whole units of the last decimal as they are written, and back. */
export const figureText = (value: number, decimals: number): string => {
  if (decimals === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const end = digits.slice(-decimals).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -decimals)}${end === "" ? "" : `.${end}`}`;
};
export function readFigure(text: string, decimals: number): number | null {
  const parsed = /^(-?)(\d{1,9})(?:\.(\d+))?$/.exec(text.normalize("NFKC").trim());
  if (!parsed) return null;
  const [, sign = "", whole = "", part = ""] = parsed;
  const tail = part.replace(/0+$/, "");
  if (tail.length > decimals) return null;
  const value = Number(whole + tail.padEnd(decimals, "0"));
  return sign === "-" && value !== 0 ? -value : value;
}

const signs: Readonly<Record<string, { open: boolean }>> = {
  "≥": { open: false },
  ">": { open: true },
  "≤": { open: false },
  "<": { open: true },
};
const asSign = (text: string) =>
  text.replaceAll("＞", ">").replaceAll("＜", "<").replaceAll("＝", "=").replaceAll(">=", "≥").replaceAll("<=", "≤");

/** "≥ 90", "> 60", and so on: one end of a band. */
export const printFrom = ({ value, open }: Bound, decimals: number) => `${open ? ">" : "≥"} ${figureText(value, decimals)}`;
export const printTo = ({ value, open }: Bound, decimals: number) => `${open ? "<" : "≤"} ${figureText(value, decimals)}`;
export function readBound(text: string, side: "from" | "to", decimals: number): Bound | null {
  const parsed = /^([≥>≤<])\s*(\S+)$/u.exec(asSign(text.normalize("NFKC").trim()));
  const sign = parsed?.[1] ?? "";
  if (!(side === "from" ? "≥>" : "≤<").includes(sign) || sign === "") return null;
  const value = readFigure(parsed?.[2] ?? "", decimals);
  return value === null ? null : { value, open: signs[sign]?.open ?? false };
}

function printLeaf(document: SchemeDocument, leaf: Leaf, words: NotationWords): string {
  switch (leaf.kind) {
    case "measure": {
      const name = said(document.measures, leaf.measure);
      const decimals = measureNamed(document, leaf.measure)?.decimals ?? 0;
      const { from, to } = leaf;
      if (from && to) return `${figureText(from.value, decimals)} ${from.open ? "<" : "≤"} ${name} ${printTo(to, decimals)}`;
      return `${name} ${from ? printFrom(from, decimals) : to ? printTo(to, decimals) : "≥ *"}`;
    }
    case "answer": {
      const fields = fieldsOf(document).map(({ key, label }) => ({ key, name: label }));
      return `${said(fields, leaf.field)} = ${said(optionsOf(document, leaf.field), leaf.is)}`;
    }
    case "met":
      return `${words.met} ${said(linesOf(document), leaf.criterion)}`;
    case "evidence":
      return `${words.evidence} ≥ ${leaf.least}`;
  }
}

function optionsOf(document: SchemeDocument, key: string): Named[] {
  const field = fieldsOf(document).find((asked) => asked.key === key);
  return field && (field.kind === "choice" || field.kind === "choices")
    ? field.options.map((option) => ({ key: option.key, name: option.label }))
    : [];
}

export const printTest = (document: SchemeDocument, test: Test, words: NotationWords): string =>
  test
    .map((item) =>
      item.kind === "any"
        ? `(${item.of.map((leaf) => printLeaf(document, leaf, words)).join(` ${words.or} `)})`
        : printLeaf(document, item, words),
    )
    .join(` ${words.and} `);

function readLeaf(document: SchemeDocument, text: string): Read<Leaf> {
  const files = evidence.exec(asSign(text));
  if (files) return { value: { kind: "evidence", least: Number(files[1]) } };
  if (met.test(text)) {
    const line = named(linesOf(document), text.replace(met, "").trim());
    return "problem" in line ? line : { value: { kind: "met", criterion: line.value } };
  }
  const tokens = asSign(text).split(/\s*([≤≥<>=])\s*/u);
  const [left = "", sign = "", middle = "", sign2, right] = tokens;
  if (tokens.length === 3 && sign === "=") {
    const fields = fieldsOf(document).map(({ key, label }) => ({ key, name: label }));
    const field = named(fields, left);
    if ("problem" in field) return field;
    const option = named(optionsOf(document, field.value), middle);
    return "problem" in option ? option : { value: { kind: "answer", field: field.value, is: option.value } };
  }
  if (tokens.length === 3 && sign !== "") {
    const measure = named(document.measures, left);
    if ("problem" in measure) return measure;
    const lower = sign === "≥" || sign === ">";
    if (middle === "*") return { value: { kind: "measure", measure: measure.value, from: null, to: null } };
    const value = readFigure(middle, measureNamed(document, measure.value)?.decimals ?? 0);
    if (value === null) return { problem: "notFigure" };
    const bound = { value, open: signs[sign]?.open ?? false };
    return { value: { kind: "measure", measure: measure.value, from: lower ? bound : null, to: lower ? null : bound } };
  }
  if (tokens.length === 5 && "≤<".includes(sign) && sign2 !== undefined && "≤<".includes(sign2)) {
    const measure = named(document.measures, middle);
    if ("problem" in measure) return measure;
    const decimals = measureNamed(document, measure.value)?.decimals ?? 0;
    const [from, to] = [readFigure(left, decimals), readFigure(right ?? "", decimals)];
    if (from === null || to === null) return { problem: "notFigure" };
    return {
      value: {
        kind: "measure",
        measure: measure.value,
        from: { value: from, open: sign === "<" },
        to: { value: to, open: sign2 === "<" },
      },
    };
  }
  return { problem: "notCondition" };
}

/** A line that mixes the two words without brackets could be meant both ways, so it is not read. */
export function readTest(document: SchemeDocument, text: string): Read<Test> {
  const test: Test = [];
  const whole = text.trim().replaceAll("（", "(").replaceAll("）", ")");
  const items = whole.split(and);
  for (const item of items) {
    const inner = /^\((.*)\)$/su.exec(item);
    const leaves: Leaf[] = [];
    for (const part of (inner?.[1] ?? item).split(or)) {
      if (part.includes("(") || part.includes(")")) return { problem: "notCondition" };
      const leaf = readLeaf(document, part.trim());
      if ("problem" in leaf) return leaf;
      leaves.push(leaf.value);
    }
    const [only] = leaves;
    if (only === undefined) return { problem: "notCondition" };
    if (leaves.length > 1 && !inner && items.length > 1) return { problem: "mixed" };
    test.push(leaves.length > 1 ? { kind: "any", of: leaves } : only);
  }
  return { value: test };
}
