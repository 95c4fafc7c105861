import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { ApplicationFormData } from "@/lib/documents/schema";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { blankView, formView, sectionsOf, standardsOf } from "./documents/form";

vi.setConfig({ testTimeout: 120_000 });

const read = (code: string) =>
  schemeDocument.parse(JSON.parse(readFileSync(new URL(`../../prisma/seed/schemes/${code}.json`, import.meta.url), "utf8")));
const [yiyang, kunshan, linjiang] = [read("yiyang2024"), read("kunshan2024"), read("linjiang2026")];
const offices = { receivingOffice: "市企业科协联合会", decidingOffice: "临江市科协" };

const data = (answers: ApplicationFormData["answers"], evidence: ApplicationFormData["evidence"] = []): ApplicationFormData => ({
  number: "YJ-2026-0001",
  ordinal: 1,
  // Half past midnight of the 24th in Shanghai: the day on the paper is the office's.
  submittedAt: "2026-11-23T16:30:00.000Z",
  hash: "a".repeat(64),
  applicant: "新纪元制药科协",
  creditCode: null,
  recommender: "高新区科协",
  ...offices,
  answers,
  evidence,
  records: [],
});
const form = (document = yiyang, given = data({ hostKind: "highTech", route: "self" })) =>
  formView({ document, version: 1 }, given, "CODE");

describe("the form as it was handed in", () => {
  it("is dated by the office's day", () => {
    expect(form().head.map(({ value }) => value)).toContain("2026年11月24日");
  });

  it("words answers as the page before submission does", () => {
    const rows = form(
      yiyang,
      data({ hostKind: "highTech", certificate: "GR1", certificateUntil: "2029-12-31", route: "self" }),
    ).sections.flatMap((section) => section.rows);
    const valueOf = (label: string) => rows.find((row) => row.label === label)?.value;
    expect(valueOf("高新技术企业证书编号")).toBe("GR1");
    expect(valueOf("证书有效期至")).toBe("2029年12月31日");
    expect(valueOf("审批途径")).toBe("由本单位审批");
    expect(valueOf("之家名称")).toBe("（没有填）");
  });

  it("asks the boxes of the way this application goes, and no others", () => {
    const names = (route: string) =>
      form(yiyang, data({ hostKind: "highTech", route })).seals.map(({ name, office }) => `${name} ${office}`);
    expect(names("self")[0]).toBe("单位审批 新纪元制药科协");
    expect(names("self").join()).not.toContain("高新区科协");
    expect(names("recommender")[0]).toContain("申报单位");
    expect(names("recommender").join()).toContain("高新区科协");
    for (const document of [yiyang, kunshan, linjiang])
      expect(
        form(document)
          .seals.slice(-2)
          .every(({ office }) => office === offices.decidingOffice),
      ).toBe(true);
  });

  it("has as many copies as the scheme asks for", () => {
    expect([yiyang, kunshan, linjiang].map((document) => form(document).copies)).toEqual([3, 1, 1]);
  });

  it("sums the self-score, and scores nothing where the scheme does not", () => {
    const answers = { hostKind: "enterpriseAssociation", career: 1250 };
    const said = standardsOf(kunshan, data(answers));
    const keys = kunshan.standards.groups.flatMap(({ criteria }) => criteria.map(({ key }) => key));
    const scored = standardsOf(kunshan, data(Object.fromEntries(keys.map((key) => [key, 150]))));
    expect(scored.total).toContain(`${1.5 * keys.length} 分，满分 100 分（样例）`);
    expect(said.scored).toBe(true);
    expect(standardsOf(yiyang, data({}))).toMatchObject({ scored: false, total: null });
  });

  it("lists each file beside what it shows", () => {
    const file = { name: "照片.pdf", size: 2048, sha256: "b".repeat(64) };
    const key = yiyang.standards.groups[0]?.criteria[1]?.key ?? "";
    const lines = standardsOf(yiyang, data({ [key]: true }, [{ ...file, fieldKey: key }])).groups.flatMap(({ criteria }) => criteria);
    expect(lines.map(({ evidence }) => evidence)).toEqual([[], ["照片.pdf（2 KB）"], [], [], [], []]);
    expect(lines.map(({ met }) => met)).toEqual([false, true, false, false, false, false]);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("lists what was picked of the portal's own records after the files, by what it is", () => {
    const key = yiyang.standards.groups[0]?.criteria[0]?.key ?? "";
    const record = { fieldKey: key, kind: "session" as const, title: "沙龙", day: "2026-11-01", count: 12, state: null, hash: "c" };
    const lines = standardsOf(yiyang, { ...data({ [key]: true }), records: [record] }).groups.flatMap(({ criteria }) => criteria);
    expect(lines[0]?.evidence).toEqual(["活动：沙龙　2026年11月1日　签到 12 人"]);
  });

  it("takes whatever was typed as it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (text) => {
        const rows = sectionsOf(yiyang, data({ hostKind: "highTech", homeName: text }), null).flatMap((section) => section.rows);
        expect(rows.find(({ label }) => label === "之家名称")?.value).toBe(text);
      }),
    );
  });
});

describe("the blank form", () => {
  it.each([
    ["yiyang2024", yiyang],
    ["kunshan2024", kunshan],
    ["linjiang2026", linjiang],
  ] as const)("of %s asks every kind of host, every question and every office, and answers none", (_, document) => {
    const view = blankView({ document, version: 1 }, offices);
    const text = JSON.stringify(view);
    for (const host of document.hostKinds) expect(text).toContain(`□ ${host.name}`);
    const questions = [...document.hostKinds, ...document.sections].flatMap(({ fields }) => fields);
    for (const { label } of questions) expect(text).toContain(label);
    expect(view.seals.filter(({ name }) => document.stages.some((stage) => stage.name === name))).toHaveLength(document.stages.length);
    expect(view.sections.flatMap(({ declarations }) => declarations).some(({ checked }) => checked)).toBe(false);
    expect(view).toMatchObject({ blank: true, code: null, copies: 1 });
  });

  it("marks what no notice says", () => {
    expect(JSON.stringify(blankView({ document: yiyang, version: 1 }, offices))).toContain("科技工作者人数不少于 30 人（样例）");
  });
});
