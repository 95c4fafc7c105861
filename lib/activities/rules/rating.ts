// What five grades make together. Pure.

export type Average = { average: string; count: number };
export type Grades = { sum: number; count: number };

/** 好差评: of five, with one figure behind the point; null where nobody said anything. */
export function averageFrom({ sum, count }: Grades): Average | null {
  if (count === 0) return null;
  // Rounded by whole figures, so that no binary fraction decides.
  const tenths = Math.floor((sum * 20 + count) / (count * 2));
  return { average: `${Math.floor(tenths / 10)}.${tenths % 10}`, count };
}

export const averageOf = (grades: readonly number[]): Average | null =>
  averageFrom({ sum: grades.reduce((total, grade) => total + grade, 0), count: grades.length });

/** Who stands where among those that somebody graded (L7): the best first, equal ones on one rank. */
export function ranksOf<R extends { id: string; grades: Grades }>(rows: readonly R[]): ReadonlyMap<string, number> {
  const graded = rows.filter(({ grades }) => grades.count > 0);
  // Cross-multiplied: two averages are compared as the fractions they are.
  const better = (a: Grades, b: Grades) => a.sum * b.count - b.sum * a.count;
  return new Map(graded.map(({ id, grades }) => [id, 1 + graded.filter((other) => better(other.grades, grades) > 0).length]));
}

/** How many said which, from the best to the worst. */
export const gradesOf = (grades: readonly number[]): { grade: number; count: number }[] =>
  [5, 4, 3, 2, 1].map((grade) => ({ grade, count: grades.filter((one) => one === grade).length }));
