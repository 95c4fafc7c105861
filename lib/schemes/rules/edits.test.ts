import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zh } from "@/lib/text/scheme-editor";
import { type SchemeDocument, schemeDocument } from "../schema/document";
import type { Edit } from "../schema/edits";
import { allAsks, asksOf, kindsOf } from "./asks";
import { printAsk } from "./cells";
import { checkScheme } from "./check";
import { applyEdit } from "./edits";
import { follow, isRecord, keyOf, leadTo, listOf, lists, type Path, placeOf, thingOf, valueAt } from "./places";
import { presetNames, presetOf } from "./presets";
import { optionalParts } from "./templates";

const seeded = { seed: 20_261_120, numRuns: 150 };
const note = "新加时的起始值";
const preset = (code: string): SchemeDocument => schemeDocument.parse(presetOf(code));
const scored = preset("linjiangScored2026");

function done(document: SchemeDocument, edit: Edit) {
  const edited = applyEdit(document, edit);
  if (!("document" in edited)) throw new Error(JSON.stringify({ edit, edited }));
  return edited;
}

/** Every path of a document. */
function paths(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : isRecord(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([step, item]) => paths(item, [...path, step]))];
}
const placesOf = (document: SchemeDocument, like: (path: Path) => boolean) =>
  paths(document)
    .filter(like)
    .map((path) => placeOf(document, path));
const isEntry = (path: Path) => typeof path.at(-1) === "number" && listOf(path.slice(0, -1)) !== null;

/** Each optional part, each list with an entry, each kind of everything. */
function everything(): SchemeDocument {
  let document = scored;
  for (const place of optionalParts)
    if (document[place] === null) document = done(document, { do: "include", place, note, names: "合格|不合格" }).document;
  for (const place of placesOf(document, (path) => listOf(path) !== null)) {
    const thing = thingOf([...follow(document, place).path, 0]);
    const kinds: readonly string[] = thing !== null && thing in kindsOf ? kindsOf[thing as keyof typeof kindsOf] : [""];
    for (const kind of kinds) document = done(document, { do: "add", place, kind, name: `新的${kind}`, note }).document;
  }
  return document;
}
const full = everything();

/** What the form of a thing sends when nothing in it was touched. */
function untouched(document: SchemeDocument, place: string): Edit {
  const value = valueAt(document, follow(document, place).path);
  const thing = thingOf(follow(document, place).path);
  if (thing === null) throw new Error(place);
  const v = Object.assign({}, ...asksOf(thing, value).map((ask) => printAsk(document, value, ask, zh.notation))) as Record<string, string>;
  return { do: "set", place, v };
}

describe("an edit", () => {
  it("of nothing leaves each thing of each preset as it is", () => {
    for (const document of [...presetNames.map(({ code }) => preset(code)), full])
      for (const place of placesOf(document, (path) => thingOf(path) !== null && valueAt(document, path) !== null)) {
        const edited = applyEdit(document, untouched(document, place));
        if (!("document" in edited)) throw new Error(`${document.code} ${place} ${JSON.stringify(edited)}`);
        expect(edited.document, place).toEqual(document);
      }
  });

  it("adds to each list something of each kind, with keys of its own and its figures marked as samples", () => {
    const keys = paths(full)
      .filter((path) => path.at(-1) === "key" && !path.includes("options") && !path.includes("apart"))
      .map((path) => valueAt(full, path));
    const added = placesOf(full, (path) => isEntry(path)).length - placesOf(scored, (path) => isEntry(path)).length;
    expect(added).toBeGreaterThan(60);
    expect(keys.filter((key, i) => typeof key === "string" && /\d$/.test(key) && keys.indexOf(key) !== i)).toEqual([]);
    expect(checkScheme(full).some(({ level, detail }) => level === "sample" && detail === note)).toBe(true);
  });

  it("takes a new stage before the award, which ends the way", () => {
    const { document, at } = done(scored, { do: "add", place: "stages", kind: "formalReview", name: "复审", note });
    expect(document.stages.map(({ kind }) => kind).slice(-2)).toEqual(["formalReview", "award"]);
    expect(valueAt(document, follow(document, at).path)).toMatchObject({ name: "复审", dueDays: { sample: note } });
  });

  it("keeps the last of what must be there, and says so", () => {
    const { groups } = scored.standards;
    let document = scored;
    for (const { key } of groups.slice(1)) document = done(document, { do: "remove", place: `standards.groups.${key}` }).document;
    expect(applyEdit(document, { do: "remove", place: `standards.groups.${groups[0]?.key}` })).toEqual({ problem: "lastOne" });
  });

  it("takes away what others refer to, and the check finds it", () => {
    const { document } = done(scored, { do: "remove", place: "sections.home.fields.hours" });
    expect(checkScheme(document)).toContainEqual({ level: "error", place: "home.hours", code: "unknownField", detail: "hours" });
  });

  it("turns a line into another kind with its name, words and source", () => {
    const place = "standards.groups.place.criteria.venue";
    const { document } = done(scored, { do: "turn", place, kind: "tiers", note });
    const old = valueAt(scored, follow(scored, place).path);
    expect(valueAt(document, follow(document, place).path)).toMatchObject({
      ...{ kind: "tiers", key: "venue", pick: "first" },
      ...(isRecord(old) ? { name: old.name, text: old.text, origin: old.origin, evidence: old.evidence } : {}),
    });
  });

  it("reads tiers as a clerk writes them", () => {
    let document = done(scored, { do: "add", place: "measures", kind: "asked", name: "活动次数", note }).document;
    document = done(document, { do: "add", place: "measures", kind: "asked", name: "参加人数", note }).document;
    const place = "standards.groups.work.criteria.activity";
    document = done(document, { do: "turn", place, kind: "tiers", note }).document;
    const [held, came] = document.measures.map(({ key }) => key);
    const form = untouched(document, place);
    if (form.do !== "set") throw new Error("not a form");
    const tiers = "10分 优：活动次数≥12 且 参加人数 > 100\n5：6 ≤ 活动次数 ＜ 12；（活动次数 > 3 或 佐证 ≥ 2）";
    const edited = done(document, { ...form, v: { ...form.v, tiers } }).document;
    expect(valueAt(edited, follow(edited, `${place}.tiers`).path)).toEqual([
      {
        name: "优",
        points: 1000,
        when: [
          { kind: "measure", measure: held, from: { value: 12, open: false }, to: null },
          { kind: "measure", measure: came, from: { value: 100, open: true }, to: null },
        ],
      },
      {
        points: 500,
        when: [
          { kind: "measure", measure: held, from: { value: 6, open: false }, to: { value: 12, open: true } },
          {
            kind: "any",
            of: [
              { kind: "measure", measure: held, from: { value: 3, open: true }, to: null },
              { kind: "evidence", least: 2 },
            ],
          },
        ],
      },
    ]);
    for (const [text, code] of [
      ["10：活动次数≥12 且 参加人数≥1 或 佐证≥2", "mixed"],
      ["10：没有这个数 ≥ 12", "noSuchName"],
      ["10：活动次数大约十二", "notCondition"],
      ["10：活动次数 ≥ 12.5", "notFigure"],
      ["十分：活动次数 ≥ 12", "notTiers"],
    ] as const)
      expect(applyEdit(document, { ...form, v: { ...form.v, tiers: text } }), text).toEqual({ fields: { "v.tiers": [code] } });
  });

  it("says at which field something is missing or wrong", () => {
    const form = untouched(scored, "scoring");
    if (form.do !== "set") throw new Error("not a form");
    expect(applyEdit(scored, { ...form, v: { ...form.v, total: "一百" } })).toEqual({ fields: { "v.total": ["notNumber"] } });
    expect(applyEdit(scored, { ...form, v: { ...form.v, "total~origin": " " } })).toEqual({ fields: { "v.total~origin": ["required"] } });
    expect(applyEdit(scored, { ...form, v: { ...form.v, total: "99999999" } })).toEqual({ fields: { "v.total": ["outOfRange"] } });
    expect(applyEdit(scored, { ...form, place: "nowhere.at.all" })).toEqual({ problem: "gone" });
  });

  it("reads a clause by its number, and everything else as the note of a sample", () => {
    const form = untouched(scored, "scoring");
    if (form.do !== "set") throw new Error("not a form");
    const { document } = done(scored, { ...form, v: { ...form.v, "total~origin": "y１０", passMark: "", "passMark~origin": "本市商定" } });
    expect(document.scoring).toMatchObject({
      total: { value: 10_000, clause: "Y10" },
      passMark: { value: null, sample: "本市商定" },
    });
  });

  it("moves up and then down again to where it was", () => {
    const entries = placesOf(full, isEntry);
    fc.assert(
      fc.property(fc.nat(entries.length - 1), (i) => {
        const place = entries[i] ?? "";
        const up = applyEdit(full, { do: "move", move: `up ${place}` });
        if ("problem" in up) {
          expect(up.problem).toBe("atEnd");
          return;
        }
        if (!("document" in up)) throw new Error(place);
        const { path } = follow(full, place);
        const moved = up.at;
        expect(keyOf(valueAt(up.document, follow(up.document, moved).path))).toBe(keyOf(valueAt(full, path)));
        expect(done(up.document, { do: "move", move: `down ${moved}` }).document).toEqual(full);
      }),
      seeded,
    );
  });

  it("never yields what does not parse, whatever is sent", () => {
    const all = placesOf(full, () => true);
    const word = fc.oneof(
      fc.constantFrom("", "1", "-1", "yes", "≥ 3", "a", "__proto__", "constructor", "10：佐证 ≥ 1", "3：5", "9".repeat(12)),
      fc.string({ maxLength: 12 }),
    );
    const place = fc.oneof(fc.constantFrom(...all), fc.constantFrom("__proto__", "stages.__proto__", "constructor.prototype", "stages.99"));
    const kind = fc.constantFrom("", ...new Set(Object.values(kindsOf).flat()), "__proto__");
    const edits: fc.Arbitrary<Edit> = fc.oneof(
      fc
        .tuple(place, fc.dictionary(fc.constantFrom(...new Set(allAsks().map(({ ask }) => ask.at))), word))
        .map(([at, v]): Edit => ({ do: "set", place: at, v })),
      // A form as it was drawn with one field written otherwise.
      fc
        .tuple(fc.constantFrom(...placesOf(full, (path) => thingOf(path) !== null && valueAt(full, path) !== null)), fc.nat(), word)
        .map(([at, n, text]): Edit => {
          const form = untouched(full, at);
          if (form.do !== "set") return form;
          const names = Object.keys(form.v);
          return { ...form, v: { ...form.v, [names[n % names.length] ?? ""]: text } };
        }),
      fc.tuple(place, kind, word).map(([at, k, name]): Edit => ({ do: "add", place: at, kind: k, name: name || "x", note })),
      place.map((at): Edit => ({ do: "remove", place: at })),
      fc.tuple(place, fc.constantFrom("up", "down")).map(([at, way]): Edit => ({ do: "move", move: `${way} ${at}` })),
      fc.tuple(place, kind).map(([at, k]): Edit => ({ do: "turn", place: at, kind: k, note })),
      fc.constantFrom(...optionalParts).map((at): Edit => ({ do: "leaveOut", place: at })),
      fc.constantFrom(...optionalParts).map((at): Edit => ({ do: "include", place: at, note })),
    );
    let reached = 0;
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), (run) => {
        let document = full;
        for (const edit of run) {
          const edited = applyEdit(document, edit);
          if (!("document" in edited)) continue;
          expect(schemeDocument.parse(edited.document)).toEqual(edited.document);
          reached += 1;
          document = edited.document;
        }
      }),
      seeded,
    );
    expect(reached).toBeGreaterThan(100);
    expect(Object.getPrototypeOf(full)).toBe(Object.prototype);
  });
});

describe("a place", () => {
  it("of each finding leads to a thing with a page, or to its part", () => {
    const broken = done(full, { do: "remove", place: "sections.home.fields.hours" }).document;
    for (const document of [full, broken])
      for (const { place } of checkScheme(document)) {
        const { at } = leadTo(document, place);
        const { path, rest } = follow(document, at);
        expect(rest, place).toEqual([]);
        expect(thingOf(path), place).not.toBeNull();
      }
    expect(leadTo(scored, "standards.venue")).toEqual({ part: "standards", at: "standards.groups.place.criteria.venue" });
    expect(leadTo(scored, "stages.panel.leastSheets")).toEqual({ part: "stages", at: "stages.panel" });
    expect(leadTo(scored, "fields.area")).toMatchObject({ at: "sections.home.fields.area" });
  });

  it("is the same way there and back", () => {
    for (const path of paths(full)) expect(follow(full, placeOf(full, path)).path.join(".")).toBe(path.join("."));
    const list = {
      hostKinds: [
        {
          key: "unit",
          conditions: [
            { kind: "atLeast", field: "a" },
            { kind: "atLeast", field: "a" },
            { kind: "equals", field: "b" },
          ],
        },
      ],
    };
    expect(follow(list, "hostKinds.unit.conditions.atLeast_a#2").path).toEqual(["hostKinds", 0, "conditions", 1]);
    expect(follow(list, "hostKinds.unit.conditions.equals_b").path).toEqual(["hostKinds", 0, "conditions", 2]);
    expect(follow(full, "__proto__").rest).toEqual(["__proto__"]);
  });
});

describe("the words of the editor", () => {
  it("name every question, every choice and every kind", () => {
    const has = (table: object, ...keys: string[]) => keys.some((key) => Object.hasOwn(table, key));
    for (const { thing, ask } of allAsks()) {
      expect(has(zh.labels, `${thing}.${ask.at}`, ask.at), `${thing}.${ask.at}`).toBe(true);
      if (!ask.options) continue;
      const choices = zh.choices[`${thing}.${ask.at}`] ?? zh.choices[ask.at] ?? {};
      expect(
        ask.options.filter((option) => !has(choices, option)),
        `${thing}.${ask.at}`,
      ).toEqual([]);
    }
    for (const [thing, kinds] of Object.entries(kindsOf))
      expect(
        kinds.filter((kind) => !has(zh.kinds[thing] ?? {}, kind)),
        thing,
      ).toEqual([]);
    for (const list of Object.keys(lists)) expect(has(zh.lists, list), list).toBe(true);
  });
});
