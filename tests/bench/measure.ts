// What the benches measure with: runs as figures, several runs as one.
export type Measured = { perSecond: number; p95: number };

export const rounds = 3;

export const median = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
export const p95Of = (took: readonly number[]) => took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
export const mid = (runs: readonly Measured[]): Measured => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  p95: median(runs.map(({ p95 }) => p95)),
});
export const to2 = (figure: number) => Number(figure.toFixed(2));
