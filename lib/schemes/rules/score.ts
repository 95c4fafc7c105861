// An applicant's points under a scheme: line by line with the rule that gave them, group by group, in all, and what comes of it. Pure.
import type { Criterion } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { classOf, groupsFor } from "./classes";
import type { ScoreFacts } from "./facts";
import { gradeOf, nextGrade } from "./grades";
import { type LineScore, lineOf } from "./lines";
import { type GroupScore, settle } from "./settle";
import { judgeOf } from "./tests";

export type Score = {
  classKey: string | null;
  /** In the order of the scheme, those of other classes left out; a line that only is met or not has 0 of 0 points. */
  lines: LineScore[];
  groups: GroupScore[];
  raw: number;
  /** Of what is there: where `complete` is false, some of it is not. A veto leaves it as it is, so that one sees what it undid. */
  total: number;
  complete: boolean;
  /** Null: the scheme has no pass mark, or too little is known. */
  passed: boolean | null;
  /** Lines that strike. */
  vetoes: string[];
  /** Lines of a checklist that are not met. */
  unmet: string[];
  /** By points and vetoes alone; what quotas make of it is `rank`. Null: no grades, or too little is known. */
  grade: string | null;
  /** Points that are missing to the next better grade. */
  next: { grade: string; missing: number } | null;
};

/** One line; whoever wants them all asks `scoreOf`. */
export const scoreLine = (document: SchemeDocument, criterion: Criterion, facts: ScoreFacts): LineScore =>
  lineOf(judgeOf(document, facts), criterion);

export function scoreOf(document: SchemeDocument, facts: ScoreFacts): Score {
  const classKey = classOf(document, facts.answers);
  const judge = judgeOf(document, facts);
  const judged = groupsFor(document, classKey).flatMap(({ criteria }) =>
    criteria.map((criterion) => ({ kind: criterion.kind, line: lineOf(judge, criterion) })),
  );
  const lines = judged.map(({ line }) => line);
  const given = new Map(lines.flatMap(({ key, points }) => (points === null ? [] : [[key, points]])));
  const settled = settle(document, given, { classKey });
  const vetoes = lines.filter(({ by }) => by.code === "strikes").map(({ key }) => key);
  // While the class is not known, neither is what is asked.
  const classMatters = document.standards.groups.some(({ classes }) => classes);
  const complete = lines.every(({ points }) => points !== null) && (classKey !== null || !classMatters);
  const [vetoed, { grading, scoring }] = [vetoes.length > 0, document];
  const passMark = scoring?.passMark.value ?? null;
  return {
    classKey,
    lines,
    ...settled,
    complete,
    passed: passMark === null ? null : vetoed ? false : complete ? settled.total >= passMark : null,
    vetoes,
    unmet: judged.filter(({ kind, line }) => kind === "checklist" && line.by.code !== "ticked").map(({ line }) => line.key),
    grade: grading && (complete || vetoed) ? gradeOf(grading, settled.total, vetoed) : null,
    next: grading && complete && !vetoed ? nextGrade(grading, settled.total) : null,
  };
}
