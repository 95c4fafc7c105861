import { describe, expect, it } from "vitest";
import { bands, origin, preset, said } from "@/tests/support/schemes";
import type { SchemeDocument } from "../schema/document";
import { notKept } from "./kept";

const yiyang = preset("yiyang2024.json");
const changed = (change: Partial<SchemeDocument>) => notKept({ ...yiyang, ...change });

describe("what the portal does not carry out yet", () => {
  it.each(
    ["yiyang2024.json", "kunshan2024.json", "linjiang2026.json", "linjiangScored2026.json", "liuyang2023.json"].concat([
      "district2020Assessment.json",
      "district2020Finest.json",
      "district2020Teams.json",
    ]),
  )("is nothing of %s", (name) => expect(notKept(preset(name))).toEqual([]));

  it.each<[string, Partial<SchemeDocument>]>([
    ["gates.notAwarded", { subject: "person", gates: [{ kind: "notAwarded", name: "没有得过", origin, title: "最美", years: 3 }] }],
    ["consequences", { consequences: [{ key: "worst", origin, grades: ["poor"], inARow: 2, then: "revoke" }] }],
    ["materials", { materials: [{ key: "form", name: "申请表", origin, copies: 1, sealed: true }] }],
    ["honour.grades", { honour: { ...yiyang.honour, grades: ["excellent"] } }],
    ["recommenders.quota", { recommenders: { ...yiyang.recommenders, quota: said(2) } }],
    ["recommenders.together", { recommenders: { ...yiyang.recommenders, together: said(2) } }],
    ["gates.ageAtMost", { gates: [{ kind: "ageAtMost", name: "年龄", origin, field: "born", years: 45 }] }],
  ])("is %s", (place, change) => expect(changed(change)).toEqual([place]));

  it("is not what it does carry out", () => {
    for (const subject of ["organization", "person", "team"] as const) expect(changed({ subject })).toEqual([]);
    const gates = [{ kind: "validPlaque" as const, name: "已经授牌", origin }];
    const results = { least: said(2), most: said(4) };
    expect(
      changed({ subject: "existingHome", gates, results, grading: bands(), recommenders: { ...yiyang.recommenders, together: said(1) } }),
    ).toEqual([]);
  });
});
