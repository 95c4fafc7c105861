// The five grades of 好差评 (国办发〔2019〕51号). Pure.

/** 1 very satisfied … 5 very dissatisfied. */
export const grades = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof grades)[number];

/** 不满意 and 非常不满意 are put right, and the claimant is called. */
export const badGrade = (grade: number): boolean => grade >= 4;

/** The table holds one to five. */
export function gradeOf(stored: number): Grade {
  const grade = grades.find((one) => one === stored);
  if (grade === undefined) throw new RangeError(`${stored} is no grade.`);
  return grade;
}
