// Many homes' years at once: how they are filtered, counted and put in order. Pure.
import type { Grades } from "@/lib/activities/rules/rating";
import type { Day } from "@/lib/kernel/dates";
import { wordIn } from "@/lib/kernel/paging";
import type { Standing } from "./meter";

/** none: no scheme says what the home owes. */
export const boardStates = ["missed", "onTrack", "met", "notOwed", "none"] as const;
export type BoardState = (typeof boardStates)[number];

export const boardFilters = ["level", "category", "carrier", "place", "state", "month"] as const;
export type BoardFilter = Record<(typeof boardFilters)[number], string>;
/** Stands in an address for homes of which this is not known. */
export const unknown = "none";

/** By what the homes are counted; each is a filter too. */
export const groupings = ["place", "level", "category", "carrier"] as const satisfies readonly (keyof BoardFilter)[];
export type Grouping = (typeof groupings)[number];

export type BoardHome = {
  id: string;
  name: string;
  owner: string;
  level: string;
  category: string;
  carrier: string | null;
  place: { id: string; name: string } | null;
  standing: Standing | null;
  /** Sessions that count, by the line they stand for (L10). */
  lines: Readonly<Record<string, number>>;
  /** What those who came said of the year's sessions (L7). */
  grades: Grades;
};

const nobody: Grades = { sum: 0, count: 0 };

export const readBoardFilter = (query: Readonly<Record<string, string | string[] | undefined>>): BoardFilter =>
  Object.fromEntries(boardFilters.map((name) => [name, wordIn(query[name], 60)])) as BoardFilter;

export const stateOf = ({ standing }: Pick<BoardHome, "standing">): BoardState => standing?.state ?? "none";
const keyOf = (home: BoardHome, by: Grouping): string => (by === "place" ? home.place?.id : home[by]) ?? unknown;

/** How a home stands in one month: "" where that month asks nothing of it. */
export const monthOf = ({ standing }: Pick<BoardHome, "standing">, month: number): "met" | "short" | "" => {
  const state = standing?.months[month - 1]?.state;
  return state === "met" ? "met" : state === "open" || state === "missed" ? "short" : "";
};

export function fits(home: BoardHome, filter: BoardFilter, month: number): boolean {
  return (
    groupings.every((by) => filter[by] === "" || keyOf(home, by) === filter[by]) &&
    (filter.state === "" || stateOf(home) === filter.state) &&
    (filter.month === "" || monthOf(home, month) === filter.month)
  );
}

/** Who needs help first: those that missed something, then by name. */
export const inOrder = (homes: readonly BoardHome[]): BoardHome[] =>
  homes.toSorted(
    (a, b) =>
      boardStates.indexOf(stateOf(a)) - boardStates.indexOf(stateOf(b)) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
  );

export type Tallied = Record<BoardState, number> & {
  homes: number;
  /** Of the month asked for: how many owe it, and how many of them have done it. */
  owing: number;
  done: number;
  sessions: number;
  grades: Grades;
};

export function tally(homes: readonly BoardHome[], month: number): Tallied {
  const sum: Tallied = { homes: 0, missed: 0, onTrack: 0, met: 0, notOwed: 0, none: 0, owing: 0, done: 0, sessions: 0, grades: nobody };
  for (const home of homes) {
    sum.grades = { sum: sum.grades.sum + home.grades.sum, count: sum.grades.count + home.grades.count };
    const now = monthOf(home, month);
    sum.homes += 1;
    sum[stateOf(home)] += 1;
    sum.owing += now === "" ? 0 : 1;
    sum.done += now === "met" ? 1 : 0;
    sum.sessions += home.standing?.total.counted ?? 0;
  }
  return sum;
}

export type Group = Tallied & { key: string; name: string; lines: Readonly<Record<string, number>> };

/** The homes counted by one of their facts, the largest group first and those of which it is not known last. */
export function groupsOf(homes: readonly BoardHome[], by: Grouping, month: number): Group[] {
  const parts = new Map<string, BoardHome[]>();
  for (const home of homes) parts.set(keyOf(home, by), [...(parts.get(keyOf(home, by)) ?? []), home]);
  return [...parts]
    .map(([key, members]) => ({
      ...tally(members, month),
      key,
      name: (by === "place" ? members[0]?.place?.name : key) ?? key,
      lines: Object.fromEntries(
        [...new Set(members.flatMap(({ lines }) => Object.keys(lines)))].map((line) => [
          line,
          members.reduce((all, { lines }) => all + (lines[line] ?? 0), 0),
        ]),
      ),
    }))
    .toSorted((a, b) => Number(a.key === unknown) - Number(b.key === unknown) || b.homes - a.homes || (a.name < b.name ? -1 : 1));
}

/** The month a board tells of: this one, or the last of a year that is over. */
export const boardMonth = (year: number, today: Day): number => (Number(today.slice(0, 4)) === year ? Number(today.slice(5, 7)) : 12);

/** A page behind the id of the last row seen. */
export function pageBehind<R extends { id: string }>(
  rows: readonly R[],
  after: string | null,
  take: number,
): { rows: R[]; next: string | null } {
  const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const shown = rows.slice(from, from + take);
  return { rows: shown, next: rows.length > from + take ? (shown.at(-1)?.id ?? null) : null };
}
