import { describe, expect, it } from "vitest";
import { type SchemeDocument, schemeDocument } from "../schema/document";
import type { Edit } from "../schema/edits";
import { differences } from "./difference";
import { applyEdit } from "./edits";
import { presetNames, presetOf } from "./presets";
import { saidAt, samplesOf, unconfirmed } from "./confirmations";

const preset = (code: string) => schemeDocument.parse(presetOf(code));
const base = preset("linjiangScored2026");
const edited = (document: SchemeDocument, ...edits: Edit[]) =>
  edits.reduce((now, edit) => {
    const next = applyEdit(now, edit);
    if (!("document" in next)) throw new Error(JSON.stringify(next));
    return next.document;
  }, document);
const note = "说明";

describe("the difference of two versions", () => {
  it("is nothing of one and itself, whatever the order of its fields", () => {
    for (const { code } of presetNames) {
      const document = preset(code);
      expect(differences(document, structuredClone(document))).toEqual([]);
      const turned = Object.fromEntries(Object.entries(document).toReversed()) as SchemeDocument;
      expect(differences(document, turned)).toEqual([]);
    }
  });

  it("tells what came, went, was changed and was moved, each at its place", () => {
    const now = edited(
      base,
      { do: "add", place: "stages", kind: "formalReview", name: "复审", note },
      { do: "remove", place: "standards.groups.support.criteria.funds" },
      { do: "move", move: "up stages.visit" },
      { do: "leaveOut", place: "scoring" },
      { do: "include", place: "window", note },
      {
        do: "set",
        place: "standards.groups.place.criteria.venue",
        v: {
          name: "有固定场所",
          evidence: "required",
          origin: "L14",
          floor: "0",
          "floor~origin": "分值是本市样例",
          cap: "20",
          "cap~origin": "Y1",
        },
      },
    );
    const found = differences(base, now).map(({ part, place, kind }) => [part, place, kind].join(" "));
    expect(found.toSorted()).toEqual(
      [
        "stages stages.stage1 added",
        "standards standards.groups.support.criteria.funds gone",
        "stages stages moved",
        "standards scoring gone",
        "basics window added",
        "standards standards.groups.place.criteria.venue.text gone",
        "standards standards.groups.place.criteria.venue.evidence changed",
        "standards standards.groups.place.criteria.venue.cap changed",
      ].toSorted(),
    );
    const cap = differences(base, now).find(({ place }) => place.endsWith("venue.cap"));
    expect(cap).toMatchObject({ old: { value: 1500 }, now: { value: 2000, clause: "Y1" } });
  });

  it("turns round with the versions", () => {
    const [a, b] = [preset("yiyang2024"), preset("kunshan2024")];
    const other = { added: "gone", gone: "added", changed: "changed", moved: "moved" } as const;
    const forth = differences(a, b).map(({ place, kind }) => `${place} ${other[kind]}`);
    expect(
      differences(b, a)
        .map(({ place, kind }) => `${place} ${kind}`)
        .toSorted(),
    ).toEqual(forth.toSorted());
    expect(forth.length).toBeGreaterThan(20);
  });
});

describe("samples", () => {
  it("wait until each is confirmed as it stands", () => {
    const all = samplesOf(base);
    expect(all.length).toBeGreaterThan(20);
    expect(unconfirmed(base, [])).toEqual(all);
    const confirmed = all.map((finding) => ({ place: finding.place, said: saidAt(base, finding) }));
    expect(unconfirmed(base, confirmed)).toEqual([]);
    // Another figure, and the same place waits anew; one that got its clause waits no more.
    const v = { total: "90", "total~origin": "满分是本市样例", passMark: "80", "passMark~origin": "Y2" };
    const now = edited(base, { do: "set", place: "scoring", v });
    expect(unconfirmed(now, confirmed).map(({ place }) => place)).toEqual(["scoring.total"]);
  });
});
