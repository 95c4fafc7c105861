import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreOf } from "@/lib/schemes/rules/score";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { criteriaOf } from "@/lib/schemes/schema/document";
import { arbitraryFacts, arbitraryScheme, group, measures, origin, said, schemeWith } from "@/tests/support/schemes";
import { ruleText } from "./criteria";
import { givenText, nextText } from "./scores";

const line = (kind: Criterion["kind"], more: object): Criterion =>
  ({ key: "line", kind, name: "指标", evidence: "none", origin, ...more }) as Criterion;
const told = (criterion: Criterion, answers: Record<string, string | number | boolean> = {}, held?: number) => {
  const document = schemeWith({ groups: [group("work", [criterion])], measures });
  const facts = { answers, computed: held === undefined ? {} : { activitiesHeld: held }, evidence: new Map<string, number>() };
  const found = scoreOf(document, facts).lines.find(({ key }) => key === "line");
  if (!found) throw new Error("no line");
  return { rules: ruleText(document, criterion), by: givenText(document, criterion, found), next: nextText(document, found.next) };
};
const at = (value: number, open = false) => ({ value, open });
const tiers = line("tiers", {
  ...{ pick: "first", otherwise: 0 },
  tiers: [
    { name: "活跃", when: [{ kind: "measure", measure: "held", from: at(12), to: null }], points: 1000 },
    { when: [{ kind: "measure", measure: "held", from: at(6), to: at(12, true) }], points: 500 },
  ],
});

describe("how a line gives its points, why these, and what more would take", () => {
  it("by tiers", () => {
    expect(told(tiers, {}, 8)).toEqual({
      rules: ["活跃：活动场次不少于 12 次的，得 10 分", "活动场次不少于 6 次、不足 12 次的，得 5 分", "按先符合的一档计分"],
      by: "符合第 2 档",
      next: "再得 5 分：活动场次再多 4 次",
    });
    expect(told(tiers, {}, 12)).toMatchObject({ by: "符合第 1 档（活跃）", next: "" });
    expect(told(tiers, {}, 0).by).toBe("各档都不符合");
    expect(told(tiers).by).toBe("还缺：活动场次");
  });

  it("by units, up to a cap", () => {
    const each = line("perUnit", { measure: "funds", per: 10, each: 200, whole: false, cap: 1000 });
    expect(told(each, { funds: 25 })).toMatchObject({ rules: ["工作经费每 1 万元得 2 分，最高 10 分"], by: "每 1 万元 2 分，计 2.5 份" });
    expect(told(each, { funds: 80 }).by).toBe("每 1 万元 2 分，计 8 份；算得 16 分，这一项最高 10 分");
  });

  it("by a share of the target, and by what is short of it", () => {
    const share = line("proportional", { measure: "held", target: 12, points: 1200 });
    expect(told(share, {}, 9)).toMatchObject({ rules: ["活动场次达到 12 次的得 12 分，不到的按比例得分"], by: "达到目标的 75%" });
    const short = line("shortfall", { measure: "held", target: 12, per: 1, each: 100, whole: true, points: 1000 });
    expect(told(short, {}, 9)).toMatchObject({
      rules: ["活动场次达到 12 次的得 10 分；不到的，活动场次每 1 次扣 1 分，不满的不算"],
      by: "没有达到目标，每 1 次 1 分，扣 3 份",
    });
    expect(told(short, {}, 12).by).toBe("达到目标");
  });

  it("by what is taken away, by a list, by the best of several, and not at all", () => {
    const taken = line("deduction", { measure: "held", per: 1, each: 200, whole: true, start: 1000, floor: 0 });
    expect(told(taken, {}, 2)).toMatchObject({
      rules: ["满分 10 分，活动场次每 1 次扣 2 分，不满的不算，扣到 0 分为止"],
      by: "每 1 次 2 分，扣 2 份",
    });
    const items = ["甲", "乙", "丙"].map((name, n) => ({ key: `i${n}`, name }));
    const list = line("list", {
      items,
      steps: [
        { least: 2, points: 200 },
        { least: 3, points: 500 },
      ],
    });
    expect(told(list, { line_i0: true, line_i2: true })).toEqual({
      rules: ["甲、乙、丙，共 3 项", "做到 2 项的，得 2 分", "全部做到的，得 5 分"],
      by: "选了 2 项",
      next: "再得 3 分：“指标”再做到 1 项",
    });
    const option = (key: string, points: number): Criterion => ({
      key,
      kind: "fixed",
      name: `奖项 ${key}`,
      evidence: "none",
      origin,
      points,
    });
    const best = line("bestOf", { options: [option("city", 300), option("state", 800)] });
    expect(told(best, { city: true })).toMatchObject({
      rules: ["下面几项取得分最高的一项", "奖项 city：做到的得 3 分", "奖项 state：做到的得 8 分"],
      by: "取得分最高的一项：奖项 city（已勾选）",
    });
    expect(told(line("veto", {}), { line: true })).toMatchObject({ rules: ["有这种情况的，一票否决"], by: "有这种情况，一票否决" });
    const requires = [{ kind: "measure", measure: "members", from: at(10), to: null }];
    expect(told(line("manual", { floor: said(0), cap: said(500), requires }), { line: 400, members: 5 })).toMatchObject({
      rules: ["前提：会员人数不少于 10 人，否则不得分"],
      by: "前提不符合，不得分",
    });
  });

  it("in words for whatever scheme, never with a key in them", () => {
    fc.assert(
      fc.property(
        arbitraryScheme().chain((document) => arbitraryFacts(document, false).map((facts) => ({ document, facts }))),
        ({ document, facts }) => {
          const { lines } = scoreOf(document, facts);
          for (const criterion of criteriaOf(document)) {
            const found = lines.find(({ key }) => key === criterion.key);
            if (!found) continue;
            const all = [...ruleText(document, criterion), givenText(document, criterion, found), nextText(document, found.next)].join("");
            expect(all).not.toMatch(/undefined|null|NaN|\[object/);
            for (const { key } of document.measures) expect(all).not.toContain(key);
          }
        },
      ),
      { seed: 20_261_123, numRuns: 200 },
    );
  });
});
