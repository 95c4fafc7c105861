import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Criterion, Leaf, Measure } from "../schema/criteria";
import { type SchemeDocument, schemeDocument } from "../schema/document";
import type { Grade } from "../schema/results";
import { readScheme } from "./check";
import type { FindingCode, RuleCode } from "./findings";

/** One origin for all that the examples add. */
const origin = { sample: "示例" };
const own = <V>(value: V) => ({ value, ...origin });
const base = { evidence: "none", origin } as const;
const asked = (key: string, name: string, unit: string, max: number): Measure => ({
  ...{ key, name, unit, decimals: 0, origin },
  from: { kind: "asked", min: 0, max },
});
const at = (value: number, open = false) => ({ value, open });
const range = (measure: string, from: number | null, to: number | null): Leaf => ({
  ...{ kind: "measure", measure },
  from: from === null ? null : at(from),
  to: to === null ? null : at(to),
});
const grade = (key: string, name: string, from: number | null, to: number | null): Grade => ({
  ...{ key, name, origin },
  from: from === null ? null : at(from),
  to: to === null ? null : at(to, true),
});

/** A scheme in which everything is used, and nothing is wrong. */
function right(): SchemeDocument {
  const file = path.resolve(import.meta.dirname, "../../../prisma/seed/schemes/linjiang2026.json");
  const document = schemeDocument.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  document.sections[0]?.fields.push(
    {
      ...{ key: "route", kind: "choice", label: "途径", required: true, origin },
      options: [
        { key: "a", label: "甲" },
        { key: "b", label: "乙" },
      ],
    },
    { key: "elsewhere", kind: "declaration", label: "没有得到其他资助", required: true, origin },
    { key: "born", kind: "date", label: "出生日期", required: true, origin },
  );
  return {
    ...document,
    classes: [
      { key: "firm", name: "企业", origin, hostKinds: ["unit"] },
      { key: "base", name: "基层", origin, hostKinds: ["association"] },
    ],
    gates: [
      { kind: "declared", name: "没有得到其他资助", origin, field: "elsewhere" },
      { kind: "ageAtMost", name: "不超过 45 岁", origin, field: "born", years: 45 },
    ],
    measures: [
      { key: "held", name: "活动次数", unit: "次", decimals: 0, origin, from: { kind: "computed", source: "activitiesHeld" } },
      asked("joined", "会员", "人", 500),
      { ...asked("everybody", "职工", "人", 1000), from: { kind: "asked", min: 1, max: 1000 } },
      { key: "share", name: "入会率", unit: "%", decimals: 0, origin, from: { kind: "ratio", of: "joined", over: "everybody" } },
      { ...asked("lessons", "培训", "小时", 1000), decimals: 1 },
      asked("faults", "事故", "起", 50),
    ],
    standards: {
      name: "标准",
      groups: [
        { key: "basis", name: "基础（60分）", points: 6000, criteria: structuredClone([...basis]) },
        { key: "effect", name: "成效", points: 4000, criteria: structuredClone([...effect]) },
        {
          ...{ key: "more", name: "加分", bonus: "onTop", cap: 500 },
          criteria: [{ ...base, kind: "fixed", key: "press", name: "受到表彰", points: 500 }],
        },
        {
          key: "fall",
          name: "一票否决",
          criteria: [{ ...base, kind: "veto", key: "crime", name: "违法", when: [range("faults", 50, null)] }],
        },
      ],
    },
    scoring: { total: own(10_000), passMark: own(6000) },
    grading: {
      grades: [
        { ...grade("excellent", "优秀", 9000, null), quota: { kind: "percent", most: own(3000) } },
        grade("good", "良好", 8000, 9000),
        grade("fair", "合格", 6000, 8000),
        grade("poor", "不合格", null, 6000),
      ],
      ties: own({ kind: "byLines", lines: ["acts"] }),
      vetoed: "poor",
    },
    results: { least: own(2), most: own(4) },
    money: {
      ...{ least: own(5_000_000), most: own(10_000_000), basis: own("perAwardee" as const), total: own(40_000_000) },
      apart: [{ by: "grade", key: "excellent", least: own(8_000_000), most: own(10_000_000) }],
      heads: [{ key: "build", name: "建家", origin }],
    },
    consequences: [{ key: "twice", origin, grades: ["poor"], inARow: 2, then: "revoke" }],
    window: { first: own("11-01"), last: own("02-28"), nonWorking: own("roll" as const) },
  };
}

const basis: readonly Criterion[] = [
  { ...base, kind: "checklist", key: "venue", name: "有固定场所" },
  {
    ...base,
    kind: "fixed",
    key: "fund",
    name: "有经费",
    text: "有年度预算的得10分",
    points: 1000,
    requires: [{ kind: "met", criterion: "venue" }],
  },
  {
    ...{ ...base, evidence: "required", kind: "tiers", key: "acts", name: "活动", pick: "first", otherwise: 0 },
    text: "每月不少于1次，全年12次以上得20分，6次以上不足12次的得10分",
    tiers: [
      { name: "12次以上", when: [range("held", 12, null), { kind: "evidence", least: 1 }], points: 2000 },
      { when: [range("held", 6, null)], points: 1000 },
    ],
  },
  {
    ...{ ...base, kind: "list", key: "rules", name: "制度", text: "四项都有的得10分，有2项的得5分" },
    items: ["a1", "a2", "a3", "a4"].map((key) => ({ key, name: "制度" })),
    steps: [
      { least: 2, points: 500 },
      { least: 4, points: 1000 },
    ],
  },
  {
    ...{ ...base, kind: "perUnit", key: "growth", name: "会员", text: "每10人得1分，最高10分；100人得满分" },
    ...{ measure: "joined", per: 10, each: 100, whole: true, cap: 1000 },
  },
  { ...base, kind: "manual", key: "plan", name: "规划", text: "好的得10分，较好的得6分", floor: own(0), cap: own(1000) },
];

const effect: readonly Criterion[] = [
  { ...base, kind: "proportional", key: "cover", name: "入会率", text: "达到百分之八十得满分", measure: "share", target: 80, points: 1000 },
  {
    ...{ ...base, kind: "shortfall", key: "train", name: "培训", text: "全年40小时，每少2小时扣1分" },
    ...{ measure: "lessons", target: 400, per: 20, each: 100, whole: true, points: 1000 },
  },
  {
    ...{ ...base, kind: "deduction", key: "safety", name: "安全", text: "每发生一起扣2分，扣完为止" },
    ...{ measure: "faults", per: 1, each: 200, whole: true, start: 1000, floor: 0 },
  },
  {
    ...{ ...base, kind: "bestOf", key: "prize", name: "获奖" },
    options: [
      { ...base, kind: "fixed", key: "nation", name: "国家级（10分）", points: 1000 },
      { ...base, kind: "fixed", key: "province", name: "省级（5分）", points: 500 },
    ],
  },
];

/** The line itself, to be changed. */
function line<K extends Criterion["kind"]>(document: SchemeDocument, key: string, kind: K): Extract<Criterion, { kind: K }> {
  const found = document.standards.groups.flatMap(({ criteria }) => criteria).find((one) => one.key === key);
  if (found?.kind !== kind) throw new Error(key);
  return found as Extract<Criterion, { kind: K }>;
}
const place = (group: string, key: string) => `standards.groups.${group}.criteria.${key}`;
const acts = place("basis", "acts");
const first = (document: SchemeDocument) => line(document, "acts", "tiers").tiers[0] as { when: Leaf[]; points: number; name?: string };
const second = (document: SchemeDocument) => line(document, "acts", "tiers").tiers[1] as { when: Leaf[]; points: number; name?: string };
const tiers = (document: SchemeDocument, pick: "first" | "last" | "highest", of: readonly [Leaf[], number][]) => {
  const acts = line(document, "acts", "tiers");
  delete acts.text;
  Object.assign(acts, { pick, tiers: of.map(([when, points]) => ({ when, points })) });
};
const grades = (document: SchemeDocument): Grade[] => document.grading?.grades ?? [];

type Change = (document: SchemeDocument) => unknown;
type Wrong = { what: string; at: string; detail?: string; change: Change; beside?: [FindingCode, string][] };
type Right = { what: string; change: Change };

/** Of each code, what is wrong with a document that was right, and what looks like it and is right. A new code has none and does not compile. */
const examples: Record<RuleCode, { wrong: [Wrong, ...Wrong[]]; right: [Right, ...Right[]] }> = {
  unknownMeasure: {
    wrong: [
      { what: "in a tier", at: `${acts}.tiers.1.when.0`, detail: "nothing", change: (d) => (second(d).when = [range("nothing", 6, null)]) },
      {
        what: "counted",
        at: `${place("basis", "growth")}.measure`,
        change: (d) => (line(d, "growth", "perUnit").measure = "nothing"),
        beside: [["pointsDoNotSum", ""]],
      },
      {
        what: "over which a ratio is",
        at: "measures.share.over",
        change: (d) => Object.assign(d.measures[3]?.from ?? {}, { over: "nothing" }),
        beside: [["measureUnread", "measures.everybody"]],
      },
    ],
    right: [{ what: "one that is there", change: (d) => (second(d).when = [range("joined", 6, null)]) }],
  },
  unknownCriterion: {
    wrong: [
      {
        what: "that a line requires",
        at: `${place("basis", "fund")}.requires.0`,
        detail: "nothing",
        change: (d) => (line(d, "fund", "fixed").requires = [{ kind: "met", criterion: "nothing" }]),
      },
      {
        what: "that decides between equals",
        at: "grading.ties",
        change: (d) => Object.assign(d.grading ?? {}, { ties: own({ kind: "byLines", lines: ["nothing"] }) }),
      },
    ],
    right: [
      { what: "an option of a best-of", change: (d) => (line(d, "fund", "fixed").requires = [{ kind: "met", criterion: "nation" }]) },
    ],
  },
  unknownClass: {
    wrong: [
      {
        what: "of a group",
        at: "standards.groups.more.classes",
        detail: "nothing",
        change: (d) => Object.assign(d.standards.groups[2] ?? {}, { classes: ["nothing"] }),
      },
      {
        what: "with money of its own",
        at: "money.apart.class_nothing",
        change: (d) => d.money?.apart.push({ by: "class", key: "nothing", least: own(1), most: own(2) }),
      },
    ],
    right: [{ what: "one that is there", change: (d) => Object.assign(d.standards.groups[2] ?? {}, { classes: ["firm"] }) }],
  },
  unknownGrade: {
    wrong: [
      { what: "that is honoured", at: "honour.grades", detail: "nothing", change: (d) => (d.honour.grades = ["nothing"]) },
      { what: "of whoever a veto strikes", at: "grading.vetoed", change: (d) => Object.assign(d.grading ?? {}, { vetoed: "nothing" }) },
      { what: "that has a consequence", at: "consequences.twice.grades", change: (d) => d.consequences[0]?.grades.push("nothing") },
      {
        what: "with money of its own",
        at: "money.apart.grade_nothing",
        change: (d) => d.money?.apart.push({ by: "grade", key: "nothing", least: own(1), most: own(2) }),
      },
      {
        what: "of years before in the same scheme",
        at: "gates.gradeBefore",
        change: (d) => d.gates.push({ kind: "gradeBefore", name: "连续优秀", origin, scheme: d.code, grades: ["nothing"], years: 2 }),
      },
    ],
    right: [
      { what: "one that is there", change: (d) => (d.honour.grades = ["excellent"]) },
      {
        what: "one of another scheme",
        change: (d) => d.gates.push({ kind: "gradeBefore", name: "连续优秀", origin, scheme: "other", grades: ["best"], years: 2 }),
      },
    ],
  },
  unknownHost: {
    wrong: [
      { what: "of a class", at: "classes.firm.hostKinds", detail: "nothing", change: (d) => d.classes[0]?.hostKinds?.push("nothing") },
    ],
    right: [{ what: "of two classes", change: (d) => d.classes[0]?.hostKinds?.push("association") }],
  },
  circular: {
    wrong: [
      {
        what: "a line that waits for itself",
        at: place("basis", "fund"),
        detail: "有经费",
        change: (d) => (line(d, "fund", "fixed").requires = [{ kind: "met", criterion: "fund" }]),
      },
      {
        what: "two that wait for each other, and one behind them",
        at: place("basis", "fund"),
        change: (d) => {
          line(d, "fund", "fixed").requires = [{ kind: "met", criterion: "press" }];
          line(d, "press", "fixed").when = [{ kind: "any", of: [range("held", 1, null), { kind: "met", criterion: "fund" }] }];
          second(d).when.push({ kind: "met", criterion: "fund" });
        },
        beside: [
          ["circular", place("more", "press")],
          ["circular", acts],
          ["tiersOverlap", ""],
        ],
      },
    ],
    right: [
      {
        what: "a chain",
        change: (d) => {
          line(d, "fund", "fixed").requires = [{ kind: "met", criterion: "press" }];
          line(d, "press", "fixed").requires = [{ kind: "met", criterion: "venue" }];
        },
      },
    ],
  },
  ratioOfRatio: {
    wrong: [
      {
        what: "of itself",
        at: "measures.share.over",
        detail: "入会率",
        change: (d) => Object.assign(d.measures[3]?.from ?? {}, { over: "share" }),
        beside: [["measureUnread", "measures.everybody"]],
      },
    ],
    right: [{ what: "of one number by itself", change: (d) => Object.assign(d.measures[3]?.from ?? {}, { of: "everybody" }) }],
  },
  measureUnread: {
    wrong: [
      { what: "asked for nothing", at: "measures.extra", detail: "专利", change: (d) => d.measures.push(asked("extra", "专利", "件", 9)) },
    ],
    right: [
      {
        what: "read by a veto alone",
        change: (d) => {
          d.measures.push(asked("extra", "专利", "件", 9));
          line(d, "crime", "veto").when = [range("extra", 1, null)];
        },
      },
    ],
  },
  rangeEmpty: {
    wrong: [
      {
        what: "from above to",
        at: `${acts}.tiers.1.when.0`,
        detail: "活动次数 9–6",
        change: (d) => (second(d).when = [range("held", 9, 6)]),
      },
      {
        what: "open ends that meet",
        at: `${acts}.tiers.1.when.0`,
        change: (d) => (second(d).when = [{ kind: "measure", measure: "held", from: at(6), to: at(6, true) }]),
      },
      {
        what: "between two whole numbers",
        at: `${acts}.tiers.1.when.0`,
        change: (d) => (second(d).when = [{ kind: "measure", measure: "held", from: at(6, true), to: at(7, true) }]),
      },
      { what: "of a grade", at: "grading.grades.good", change: (d) => Object.assign(grades(d)[1] ?? {}, { from: at(9500) }) },
    ],
    right: [
      { what: "one figure", change: (d) => tiers(d, "first", [[[range("held", 6, 6)], 2000]]) },
      {
        what: "between two whole percentages",
        change: (d) =>
          tiers(d, "first", [
            [[{ kind: "measure", measure: "share", from: at(6, true), to: at(7, true) }], 2000],
            [[range("held", 1, null)], 2000],
          ]),
      },
    ],
  },
  rangeOpen: {
    wrong: [
      {
        what: "no end at all",
        at: `${acts}.tiers.1.when.0`,
        detail: "活动次数",
        change: (d) => (second(d).when = [range("held", null, null)]),
      },
    ],
    right: [{ what: "one end", change: (d) => (second(d).when = [range("held", null, 11)]) }],
  },
  neverHolds: {
    wrong: [
      {
        what: "beyond what can be answered",
        at: `${place("fall", "crime")}.when`,
        detail: "违法",
        change: (d) => (line(d, "crime", "veto").when = [range("faults", 51, null)]),
      },
      {
        what: "against itself",
        at: `${place("basis", "fund")}.requires`,
        change: (d) => (line(d, "fund", "fixed").requires = [range("held", 9, null), range("held", null, 8)]),
      },
      {
        what: "two answers to one question",
        at: `${place("basis", "fund")}.requires`,
        change: (d) => (line(d, "fund", "fixed").requires = ["a", "b"].map((is) => ({ kind: "answer", field: "route", is }))),
      },
    ],
    right: [
      {
        what: "one of two answers",
        change: (d) =>
          (line(d, "fund", "fixed").requires = [
            {
              kind: "any",
              of: [
                { kind: "answer", field: "route", is: "a" },
                { kind: "answer", field: "route", is: "b" },
              ],
            },
          ]),
      },
    ],
  },
  tangled: {
    wrong: [
      {
        what: "1728 ways",
        at: `${place("basis", "fund")}.requires`,
        change: (d) => {
          const any = { kind: "any" as const, of: Array.from({ length: 12 }, (_, i) => range("held", i, null)) };
          line(d, "fund", "fixed").requires = [any, any, any];
        },
      },
      {
        what: "7 tiers of 36 ways",
        at: acts,
        detail: "活动",
        change: (d) => {
          const any = (of: string, i: number) => ({ kind: "any", of: [1, 2, 3, 4, 5, 6].map((n) => range(of, n * 7 + i, n * 7 + i)) });
          const when = (i: number) => [any("held", i), any("joined", i)] as unknown as Leaf[];
          tiers(
            d,
            "highest",
            [0, 1, 2, 3, 4, 5, 6].map((i): [Leaf[], number] => [when(i), 2000 - i]),
          );
        },
      },
    ],
    right: [
      {
        what: "12 ways",
        change: (d) =>
          (line(d, "fund", "fixed").requires = [{ kind: "any", of: Array.from({ length: 12 }, (_, i) => range("held", i, null)) }]),
      },
    ],
  },
  evidenceNotTaken: {
    wrong: [
      {
        what: "asked of a line without",
        at: `${acts}.tiers.0.when.1`,
        detail: "活动",
        change: (d) => (line(d, "acts", "tiers").evidence = "none"),
      },
    ],
    right: [{ what: "asked of a line that takes it", change: (d) => (line(d, "acts", "tiers").evidence = "optional") }],
  },
  beyondEnds: {
    wrong: [
      {
        what: "a tier over the cap",
        at: `${acts}.tiers.0`,
        detail: "20: 0–15",
        change: (d) => (line(d, "acts", "tiers").cap = 1500),
        beside: [["pointsDoNotSum", ""]],
      },
      { what: "a tier under the floor", at: `${acts}.tiers.1`, change: (d) => (line(d, "acts", "tiers").floor = 1500) },
      {
        what: "one unit over the cap",
        at: `${place("basis", "growth")}.each`,
        change: (d) => Object.assign(line(d, "growth", "perUnit"), { each: 1100, text: undefined }),
      },
      {
        what: "a step",
        at: `${place("basis", "rules")}.steps.1`,
        change: (d) => Object.assign(line(d, "rules", "list"), { cap: 900, text: undefined }),
        beside: [["pointsDoNotSum", ""]],
      },
      {
        what: "an option of a best-of",
        at: `${place("effect", "prize")}.options.nation`,
        change: (d) => (line(d, "prize", "bestOf").cap = 900),
        beside: [["pointsDoNotSum", ""]],
      },
      {
        what: "where it begins to take away",
        at: `${place("effect", "safety")}.start`,
        change: (d) => (line(d, "safety", "deduction").cap = 900),
        beside: [["pointsDoNotSum", ""]],
      },
    ],
    right: [{ what: "ends as they are printed", change: (d) => Object.assign(line(d, "acts", "tiers"), { cap: 2000, floor: 0 }) }],
  },
  tiersOverlap: {
    wrong: [
      {
        what: "the first takes in an end of the second",
        at: `${acts}.tiers.1`,
        detail: "1 ↔ 2",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 0, 12)], 1000],
            [[range("held", 12, null)], 2000],
          ]),
      },
      {
        what: "over two measures",
        at: `${acts}.tiers.1`,
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("joined", 10, null)], 1000],
          ]),
      },
      {
        what: "which the other way round is none",
        at: `${acts}.tiers.1`,
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("held", 6, 12)], 1000],
          ]),
      },
    ],
    right: [
      {
        what: "an end that only one takes in",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[{ kind: "measure", measure: "held", from: at(6), to: at(12, true) }], 1000],
          ]),
      },
      {
        what: "a later one that is wholly weaker",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null), range("joined", 10, null)], 2000],
            [[range("held", 6, null)], 1000],
          ]),
      },
      {
        what: "the same points",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 0, 12)], 2000],
            [[range("held", 12, null)], 2000],
          ]),
      },
      {
        what: "where the highest counts",
        change: (d) =>
          tiers(d, "highest", [
            [[range("held", 12, null)], 2000],
            [[range("joined", 10, null)], 1000],
          ]),
      },
      {
        what: "where a later one overrides",
        change: (d) =>
          tiers(d, "last", [
            [[range("held", 0, null)], 1000],
            [[range("held", 12, null)], 2000],
          ]),
      },
    ],
  },
  tiersGap: {
    wrong: [
      {
        what: "of whole numbers",
        at: acts,
        detail: "活动次数 6–11",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("held", 0, 5)], 1000],
          ]),
      },
      {
        what: "of one number",
        at: acts,
        detail: "活动次数 6",
        change: (d) =>
          tiers(d, "highest", [
            [[{ kind: "measure", measure: "held", from: at(6, true), to: null }], 2000],
            [[{ kind: "measure", measure: "held", from: at(0), to: at(6, true) }], 1000],
          ]),
      },
      {
        what: "of percentages between two whole ones",
        at: acts,
        detail: "入会率 > 59 < 60",
        change: (d) =>
          tiers(
            d,
            "first",
            [
              [[range("share", 60, null)], 2000],
              [[range("share", 0, 59)], 1000],
              [[range("held", 99, null), range("share", 70, null)], 500],
            ].slice(0, 2) as [Leaf[], number][],
          ),
        beside: [["measureUnread", ""]],
      },
    ],
    right: [
      {
        what: "bands that meet",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("held", 0, 11)], 1000],
          ]),
      },
      {
        what: "nothing below the lowest",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("held", 8, 11)], 1000],
          ]),
      },
    ],
  },
  tierUnreachable: {
    wrong: [
      {
        what: "behind a wider one",
        at: `${acts}.tiers.1`,
        detail: "2",
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 6, null)], 1000],
            [[range("held", 12, null)], 2000],
          ]),
      },
      {
        what: "behind two that take it in together",
        at: `${acts}.tiers.2`,
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 6, null)], 2000],
            [[range("held", 0, 5)], 1000],
            [[range("held", 3, 8)], 500],
          ]),
      },
      {
        what: "before a later one that overrides it",
        at: `${acts}.tiers.0`,
        change: (d) =>
          tiers(d, "last", [
            [[range("held", 12, null)], 2000],
            [[range("held", 6, null)], 2000],
          ]),
      },
      {
        what: "within one that gives more",
        at: `${acts}.tiers.0`,
        change: (d) =>
          tiers(d, "highest", [
            [[range("held", 12, null)], 1000],
            [[range("held", 6, null)], 2000],
          ]),
      },
      {
        what: "beyond what can be answered",
        at: `${acts}.tiers.1`,
        change: (d) =>
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("joined", 501, null)], 1000],
          ]),
      },
    ],
    right: [
      {
        what: "one with another condition",
        change: (d) =>
          tiers(d, "highest", [
            [[range("held", 12, null)], 2000],
            [[range("joined", 12, null)], 1000],
          ]),
      },
      {
        what: "the last that can be answered",
        change: (d) =>
          tiers(d, "highest", [
            [[range("joined", 500, null)], 2000],
            [[range("held", 1, null)], 1000],
          ]),
      },
    ],
  },
  stepUnreachable: {
    wrong: [
      {
        what: "five of four",
        at: `${place("basis", "rules")}.steps.2`,
        detail: "5 > 4",
        change: (d) => line(d, "rules", "list").steps.push({ least: 5, points: 1000 }),
      },
    ],
    right: [{ what: "three of four", change: (d) => line(d, "rules", "list").steps.splice(1, 0, { least: 3, points: 800 }) }],
  },
  stepsNotGrowing: {
    wrong: [
      {
        what: "the same number",
        at: `${place("basis", "rules")}.steps.1`,
        change: (d) => Object.assign(line(d, "rules", "list").steps[0] ?? {}, { least: 4 }),
      },
      {
        what: "fewer points for more",
        at: `${place("basis", "rules")}.steps.1`,
        detail: "2: 10 → 4: 5",
        change: (d) => {
          const list = line(d, "rules", "list");
          delete list.text;
          list.steps = [
            { least: 2, points: 1000 },
            { least: 4, points: 500 },
          ];
        },
      },
    ],
    right: [
      {
        what: "faults that take away more with each",
        change: (d) => {
          const group = d.standards.groups[2];
          group?.criteria.push({
            ...base,
            kind: "list",
            key: "flaws",
            name: "不足",
            items: [
              { key: "b1", name: "甲" },
              { key: "b2", name: "乙" },
            ],
            steps: [
              { least: 1, points: -100 },
              { least: 2, points: -200 },
            ],
          });
          grades(d);
        },
      },
    ],
  },
  eachWrong: {
    wrong: [
      {
        what: "nothing for each",
        at: `${place("effect", "safety")}.each`,
        detail: "0",
        change: (d) => Object.assign(line(d, "safety", "deduction"), { each: 0, text: undefined }),
      },
      {
        what: "more for each fault",
        at: `${place("effect", "safety")}.each`,
        detail: "-2",
        change: (d) => Object.assign(line(d, "safety", "deduction"), { each: -200, text: undefined }),
      },
    ],
    right: [
      { what: "half a point", change: (d) => Object.assign(line(d, "safety", "deduction"), { each: 50, text: "每发生一起扣0.5分" }) },
    ],
  },
  targetUnreachable: {
    wrong: [
      {
        what: "more than can be answered",
        at: `${place("effect", "train")}.target`,
        detail: "100.1 > 100",
        change: (d) => {
          Object.assign(line(d, "train", "shortfall"), { target: 1001, text: undefined });
        },
      },
    ],
    right: [
      {
        what: "as much as can be answered",
        change: (d) => Object.assign(line(d, "train", "shortfall"), { target: 1000, text: undefined }),
      },
    ],
  },
  textDiffers: {
    wrong: [
      {
        what: "points of a fixed line",
        at: `${place("basis", "fund")}.text`,
        detail: "20分 ≠ 0, 10",
        change: (d) => (line(d, "fund", "fixed").text = "有年度预算的得20分"),
      },
      {
        what: "points in characters",
        at: `${place("basis", "fund")}.text`,
        detail: "十五分 ≠ 0, 10",
        change: (d) => (line(d, "fund", "fixed").text = "有年度预算的得十五分"),
      },
      {
        what: "a threshold",
        at: `${acts}.text`,
        detail: "10次 ≠ 6, 12",
        change: (d) => (line(d, "acts", "tiers").text = "全年10次以上得20分"),
      },
      { what: "a tier's name that belongs to another", at: `${acts}.tiers.0.name`, change: (d) => (first(d).name = "6次以上") },
      {
        what: "the most of a line by units",
        at: `${place("basis", "growth")}.text`,
        change: (d) => (line(d, "growth", "perUnit").text = "每10人得1分，最高8分"),
      },
      {
        what: "each unit",
        at: `${place("basis", "growth")}.text`,
        change: (d) => (line(d, "growth", "perUnit").text = "每20人得1分，最高10分"),
      },
      {
        what: "the most of a line by hand",
        at: `${place("basis", "plan")}.text`,
        detail: "15分 ≠ 0, 10",
        change: (d) => (line(d, "plan", "manual").text = "酌情给分，最高15分"),
      },
      { what: "a line's name", at: `${place("basis", "plan")}.name`, change: (d) => (line(d, "plan", "manual").name = "规划（8分）") },
      {
        what: "a share",
        at: `${place("effect", "cover")}.text`,
        change: (d) => (line(d, "cover", "proportional").text = "达到百分之九十得满分"),
      },
      {
        what: "a group's name",
        at: "standards.groups.basis.name",
        detail: "50分 ≠ 60",
        change: (d) => Object.assign(d.standards.groups[0] ?? {}, { name: "基础（50分）" }),
      },
      {
        what: "an option of a best-of",
        at: `${place("effect", "prize")}.options.nation.name`,
        change: (d) => Object.assign(line(d, "prize", "bestOf").options[0] ?? {}, { name: "国家级（8分）" }),
      },
      { what: "the end of a range", at: `${acts}.text`, change: (d) => (line(d, "acts", "tiers").text = "6—10次的得10分") },
      { what: "under a figure that is in", at: `${acts}.text`, change: (d) => (line(d, "acts", "tiers").text = "不足13次的得10分") },
      { what: "how many of a list", at: `${place("basis", "rules")}.text`, change: (d) => (line(d, "rules", "list").text = "三项的得5分") },
    ],
    right: [
      {
        what: "very, kinds and minutes",
        change: (d) => (line(d, "fund", "fixed").text = "十分重视，分3类管理，第二次会议不少于30分钟，三分之一以上参加，得十分"),
      },
      { what: "a year by its number", change: (d) => (line(d, "acts", "tiers").text = "2024年度第3次会议起，十几次、数十次均可") },
      { what: "each month and each session", change: (d) => (line(d, "growth", "perUnit").text = "每次活动不少于20人，每10人得1分") },
      { what: "an example that is worked out", change: (d) => (line(d, "growth", "perUnit").text = "每10人得1分，如30人得3分") },
      { what: "parts of a line by hand", change: (d) => (line(d, "plan", "manual").text = "有规划4分，有计划3分，有总结3分") },
      { what: "each mistake of a line by hand", change: (d) => (line(d, "plan", "manual").text = "每缺一项扣2分") },
      { what: "the scheme's whole", change: (d) => (line(d, "plan", "manual").text = "占总分100分中的10分") },
      {
        what: "under the figure that is out",
        change: (d) => {
          tiers(d, "first", [
            [[range("held", 12, null)], 2000],
            [[range("held", 6, 11)], 1000],
          ]);
          line(d, "acts", "tiers").text = "不足12次的得10分";
        },
      },
      { what: "talent, times and posts", change: (d) => (line(d, "growth", "perUnit").text = "引进3人才，服务80人次，设2人事岗") },
      {
        what: "bands as people write them",
        change: (d) =>
          (line(d, "acts", "tiers").text = "全年开展活动12次（含）以上的，得20分；6—11次的，得10分；11次以下6次以上同；不足6次的不得分"),
      },
      { what: "every two months", change: (d) => (line(d, "acts", "tiers").text = "每两个月不少于1次，每季度不少于2次") },
      {
        what: "faults from the top",
        change: (d) => (line(d, "safety", "deduction").text = "满分10分，每发生1起扣2分，发生5起以上的不得分"),
      },
      {
        what: "grades of a prize",
        change: (d) => Object.assign(line(d, "prize", "bestOf"), { text: "国家级10分、省级5分，按最高的一项计，合计不超过40分" }),
      },
      { what: "full width", change: (d) => (line(d, "growth", "perUnit").text = "每１０人得１分") },
    ],
  },
  gradesWithoutPoints: {
    wrong: [{ what: "no total", at: "grading", change: (d) => (d.scoring = null) }],
    right: [
      {
        what: "no grades",
        change: (d) => {
          d.grading = null;
          d.consequences = [];
          d.money = null;
        },
      },
    ],
  },
  gradesOverlap: {
    wrong: [
      {
        what: "an end that both take in",
        at: "grading.grades.good",
        detail: "优秀 ↔ 良好",
        change: (d) => Object.assign(grades(d)[1] ?? {}, { to: at(9000) }),
      },
      { what: "a band without an upper end", at: "grading.grades.good", change: (d) => Object.assign(grades(d)[1] ?? {}, { to: null }) },
    ],
    right: [{ what: "up to the hundredth below", change: (d) => Object.assign(grades(d)[1] ?? {}, { to: at(8999) }) }],
  },
  gradesGap: {
    wrong: [
      {
        what: "up to 89 where the next begins with 90",
        at: "grading.grades",
        detail: "89.01–89.99",
        change: (d) => Object.assign(grades(d)[1] ?? {}, { to: at(8900) }),
      },
      {
        what: "the best total, where the last end is open",
        at: "grading.grades",
        detail: "105",
        change: (d) => Object.assign(grades(d)[0] ?? {}, { to: at(10_500, true) }),
      },
      {
        what: "below the lowest",
        at: "grading.grades",
        detail: "0–9.99",
        change: (d) => Object.assign(grades(d)[3] ?? {}, { from: at(1000) }),
      },
      {
        what: "below nought, where lines take away",
        at: "grading.grades",
        detail: "-5–-0.01",
        change: (d) => {
          Object.assign(grades(d)[3] ?? {}, { from: at(0) });
          line(d, "safety", "deduction").floor = -500;
        },
      },
    ],
    right: [
      {
        what: "closed at both ends of all",
        change: (d) => {
          Object.assign(grades(d)[0] ?? {}, { to: at(10_500) });
          Object.assign(grades(d)[3] ?? {}, { from: at(0) });
        },
      },
    ],
  },
  gradesOutOfOrder: {
    wrong: [
      {
        what: "the better one second",
        at: "grading.grades.good",
        detail: "合格 → 良好",
        change: (d) => {
          const [a, b, c, e] = grades(d);
          if (d.grading && a && b && c && e) d.grading.grades = [a, c, b, e];
        },
      },
    ],
    right: [{ what: "the best first", change: (d) => grades(d) }],
  },
  gradeUnreachable: {
    wrong: [
      {
        what: "over the highest total",
        at: "grading.grades.excellent",
        detail: "firm: 优秀 105",
        change: (d) => {
          Object.assign(grades(d)[0] ?? {}, { from: at(11_000) });
          Object.assign(grades(d)[1] ?? {}, { to: at(11_000, true) });
        },
        beside: [["gradeUnreachable", "grading.grades.excellent"]],
      },
      {
        what: "of one class",
        at: "grading.grades.excellent",
        change: (d) => {
          d.standards.groups[2] = { ...(d.standards.groups[2] as SchemeDocument["standards"]["groups"][number]), classes: ["firm"] };
          Object.assign(grades(d)[0] ?? {}, { from: at(10_100) });
          Object.assign(grades(d)[1] ?? {}, { to: at(10_100, true) });
        },
      },
    ],
    right: [
      {
        what: "the highest total alone",
        change: (d) => {
          Object.assign(grades(d)[0] ?? {}, { from: at(10_500) });
          Object.assign(grades(d)[1] ?? {}, { to: at(10_500, true) });
        },
      },
    ],
  },
  quotaOverAll: {
    wrong: [
      {
        what: "over 100 %",
        at: "grading.grades.excellent.quota",
        detail: "100.01%",
        change: (d) => Object.assign(grades(d)[0]?.quota ?? {}, { most: own(10_001) }),
      },
    ],
    right: [
      { what: "100 %", change: (d) => Object.assign(grades(d)[0]?.quota ?? {}, { most: own(10_000) }) },
      {
        what: "more than 100 % in several",
        change: (d) => {
          Object.assign(grades(d)[0]?.quota ?? {}, { most: own(9000) });
          Object.assign(grades(d)[1] ?? {}, { quota: { kind: "percent", most: own(9000) } });
        },
      },
      { what: "many by number", change: (d) => Object.assign(grades(d)[0] ?? {}, { quota: { kind: "number", most: own(20_000) } }) },
    ],
  },
  quotaZero: {
    wrong: [
      {
        what: "none",
        at: "grading.grades.excellent.quota",
        detail: "优秀",
        change: (d) => Object.assign(grades(d)[0] ?? {}, { quota: { kind: "number", most: own(0) } }),
      },
    ],
    right: [{ what: "one", change: (d) => Object.assign(grades(d)[0] ?? {}, { quota: { kind: "number", most: own(1) } }) }],
  },
  quotaOnLast: {
    wrong: [
      {
        what: "nowhere to fall",
        at: "grading.grades.poor.quota",
        detail: "不合格",
        change: (d) => Object.assign(grades(d)[3] ?? {}, { quota: { kind: "number", most: own(1) } }),
      },
    ],
    right: [{ what: "on the last but one", change: (d) => Object.assign(grades(d)[2] ?? {}, { quota: { kind: "number", most: own(1) } }) }],
  },
  consequenceTwice: {
    wrong: [
      {
        what: "two for two years",
        at: "consequences",
        detail: "poor 2",
        change: (d) => d.consequences.push({ key: "again", origin, grades: ["fair", "poor"], inARow: 2, then: "remind" }),
      },
    ],
    right: [
      {
        what: "one for each number of years",
        change: (d) => d.consequences.push({ key: "once", origin, grades: ["poor"], inARow: 1, then: "rectify" }),
      },
    ],
  },
  leastOverMost: {
    wrong: [
      { what: "how many", at: "results", detail: "5 > 4", change: (d) => Object.assign(d.results ?? {}, { least: own(5) }), beside: [] },
      { what: "how much", at: "money", detail: "110000 > 100000", change: (d) => Object.assign(d.money ?? {}, { least: own(11_000_000) }) },
      {
        what: "how much of a grade",
        at: "money.apart.grade_excellent",
        change: (d) => Object.assign(d.money?.apart[0] ?? {}, { least: own(10_000_001) }),
      },
    ],
    right: [{ what: "just as many", change: (d) => Object.assign(d.results ?? {}, { least: own(4) }) }],
  },
  basisMissing: {
    wrong: [{ what: "not said", at: "money.basis", detail: "50000–100000", change: (d) => delete d.money?.basis }],
    right: [{ what: "in all", change: (d) => Object.assign(d.money ?? {}, { basis: own("total") }) }],
  },
  moneyShort: {
    wrong: [
      {
        what: "for the fewest",
        at: "money.total",
        detail: "100000 > 99999.99",
        change: (d) => Object.assign(d.money ?? {}, { total: own(9_999_999) }),
      },
      {
        what: "for all of them",
        at: "money.total",
        change: (d) => Object.assign(d.money ?? {}, { basis: own("total"), total: own(4_999_999) }),
      },
    ],
    right: [{ what: "just enough", change: (d) => Object.assign(d.money ?? {}, { total: own(10_000_000) }) }],
  },
  hostWithoutClass: {
    wrong: [
      {
        what: "in none",
        at: "hostKinds.association",
        detail: "association",
        change: (d) => Object.assign(d.classes[1] ?? {}, { hostKinds: ["unit"] }),
      },
    ],
    right: [{ what: "in the one that anybody may choose", change: (d) => delete d.classes[0]?.hostKinds }],
  },
  windowUnstated: {
    wrong: [{ what: "whether the last day rolls", at: "window.nonWorking", detail: "02-28", change: (d) => delete d.window?.nonWorking }],
    right: [
      {
        what: "that it stays, in a window within one year",
        change: (d) => (d.window = { first: own("01-01"), last: own("06-15"), nonWorking: own("keep") }),
      },
    ],
  },
  noSuchDay: {
    wrong: [
      { what: "in April", at: "window.last", detail: "04-31", change: (d) => Object.assign(d.window ?? {}, { last: own("04-31") }) },
      { what: "every fourth year", at: "window.first", change: (d) => Object.assign(d.window ?? {}, { first: own("02-29") }) },
    ],
    right: [{ what: "the last of a month", change: (d) => Object.assign(d.window ?? {}, { last: own("04-30") }) }],
  },
};

const errorsIn = (change: Change) => {
  const document = right();
  change(document);
  const { document: read, findings } = readScheme(JSON.parse(JSON.stringify(document)));
  expect(read, JSON.stringify(findings)).not.toBeNull();
  return findings.filter(({ level }) => level === "error");
};

describe("a scheme", () => {
  it("in which everything is used has no error", () => expect(errorsIn(() => {})).toEqual([]));

  const cases = Object.entries(examples);
  it.each(cases.flatMap(([code, { wrong }]) => wrong.map((one) => ({ code, ...one }))))(
    "$code: $what",
    ({ code, at: where, detail, change, beside = [] }) => {
      const errors = errorsIn(change);
      const own = errors.filter((one) => one.code === code && one.place === where);
      expect(own, JSON.stringify(errors)).not.toEqual([]);
      if (detail !== undefined) expect(own.map((one) => one.detail)).toContain(detail);
      // What cannot be had takes its points from the sums with it, and a field that was changed is not what its text says; nothing else is wrong.
      const besides = [...beside.map(([also]) => also), "textDiffers"];
      expect(errors.filter((one) => !own.includes(one) && !besides.includes(one.code))).toEqual([]);
      for (const [also, at] of beside)
        if (at !== "") expect(errors.map(({ code, place }) => `${code} ${place}`)).toContain(`${also} ${at}`);
    },
  );

  it.each(cases.flatMap(([code, { right: fine }]) => fine.map((one) => ({ code, ...one }))))(
    "is right, not $code: $what",
    ({ code, change }) => {
      expect(errorsIn(change).filter((one) => one.code === code)).toEqual([]);
    },
  );
});
