// Grades: every total has one, each can be had, and what follows from them is said once. Pure.
import type { SchemeDocument } from "../schema/document";
import type { Bound } from "../schema/criteria";
import type { Grade, Grading } from "../schema/results";
import { duplicates, error, type Finding, inPoints } from "./findings";
import type { Known } from "./known";
import { endsOf } from "./ends";
import { reachesOf } from "./class-reach";
import { isEmpty, meet, type Span } from "./spans";

export function checkGrades(known: Known): Finding[] {
  const { document } = known;
  const { grading } = document;
  return [
    ...checkNames(document),
    ...(grading ? [...checkBands(document, grading), ...checkQuotas(grading), ...checkTies(grading, known)] : []),
  ];
}

/** Every grade that is named is one of the scheme's own. */
function checkNames(document: SchemeDocument): Finding[] {
  const grades = new Set((document.grading?.grades ?? []).map(({ key }) => key));
  const unknown = (place: string, keys: readonly string[]) =>
    keys.filter((key) => !grades.has(key)).map((key) => error("unknownGrade", place, key));
  const named = (document.money?.apart ?? []).filter(({ by }) => by === "grade");
  const runs = document.consequences.flatMap(({ grades: of, inARow }) => [...new Set(of)].map((grade) => `${grade} ${inARow}`));
  return [
    ...unknown("honour.grades", document.honour.grades ?? []),
    ...unknown("grading.vetoed", document.grading ? [document.grading.vetoed] : []),
    ...document.consequences.flatMap(({ key, grades: of }) => unknown(`consequences.${key}.grades`, of)),
    ...named.flatMap(({ key }) => unknown(`money.apart.grade_${key}`, [key])),
    ...duplicates(runs).map((run) => error("consequenceTwice", "consequences", run)),
  ];
}

/** Points are whole hundredths, so that between 79.99 and 80 there is nothing. */
const bandOf = ({ from, to }: { from: Bound | null; to: Bound | null }): Span => ({
  lo: from ? from.value + (from.open ? 1 : 0) : -Infinity,
  hi: to ? to.value - (to.open ? 1 : 0) : Infinity,
});

const say = ({ lo, hi }: Span): string => (lo === hi ? inPoints(lo) : `${inPoints(lo)}–${inPoints(hi)}`);

function checkBands(document: SchemeDocument, { grades }: Grading): Finding[] {
  if (!document.scoring) return [error("gradesWithoutPoints", "grading", grades.map(({ name }) => name).join("、"))];
  const reaches = reachesOf(document);
  const whole: Span = {
    lo: Math.min(...reaches.map(({ least }) => least)),
    hi: Math.max(...reaches.map(({ most }) => most)),
  };
  const bands = grades.map((grade) => ({ grade, band: bandOf(grade), place: `grading.grades.${grade.key}` }));
  const broken = bands.filter(({ band }) => isEmpty(band));
  if (broken.length > 0) return broken.map(({ grade, place }) => error("rangeEmpty", place, grade.name));
  return [
    ...bands.flatMap(({ grade, band, place }) =>
      reaches
        .filter(({ least, most }) => isEmpty(meet(band, { lo: least, hi: most })))
        .map(({ classKey, most }) =>
          error("gradeUnreachable", place, `${classKey === null ? "" : `${classKey}: `}${grade.name} ${inPoints(most)}`),
        ),
    ),
    ...bands.flatMap(({ grade, band, place }, i) =>
      bands.slice(0, i).flatMap((better): Finding[] => {
        const both = meet(band, better.band);
        if (!isEmpty(both)) return [error("gradesOverlap", place, `${better.grade.name} ↔ ${grade.name}`)];
        return band.lo > better.band.hi ? [error("gradesOutOfOrder", place, `${better.grade.name} → ${grade.name}`)] : [];
      }),
    ),
    ...left(
      whole,
      bands.map(({ band }) => band),
    ).map((gap) => error("gradesGap", "grading.grades", say(gap))),
  ];
}

/** What of the whole is in none of the bands; both of its ends are in it. */
function left(whole: Span, bands: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let next = whole.lo;
  for (const { lo, hi } of [...bands].sort((a, b) => a.lo - b.lo)) {
    if (lo > next) gaps.push({ lo: next, hi: Math.min(lo - 1, whole.hi) });
    next = Math.max(next, hi + 1);
    if (next > whole.hi) break;
  }
  if (next <= whole.hi) gaps.push({ lo: next, hi: whole.hi });
  return gaps.filter((gap) => !isEmpty(gap));
}

/** A share of all is no more than all, and whoever falls has a grade to fall to. */
function checkQuotas({ grades }: Grading): Finding[] {
  return grades.flatMap(({ key, name, quota }: Grade, i): Finding[] => {
    if (!quota) return [];
    const place = `grading.grades.${key}.quota`;
    return [
      ...(quota.most.value === 0 ? [error("quotaZero", place, name)] : []),
      ...(quota.kind === "percent" && quota.most.value > 10_000 ? [error("quotaOverAll", place, `${quota.most.value / 100}%`)] : []),
      ...(i === grades.length - 1 ? [error("quotaOnLast", place, name)] : []),
    ];
  });
}

/** Lines that decide between equals are there and have points. */
function checkTies({ ties }: Grading, { byKey }: Known): Finding[] {
  if (ties.value.kind !== "byLines") return [];
  return ties.value.lines.flatMap((key): Finding[] => {
    const line = byKey.get(key)?.line;
    if (!line) return [error("unknownCriterion", "grading.ties", key)];
    return endsOf(line) ? [] : [error("wrongKind", "grading.ties", key)];
  });
}
