import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { hostKindKey, recommenderKey } from "@/lib/schemes/schema/keys";
import { checkScheme, type Finding, readScheme } from "./check";
import type { FormCode } from "./findings";
import { placeOf } from "./samples";
import { criteriaOf, fieldsFor, type SchemeDocument, schemeDocument } from "../schema/document";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const folder = path.resolve(import.meta.dirname, "../../../prisma/seed/schemes");
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
const load = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
const preset = (name: string): SchemeDocument => schemeDocument.parse(load(name));
const errorsOf = (findings: readonly Finding[]) => findings.filter(({ level }) => level === "error");

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every object of a document with the way to it. */
function* objectsIn(value: Json, way: (string | number)[] = []): Generator<{ way: (string | number)[]; object: { [key: string]: Json } }> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* objectsIn(item, [...way, i]);
  else if (typeof value === "object" && value !== null) {
    yield { way, object: value };
    for (const [key, item] of Object.entries(value)) yield* objectsIn(item, [...way, key]);
  }
}

it("there are the presets, and a sample that shows what none of the notices asks", () =>
  expect(names.map((name) => name.replace(".json", ""))).toEqual([
    "district2020Assessment",
    "district2020Finest",
    "district2020Teams",
    "district2020Youth",
    "kunshan2024",
    "kunshanDemonstration2024",
    "linjiang2026",
    "linjiangScored2026",
    "liuyang2023",
    "yiyang2024",
    "yiyangAssessment2024",
  ]));

describe.each(names)("%s", (name) => {
  it("has no errors", () => {
    const { document, findings } = readScheme(load(name));
    expect(document).not.toBeNull();
    expect(errorsOf(findings)).toEqual([]);
  });

  it("lists every sample with its place and its reason", () => {
    const raw = load(name) as Json;
    const samples = [...objectsIn(raw)].filter(({ object }) => "sample" in object);
    const { findings } = readScheme(raw);
    expect(samples.length).toBeGreaterThan(0);
    expect(findings).toHaveLength(samples.length);
    expect(findings).toEqual(
      samples.map(({ way, object }) => ({ level: "sample", code: "sample", place: placeOf(raw, way), detail: object.sample })),
    );
    expect(new Set(findings.map(({ place }) => place)).size).toBe(findings.length);
  });

  it("cites clauses of its own notice only", () => {
    const { clauseTable } = preset(name).policy;
    const cited = [...objectsIn(load(name) as Json)].flatMap(({ object }) => (typeof object.clause === "string" ? [object.clause] : []));
    // A city without a notice of its own may follow others, as Linjiang does Liuyang.
    if (clauseTable !== null) expect(cited.filter((clause) => !clause.startsWith(clauseTable))).toEqual([]);
  });

  it("cannot state a figure without where it comes from", () => {
    const raw = load(name) as Json;
    const origins = [...objectsIn(raw)].filter(({ object }) => "sample" in object || "clause" in object);
    expect(origins.length).toBeGreaterThan(20);
    for (const { way } of origins) {
      const copy = structuredClone(raw);
      const target = way.reduce<Json>((at, step) => (at as Record<string | number, Json>)[step] as Json, copy) as Record<string, Json>;
      delete target.sample;
      delete target.clause;
      expect(
        errorsOf(readScheme(copy).findings).map(({ code }) => code),
        way.join("."),
      ).toContain("shape");
    }
  });

  it("is closed at every part: a word too many is refused where it stands", () => {
    const raw = load(name) as Json;
    for (const { way } of objectsIn(raw)) {
      const copy = structuredClone(raw);
      const target = way.reduce<Json>((at, step) => (at as Record<string | number, Json>)[step] as Json, copy) as Record<string, Json>;
      target.run = "process.exit()";
      const { document, findings } = readScheme(copy);
      expect(document, way.join(".")).toBeNull();
      expect(findings.every(({ code }) => code === "shape")).toBe(true);
    }
  });

  it("means the same in whatever order its keys stand", () => {
    const raw = load(name) as Json;
    const { document, findings } = readScheme(raw);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (order) => {
        const next = () => order.next().value as number;
        const shuffle = (value: Json): Json => {
          if (Array.isArray(value)) return value.map(shuffle);
          if (typeof value !== "object" || value === null) return value;
          const entries = Object.entries(value).map(([key, item]) => ({ key, item, at: next() }));
          return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, item }) => [key, shuffle(item)]));
        };
        const again = readScheme(shuffle(raw));
        expect(again.findings).toEqual(findings);
        // The version's hash is taken from this text.
        expect(JSON.stringify(again.document)).toBe(JSON.stringify(document));
      }),
      { numRuns: 20 },
    );
  });

  it("asks nothing twice of any kind of host", () => {
    const document = preset(name);
    for (const host of document.hostKinds) {
      const keys = [
        hostKindKey,
        recommenderKey,
        ...fieldsFor(document, host.key).map(({ key }) => key),
        ...criteriaOf(document).map(({ key }) => key),
      ];
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

/** One sample origin for what the examples add. */
const origin = { sample: "示例" };
const text = (key: string): SchemeDocument["sections"][number]["fields"][number] => ({
  key,
  kind: "text",
  label: "名称",
  required: true,
  origin,
  maxLength: 60,
});
const stage = (kind: "siteVisit" | "decision" | "award" | "formalReview", key: string): SchemeDocument["stages"][number] => ({
  key,
  kind,
  name: "环节",
  origin,
  dueDays: { value: { days: 5, dayKind: "working" }, ...origin },
  resubmitTo: "here",
});
const panelScoring = (key: string): SchemeDocument["stages"][number] => ({
  ...stage("siteVisit", key),
  kind: "panelScoring",
  leastSheets: { value: 3, ...origin },
  result: { value: "mean", ...origin },
  dropFrom: { value: 5, ...origin },
  reasonFor: { value: "anyDifference", ...origin },
});
const scored = (sum: number, passMark: number | null): Partial<SchemeDocument> => ({
  standards: {
    name: "评分标准",
    groups: [
      {
        key: "work",
        name: "工作",
        criteria: [
          {
            key: "first",
            kind: "manual",
            name: "甲",
            evidence: "none",
            origin,
            floor: { value: 0, ...origin },
            cap: { value: 6000, ...origin },
          },
          {
            key: "second",
            kind: "manual",
            name: "乙",
            evidence: "none",
            origin,
            floor: { value: -500, ...origin },
            cap: { value: 4000, ...origin },
          },
        ],
      },
    ],
  },
  scoring: { total: { value: sum, ...origin }, passMark: { value: passMark, ...origin } },
});

type Example = { what: string; place: string; detail: string; change: (document: SchemeDocument) => unknown };

const homeless = ({ honour }: SchemeDocument) => ({ ...honour, homeLevel: undefined, homeCategory: undefined });
/** The same scheme, but for those an applicant puts forward, by the name in one of its answers. */
const forPeople = (document: SchemeDocument, subject: "person" | "team") => ({
  ...{ subject, home: null, operation: null, honour: homeless(document), holder: { name: "address", consent: null } },
});

/** What is wrong, and nothing else, with a document that was right; a new code has no example and does not compile. */
const examples: Record<FormCode, Example[]> = {
  duplicateKey: [
    { what: "two stages", place: "stages", detail: "receive", change: (d) => d.stages.unshift({ ...stage("formalReview", "receive") }) },
    {
      what: "two kinds of host",
      place: "hostKinds",
      detail: "unit",
      change: (d) => d.hostKinds.push({ ...(d.hostKinds.find(({ key }) => key === "unit") as (typeof d.hostKinds)[number]) }),
    },
    {
      what: "two services that a home owes",
      place: "operation.services",
      detail: "rights",
      change: (d) => d.operation?.services.push({ key: "rights", name: "又一项", origin: { clause: "L28" } }),
    },
    {
      what: "a section and a group",
      place: "sections",
      detail: "eightHaves",
      change: (d) => d.sections.push({ key: "eightHaves", name: "又一页", fields: [text("more")] }),
    },
    {
      what: "a section named as the first page",
      place: "sections",
      detail: "host",
      change: (d) => d.sections.push({ key: "host", name: "又一页", fields: [text("more")] }),
    },
    {
      what: "two options",
      place: "options.route",
      detail: "a",
      change: (d) =>
        d.sections[0]?.fields.push({
          key: "route",
          kind: "choice",
          label: "途径",
          required: true,
          origin,
          options: [
            { key: "a", label: "甲" },
            { key: "a", label: "乙" },
          ],
        }),
    },
    {
      what: "a host's question and a common one",
      place: "hostKinds.unit",
      detail: "address",
      change: (d) => d.hostKinds.find(({ key }) => key === "unit")?.fields.push(text("address")),
    },
    {
      what: "a host's question and one that every scheme asks",
      place: "hostKinds.unit",
      detail: recommenderKey,
      change: (d) => d.hostKinds.find(({ key }) => key === "unit")?.fields.push(text(recommenderKey)),
    },
    {
      what: "a host's question and the kind of host",
      place: "hostKinds.unit",
      detail: hostKindKey,
      change: (d) => d.hostKinds.find(({ key }) => key === "unit")?.fields.push(text(hostKindKey)),
    },
  ],
  unknownField: [
    {
      what: "the home's address",
      place: "home.address",
      detail: "nowhere",
      change: (d) => Object.assign(d.home ?? {}, { address: "nowhere" }),
    },
    {
      what: "a host's condition",
      place: "hostKinds.unit.conditions",
      detail: "profit",
      change: (d) =>
        d.hostKinds
          .find(({ key }) => key === "unit")
          ?.conditions.push({ kind: "atLeast", field: "profit", value: { value: 1, ...origin }, message: "不够" }),
    },
    {
      what: "a stage's condition",
      place: "stages.receive.when",
      detail: "route",
      change: (d) => Object.assign(d.stages[0] ?? {}, { when: { kind: "equals", field: "route", value: "a" } }),
    },
    // A condition of a stage is read before a host is chosen, so only common questions count.
    {
      what: "a stage's condition on one host's question",
      place: "stages.receive.when",
      detail: "headcount",
      change: (d) => Object.assign(d.stages[0] ?? {}, { when: { kind: "equals", field: "headcount", value: "a" } }),
    },
  ],
  unknownOption: [
    {
      what: "a stage's condition",
      place: "stages.receive.when",
      detail: "c",
      change: (d) => {
        d.sections[0]?.fields.push({
          key: "route",
          kind: "choice",
          label: "途径",
          required: true,
          origin,
          options: [
            { key: "a", label: "甲" },
            { key: "b", label: "乙" },
          ],
        });
        Object.assign(d.stages[0] ?? {}, { when: { kind: "equals", field: "route", value: "c" } });
      },
    },
    {
      what: "a host's condition",
      place: "hostKinds.unit.conditions",
      detail: "c",
      change: (d) => {
        const host = d.hostKinds.find(({ key }) => key === "unit");
        host?.fields.push({
          key: "route",
          kind: "choice",
          label: "途径",
          required: true,
          origin,
          options: [
            { key: "a", label: "甲" },
            { key: "b", label: "乙" },
          ],
        });
        host?.conditions.push({ kind: "equals", field: "route", value: "c" });
      },
    },
  ],
  wrongKind: [
    {
      what: "a home's place that is written",
      place: "home.point",
      detail: "address",
      change: (d) => Object.assign(d.home ?? {}, { point: "address" }),
    },
    {
      what: "a home's promise that is not one",
      place: "home.free",
      detail: "address",
      change: (d) => Object.assign(d.home ?? {}, { free: "address" }),
    },
    {
      what: "at least of a text",
      place: "hostKinds.unit.conditions",
      detail: "address",
      change: (d) =>
        d.hostKinds
          .find(({ key }) => key === "unit")
          ?.conditions.push({ kind: "atLeast", field: "address", value: { value: 1, ...origin }, message: "不够" }),
    },
    {
      what: "a date that is none",
      place: "hostKinds.unit.conditions",
      detail: "headcount",
      change: (d) =>
        d.hostKinds.find(({ key }) => key === "unit")?.conditions.push({ kind: "notExpired", field: "headcount", message: "过期", origin }),
    },
    {
      what: "a stage that depends on a text",
      place: "stages.receive.when",
      detail: "address",
      change: (d) => Object.assign(d.stages[0] ?? {}, { when: { kind: "equals", field: "address", value: "a" } }),
    },
    {
      what: "a home's name that nobody writes",
      place: "home.name",
      detail: "agreed",
      change: (d) => {
        d.sections[0]?.fields.push({ key: "agreed", kind: "declaration", label: "声明", required: true, origin });
        Object.assign(d.home ?? {}, { name: "agreed" });
      },
    },
  ],
  awardLast: [
    {
      what: "a visit after the award",
      place: "stages",
      detail: "receive → formalReview → siteVisit → endorse → siteVisit → decision → publicNotice → award → siteVisit",
      change: (d) => d.stages.push(stage("siteVisit", "late")),
    },
  ],
  awardOnce: [
    {
      what: "two awards",
      place: "stages",
      detail: "decision → award → award",
      change: (d) => Object.assign(d, { stages: [stage("decision", "decide"), stage("award", "one"), stage("award", "two")] }),
    },
  ],
  noDecision: [
    {
      what: "none",
      place: "stages",
      detail: "siteVisit → award",
      change: (d) => Object.assign(d, { stages: [stage("siteVisit", "visit"), stage("award", "award")] }),
    },
    {
      what: "one that can be left out",
      place: "stages",
      detail: "decision → award",
      change: (d) => {
        d.sections[0]?.fields.push({
          key: "route",
          kind: "choice",
          label: "途径",
          required: true,
          origin,
          options: [
            { key: "a", label: "甲" },
            { key: "b", label: "乙" },
          ],
        });
        d.stages = [{ ...stage("decision", "decide"), when: { kind: "equals", field: "route", value: "a" } }, stage("award", "award")];
      },
    },
  ],
  decisionOnce: [
    {
      what: "two decisions",
      place: "stages",
      detail: "decision → siteVisit → decision → award",
      change: (d) =>
        Object.assign(d, {
          stages: [stage("decision", "first"), stage("siteVisit", "visit"), stage("decision", "second"), stage("award", "award")],
        }),
    },
  ],
  decisionBeforeAward: [],
  homeMissing: [
    { what: "a home of which nothing is read", place: "home", detail: "", change: (d) => Object.assign(d, { home: null }) },
    {
      what: "a home of no level",
      place: "honour.homeLevel",
      detail: "",
      change: (d) => Object.assign(d, { honour: { ...d.honour, homeLevel: undefined } }),
    },
    {
      what: "a home of no category",
      place: "honour.homeCategory",
      detail: "",
      change: (d) => Object.assign(d, { honour: { ...d.honour, homeCategory: undefined } }),
    },
  ],
  homeUnasked: [
    {
      what: "what is read of a home that an organization's honour has not",
      place: "home",
      detail: "",
      change: (d) => Object.assign(d, { subject: "organization", honour: homeless(d), operation: null }),
    },
    {
      what: "what a home owes that is none",
      place: "operation",
      detail: "",
      change: (d) => Object.assign(d, { subject: "organization", honour: homeless(d), home: null }),
    },
    {
      what: "the level of a home that is none",
      place: "honour.homeLevel",
      detail: "",
      change: (d) =>
        Object.assign(d, {
          ...{ subject: "organization", home: null, operation: null },
          honour: { ...d.honour, homeCategory: undefined },
        }),
    },
  ],
  holderMissing: [
    {
      what: "a person whom no answer names",
      place: "holder",
      detail: "",
      change: (d) => Object.assign(d, forPeople(d, "person"), { holder: null }),
    },
    {
      what: "a team that no answer names",
      place: "holder",
      detail: "",
      change: (d) => Object.assign(d, forPeople(d, "team"), { holder: null }),
    },
  ],
  holderUnasked: [
    {
      what: "a name in a scheme of homes",
      place: "holder",
      detail: "",
      change: (d) => Object.assign(d, { holder: { name: "address", consent: null } }),
    },
  ],
  consentMissing: [
    {
      what: "a person who was not asked",
      place: "holder.consent",
      detail: "",
      change: (d) => Object.assign(d, forPeople(d, "person"), { holder: { name: "address", consent: null } }),
    },
  ],
  notRequired: [
    {
      what: "a name that may be left out",
      place: "sections.home.fields.alias",
      detail: "名称",
      change: (d) => {
        d.sections[0]?.fields.push({ ...text("alias"), required: false });
        Object.assign(d, forPeople(d, "team"), { holder: { name: "alias", consent: null } });
      },
    },
  ],
  computedWithoutHome: [
    {
      what: "activities of a person",
      place: "measures.held",
      detail: "",
      change: (d) => {
        d.measures.push({
          key: "held",
          name: "活动",
          unit: "次",
          decimals: 0,
          origin,
          from: { kind: "computed", source: "activitiesHeld" },
        });
        d.standards.groups[0]?.criteria.push({
          ...{
            key: "active",
            name: "活动",
            evidence: "none",
            origin,
            kind: "perUnit",
            measure: "held",
            per: 1,
            each: 100,
            whole: true,
            cap: 1000,
          },
        });
        Object.assign(d, forPeople(d, "team"));
        d.scoring = null;
      },
    },
  ],
  maxBelowMin: [
    {
      what: "a question nobody could answer",
      place: "fields.nobody",
      detail: "人数",
      change: (d) =>
        d.sections[0]?.fields.push({
          ...{ key: "nobody", kind: "integer", label: "人数", required: true, origin: { sample: "本市自定" } },
          ...{ min: 10, max: 9, unit: "人" },
        }),
    },
  ],
  nobodyRecommends: [
    {
      what: "a recommendation that nobody may give",
      place: "recommenders",
      detail: "receive → formalReview → siteVisit → endorse → siteVisit → decision → publicNotice → award",
      change: (d) => Object.assign(d.recommenders, { organizationKinds: [] }),
    },
  ],
  noticeBeforeDecision: [
    {
      what: "a notice of what nobody has decided",
      place: "stages",
      detail: "publicNotice → decision → award",
      change: (d) => {
        const [notice, decision, award] = (["publicNotice", "decision", "award"] as const).map((kind) =>
          d.stages.find((s) => s.kind === kind),
        );
        if (notice && decision && award) d.stages = [notice, decision, award];
      },
    },
  ],
  scoringAfterDecision: [
    {
      what: "points for what was decided",
      place: "stages",
      detail: "decision → panelScoring → award",
      change: (d) =>
        Object.assign(d, scored(10_000, null), { stages: [stage("decision", "decide"), panelScoring("panel"), stage("award", "award")] }),
    },
  ],
  nothingToScore: [
    {
      what: "experts before a list of what is met",
      place: "stages.panel",
      detail: "环节",
      change: (d) => d.stages.unshift(panelScoring("panel")),
    },
    {
      what: "points without a total",
      place: "stages.panel",
      detail: "环节",
      change: (d) => {
        Object.assign(d, scored(10_000, null), { scoring: null });
        d.stages.unshift(panelScoring("panel"));
      },
    },
  ],
  noticeUnstated: (["days", "dayKind", "firstDay", "numberPattern"] as const).map((option) => ({
    what: `a notice without ${option}`,
    place: `stages.notice.${option}`,
    detail: "公示",
    change: (d) => {
      const notice = d.stages.find(({ kind }) => kind === "publicNotice");
      if (notice?.kind === "publicNotice") delete notice[option];
    },
  })),
  capBelowFloor: [
    {
      what: "a line that can only be missed",
      place: "standards.groups.work.criteria.second",
      detail: "乙",
      change: (d) => {
        Object.assign(d, scored(5000, null));
        const line = d.standards.groups[0]?.criteria[1];
        if (line?.kind === "manual") line.cap.value = -1000;
      },
    },
  ],
  pointsDoNotSum: [
    {
      what: "100 points in lines of 60 and 40.5",
      place: "scoring.total",
      detail: "100 ≠ 100.5",
      change: (d) => Object.assign(d, scored(10_050, null)),
    },
  ],
  unreachablePassMark: [
    {
      what: "a mark above all points",
      place: "scoring.passMark",
      detail: "100.01",
      change: (d) => Object.assign(d, scored(10_000, 10_001)),
    },
  ],
};

describe("a finding", () => {
  const right = () => preset("linjiang2026.json");

  it.each(Object.entries(examples).flatMap(([code, list]) => list.map((example) => ({ code, ...example }))))(
    "$code: $what",
    ({ code, place, detail, change }) => {
      const document = right();
      change(document);
      const { document: read, findings } = readScheme(JSON.parse(JSON.stringify(document)));
      expect(read).not.toBeNull();
      expect(errorsOf(findings)).toEqual([{ level: "error", code, place, detail }]);
    },
  );

  it("decisionBeforeAward: never comes alone, because then the award is not last", () => {
    const document = { ...right(), stages: [stage("award", "award"), stage("decision", "decide")] };
    expect(errorsOf(checkScheme(document)).map(({ code }) => code)).toEqual(["awardLast", "decisionBeforeAward"]);
  });

  it("capBelowFloor: a line whose floor is below nought is right", () => {
    const document = { ...right(), ...scored(10_000, 9000) };
    expect(errorsOf(checkScheme(document))).toEqual([]);
  });

  it("unreachablePassMark: the whole sum can be reached", () => {
    expect(errorsOf(checkScheme({ ...right(), ...scored(10_000, 10_000) }))).toEqual([]);
  });

  it.each<[string, (document: { [key: string]: Json }) => void, string]>([
    ["a missing part", (d) => void delete d.stages, "stages"],
    ["half a point", (d) => void Object.assign(d, JSON.parse(JSON.stringify(scored(10_000.5, null)))), "scoring.total"],
    [
      "a key that every object has",
      (d) => void Object.assign((d.stages as { [key: string]: Json }[])[0] ?? {}, { key: "constructor" }),
      "stages.constructor.key",
    ],
    ["a key with a dot", (d) => void Object.assign((d.stages as { [key: string]: Json }[])[0] ?? {}, { key: "a.b" }), "stages.receive.key"],
    ["no days", (d) => void Object.assign(d.returnDays as object, { value: { days: 0, dayKind: "working" } }), "returnDays"],
    ["a number without a number", (d) => void Object.assign(d.applicationNumber as object, { value: "{year}" }), "applicationNumber"],
  ])("shape: %s", (_what, change, place) => {
    const document = load("linjiang2026.json") as { [key: string]: Json };
    change(document);
    const read = readScheme(document);
    expect(read.document).toBeNull();
    expect(read.findings.map((finding) => finding.place).join(" ")).toContain(place);
    expect(read.findings.every(({ code, level }) => code === "shape" && level === "error")).toBe(true);
  });

  it("shape: anything that is no scheme at all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { document, findings } = readScheme(value);
        return document === null && findings.length > 0;
      }),
    );
  });
});
