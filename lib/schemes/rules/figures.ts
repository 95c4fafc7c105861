// Figures in a sentence: "每 1 次 2 分", "二十人以上", "百分之八十". Pure.
import { zh } from "@/lib/text/figures";

/** A figure with the unit behind it, how it was said, and what stands before it in its clause; clauses are counted. */
export type Figure = { value: number; said: string; before: string; after: string; clause: number };

/** What a number says that is written in characters, up to 9999; null: it is none, as 百 alone is none. */
export function readHan(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let last = 10_000;
  for (const [i, character] of [...text].entries()) {
    const power = zh.powers[character];
    const value = zh.digits[character];
    if (power !== undefined) {
      // 十五 begins with its ten; 百 and 千 need a digit before them.
      if (digit === null ? character !== zh.ten || i > 0 : digit === 0) return null;
      if (power >= last) return null;
      sum += (digit ?? 1) * power;
      last = power;
      digit = null;
    } else if (value === undefined || (digit !== null && digit !== 0)) return null;
    else digit = value;
  }
  return text === "" ? null : sum + (digit ?? 0);
}

// From its first figure on, so that no number is tried again from its middle.
const characters = `[${Object.keys(zh.digits).join("")}${Object.keys(zh.powers).join("")}]`;
const han = `(?<!${characters})${characters}+`;
const arabic = "(?<![\\d.])(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
const percentOf = new RegExp(`${zh.percentOf}(${arabic}|${han})`, "g");
/** A comma between figures, as in 1,000, parts nothing. */
const stop = new RegExp(`[${zh.stops}]|,(?!\\d{3})`);

/** Full-width figures, points and percent signs are those of half the width. */
const narrow = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff05\uff0e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

const patterns = new Map<string, RegExp>();

/** Figures before a unit; units are few, and a scheme asks for the same ones on every line. */
function patternOf(unit: string): RegExp {
  const known = patterns.get(unit);
  if (known) return known;
  const wanted = narrow(unit).replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
  const other = zh.otherWords.get(unit);
  const pattern = new RegExp(`(${arabic}|${han})\\s*(${zh.tenThousand})?\\s*${wanted}${other ? `(?![${other}])` : ""}`, "g");
  if (patterns.size > 200) patterns.clear();
  patterns.set(unit, pattern);
  return pattern;
}

/** What is said of a figure stands near it. */
const near = 40;

/** Every figure that stands before a unit. Ordinals (第三次) and guesses (十几人, 数十人) say no figure. */
export function figuresBefore(text: string, unit: string): Figure[] {
  const pattern = patternOf(unit);
  const clauses = narrow(text).replace(percentOf, "$1%").split(stop);
  return clauses.flatMap((clause, at) =>
    [...clause.matchAll(pattern)].flatMap((match): Figure[] => {
      const [said, figure = "", tenThousand] = match;
      const end = match.index + said.length;
      const before = clause.slice(Math.max(0, match.index - near), match.index);
      const after = clause.slice(end, end + near);
      const value = /^\d/.test(figure) ? Number(figure.replaceAll(",", "")) : readHan(figure);
      if (value === null || zh.noFigure.test(before) || isOtherWord(figure, unit, before, after)) return [];
      return [{ value: value * (tenThousand ? 10_000 : 1), said, before, after, clause: at }];
    }),
  );
}

/** 十分重视 is "very", 得十分 is ten points; 2024年 is a year and no length of time. */
function isOtherWord(figure: string, unit: string, before: string, after: string): boolean {
  if (unit === zh.units.points) return figure === zh.ten && after.trim() !== "" && !zh.gives.test(before);
  return unit === zh.units.year && /^(19|20)\d\d$/.test(figure);
}

export const isRate = ({ before }: Figure): boolean => zh.rate.test(before);
/** What is said of the most there is, of the scheme's whole, and of a part of what one can get. */
export const saysMost = ({ before }: Figure): boolean => zh.most.test(before);
export const saysTotal = ({ before }: Figure): boolean => zh.total.test(before);
export const saysPart = ({ before }: Figure): boolean => zh.part.test(before);
/** Under and over a figure, which leave it out. */
export const saysUnder = ({ before }: Figure): boolean => zh.under.test(before);
export const saysOver = ({ before }: Figure): boolean => zh.over.test(before);

/** The last figure that is in, so that "8—11 次" may stand for "from 8, under 12". */
export const isLastIn = ({ before, after }: Figure): boolean => zh.rangeBefore.test(before) || zh.lastIn.test(after);

/** The unit of points, and those of what lies with a line or is ticked in it. */
export const { points: pointUnit, papers: paperUnits, items: itemUnits } = zh.units;
