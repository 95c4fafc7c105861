// Settling the list of a round: when, with how many, and for how much money. Pure.
import type { FieldCode } from "@/lib/kernel/fields";
import { tidyCode } from "@/lib/kernel/writing";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { Money } from "@/lib/schemes/schema/results";

export type SettleBlocker = "windowOver" | "roundRunning" | "moneyBasis";

/** What stands in the way; the page says the same before the button is pressed. */
export function settleBlockers(facts: { now: Date; closesAt: Date; running: number; money: Money | null }): SettleBlocker[] {
  return [
    ...(facts.now < facts.closesAt ? ["windowOver" as const] : []),
    ...(facts.running > 0 ? ["roundRunning" as const] : []),
    // Per awardee or in all is not guessed (K23).
    ...(facts.money && !facts.money.basis ? ["moneyBasis" as const] : []),
  ];
}

/** Fewer than the scheme says needs a reason (K22). */
export const needsReason = ({ results }: Pick<SchemeDocument, "results">, awarded: number): boolean =>
  results !== null && awarded < results.least.value;

/** "5", "50000.5" in 元 as integer 分; null: it is not an amount. */
export function readYuan(typed: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(tidyCode(typed).replace(/[,，]/g, ""));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
}

export type Awarded = { id: string; classKey: string | null; grade: string | null };
export type Range = { least: number; most: number };

const rulesOf = (money: Money, { classKey, grade }: Omit<Awarded, "id">): Pick<Money, "least" | "most"> =>
  money.apart.find(({ by, key }) => key === (by === "grade" ? grade : classKey)) ?? money;

/** The range of the first grade or class apart that is one's own, or else everybody's: for each of them, or for all together. */
export function rangeOf(money: Money, one: Omit<Awarded, "id">): Range {
  const { least, most } = rulesOf(money, one);
  return { least: least.value, most: most.value };
}
const isIn = (sum: number, { least, most }: Pick<Money, "least" | "most">): boolean => sum >= least.value && sum <= most.value;

export type AmountProblem = { field: string; code: FieldCode | "overTotal" | "outOfTotal" };

/** Amounts as they were typed, by application. Problems stand under "amount.<id>", those of the sum under "sum". */
export function judgeAmounts(money: Money, awarded: readonly Awarded[], typed: Readonly<Record<string, string>>) {
  const problems: AmountProblem[] = [];
  const amounts = new Map<string, number>();
  const perAwardee = money.basis?.value === "perAwardee";
  const known = new Set(awarded.map(({ id }) => id));
  for (const id of Object.keys(typed)) if (!known.has(id)) problems.push({ field: `amount.${id}`, code: "unknownField" });
  for (const one of awarded) {
    const [field, text] = [`amount.${one.id}`, typed[one.id] ?? ""];
    const amount = readYuan(text);
    if (text.trim() === "") problems.push({ field, code: "required" });
    else if (amount === null) problems.push({ field, code: "notNumber" });
    else if (perAwardee && !isIn(amount, rulesOf(money, one))) problems.push({ field, code: "outOfRange" });
    else amounts.set(one.id, amount);
  }
  const sumOf = (ids: readonly Awarded[]) => ids.reduce((all, { id }) => all + (amounts.get(id) ?? 0), 0);
  const sum = sumOf(awarded);
  if (problems.length === 0 && awarded.length > 0) {
    const ranges = new Set(awarded.map((one) => rulesOf(money, one)));
    const outside = [...ranges].some((rules) => !isIn(sumOf(awarded.filter((one) => rulesOf(money, one) === rules)), rules));
    if (!perAwardee && outside) problems.push({ field: "sum", code: "outOfTotal" });
    if (money.total.value !== null && sum > money.total.value) problems.push({ field: "sum", code: "overTotal" });
  }
  return { amounts, problems, sum };
}
