import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { entryOf, findings, judgeVisit, maxVisitors, type VisitEntry, type VisitFacts, type VisitLine } from "./visit";

const sample = { sample: "s" };
const line = (key: string, kind: "checklist" | "manual"): VisitLine => ({
  criterion: {
    ...{ key, name: key, evidence: "none", origin: sample },
    ...(kind === "manual" ? { kind, floor: { value: -500, ...sample }, cap: { value: 1000, ...sample } } : { kind }),
  } as Criterion,
  self: kind === "manual" ? 800 : true,
});
const lines = [line("venue", "checklist"), line("books", "manual"), line("sign", "checklist")];
const id = "5b0d1a52-8d0c-4d6e-9d50-1c2f0a9f6b11";
const facts: VisitFacts = { lines, people: new Map([[id, "沈嘉禾"]]), drawn: [], today: "2026-11-23" };
const whole: VisitEntry = {
  ...{ visitedOn: "2026-11-23", people: [id], visitors: "何文博", companions: "陈淑敏", signed: "沈嘉禾\n何文博\n陈淑敏" },
  ...{ conclusion: "passed", note: "", files: [] },
  ...{ c: { venue: "ok", books: "ok", sign: "notApplicable" }, l: {}, b: {}, p: { books: "8" }, r: {} },
};
const judged = (changes: Partial<VisitEntry>, more: Partial<VisitFacts> = {}) =>
  judgeVisit({ ...whole, ...changes }, { ...facts, ...more });
const problems = (changes: Partial<VisitEntry>, more?: Partial<VisitFacts>) => judged(changes, more).problems;

describe("a visit's record", () => {
  it("that is whole says what was found, by whom, and who signed", () => {
    expect(judged({}).record).toEqual({
      visitedOn: "2026-11-23",
      visitors: [
        { personId: id, name: "沈嘉禾" },
        { personId: null, name: "何文博" },
      ],
      companions: ["陈淑敏"],
      signed: ["沈嘉禾", "何文博", "陈淑敏"],
      checklist: { venue: { finding: "ok" }, books: { finding: "ok", points: 800 }, sign: { finding: "notApplicable" } },
      conclusion: "passed",
      note: null,
    });
  });

  const rectify = { c: { ...whole.c, venue: "rectify" }, conclusion: "rectify" };
  const lacking = { l: { venue: "少一把椅子" }, b: { venue: "2026-11-30" } };
  it.each<[string, Partial<VisitEntry>, Record<string, string[]>]>([
    ["no day", { visitedOn: " " }, { visitedOn: ["required"] }],
    ["no such day", { visitedOn: "2026-02-30" }, { visitedOn: ["notDay"] }],
    ["tomorrow", { visitedOn: "2026-11-24" }, { visitedOn: ["dayAhead"] }],
    ["full-width figures", { visitedOn: "２０２６-11-23" }, {}],
    ["a criterion left open", { c: { venue: "ok", books: "ok" } }, { "c.sign": ["notChoice"] }],
    ["a finding nobody offers", { c: { ...whole.c, venue: "constructor" } }, { "c.venue": ["notChoice"] }],
    ["a criterion of another scheme", { c: { ...whole.c, moon: "ok" } }, { "c.moon": ["unknownField"] }],
    ["to be put right, without what and when", rectify, { "l.venue": ["required"], "b.venue": ["required"] }],
    ["to be put right before it was seen", { ...rectify, ...lacking, b: { venue: "2026-11-22" } }, { "b.venue": ["outOfRange"] }],
    ["to be put right, in full", { ...rectify, ...lacking }, {}],
    ["passed, with something to be put right", { ...rectify, ...lacking, conclusion: "passed" }, { conclusion: ["rectifyOpen"] }],
    ["no conclusion", { conclusion: "" }, { conclusion: ["notChoice"] }],
    ["no points where the scheme scores", { p: {} }, { "p.books": ["required"] }],
    ["points above the line's cap", { p: { books: "10.01" }, r: { books: "x" } }, { "p.books": ["outOfRange"] }],
    ["points below the line's floor", { p: { books: "-5.01" }, r: { books: "x" } }, { "p.books": ["outOfRange"] }],
    ["points at the floor, with a reason", { p: { books: "-5" }, r: { books: "没有书" } }, {}],
    ["points that differ from the self-score without a reason", { p: { books: "7.5" } }, { "r.books": ["required"] }],
    ["points for what does not apply", { c: { ...whole.c, books: "notApplicable" }, p: { books: "x" } }, {}],
    ["nobody there", { people: [], visitors: "\n ", companions: "", signed: "" }, { visitors: ["required"] }],
    ["somebody who may not be named", { people: ["x"] }, { people: ["notChoice"], signed: ["signerUnknown"] }],
    ["somebody who did not sign", { signed: "沈嘉禾\n陈淑敏" }, { signed: ["unsigned"] }],
    ["somebody who signed and was not there", { signed: `${whole.signed}\n路人` }, { signed: ["signerUnknown"] }],
    ["one person named twice", { visitors: "沈嘉禾\n何文博\n何文博" }, {}],
  ])("%s", (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected);
    expect(judged(changes).record === null).toBe(Object.keys(expected).length > 0);
  });

  it("takes a drawn signature for a typed one", () => {
    expect(problems({ signed: "何文博" }, { drawn: ["沈嘉禾", "陈淑敏"] })).toEqual({});
    expect(judged({ signed: "" }, { drawn: ["沈嘉禾"] }).unsigned).toEqual(["何文博", "陈淑敏"]);
  });

  it("takes twenty visitors and no more", () => {
    const names = (n: number) => Array.from({ length: n }, (_, at) => `第${at}人`).join("\n");
    const of = (n: number) => problems({ people: [], visitors: names(n), companions: "", signed: names(n) });
    expect([of(maxVisitors), of(maxVisitors + 1)]).toEqual([{}, { visitors: ["tooMany"] }]);
  });

  it("a telephone without today's date is not asked for it", () =>
    expect(problems({ visitedOn: "2026-11-24" }, { today: null })).toEqual({}));
});

describe("whatever is entered", () => {
  const key = fc.constantFrom("venue", "books", "sign", "moon", "__proto__", "constructor");
  const text = fc.oneof(
    fc.constantFrom("", "ok", "rectify", "notApplicable", "passed", "failed", "2026-11-23", "8", "沈嘉禾", "何文博\n陈淑敏", id),
    fc.string(),
  );
  const name = fc.oneof(
    fc.constantFrom("visitedOn", "people", "visitors", "companions", "signed", "conclusion", "note", "files", "x", "toString"),
    fc.tuple(fc.constantFrom("c", "l", "b", "p", "r", "z"), key).map(([group, of]) => `${group}.${of}`),
  );
  const fields = fc.array(fc.tuple(name, text), { maxLength: 30 });

  it("is a record or has a problem, never both; a record leaves nothing open and nobody unsigned", () => {
    let records = 0;
    fc.assert(
      fc.property(fields, fc.nat(3), (given, some) => {
        const entry = some === 0 ? entryOf(given) : { ...whole, note: entryOf(given).note, c: { ...whole.c, ...entryOf(given).c } };
        const { record, problems: found, open, unsigned } = judgeVisit(entry, facts);
        expect(record === null).toBe(Object.keys(found).length > 0);
        expect(Object.values(found).every((codes) => codes.length > 0)).toBe(true);
        if (!record) return;
        records += 1;
        expect([open, unsigned, record.visitors.length > 0]).toEqual([0, [], true]);
        expect(Object.keys(record.checklist)).toEqual(lines.map(({ criterion }) => criterion.key));
        for (const result of Object.values(record.checklist)) {
          expect(findings).toContain(result.finding);
          expect((result.lacking !== undefined && result.by !== undefined) === (result.finding === "rectify")).toBe(true);
        }
        if (record.conclusion === "passed")
          expect(Object.values(record.checklist).some(({ finding }) => finding === "rectify")).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(records).toBeGreaterThan(100);
  });

  it("counts as open exactly what has no finding", () => {
    fc.assert(
      fc.property(fc.subarray(lines.map(({ criterion }) => criterion.key)), (said) => {
        const c = Object.fromEntries(said.map((of) => [of, "ok"]));
        expect(judged({ c }).open).toBe(lines.length - said.length);
      }),
    );
  });
});
