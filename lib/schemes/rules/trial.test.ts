import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFacts, arbitraryScheme, bands, group, measures, origin, preset, said, schemeWith } from "@/tests/support/schemes";
import type { Criterion } from "../schema/criteria";
import { readFacts } from "./reading";
import { scoreOf } from "./score";
import { readTrial, trialForm, type Typed, typedOf } from "./trial";

const common = { name: "指标", evidence: "optional" as const, origin };
const lines: Criterion[] = [
  { ...common, key: "hand", kind: "manual", floor: said(-500), cap: said(1000) },
  { ...common, key: "list", kind: "list", items: [{ key: "x", name: "甲" }], steps: [{ least: 1, points: 100 }] },
  { ...common, key: "held1", kind: "perUnit", measure: "held", per: 1, each: 100, whole: true, cap: 1000 },
  { ...common, key: "share1", kind: "proportional", measure: "share", target: 60, points: 500 },
  {
    ...common,
    key: "best",
    kind: "bestOf",
    options: [
      { ...common, key: "papers", name: "有材料", kind: "fixed", points: 300, when: [{ kind: "evidence", least: 2 }] },
      { ...common, key: "money", kind: "proportional", measure: "funds", target: 100, points: 200 },
    ],
  },
  { ...common, key: "rooms", kind: "fixed", points: 100, when: [{ kind: "answer", field: "equipment", is: "room" }] },
];
const document = schemeWith({ measures, grading: bands(), groups: [group("work", lines)] });
const typed = (more: Partial<Typed> = {}): Typed => ({ a: {}, c: {}, e: {}, ...more });
const factsOf = (more: Partial<Typed>) => {
  const read = readTrial(document, typed(more));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.facts;
};
const problemsOf = (more: Partial<Typed>) => {
  const read = readTrial(document, typed(more));
  return "problems" in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe("what is asked to try a scheme out", () => {
  const form = trialForm(document);

  it("is what the points depend on, and no more", () => {
    expect(form.fields.map(({ key }) => key)).toEqual(["equipment"]);
    expect(form.computed).toEqual([{ source: "activitiesHeld", measures: ["活动场次"] }]);
    expect(form.evidence.get("best")).toEqual([{ key: "papers", name: "有材料" }]);
    expect(form.evidence.get("hand")).toEqual([]);
    expect([...form.questions.values()].flat().map(({ key }) => key)).toEqual(["hand", "list", "members", "staff", "funds"]);
  });

  it("names hosts and classes only where there are several", () => {
    expect(form.hosts.length).toBe(document.hostKinds.length > 1 ? document.hostKinds.length : 0);
    expect(form.classes).toEqual([]);
    const classes = ["a", "b"].map((key) => ({ key, name: key, origin }));
    expect(trialForm({ ...document, classes }).classes).toHaveLength(2);
    expect(trialForm({ ...document, classes: classes.slice(1) }).classes).toEqual([]);
  });

  it("takes the only kind of host as said", () => {
    const one = { ...document, hostKinds: document.hostKinds.slice(0, 1) };
    const read = readTrial(one, typed());
    expect("facts" in read && read.facts.answers).toEqual({ hostKind: one.hostKinds[0]?.key });
  });
});

describe("what was typed", () => {
  it("is read in the units of its question; what is empty is not known", () => {
    expect(
      factsOf({
        a: { hand: "-2.5", list_x: "on", members: "12", funds: "８.5", staff: "", equipment_room: "on" },
        c: { activitiesHeld: "7" },
        e: { papers: "2" },
      }),
    ).toEqual({
      answers: { hand: -250, list_x: true, members: 12, funds: 85, equipment_room: true },
      computed: { activitiesHeld: 7 },
      evidence: new Map([["papers", 2]]),
    });
  });

  it("is refused at its own field", () => {
    expect(
      problemsOf({ a: { hand: "10.01", members: "5001", funds: "1.25", staff: "多" }, c: { activitiesHeld: "-1" }, e: { papers: "1.5" } }),
    ).toEqual([
      "a.hand outOfRange",
      "a.members outOfRange",
      "a.funds notNumber",
      "a.staff notNumber",
      "c.activitiesHeld outOfRange",
      "e.papers notNumber",
    ]);
    expect(
      problemsOf({ a: { hostKind: "nobody", homeName: "之家", constructor: "1" }, c: { mattersDone: "1" }, e: { hand: "1" } }),
    ).toEqual([
      "a.hostKind notChoice",
      "a.homeName unknownField",
      "a.constructor unknownField",
      "c.mattersDone unknownField",
      "e.hand unknownField",
    ]);
  });

  it("has as many decimals as the share of the satisfied", () => {
    const share = schemeWith({
      measures: [{ key: "s", name: "满意率", unit: "%", decimals: 0, origin, from: { kind: "computed", source: "satisfiedShare" } }],
      groups: [group("one", [{ ...common, key: "line", kind: "proportional", measure: "s", target: 100, points: 1000 }])],
    });
    const read = readTrial(share, typed({ c: { satisfiedShare: "95.25" } }));
    expect("facts" in read && read.facts.computed).toEqual({ satisfiedShare: 9525 });
    expect("problems" in readTrial(share, typed({ c: { satisfiedShare: "100.01" } }))).toBe(true);
    expect(typedOf(share, { answers: {}, computed: { satisfiedShare: 9525 }, evidence: new Map() }).c).toEqual({ satisfiedShare: "95.25" });
  });
});

describe("facts written as one types them", () => {
  const plain = (facts: Parameters<typeof typedOf>[1]) => ({ ...facts, evidence: Object.fromEntries(facts.evidence) });

  it("score as the terminal scores them, whatever the scheme", () => {
    fc.assert(
      fc.property(
        arbitraryScheme().chain((scheme) => fc.tuple(fc.constant(scheme), arbitraryFacts(scheme))),
        ([scheme, facts]) => {
          const read = readTrial(scheme, typedOf(scheme, facts));
          const file = readFacts(scheme, plain(facts));
          if (!("facts" in read) || !file.ok) throw new Error("facts that fit are read");
          expect(scoreOf(scheme, read.facts)).toEqual(scoreOf(scheme, file.value));
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  it("are read back as they were, and what the scheme does not ask is left out", () => {
    const facts = factsOf({ a: { hand: "9", list_x: "on" }, c: { activitiesHeld: "7" }, e: { papers: "2" } });
    const written = typedOf(document, { ...facts, answers: { ...facts.answers, homeName: "之家", gone: 5, hand_note: "说明" } });
    expect(written).toEqual({ a: { hand: "9", list_x: "on" }, c: { activitiesHeld: "7" }, e: { papers: "2" } });
    expect(readTrial(document, written)).toEqual({ facts });
  });

  it("of another version that do not fit are refused where they stand", () => {
    const written = typedOf(document, { answers: { hand: 2000 }, computed: {}, evidence: new Map() });
    expect(readTrial(document, written)).toEqual({ problems: [{ field: "a.hand", code: "outOfRange" }] });
  });

  it("need nothing but a scheme: those of the presets too", () => {
    for (const name of ["kunshan2024.json", "linjiangScored2026.json", "yiyangAssessment2024.json", "liuyang2023.json"]) {
      const scheme = preset(name);
      const read = readTrial(scheme, typed());
      expect("facts" in read && scoreOf(scheme, read.facts).complete, name).toBe(scheme.scoring === null);
    }
  });
});
