// Exact amounts: a whole number over another, so that a ratio is compared by cross multiplication and never as a rounded percentage
// (clauses part 5, 8). In big integers, because products pass what a number holds. Pure.

/** `over` is above nought. */
export type Amount = { readonly of: bigint; readonly over: bigint };

export const amount = (of: number | bigint, over: number | bigint = 1n): Amount => ({ of: BigInt(of), over: BigInt(over) });

/** Below nought where a is less than b, above where it is more. */
export function compare(a: Amount, b: Amount): -1 | 0 | 1 {
  const [left, right] = [a.of * b.over, b.of * a.over];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const minus = (a: Amount, b: Amount): Amount => ({ of: a.of * b.over - b.of * a.over, over: a.over * b.over });
export const times = (a: Amount, factor: Amount): Amount => ({ of: a.of * factor.of, over: a.over * factor.over });

/** The whole number below, also of what is below nought: −0.5 is −1. */
export function floorOf({ of, over }: Amount): number {
  const quotient = of / over;
  return Number(of < 0n && of % over !== 0n ? quotient - 1n : quotient);
}
export const ceilOf = ({ of, over }: Amount): number => -floorOf({ of: -of, over }) || 0;

/** Half up, to the next whole number above: 0.5 is 1, and −0.5 is 0 (as meanOf of the panel). */
export const roundOf = ({ of, over }: Amount): number => floorOf({ of: 2n * of + over, over: 2n * over });
