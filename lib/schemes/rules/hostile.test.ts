import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readScheme, readSchemeText } from "./check";
import type { TextCode } from "./findings";
import { deepest } from "./hostile";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const file = path.resolve(import.meta.dirname, "../../../prisma/seed/schemes/linjiang2026.json");
const text = fs.readFileSync(file, "utf8");
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const changed = (change: (document: { [key: string]: Json }) => unknown): string => {
  const document = JSON.parse(text) as { [key: string]: Json };
  change(document);
  return JSON.stringify(document);
};
const groups = (document: { [key: string]: Json }) => (document.standards as { groups: { criteria: { [key: string]: Json }[] }[] }).groups;
const nested = (depth: number): Json => {
  let value: Json = "x";
  for (let i = 0; i < depth; i += 1) value = { a: value };
  return value;
};

/** Of each code, texts that bring it out with its place, and one like them that does not. A new code has none and does not compile. */
const examples: Record<
  TextCode,
  { wrong: [what: string, text: string, place: string, detail?: string][]; right: [what: string, text: string] }
> = {
  notJson: {
    wrong: [
      ["nothing", "", "1:1", ""],
      ["cut short", text.slice(0, 60), "4:18"],
      ["a comma too many", '{"format": 1,\n}', "2:1", "}"],
      ["a program", "alert(1)", "1:1", "alert(1)"],
    ],
    right: ["as it was exported", text],
  },
  tooLarge: {
    wrong: [["half a megabyte of characters of three bytes", changed((d) => (d.name = "名".repeat(170_000))), "", "521 > 500 kB"]],
    right: ["blanks", text + " ".repeat(400_000)],
  },
  tooDeep: {
    wrong: [
      ["a level too many", JSON.stringify(nested(deepest + 1)), `1:${deepest * 5 + 1}`],
      ["a hundred thousand levels", "[".repeat(100_000), `1:${deepest + 1}`],
    ],
    right: [
      "as deep as the language goes",
      changed((d) =>
        Object.assign(groups(d)[0]?.criteria[0] ?? {}, {
          requires: [
            {
              kind: "any",
              of: [
                { kind: "met", criterion: "rules" },
                { kind: "met", criterion: "funds" },
              ],
            },
          ],
        }),
      ),
    ],
  },
  keyTwice: {
    wrong: [["two names", '{"format": 1,\n "name": "甲", "name": "乙"}', "2:15", '"name": "乙']],
    right: ["one in each of two objects", text],
  },
  forbiddenName: {
    wrong: [
      ["as the prototype", changed(() => {}).replace("{", '{"__proto__": {"kind": "x"},'), "__proto__", "__proto__"],
      [
        "deep inside",
        changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { prototype: 1 })),
        "standards.groups.eightHaves.criteria.venue.prototype",
      ],
      ["what made it", changed((d) => Object.assign(d.policy as object, { constructor: { name: "x" } })), "policy.constructor"],
    ],
    right: ["as words", changed((d) => (d.name = "__proto__ constructor"))],
  },
  notText: {
    wrong: [
      ["a NUL", changed((d) => (d.name = "名\0称")), "name"],
      ["half a character", changed((d) => Object.assign(d.policy as object, { title: "\ud800" })), "policy.title"],
      ["in a name", changed((d) => Object.assign(d.policy as object, { "a\0": 1 })), "policy"],
    ],
    right: ["a rare character", changed((d) => (d.name = "𠮷祥科技工作者之家"))],
  },
  formula: {
    wrong: [
      ["a sum", changed((d) => (d.name = "=SUM(A1:A9)")), "name", "=SUM(A1:A9)"],
      ["after blanks", changed((d) => (d.name = "  =1+1")), "name"],
      ["after a quote", changed((d) => (d.name = "'=1+1")), "name"],
      ["of full width", changed((d) => (d.name = "\uff1d1+1")), "name"],
      ["of an old program", changed((d) => (d.name = "@SUM(1)")), "name"],
      [
        "a program that is started",
        changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { text: "-2+3+cmd|' /C calc'!A0" })),
        "standards.groups.eightHaves.criteria.venue.text",
      ],
      ["a call behind a plus", changed((d) => (d.name = '+HYPERLINK("http://x")')), "name"],
    ],
    right: [
      "dashes and signs",
      changed((d) => {
        d.name = "-5 分起步（-1 分/次）";
        Object.assign(d.policy as object, { title: "+ 加分项（APP 上报）", number: "- 一、有固定场所" });
      }),
    ],
  },
  tooManyLines: {
    wrong: [
      [
        "1001 lines",
        changed((d) => {
          const [group] = groups(d);
          const [one] = group?.criteria ?? [];
          Object.assign(d.standards as object, {
            groups: [0, 1, 2, 3].map((g) => ({
              ...group,
              key: `g${g}`,
              criteria: Array.from({ length: g === 3 ? 101 : 300 }, (_, i) => ({ ...one, key: `k${g}x${i}` })),
            })),
          });
        }),
        "standards.groups",
        "1001 > 1000",
      ],
    ],
    right: [
      "300 lines",
      changed((d) => {
        const [group] = groups(d);
        const [one] = group?.criteria ?? [];
        if (group) group.criteria = Array.from({ length: 300 }, (_, i) => ({ ...one, key: `k${i}` }));
      }),
    ],
  },
  unknownKind: {
    wrong: [
      [
        "of a line",
        changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { kind: "javascript" })),
        "standards.groups.eightHaves.criteria.venue.kind",
        "javascript",
      ],
      [
        "named as what every object has",
        changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { kind: "toString" })),
        "standards.groups.eightHaves.criteria.venue.kind",
      ],
      [
        "of a condition",
        changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { requires: [{ kind: "eval", of: "1" }] })),
        "standards.groups.eightHaves.criteria.venue.requires.eval.kind",
      ],
      [
        "of a stage",
        changed((d) => Object.assign((d.stages as { [key: string]: Json }[])[0] ?? {}, { kind: "fetch" })),
        "stages.receive.kind",
      ],
    ],
    right: [
      "one of the language",
      changed((d) => Object.assign(groups(d)[0]?.criteria[0] ?? {}, { requires: [{ kind: "met", criterion: "rules" }] })),
    ],
  },
  shape: {
    wrong: [
      ["a figure without its origin", changed((d) => (d.rolling = { value: true })), "rolling.clause"],
      ["half a day", changed((d) => (d.returnDays = { value: { days: 0.5, dayKind: "working" }, sample: "x" })), "returnDays.value.days"],
      ["a list", "[]", ""],
    ],
    right: ["the document", text],
  },
};

describe("a text somebody sends", () => {
  const cases = Object.entries(examples);
  it.each(cases.flatMap(([code, { wrong }]) => wrong.map(([what, sent, place, detail]) => ({ code, what, sent, place, detail }))))(
    "$code: $what",
    ({ code, sent, place, detail }) => {
      const { findings } = readSchemeText(sent);
      const own = findings.filter((one) => one.code === code && one.place === place);
      expect(own, JSON.stringify(findings).slice(0, 500)).toHaveLength(1);
      if (detail !== undefined) expect(own[0]?.detail).toBe(detail);
      expect(findings.every(({ level }) => level === "error")).toBe(true);
    },
  );

  it.each(cases.map(([code, { right }]) => ({ code, what: right[0], sent: right[1] })))("is no $code: $what", ({ code, sent }) => {
    const { document, findings } = readSchemeText(sent);
    expect(findings.filter((one) => one.code === code)).toEqual([]);
    expect(document).not.toBeNull();
  });

  it("changes nothing that every object has", () => {
    readSchemeText('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    expect("polluted" in {}).toBe(false);
  });

  it("is answered with a document or with findings, whatever it says", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: "binary" })), (sent) => {
        const { document, findings } = readSchemeText(sent);
        return document !== null || findings.length > 0;
      }),
      { numRuns: 2000 },
    );
  });

  it("is answered, whatever stands anywhere in a scheme", () => {
    const parsed = JSON.parse(text) as { [key: string]: Json };
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.jsonValue(), (turns, put) => {
        const copy = structuredClone(parsed);
        let at: Json = copy;
        for (const turn of turns) {
          const keys: string[] = Object.keys(at as object);
          const key: string | undefined = keys[turn % keys.length];
          if (key === undefined) break;
          const list = at as { [key: string]: Json };
          const below: Json = list[key] ?? null;
          if (typeof below !== "object" || below === null || turn % 5 === 0) {
            list[key] = put as Json;
            break;
          }
          at = below;
        }
        const { document, findings } = readScheme(copy);
        return document !== null || (findings.length > 0 && findings.every(({ level }) => level === "error"));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a value", () => {
  it("of any kind is answered", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
        (value) => {
          const { document, findings } = readScheme(value);
          return document === null && findings.length > 0;
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("that holds itself is too deep, not endless", () => {
    const round: { [key: string]: unknown } = {};
    round.a = round;
    expect(readScheme(round).findings.map(({ code }) => code)).toEqual(["tooDeep"]);
    round.b = round;
    expect(readScheme(round).findings.map(({ code }) => code)).toEqual(["tooLarge"]);
  });
});
