// Grades: by bands of points, by vetoes, and by quotas, where the best keep the grade and the rest fall to the next. Pure.
import type { Grade, Grading } from "../schema/results";
import type { SchemeDocument } from "../schema/document";
import type { Score } from "./score";

/** Whether points lie in a band: a closed end takes them in (以上), an open one does not (clauses part 5, 9). */
function inBand({ from, to }: Grade, points: number): boolean {
  const above = from === null || points > from.value || (!from.open && points === from.value);
  return above && (to === null || points < to.value || (!to.open && points === to.value));
}

/** The grade of a total, the best where two take it; null: in none of the bands. */
export function gradeOf(grading: Grading, total: number, vetoed: boolean): string | null {
  if (vetoed) return grading.vetoed;
  return grading.grades.find((grade) => inBand(grade, total))?.key ?? null;
}

/** The nearest grade above, and how many hundredths are missing to it. */
export function nextGrade(grading: Grading, total: number): { grade: string; missing: number } | null {
  const now = grading.grades.findIndex((grade) => inBand(grade, total));
  const above = grading.grades
    .slice(0, now < 0 ? undefined : now)
    .flatMap(({ key, from }) => (from === null ? [] : [{ grade: key, missing: from.value - total + (from.open ? 1 : 0) }]))
    .filter(({ missing }) => missing > 0);
  return above.reduce<{ grade: string; missing: number } | null>((near, one) => (near && near.missing < one.missing ? near : one), null);
}

/** What of a score its place depends on. */
export type Ranked = Pick<Score, "classKey" | "total" | "complete" | "vetoes"> & {
  lines: readonly { key: string; points: number | null }[];
};
export type Entry = { id: string; score: Ranked };

export type Row = {
  id: string;
  classKey: string | null;
  /** The same for the same points, and then so many are left out: 1, 2, 2, 4. Null: vetoed, or not all points are there. */
  place: number | null;
  total: number;
  /** Null: none, or the list stopped before it. */
  grade: string | null;
  /** The grade that the points would have given, where a quota took it. */
  fellFrom: string | null;
};

/** A cut that the scheme leaves to people: these have the same points, and only so many of them may keep the grade. */
export type Stop = { classKey: string | null; grade: string; seats: number; ids: string[] };

type Standing = Entry & { own: string | null };

/**
 * Places and grades of a round. Classes are judged apart. `decided`: the ids of those whose tie was decided, the best first. The same in
 * whatever order the entries come; never by chance (clauses part 5, 8).
 */
export function rank(
  document: SchemeDocument,
  entries: readonly Entry[],
  decided: readonly string[] = [],
): { rows: Row[]; stopped: Stop[] } {
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) throw new Error("an id stands twice");
  const order = new Map(decided.map((id, at) => [id, at]));
  const classes = [...new Set(entries.map(({ score }) => score.classKey))]
    .sort((a, b) => compareWords(a ?? "", b ?? ""))
    .map((classKey) =>
      rankClass(
        document.grading,
        classKey,
        entries.filter(({ score }) => score.classKey === classKey),
        order,
      ),
    );
  return { rows: classes.flatMap(({ rows }) => rows), stopped: classes.flatMap(({ stopped }) => stopped) };
}

const compareWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rankClass(grading: Grading | null, classKey: string | null, entries: readonly Entry[], order: ReadonlyMap<string, number>) {
  const vetoed = entries.filter(({ score }) => score.vetoes.length > 0);
  const judged = entries
    .filter(({ score }) => score.vetoes.length === 0 && score.complete)
    .toSorted((a, b) => b.score.total - a.score.total || compareWords(a.id, b.id));
  const open = entries.filter(({ score }) => score.vetoes.length === 0 && !score.complete);
  const standings = judged.map((entry): Standing => ({ ...entry, own: grading && gradeOf(grading, entry.score.total, false) }));
  const { kept, stopped } = grading ? withQuotas(grading, standings, order) : { kept: new Map<string, string>(), stopped: null };
  let place = 0;
  const ranked = standings.map(({ id, score, own }, at): Row => {
    if (at === 0 || score.total !== standings[at - 1]?.score.total) place = at + 1;
    const grade = kept.get(id) ?? null;
    return { id, classKey, place, total: score.total, grade, fellFrom: grade !== null && own !== grade ? own : null };
  });
  const unplaced = (among: readonly Entry[], grade: string | null): Row[] =>
    among
      .toSorted((a, b) => compareWords(a.id, b.id))
      .map(({ id, score }) => ({ id, classKey, place: null, total: score.total, grade, fellFrom: null }));
  return {
    rows: [...ranked, ...unplaced(vetoed, grading?.vetoed ?? null), ...unplaced(open, null)],
    stopped: stopped ? [{ classKey, ...stopped }] : [],
  };
}

/** So many of those with points may have it. Whoever a veto strikes has none left, so that no reading of "not more than" is exceeded. */
function seatsOf(grade: Grade, of: number): number {
  if (!grade.quota) return Infinity;
  const { kind, most } = grade.quota;
  // Rounded down (clauses part 5, 8); 10,000 hundredths of a percent are all.
  return kind === "number" ? most.value : Math.floor((of * most.value) / 10_000);
}

/** From the best grade down: its own and those that fell into it; the best keep it. */
function withQuotas(grading: Grading, standings: readonly Standing[], order: ReadonlyMap<string, number>) {
  const kept = new Map<string, string>();
  let falling: readonly Standing[] = [];
  for (const grade of grading.grades) {
    const pool = inOrder(grading, [...falling, ...standings.filter(({ own }) => own === grade.key)], order);
    const seats = seatsOf(grade, standings.length);
    const cut = cutAt(grading, pool, seats);
    for (const group of pool.slice(0, cut.keep)) for (const { id } of group) kept.set(id, grade.key);
    // The list stops: nothing below is certain before somebody decides.
    if (cut.stopped) {
      const taken = pool.slice(0, cut.keep).reduce((sum, group) => sum + group.length, 0);
      return { kept, stopped: { grade: grade.key, seats: seats - taken, ids: cut.stopped.map(({ id }) => id).sort(compareWords) } };
    }
    falling = pool.slice(cut.keep).flat();
  }
  return { kept, stopped: null };
}

/** The pool in groups of equals, the best first. */
function inOrder(grading: Grading, pool: readonly Standing[], order: ReadonlyMap<string, number>): Standing[][] {
  const lines = grading.ties.value.kind === "byLines" ? grading.ties.value.lines : [];
  const keyed = pool.map((entry) => {
    const points = new Map(entry.score.lines.map((line) => [line.key, line.points]));
    // A line that is not asked of somebody gives them nothing to win by.
    return { entry, ladder: [entry.score.total, ...lines.map((line) => points.get(line) ?? -Infinity)] };
  });
  const better = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    for (const [at, mine] of a.ladder.entries()) {
      const other = b.ladder[at] ?? -Infinity;
      if (mine !== other) return mine > other ? -1 : 1;
    }
    // Whoever was not named comes after those who were.
    const [one, two] = [a, b].map(({ entry }) => order.get(entry.id) ?? order.size);
    return (one ?? 0) - (two ?? 0);
  };
  const groups: (typeof keyed)[] = [];
  for (const one of keyed.toSorted((a, b) => better(a, b) || compareWords(a.entry.id, b.entry.id))) {
    const last = groups.at(-1);
    if (last?.[0] && better(last[0], one) === 0) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => group.map(({ entry }) => entry));
}

/** How many groups keep the grade; `stopped`: the equals at the cut, where people must decide. */
function cutAt(grading: Grading, pool: readonly Standing[][], seats: number): { keep: number; stopped: Standing[] | null } {
  let taken = 0;
  for (const [at, group] of pool.entries()) {
    if (taken + group.length <= seats) {
      taken += group.length;
      continue;
    }
    // Not one seat is left: no tie.
    if (taken >= seats) return { keep: at, stopped: null };
    switch (grading.ties.value.kind) {
      case "allIn":
        return { keep: at + 1, stopped: null };
      case "allOut":
        return { keep: at, stopped: null };
      case "stop":
      case "byLines":
        return { keep: at, stopped: group };
    }
  }
  return { keep: pool.length, stopped: null };
}
