// Between which points a line lies. Pure.
import type { CriteriaGroup, Criterion, SimpleCriterion } from "../schema/criteria";
import { isSample } from "../schema/values";

export type Ends = { floor: number; cap: number };

/** The line's own floor and cap in hundredths: from 0 to what is printed where the scheme says nothing else; null: it has no points. */
export function endsOf(criterion: Criterion | SimpleCriterion): Ends | null {
  switch (criterion.kind) {
    case "checklist":
    case "veto":
      return null;
    case "manual":
      return { floor: criterion.floor.value, cap: criterion.cap.value };
    case "fixed":
      return around(criterion, [criterion.points]);
    case "tiers":
      return around(criterion, [criterion.otherwise, ...criterion.tiers.map(({ points }) => points)]);
    case "list":
      return around(
        criterion,
        criterion.steps.map(({ points }) => points),
      );
    case "perUnit":
      return around(criterion, [criterion.cap]);
    case "proportional":
    case "shortfall":
      return around(criterion, [criterion.points]);
    case "deduction":
      return around(criterion, [criterion.start]);
    case "bestOf": {
      const ends = criterion.options.map((option) => endsOf(option)).filter((found) => found !== null);
      return around(criterion, [Math.min(...ends.map(({ floor }) => floor)), Math.max(...ends.map(({ cap }) => cap))]);
    }
  }
}

const around = ({ floor, cap }: { floor?: number | undefined; cap?: number | undefined }, given: readonly number[]): Ends => ({
  floor: floor ?? Math.min(0, ...given),
  cap: cap ?? Math.max(0, ...given),
});

/** A line that has points, with the ends between which anybody may give them. */
export type ScoredLine = Ends & {
  key: string;
  name: string;
  criterion: Criterion /** Whether its figures are the city's own. */;
  sample: boolean;
};

export const scoredLines = (groups: readonly Pick<CriteriaGroup, "criteria">[]): ScoredLine[] =>
  groups.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => {
      const ends = endsOf(criterion);
      const sample = isSample(criterion.kind === "manual" ? criterion.cap : criterion.origin);
      return ends ? [{ ...ends, key: criterion.key, name: criterion.name, criterion, sample }] : [];
    }),
  );
