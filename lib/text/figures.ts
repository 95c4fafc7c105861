// How figures are written in Chinese sentences, for the check that a scheme's words and fields say the same (lib/schemes/rules/figures.ts).

const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

export const zh = {
  digits,
  powers,
  ten: "十",
  tenThousand: "万",
  percentOf: "百分之",
  /** What parts clauses; brackets do, too. */
  stops: "，。；：！？、;:!?()（）\n",
  units: { points: "分", year: "年", papers: ["份", "件"], items: ["项"] },
  /** What makes another word of a unit: 分钟 and 分类 are no points, 人才 is no head count, 2024年度 is no length of time. */
  otherWords: new Map([
    ["分", "钟之别类级项会支析享工组布管期部段配校散公开解担批层红步局队赛馆店镇站子"],
    ["次", "性数序日要"],
    ["人", "次才员民文大均数事类工力"],
    ["年", "度级代"],
    ["个", "人性体别方"],
    ["项", "目"],
    ["家", "庭长属乡"],
    ["天", "然"],
  ]),
  /** Before a figure: it is an ordinal, a guess, or the end of a longer one. */
  noFigure: /[第几数百千万\d.]$/,
  /** Before 十分 that is ten points and not "very". */
  gives: /[得加扣计给记满共各减为值高低每]\s*$/,
  /** Of each month, each session, each head: not the year's. */
  rate: /每(?:[\d一二两三四五六]+个|个)?(?:月|季|周|日|天|场|期|半年)|每个?(?:次|人)|(?:人|月|场|平)均/,
  most: /(?:最高|最多|满分|封顶|上限|不超过|至多|计满)[^\d]*$/,
  total: /(?:总分|满分|合计|总计)[^\d]*$/,
  part: /[每扣加减另]|酌情/,
  under: /(?:不足|少于|低于|未满|不到|未达)[^\d]*$/,
  /** The upper figure of a range, 8—11 次, and a figure that is the last one in. */
  rangeBefore: /\d\s*[^\d\s]{0,2}\s*[-—–~～至到]+\s*$/,
  lastIn: /^(?:及|或|（含）)?以[下内]/,
  over: /(?:超过|多于|高于|大于|超出)[^\d]*$/,
};
