import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { addDays } from "@/lib/kernel/dates";
import { questionsOf } from "@/lib/schemes/rules/questions";
import { criteriaOf, fieldsFor, type SchemeDocument, schemeDocument } from "@/lib/schemes/schema/document";
import { type SchemeField } from "@/lib/schemes/schema/form";
import { type Answer, answerOf, type Answers, keysOf } from "./answers";
import { hostKindKey, partKey, recommenderKey } from "@/lib/schemes/schema/keys";
import { formTasks, holds, missingParts, readTask, mergeTask, taskTexts, submittedAnswers } from "./form";
import { linesOf, selfTotal as totalOf } from "./scores";
import { applicationGuards, type ApplicationFacts, planStages, type StageFacts, stageGuards, stagesAgainFrom, workAgain } from "./way";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const folder = path.resolve(import.meta.dirname, "../../../prisma/seed/schemes");
const preset = (name: string): SchemeDocument =>
  schemeDocument.parse(JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8")));
const yiyang = preset("yiyang2024");
const kunshan = preset("kunshan2024");
const linjiang = preset("linjiang2026");
const presets = [yiyang, kunshan, linjiang];

const origin = { sample: "示例" };
const common = { label: "项", required: true, origin } as const;
/** One question of each kind, on one page. */
const fields: SchemeField[] = [
  { key: "name", kind: "text", maxLength: 5, ...common },
  { key: "story", kind: "longText", maxLength: 20, ...common },
  { key: "people", kind: "integer", min: -2, max: 100, unit: "人", ...common },
  { key: "since", kind: "date", ...common },
  {
    key: "way",
    kind: "choice",
    options: [
      { key: "a", label: "甲" },
      { key: "b", label: "乙" },
    ],
    ...common,
  },
  {
    key: "things",
    kind: "choices",
    options: [
      { key: "room", label: "房间" },
      { key: "books", label: "书" },
    ],
    ...common,
  },
  { key: "agreed", kind: "declaration", ...common },
  { key: "call", kind: "phone", ...common },
  { key: "spot", kind: "point", ...common },
  { key: "papers", kind: "file", maxFiles: 2, ...common },
];
const page = { key: "all", kind: "section", fields, criteria: [], questions: new Map<string, never>() } as const;
const readOne = (key: string, typed: string) => {
  const { values, problems } = readTask(
    { ...page, fields: fields.filter((field) => field.key === key || keysOf(field).includes(key)) },
    linjiang,
    { [key]: typed },
    [],
    null,
  );
  return problems[0]?.code ?? values[key];
};

const host = (key: string): Answers => ({ [hostKindKey]: key });
const complete = (document: SchemeDocument, hostKind: string): { answers: Record<string, Answer>; evidence: Map<string, number> } => {
  const answers: Record<string, Answer> = { [hostKindKey]: hostKind, [recommenderKey]: "r1" };
  const evidence = new Map<string, number>();
  const value = (field: SchemeField): Answer | null => {
    switch (field.kind) {
      case "choices":
        // One of the list is enough.
        answers[keysOf(field).at(-1) ?? ""] = true;
        return null;
      case "point":
        return "28.55410,112.35521";
      case "integer":
        return field.max;
      case "date":
        return "2099-12-31";
      case "choice":
        return field.options.at(-1)?.key ?? "";
      case "declaration":
        return true;
      case "phone":
        return "0000-66552201";
      case "file":
        evidence.set(field.key, 1);
        return null;
      default:
        return "写明";
    }
  };
  for (const field of fieldsFor(document, hostKind)) {
    const answer = value(field);
    if (answer !== null) answers[field.key] = answer;
  }
  for (const criterion of criteriaOf(document)) {
    answers[criterion.key] = criterion.kind === "manual" ? criterion.cap.value : true;
    if (criterion.evidence === "required") evidence.set(criterion.key, 1);
  }
  return { answers, evidence };
};

describe("what is typed", () => {
  it.each<[string, string, unknown]>([
    ["name", " 之\u200b家 ", "之家"],
    ["name", "𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷"],
    ["name", "𠮷𠮷𠮷𠮷𠮷𠮷", "tooLong"],
    ["name", "", null],
    ["name", " \u202e ", null],
    ["story", "一\r\n二", "一\n二"],
    ["people", "１００", 100],
    ["people", "-2", -2],
    ["people", "101", "outOfRange"],
    ["people", "-3", "outOfRange"],
    ["people", "1.5", "notNumber"],
    ["people", "1e2", "notNumber"],
    ["people", "一百", "notNumber"],
    ["people", "99999999999999999999", "notNumber"],
    ["since", "2024-02-29", "2024-02-29"],
    ["since", "２０２４－０２－２９", "2024-02-29"],
    ["since", "2025-02-29", "notDay"],
    ["since", "0000-01-01", "notDay"],
    ["since", "昨天", "notDay"],
    ["way", "b", "b"],
    ["way", "c", "notChoice"],
    ["way", "constructor", "notChoice"],
    ["agreed", "on", true],
    ["agreed", "", null],
    ["agreed", "yes", null],
    ["call", "0737-6655010", "0737-6655010"],
    ["call", "（０７３７）６６５５０１０", "(0737)6655010"],
    ["call", "请打热线", "notPhone"],
    ["call", "123", "notPhone"],
    ["things_room", "on", true],
    ["things_books", "", null],
    ["things_books", "yes", null],
    ["things_note", "on", "unknownField"],
    ["things", "room", "unknownField"],
    ["spot", "112.35521，28.5541", "28.55410,112.35521"],
    ["spot", "江北路口", "notPoint"],
    ["spot", "", null],
    ["papers", "anything", "unknownField"],
  ])("%s: %j is read as %j", (key, typed, kept) => expect(readOne(key, typed)).toEqual(kept));

  it("of points is kept in hundredths, within the line's own floor and cap", () => {
    const line = {
      key: "line",
      kind: "manual",
      name: "行",
      evidence: "none",
      origin,
      floor: { value: -150, ...origin },
      cap: { value: 1000, ...origin },
    } as const;
    const group = { key: "g", name: "组", criteria: [line] };
    const points = (typed: string) => {
      const { values, problems } = readTask(
        { key: "g", kind: "criteria", fields: [], criteria: [line], questions: questionsOf(linjiang, [group]) },
        linjiang,
        { line: typed },
        [],
        null,
      );
      return problems[0]?.code ?? values.line;
    };
    expect(["10", "10.00", "1０", "9.5", "0.01", "0", "-1.5", ""].map(points)).toEqual([1000, 1000, 1000, 950, 1, 0, -150, null]);
    expect(["10.01", "-1.51", "99999"].map(points)).toEqual(["outOfRange", "outOfRange", "outOfRange"]);
    expect(["1.234", "1,5", ".5", "5.", "1e1", "十", "NaN"].map(points)).toEqual(Array.from({ length: 7 }, () => "notNumber"));
    fc.assert(
      fc.property(fc.integer({ min: -150, max: 1000 }), (hundredths) => {
        expect(points((hundredths / 100).toFixed(2)) === hundredths || hundredths === 0).toBe(true);
        expect(points(String(hundredths / 100)) === hundredths || hundredths === 0).toBe(true);
      }),
    );
  });

  it("under a name that the page does not ask for is refused and not kept", () => {
    const { values, problems } = readTask(
      page,
      linjiang,
      { name: "之家", status: "awarded", name_note: "x", __proto__x: "y", hostKind: "unit" },
      [],
      null,
    );
    expect(problems.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      "__proto__x unknownField",
      "hostKind unknownField",
      "name_note unknownField",
      "status unknownField",
    ]);
    expect(Object.keys(values).sort()).toEqual(fields.flatMap(keysOf).sort());
  });

  it("after a return is read only where it was asked for", () => {
    const { values, problems } = readTask(page, linjiang, { name: "之家" }, [], new Set(["name"]));
    expect({ values, problems }).toEqual({ values: { name: "之家" }, problems: [] });
    expect(readTask(page, linjiang, { name: "之家", call: "6655010" }, [], new Set(["name"])).problems).toEqual([
      { field: "call", code: "unknownField" },
    ]);
    expect(readTask(page, linjiang, {}, [], new Set()).values).toEqual({});
  });

  it("with a criterion may come a remark, and both are asked again together", () => {
    const group = formTasks(yiyang, {}).find(({ kind }) => kind === "criteria");
    const [criterion] = group?.criteria ?? [];
    if (!group || !criterion) throw new Error("no criteria");
    const one = { ...group, criteria: [criterion] };
    expect(readTask(one, yiyang, { [criterion.key]: "on", [`${criterion.key}_note`]: " 有 " }, [], null).values).toEqual({
      [criterion.key]: true,
      [`${criterion.key}_note`]: "有",
    });
    expect(readTask(one, yiyang, { [`${criterion.key}_note`]: "字".repeat(501) }, [], null).problems).toEqual([
      { field: `${criterion.key}_note`, code: "tooLong" },
    ]);
    expect(readTask(one, yiyang, { [`${criterion.key}_note`]: "改好了" }, [], new Set([criterion.key])).values).toEqual({
      [criterion.key]: null,
      [`${criterion.key}_note`]: "改好了",
    });
  });

  it("of the first page is a kind of host and a recommender that can be chosen", () => {
    const first = formTasks(yiyang, {})[0];
    if (!first) throw new Error("no first page");
    expect(readTask(first, yiyang, { hostKind: "park", recommender: "r1" }, ["r1"], null)).toEqual({
      values: { hostKind: "park", recommender: "r1" },
      problems: [],
    });
    expect(readTask(first, yiyang, { hostKind: "palace", recommender: "r2" }, ["r1"], null).problems).toEqual([
      { field: "hostKind", code: "notChoice" },
      { field: "recommender", code: "notChoice" },
    ]);
    expect(readTask(first, yiyang, {}, [], null)).toEqual({ values: { hostKind: null, recommender: null }, problems: [] });
  });

  it("is answered, whatever it is, and gives values or problems for what was asked", () => {
    const typed = fc.dictionary(
      fc.oneof(fc.constantFrom(...fields.flatMap((field) => [field.key, ...keysOf(field)])), fc.string()),
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("on", "a", "１２", "2026-11-21")),
    );
    fc.assert(
      fc.property(typed, (form) => {
        const { values, problems } = readTask(page, linjiang, form, [], null);
        const answered = fields.flatMap(keysOf);
        expect([...Object.keys(values), ...problems.map(({ field }) => field)].sort()).toEqual(
          [...new Set([...answered, ...Object.keys(form)])].sort(),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what is ticked of a list", () => {
  const [things] = fields.filter(({ key }) => key === "things");
  if (things?.kind !== "choices") throw new Error("no list");
  const keys = things.options.map(({ key }) => key);

  it("is read in the list's own order; nothing ticked is no answer", () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.boolean(), (ticked, backwards) => {
        const order = backwards ? ticked.toReversed() : ticked;
        const typed = Object.fromEntries(order.map((key) => [partKey("things", key), "on"]));
        const { values, problems } = readTask({ ...page, fields: [things] }, linjiang, typed, [], null);
        expect(problems).toEqual([]);
        const answers = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Answers;
        expect(answerOf(things, answers)).toEqual(ticked.length === 0 ? null : ticked);
      }),
    );
  });

  it("is asked again as one question, and handed in whole", () => {
    const marked = readTask({ ...page, fields: [things] }, linjiang, { things_room: "on" }, [], new Set(["things"]));
    expect(marked).toEqual({ values: { things_room: true, things_books: null }, problems: [] });
    const { problems } = readTask({ ...page, fields: [things] }, linjiang, { things_room: "on" }, [], new Set(["other"]));
    expect(problems).toEqual([{ field: "things_room", code: "unknownField" }]);
    const asked = complete(yiyang, "highTech").answers;
    expect(submittedAnswers(yiyang, { ...asked, equipment_room: true, equipment_palace: true })).toMatchObject({ equipment_room: true });
    expect(Object.keys(submittedAnswers(yiyang, { ...asked, equipment_palace: true }))).not.toContain("equipment_palace");
  });
});

describe("a page that two write at once", () => {
  const texts = (values: Record<string, string>) => readTask(page, linjiang, values, [], null).values;
  const kept = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts(values)).filter(([, value]) => value !== null)) as Answers;
  const merged = (seen: Record<string, string>, typed: Record<string, string>, there: Record<string, string>) =>
    mergeTask(page, texts(typed), kept(there), seen);

  it("keeps each one's word where only that one wrote, and asks where both did", () => {
    const seen = { name: "甲", story: "旧", people: "5", way: "a" };
    const typed = { name: "乙", story: "旧", people: "６", way: "b" };
    const there = { name: "甲", story: "新", people: "6", way: "" };
    const { taken, theirs, conflicts } = merged(seen, typed, there);
    expect(taken).toMatchObject({ name: "乙", people: 6 });
    expect(theirs).toEqual({ story: "新" });
    expect(conflicts).toEqual({ way: "" });
    expect(Object.keys(taken)).not.toContain("way");
  });

  it("takes what was typed where nothing is said of what was seen", () => {
    expect(merged({}, { name: "乙" }, { name: "甲" })).toMatchObject({ taken: { name: "乙" }, theirs: {}, conflicts: {} });
  });

  it("does not take the browser's line ends for another hand", () => {
    expect(merged({ story: "一\r\n二" }, { story: "三" }, { story: "一\n二" })).toMatchObject({ taken: { story: "三" }, conflicts: {} });
  });

  it("loses nobody's word, whoever wrote what", () => {
    const word = fc.constantFrom("", "甲", "乙", "丙");
    const three = fc.record({ seen: word, typed: word, there: word });
    fc.assert(
      fc.property(three, three, (name, story) => {
        const side = (which: "seen" | "typed" | "there") => ({ name: name[which], story: story[which] });
        const { taken, theirs, conflicts } = merged(side("seen"), side("typed"), side("there"));
        for (const [key, { seen, typed, there }] of Object.entries({ name, story })) {
          const after = key in taken ? (taken[key] ?? "") : there;
          // Nobody else wrote: mine stands. I did not write: theirs stands. Both, alike: that. Both, unlike: theirs stands and I am asked.
          expect(after).toBe(there === seen ? typed : there);
          expect(key in conflicts).toBe(there !== seen && typed !== seen && typed !== there);
          expect(key in theirs).toBe(there !== seen && typed === seen && typed !== there);
        }
      }),
    );
  });
});

describe("the pages of the form", () => {
  it("show what was kept as one would type it again", () => {
    for (const document of presets) {
      const { answers } = complete(document, document.hostKinds[0]?.key ?? "");
      for (const task of formTasks(document, answers)) {
        const typed = Object.fromEntries(Object.entries(taskTexts(task, answers)).filter(([, text]) => text !== ""));
        const { values, problems } = readTask(task, document, typed, ["r1"], null);
        expect(problems).toEqual([]);
        for (const key of Object.keys(typed)) expect(values[key]).toBe(answers[key]);
      }
    }
  });

  it("drop what another kind of host was asked", () => {
    const [first] = formTasks(yiyang, { hostKind: "park" });
    if (!first) throw new Error("no first page");
    const typed = { hostKind: "park", recommender: "r1", certificate: "GR1", managingDepartment: "管委会" };
    expect(readTask(first, yiyang, typed, ["r1"], null)).toEqual({
      values: { hostKind: "park", recommender: "r1", managingDepartment: "管委会" },
      problems: [],
    });
  });

  it("begin with the host and follow the scheme", () => {
    expect(formTasks(yiyang, {}).map(({ key, kind }) => `${kind} ${key}`)).toEqual([
      "host host",
      ...yiyang.sections.map(({ key }) => `section ${key}`),
      ...yiyang.standards.groups.map(({ key }) => `criteria ${key}`),
    ]);
  });

  it("ask each kind of host its own questions", () => {
    for (const document of presets)
      for (const kind of document.hostKinds) expect(formTasks(document, host(kind.key))[0]?.fields).toEqual(kind.fields);
    expect(formTasks(yiyang, host("palace"))[0]?.fields).toEqual([]);
  });
});

describe("a condition", () => {
  const date = { kind: "notExpired", field: "until", message: "过期", origin } as const;
  const least = { kind: "atLeast", field: "people", value: { value: 30, ...origin }, message: "不够" } as const;
  const equal = { kind: "equals", field: "way", value: "a" } as const;

  it("includes its figure and its last day", () => {
    expect([29, 30, 31].map((people) => holds(least, { people }, "2026-11-21"))).toEqual([false, true, true]);
    expect(["2026-11-20", "2026-11-21", "2026-11-22"].map((until) => holds(date, { until }, "2026-11-21"))).toEqual([false, true, true]);
    expect(["a", "b"].map((way) => holds(equal, { way }, "2026-11-21"))).toEqual([true, false]);
  });

  it("holds nothing where nothing, or something else, was answered", () => {
    for (const condition of [date, least, equal])
      for (const answer of [undefined, true, "", 0])
        expect(holds(condition, answer === undefined ? {} : { [condition.field]: answer }, "2026-11-21")).toBe(false);
    expect(holds(least, { people: "30" }, "2026-11-21")).toBe(false);
  });

  it("of a date holds until that day and never again", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -800, max: 800 }),
        (days) => holds(date, { until: addDays("2026-11-21", days) }, "2026-11-21") === days >= 0,
      ),
    );
  });
});

describe("the way of an application", () => {
  const keys = (document: SchemeDocument, answers: Answers) => planStages(document, answers).map(({ key }) => key);

  it("is the scheme's, less what another route asks for", () => {
    expect(keys(linjiang, {})).toEqual(["receive", "review", "firstVisit", "recommend", "secondVisit", "decide", "notice", "award"]);
    const route = yiyang.stages.find(({ key }) => key === "approve")?.when;
    const other = yiyang.stages.find(({ key }) => key === "recommend")?.when;
    if (!route || !other) throw new Error("the routes of 益阳 are gone");
    expect(keys(yiyang, { [route.field]: route.value })).toEqual(["approve", "receive", "visit", "decide", "award"]);
    expect(keys(yiyang, { [other.field]: other.value })).toEqual(["recommend", "receive", "visit", "decide", "award"]);
    // Unanswered: neither; such a form is not complete and cannot be sent.
    expect(keys(yiyang, {})).toEqual(["receive", "visit", "decide", "award"]);
  });

  it("always ends with a decision and an award, with the notice between them where there is one", () => {
    for (const document of presets)
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom("route", "approval"), fc.string()), (answers) =>
          /(^|,)decide(,notice)?,award$/.test(keys(document, answers).join()),
        ),
      );
  });
});

describe("what is missing", () => {
  const cases = presets.flatMap((document) =>
    document.hostKinds.map(({ key }) => ({ name: `${document.code} ${key}`, document, hostKind: key })),
  );

  it.each(cases)("is nothing in a complete form, and each required part when it is left out: $name", ({ document, hostKind }) => {
    const { answers, evidence } = complete(document, hostKind);
    expect(missingParts(document, answers, evidence, "2026-11-21")).toEqual([]);
    for (const field of fieldsFor(document, hostKind).filter(({ required }) => required)) {
      const without: Record<string, Answer> = { ...answers };
      for (const key of keysOf(field)) delete without[key];
      const less = new Map([...evidence].filter(([key]) => key !== field.key));
      const missing = missingParts(document, without, less, "2026-11-21");
      expect(
        missing.map((part) => `${part.field} ${part.reason}`),
        field.key,
      ).toContain(`${field.key} ${field.kind === "file" ? "evidence" : "empty"}`);
      for (const part of missing.filter((one) => one.field === field.key)) {
        // It names the page where it is put right.
        const task = formTasks(document, answers).find(({ key }) => key === part.task);
        expect(task?.fields.some(({ key }) => key === field.key)).toBe(true);
      }
    }
    for (const criterion of criteriaOf(document)) {
      const without: Record<string, Answer> = { ...answers };
      delete without[criterion.key];
      expect(missingParts(document, without, evidence, "2026-11-21")).toEqual([
        {
          task: document.standards.groups.find(({ criteria }) => criteria.includes(criterion))?.key,
          field: criterion.key,
          reason: criterion.kind === "manual" ? "empty" : "unmet",
        },
      ]);
      const less = new Map([...evidence].filter(([key]) => key !== criterion.key));
      expect(missingParts(document, answers, less, "2026-11-21").map(({ reason }) => reason)).toEqual(
        criterion.evidence === "required" ? ["evidence"] : [],
      );
    }
  });

  it("is not a line of nought points, but a line that was not scored", () => {
    const { answers, evidence } = complete(kunshan, kunshan.hostKinds[0]?.key ?? "");
    const nought = { ...answers, ...Object.fromEntries(criteriaOf(kunshan).map(({ key }) => [key, 0])) };
    expect(missingParts(kunshan, nought, evidence, "2026-11-21")).toEqual([]);
    expect(selfTotal(kunshan, nought)).toBe(0);
  });

  it("is the host, and the recommender only where somebody recommends", () => {
    const parts = (answers: Answers) => missingParts(yiyang, answers, new Map(), "2026-11-21").map(({ field }) => field);
    expect(parts({})).toContain(hostKindKey);
    const self = yiyang.stages.find(({ key }) => key === "approve")?.when;
    const recommend = yiyang.stages.find(({ key }) => key === "recommend")?.when;
    expect(parts({ [recommend?.field ?? ""]: recommend?.value ?? "" })).toContain(recommenderKey);
    expect(parts({ [self?.field ?? ""]: self?.value ?? "" })).not.toContain(recommenderKey);
  });

  it("are conditions of the host, on the day of the submission", () => {
    const { answers, evidence } = complete(yiyang, "highTech");
    const on = (day: string) => missingParts(yiyang, { ...answers, certificateUntil: "2026-11-21" }, evidence, day);
    expect(on("2026-11-21")).toEqual([]);
    expect(on("2026-11-22").map(({ task, field, reason }) => ({ task, field, reason }))).toEqual([
      { task: "host", field: "certificateUntil", reason: "condition" },
    ]);
    const other = complete(yiyang, "other");
    expect(missingParts(yiyang, { ...other.answers, headcount: 29 }, other.evidence, "2026-11-21").map(({ reason }) => reason)).toEqual([
      "condition",
    ]);
    expect(missingParts(yiyang, { ...other.answers, headcount: 30 }, other.evidence, "2026-11-21")).toEqual([]);
    // Another kind of host is not asked for it.
    const park = complete(yiyang, "park");
    expect(missingParts(yiyang, { ...park.answers, headcount: 1, certificateUntil: "2000-01-01" }, park.evidence, "2026-11-21")).toEqual(
      [],
    );
  });

  it("never grows by answering more", () => {
    for (const { document, hostKind } of cases) {
      const { answers, evidence } = complete(document, hostKind);
      fc.assert(
        fc.property(
          fc.subarray(Object.keys(answers).filter((key) => key !== hostKindKey)),
          fc.constantFrom(...Object.keys(answers).filter((key) => key !== hostKindKey)),
          (given, more) => {
            const some = Object.fromEntries([hostKindKey, ...given].map((key) => [key, answers[key] ?? ""]));
            const without: Record<string, Answer> = { ...some };
            delete without[more];
            const count = (form: Answers) =>
              missingParts(document, form, evidence, "2026-11-21").filter(({ field }) => field !== recommenderKey).length;
            expect(count({ ...without, [more]: answers[more] ?? "" })).toBeLessThanOrEqual(count(without));
          },
        ),
        { numRuns: 50 },
      );
    }
  });
});

const selfTotal = (document: SchemeDocument, answers: Answers) => totalOf({ document, answers, evidence: new Map() });

describe("the self-score", () => {
  it("is the exact sum of the lines that were given points", () => {
    const lines = linesOf({ document: kunshan, answers: {} });
    const given = fc.tuple(...lines.map(({ floor, cap }) => fc.oneof(fc.integer({ min: floor, max: cap }), fc.constant(null))));
    fc.assert(
      fc.property(given, (points) => {
        const answers: Record<string, Answer> = { other: 5 };
        lines.forEach(({ key }, i) => {
          const value = points[i];
          if (value !== null && value !== undefined) answers[key] = value;
        });
        let sum = 0n;
        for (const value of points) if (value !== null) sum += BigInt(value);
        expect(selfTotal(kunshan, answers)).toBe(Number(sum));
      }),
    );
  });

  it("of a checklist is none", () => expect(selfTotal(yiyang, complete(yiyang, "park").answers)).toBeNull());
});

describe("what is handed in", () => {
  it("has one spelling, whatever the order in which it was filled in, and nothing that was not asked", () => {
    const { answers } = complete(yiyang, "highTech");
    const spelled = JSON.stringify(submittedAnswers(yiyang, answers));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length }),
        fc.dictionary(fc.string(), fc.string()),
        (entries, strange) => {
          const more = Object.fromEntries(Object.entries(strange).filter(([key]) => !(key in answers)));
          expect(JSON.stringify(submittedAnswers(yiyang, { ...more, ...Object.fromEntries(entries) }))).toBe(spelled);
        },
      ),
    );
    expect(JSON.stringify(submittedAnswers(yiyang, submittedAnswers(yiyang, answers)))).toBe(spelled);
  });

  it("changes with every answer", () => {
    const { answers } = complete(yiyang, "highTech");
    const spelled = JSON.stringify(submittedAnswers(yiyang, answers));
    for (const [key, value] of Object.entries(answers)) {
      const changed = { ...answers, [key]: typeof value === "number" ? value - 1 : typeof value === "boolean" ? !value : `${value}x` };
      if (key !== hostKindKey) expect(JSON.stringify(submittedAnswers(yiyang, changed)), key).not.toBe(spelled);
    }
  });

  it("drops what was answered as another kind of host, and keeps remarks", () => {
    const [criterion] = criteriaOf(yiyang);
    const given = { hostKind: "park", certificateUntil: "2030-01-01", [`${criterion?.key}_note`]: "有", nothing_note: "x" };
    expect(submittedAnswers(yiyang, given)).toEqual({ hostKind: "park", [`${criterion?.key}_note`]: "有" });
  });
});

describe("working stages again", () => {
  const plan = planStages(linjiang, {});
  const rows = (...states: [string, string][]) => states.map(([key, state], i) => ({ seq: i + 1, key, state }));
  const done = rows(
    ["receive", "passed"],
    ["review", "passed"],
    ["firstVisit", "passed"],
    ["recommend", "open"],
    ["secondVisit", "planned"],
    ["decide", "planned"],
    ["award", "planned"],
  );

  it("takes the chosen stage and all after it, and supersedes what was done in them", () => {
    const back = stagesAgainFrom(done, plan, "review");
    expect(back?.superseded).toEqual([2, 3, 4]);
    expect(back?.again.map(({ key }) => key)).toEqual(["review", "firstVisit", "recommend", "secondVisit", "decide", "notice", "award"]);
    expect(back?.decidesAgain).toBe(true);
  });

  it("goes only to a stage that was passed and is still on the way", () => {
    for (const key of ["recommend", "secondVisit", "award", "nowhere", ""]) expect(stagesAgainFrom(done, plan, key), key).toBeNull();
    expect(stagesAgainFrom([...done, { seq: 9, key: "left", state: "passed" }], plan, "left")).toBeNull();
    expect(stagesAgainFrom(rows(["receive", "superseded"], ["receive", "open"]), plan, "receive")).toBeNull();
  });

  it("after a return begins where it was returned, or with the first stage", () => {
    const returned = rows(["receive", "passed"], ["review", "passed"], ["firstVisit", "returned"]);
    expect(workAgain(returned, plan, "firstVisit")).toMatchObject({ superseded: [], again: plan.slice(2) });
    expect(workAgain(returned, plan, null)).toMatchObject({ superseded: [1, 2], again: plan });
  });

  it("does not pass over a stage that another route asks for", () => {
    const before = planStages(yiyang, { [yiyang.stages[0]?.when?.field ?? ""]: yiyang.stages[0]?.when?.value ?? "" });
    const after = planStages(yiyang, { [yiyang.stages[1]?.when?.field ?? ""]: yiyang.stages[1]?.when?.value ?? "" });
    expect([before[0]?.key, after[0]?.key]).toEqual(["approve", "recommend"]);
    const returned = rows(["approve", "passed"], ["receive", "passed"], ["visit", "returned"]);
    const back = workAgain(returned, after, "visit");
    expect(back.again.map(({ key }) => key)).toEqual(["recommend", "receive", "visit", "decide", "award"]);
    expect(back.superseded).toEqual([1, 2]);
  });

  it("starts anew where the stage itself is no longer on the way", () => {
    const after = planStages(yiyang, { [yiyang.stages[0]?.when?.field ?? ""]: yiyang.stages[0]?.when?.value ?? "" });
    expect(workAgain(rows(["recommend", "returned"]), after, "recommend").again).toEqual(after);
  });

  it("leaves a decision in force that is not worked again", () => {
    const late = [...plan.slice(0, 6), ...plan.slice(2, 3).map((stage) => ({ ...stage, key: "lateVisit" })), ...plan.slice(6)];
    const states = rows(...late.slice(0, 6).map(({ key }): [string, string] => [key, "passed"]), ["lateVisit", "refused"]);
    expect(workAgain(states, late, "lateVisit")).toMatchObject({ superseded: [7], decidesAgain: false });
    expect(workAgain(states, late, "secondVisit")).toMatchObject({ superseded: [5, 6, 7], decidesAgain: true });
  });
});

describe("the guards of an application", () => {
  const hour = (h: number) => new Date(Date.UTC(2026, 10, 21, h));
  const facts: ApplicationFacts = {
    now: hour(5),
    arrivedAt: hour(5),
    opensAt: hour(0),
    closesAt: hour(10),
    missing: 0,
    revocableUntil: null,
    revisionUntil: null,
    decided: false,
  };
  const guard = (name: keyof typeof applicationGuards, change: Partial<ApplicationFacts>) =>
    applicationGuards[name]({ ...facts, ...change });

  it("count what the office enters from the day it came, not from when it is typed", () => {
    const late = { now: hour(11) };
    expect(guard("windowOpen", { ...late, arrivedAt: hour(9) })).toBe(true);
    expect(guard("windowOver", { ...late, arrivedAt: hour(9) })).toBe(false);
    expect(guard("windowOpen", { ...late, arrivedAt: hour(10) })).toBe(false);
  });

  it("open a window with its first instant and shut it with its last", () => {
    expect([hour(0), new Date(hour(10).getTime() - 1)].map((now) => guard("windowOpen", { arrivedAt: now }))).toEqual([true, true]);
    expect([new Date(hour(0).getTime() - 1), hour(10), hour(11)].map((now) => guard("windowOpen", { arrivedAt: now }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("count down a revision to its last instant, and are never of two minds", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.option(fc.date({ noInvalidDate: true })), (now, revisionUntil) => {
        const left = guard("revisionTimeLeft", { now, revisionUntil });
        const over = guard("revisionTimeOver", { now, revisionUntil });
        expect([left, over]).toEqual(revisionUntil === null ? [false, false] : [now < revisionUntil, now >= revisionUntil]);
      }),
    );
    expect(guard("revisionTimeLeft", { revisionUntil: facts.now })).toBe(false);
    expect(guard("revisionTimeOver", { revisionUntil: facts.now })).toBe(true);
  });

  it("let a submission be taken back until the last instant of its ten minutes", () => {
    const revocableUntil = new Date(hour(5).getTime() + 10 * 60_000);
    const at = (ms: number) => guard("revocable", { revocableUntil, now: new Date(revocableUntil.getTime() + ms) });
    expect([at(-1), at(0), at(1), guard("revocable", {})]).toEqual([true, false, false, false]);
  });

  it("shut a round over a draft exactly where they no longer let it in", () => {
    expect([hour(9), hour(10), hour(11)].map((now) => guard("windowOver", { arrivedAt: now }))).toEqual([false, true, true]);
  });

  it("want a complete form, and a decision or none", () => {
    expect([0, 1].map((missing) => guard("formComplete", { missing }))).toEqual([true, false]);
    expect([true, false].map((decided) => [guard("decided", { decided }), guard("notDecided", { decided })])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("the guards of a stage", () => {
  const facts: StageFacts = {
    papers: null,
    requiredCopies: 3,
    visitConclusion: null,
    proposal: null,
    actorId: "p1",
    officeOfOne: false,
    places: null,
    decisionApproved: false,
    visitsPassed: false,
    earlierStages: 0,
    panel: null,
    now: new Date("2026-11-30T00:00:00+08:00"),
    noticeEndsAt: null,
    held: false,
    objectionUpheld: false,
  };
  const guard = (name: keyof typeof stageGuards, change: Partial<StageFacts>) => stageGuards[name]({ ...facts, ...change });

  it("want all the papers, with the stamp looked at", () => {
    expect(guard("papersComplete", {})).toBe(false);
    expect(guard("papersComplete", { papers: { copies: 2, stampChecked: true } })).toBe(false);
    expect(guard("papersComplete", { papers: { copies: 3, stampChecked: false } })).toBe(false);
    expect(guard("papersComplete", { papers: { copies: 3, stampChecked: true } })).toBe(true);
    expect(guard("papersComplete", { papers: { copies: 4, stampChecked: true } })).toBe(true);
  });

  it("want a visit that passed, not one that happened", () => {
    expect((["passed", "rectify", "failed", null] as const).map((visitConclusion) => guard("visitPassed", { visitConclusion }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("want two people for a decision, except in an office of one", () => {
    const by = (proposedById: string) => ({ proposal: { outcome: "approve" as const, proposedById } });
    expect(guard("deciderIsAnother", {})).toBe(false);
    expect(guard("deciderIsAnother", { officeOfOne: true })).toBe(false);
    expect(guard("deciderIsAnother", by("p1"))).toBe(false);
    expect(guard("deciderIsAnother", by("p2"))).toBe(true);
    expect(guard("deciderIsAnother", { ...by("p1"), officeOfOne: true })).toBe(true);
  });

  it("keep to the places of a round, and to its settled list (K22)", () => {
    const places = (approved: number, most: number | null, settled = false) => ({ places: { approved, most, settled } });
    expect([guard("placesLeft", {}), guard("placesLeft", places(99, null))]).toEqual([true, true]);
    expect([3, 4, 5].map((approved) => guard("placesLeft", places(approved, 4)))).toEqual([true, false, false]);
    expect([guard("roundUnsettled", {}), guard("roundUnsettled", places(0, 4)), guard("roundUnsettled", places(0, 4, true))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("decide what was proposed", () => {
    for (const outcome of ["approve", "refuse"] as const) {
      const proposal = { proposal: { outcome, proposedById: "p2" } };
      expect([guard("proposedApproval", proposal), guard("proposedRefusal", proposal)]).toEqual([
        outcome === "approve",
        outcome === "refuse",
      ]);
    }
    expect([guard("proposedApproval", {}), guard("proposedRefusal", {})]).toEqual([false, false]);
  });

  it("want a notice that is over, with a minute for what came at the last moment", () => {
    const ends = (at: string) => ({ noticeEndsAt: new Date(at) });
    expect([guard("noticePublished", {}), guard("noticeOver", {})]).toEqual([false, false]);
    expect(guard("noticePublished", ends("2026-12-01T00:00:00+08:00"))).toBe(true);
    for (const [at, over] of [
      ["2026-12-01T00:00:00+08:00", false],
      ["2026-11-30T00:00:00+08:00", false],
      ["2026-11-29T23:59:00.001+08:00", false],
      ["2026-11-29T23:59:00+08:00", true],
    ] as const)
      expect(guard("noticeOver", ends(at)), at).toBe(over);
    for (const yes of [true, false]) {
      expect(guard("notHeld", { held: yes })).toBe(!yes);
      expect(guard("objectionUpheld", { objectionUpheld: yes })).toBe(yes);
    }
  });

  it("want every sheet in, enough of them, and the mark itself", () => {
    const panel = (assigned: number, submitted: number, total: number | null = null, passMark: number | null = null) => ({
      panel: { assigned, submitted, least: 3, total, passMark },
    });
    const isIn = (facts: Partial<StageFacts>) => [guard("sheetsOut", facts), guard("sheetsIn", facts)];
    expect(isIn({})).toEqual([false, false]);
    for (const [assigned, submitted] of [
      [0, 0],
      [2, 2],
      [3, 2],
      [4, 3],
    ] as const)
      expect(isIn(panel(assigned, submitted))).toEqual([true, false]);
    for (const all of [3, 4, 9]) expect(isIn(panel(all, all))).toEqual([false, true]);
    const reached = (total: number | null, passMark: number | null) => guard("passMarkReached", panel(3, 3, total, passMark));
    expect([reached(7999, 8000), reached(8000, 8000), reached(8001, 8000)]).toEqual([false, true, true]);
    // Without a mark, or before there is a total, it is no obstacle of its own.
    expect([reached(0, null), reached(null, 8000), guard("passMarkReached", {})]).toEqual([true, true, true]);
  });

  it("pass on the other facts as they are", () => {
    for (const yes of [true, false]) {
      expect(guard("decisionApproved", { decisionApproved: yes })).toBe(yes);
      expect(guard("visitsPassed", { visitsPassed: yes })).toBe(yes);
    }
    expect([0, 1, 2].map((earlierStages) => guard("earlierStage", { earlierStages }))).toEqual([false, true, true]);
  });
});
