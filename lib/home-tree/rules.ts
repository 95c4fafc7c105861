// 区、街道、社区三级 (T9): which homes stand below which, and what they come to together. Pure.

/** Of a year: meetings that were held, and how many came to them. */
export type Count = { sessions: number; people: number };
export type Standing = { id: string; parentId: string | null } & Count;
export type Rolled<N> = N & { depth: number; all: Count; homes: number };

export const mostLevels = 3;

/** The home and all below it, each under its own, with what each comes to together with those below. */
export function rollUp<N extends Standing>(rootId: string, homes: readonly N[], depth = 0): Rolled<N>[] {
  const root = homes.find(({ id }) => id === rootId);
  if (!root || depth >= mostLevels) return [];
  const children = homes.filter(({ parentId }) => parentId === rootId);
  const trees = children.map(({ id }) => rollUp(id, homes, depth + 1));
  const tops = trees.flatMap(([top]) => top ?? []);
  const sum = (of: (top: Rolled<N>) => number) => tops.reduce((total, top) => total + of(top), 0);
  const all = { sessions: root.sessions + sum((top) => top.all.sessions), people: root.people + sum((top) => top.all.people) };
  return [{ ...root, depth, all, homes: 1 + sum((top) => top.homes) }, ...trees.flat()];
}

/** Whether one may stand there: never below itself, and never in a fourth level. `above`: the one it would stand under and all over that. */
export const mayStand = (homeId: string, above: readonly string[], deepest: number): boolean =>
  !above.includes(homeId) && above.length + 1 + deepest <= mostLevels;
