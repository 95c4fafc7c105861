// What one line gives, by which rule, and what is missing to more. Points are integer hundredths. Pure.
import { partKey } from "../schema/keys";
import type { Criterion, SimpleCriterion } from "../schema/criteria";
import { type Amount, amount, ceilOf, floorOf, minus, roundOf, times } from "./amounts";
import { type Ends, endsOf } from "./ends";
import { allLacks, amountOf, isTicked, type Lack, lackOf, type Line, within } from "./facts";
import { type Judge, type Need, type Truth, truthOf } from "./tests";

/** Which rule gave the points. Units are in hundredths of one, a share in hundredths of a percent. */
export type Given =
  | { code: "manual" }
  /** By hand, and nobody gave any yet. */
  | { code: "notGiven" }
  | { code: "ticked" }
  | { code: "notTicked" }
  /** As the line's condition says. */
  | { code: "holds" }
  | { code: "doesNotHold" }
  | { code: "tier"; index: number }
  | { code: "otherwise" }
  /** Of a list; null: not even the lowest step. */
  | { code: "step"; index: number | null; ticked: number }
  | { code: "units"; units: number }
  | { code: "proportion"; share: number }
  | { code: "short"; units: number }
  | { code: "taken"; units: number }
  | { code: "best"; option: string; by: Given }
  /** A veto that strikes, and one that does not. */
  | { code: "strikes" }
  | { code: "clear" }
  | { code: "requiresUnmet" }
  | ({ code: "missing" } & Lack);

/** The next better outcome of a line: so many points more, and what that takes. */
export type Next = { points: number; needs: readonly Need[] };

export type LineScore = {
  key: string;
  /** Null: not given yet, or what the rule reads is not known; never the same as 0. */
  points: number | null;
  /** Before the line's floor and cap: where it differs, they cut. */
  raw: number | null;
  floor: number;
  cap: number;
  by: Given;
  next: Next | null;
};

type Found = { raw: number; by: Given; offers: readonly { raw: number; needs: readonly Need[] }[] } | { lack: Lack; by?: Given };

const noPoints: Ends = { floor: 0, cap: 0 };
export const cutTo = ({ floor, cap }: Ends, points: number): number => Math.max(floor, Math.min(cap, points));

export function lineOf(reader: Judge, criterion: Line): LineScore {
  const { key } = criterion;
  const ends = endsOf(criterion) ?? noPoints;
  const requires: Truth = criterion.requires ? truthOf(reader, criterion.requires, key) : { holds: true };
  if (requires.holds === null) return { key, points: null, raw: null, ...ends, by: { code: "missing", ...requires.lack }, next: null };
  const found = foundOf(reader, criterion);
  if (requires.holds === false) {
    // Gives nothing, and nothing is 0 also where the line's own ends lie elsewhere.
    const offers = "lack" in found ? [] : [{ raw: found.raw, needs: requires.needs }];
    return { key, points: 0, raw: 0, ...ends, by: { code: "requiresUnmet" }, next: nextOf(0, ends, offers) };
  }
  if ("lack" in found) return { key, points: null, raw: null, ...ends, by: found.by ?? { code: "missing", ...found.lack }, next: null };
  const points = cutTo(ends, found.raw);
  return { key, points, raw: found.raw, ...ends, by: found.by, next: nextOf(points, ends, found.offers) };
}

/** The least that is more than now. */
function nextOf(points: number, ends: Ends, offers: readonly { raw: number; needs: readonly Need[] }[]): Next | null {
  const better = offers
    .map(({ raw, needs }): Next => ({ points: cutTo(ends, raw) - points, needs }))
    .filter((offer) => offer.points > 0)
    .sort((a, b) => a.points - b.points || a.needs.length - b.needs.length);
  return better[0] ?? null;
}

function foundOf(reader: Judge, criterion: Line): Found {
  switch (criterion.kind) {
    case "manual": {
      const given = reader.facts.answers[criterion.key];
      if (typeof given !== "number") return { lack: lackOf(criterion.key), by: { code: "notGiven" } };
      within(criterion.key, given, criterion.floor.value, criterion.cap.value);
      return { raw: given, by: { code: "manual" }, offers: [] };
    }
    case "checklist":
      return { raw: 0, by: { code: isTicked(reader, criterion.key) ? "ticked" : "notTicked" }, offers: [] };
    case "veto":
      return vetoOf(reader, criterion);
    case "fixed":
      return fixedOf(reader, criterion);
    case "tiers":
      return tiersOf(reader, criterion);
    case "list":
      return listOf(reader, criterion);
    case "bestOf":
      return bestOf(reader, criterion);
    case "perUnit":
    case "proportional":
    case "shortfall":
    case "deduction": {
      const known = amountOf(reader, criterion.measure);
      return "lack" in known ? known : measuredOf(criterion, known.amount);
    }
  }
}

type Of<K extends Criterion["kind"]> = Extract<Criterion, { kind: K }>;

function vetoOf(reader: Judge, { key, when }: Of<"veto">): Found {
  const truth: Truth | null = when ? truthOf(reader, when, key) : null;
  if (truth?.holds === null) return { lack: truth.lack };
  const strikes = truth ? truth.holds : isTicked(reader, key);
  return { raw: 0, by: { code: strikes ? "strikes" : "clear" }, offers: [] };
}

function fixedOf(reader: Judge, { key, when, points }: Of<"fixed">): Found {
  if (!when) {
    return isTicked(reader, key)
      ? { raw: points, by: { code: "ticked" }, offers: [] }
      : { raw: 0, by: { code: "notTicked" }, offers: [{ raw: points, needs: [{ kind: "met", criterion: key }] }] };
  }
  const truth = truthOf(reader, when, key);
  if (truth.holds === null) return { lack: truth.lack };
  if (truth.holds) return { raw: points, by: { code: "holds" }, offers: [] };
  return { raw: 0, by: { code: "doesNotHold" }, offers: [{ raw: points, needs: truth.needs }] };
}

function tiersOf(reader: Judge, { key, pick, tiers, otherwise }: Of<"tiers">): Found {
  const judged = tiers.map(({ when, points }, index) => ({ index, points, truth: truthOf(reader, when, key) }));
  const inOrder = pick === "last" ? judged.toReversed() : judged;
  const taken =
    pick === "highest"
      ? inOrder
          .filter(({ truth }) => truth.holds)
          .reduce<(typeof judged)[number] | null>((best, one) => (best && best.points >= one.points ? best : one), null)
      : (inOrder.find(({ truth }) => truth.holds) ?? null);
  // Only what would be taken instead leaves the line open; a tier behind the one that holds does not matter.
  const before = inOrder.filter((one) =>
    taken === null ? true : pick === "highest" ? one.points > taken.points : inOrder.indexOf(one) < inOrder.indexOf(taken),
  );
  const lacks = before.flatMap(({ truth }) => (truth.holds === null ? [truth.lack] : []));
  if (lacks.length > 0) return { lack: allLacks(lacks) };
  return {
    raw: taken?.points ?? otherwise,
    by: taken ? { code: "tier", index: taken.index } : { code: "otherwise" },
    offers: before.flatMap(({ truth, points }) => (truth.holds === false ? [{ raw: points, needs: truth.needs }] : [])),
  };
}

function listOf(reader: Judge, { key, items, steps }: Of<"list">): Found {
  const ticked = items.filter((item) => isTicked(reader, partKey(key, item.key))).length;
  const reached = steps
    .map((step, index) => ({ ...step, index }))
    .filter(({ least }) => least <= ticked)
    .reduce<{ least: number; points: number; index: number } | null>(
      (best, step) => (best && best.least >= step.least ? best : step),
      null,
    );
  return {
    raw: reached?.points ?? 0,
    by: { code: "step", index: reached?.index ?? null, ticked },
    offers: steps.flatMap(({ least, points }) =>
      least > ticked && least <= items.length
        ? [{ raw: points, needs: [{ kind: "items" as const, criterion: key, missing: least - ticked }] }]
        : [],
    ),
  };
}

/** The option that gives most. One that is not known leaves it open, unless even its cap would change nothing. */
function bestOf(reader: Judge, criterion: Of<"bestOf">): Found {
  const ends = endsOf(criterion) ?? noPoints;
  const scores = criterion.options.map((option) => lineOf(reader, option));
  const best = scores.reduce<{ score: LineScore; points: number } | null>(
    (top, score) => (score.points === null || (top && top.points >= score.points) ? top : { score, points: score.points }),
    null,
  );
  const open = scores.filter(
    ({ points, cap }) => points === null && (best === null || cutTo(ends, Math.max(0, cap)) > cutTo(ends, best.points)),
  );
  if (!best || open.length > 0)
    return {
      lack: allLacks(open.map(({ key, by }) => (by.code === "missing" ? by : lackOf(key)))),
      ...(open.every(({ by }) => by.code === "notGiven") && { by: { code: "notGiven" as const } }),
    };
  return {
    raw: best.points,
    by: { code: "best", option: best.score.key, by: best.score.by },
    offers: scores.flatMap(({ points, next }) => (next && points !== null ? [{ raw: points + next.points, needs: next.needs }] : [])),
  };
}

type Measured = Extract<SimpleCriterion, { kind: "perUnit" | "proportional" | "shortfall" | "deduction" }>;

/** How many units an amount is, as the scheme counts them: whole ones, or parts of one as well. */
const unitsOf = (of: Amount, { per, whole }: { per: number; whole: boolean }): Amount => {
  const units = times(of, amount(1, per));
  return whole ? amount(floorOf(units)) : units;
};
const hundredthsOf = (units: Amount): number => roundOf(times(units, amount(100)));

/** Exact until the end, and only then half up to the hundredth. */
export function measuredOf(criterion: Measured, of: Amount): Exclude<Found, { lack: Lack }> {
  const more = (target: number): Need[] => [{ kind: "measure", measure: criterion.measure, missing: ceilOf(minus(amount(target), of)) }];
  switch (criterion.kind) {
    case "perUnit": {
      const units = unitsOf(of, criterion);
      const following = floorOf(units) + 1;
      return {
        raw: roundOf(times(units, amount(criterion.each))),
        by: { code: "units", units: hundredthsOf(units) },
        offers: [{ raw: following * criterion.each, needs: more(following * criterion.per) }],
      };
    }
    case "proportional": {
      const share = times(of, amount(1, criterion.target));
      return {
        raw: roundOf(times(share, amount(criterion.points))),
        by: { code: "proportion", share: roundOf(times(share, amount(10_000))) },
        offers: [{ raw: criterion.points, needs: more(criterion.target) }],
      };
    }
    case "shortfall": {
      const short = minus(amount(criterion.target), of);
      const units = short.of <= 0n ? amount(0) : unitsOf(short, criterion);
      return {
        raw: roundOf(minus(amount(criterion.points), times(units, amount(criterion.each)))),
        by: { code: "short", units: hundredthsOf(units) },
        offers: units.of > 0n ? [{ raw: criterion.points, needs: more(criterion.target) }] : [],
      };
    }
    case "deduction": {
      const units = unitsOf(of, criterion);
      // What has happened cannot be undone: there is no next.
      return {
        raw: roundOf(minus(amount(criterion.start), times(units, amount(criterion.each)))),
        by: { code: "taken", units: hundredthsOf(units) },
        offers: [],
      };
    }
  }
}
