// What five grades make together. Pure.

export type Average = { average: string; count: number };

/** 好差评: of five, with one figure behind the point; null where nobody said anything. */
export function averageOf(grades: readonly number[]): Average | null {
  if (grades.length === 0) return null;
  const sum = grades.reduce((total, grade) => total + grade, 0);
  // Rounded by whole figures, so that no binary fraction decides.
  const tenths = Math.floor((sum * 20 + grades.length) / (grades.length * 2));
  return { average: `${Math.floor(tenths / 10)}.${tenths % 10}`, count: grades.length };
}

/** How many said which, from the best to the worst. */
export const gradesOf = (grades: readonly number[]): { grade: number; count: number }[] =>
  [5, 4, 3, 2, 1].map((grade) => ({ grade, count: grades.filter((one) => one === grade).length }));
