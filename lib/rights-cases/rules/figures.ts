// A year's cases as figures that tell of nobody (信访工作条例 39, 41). Pure.
import { z } from "zod";
import { type Day, daysBetween } from "@/lib/kernel/dates";
import { caseChannels, caseModes, caseOutcomes } from "../schema";
import { suppressList, suppressOne, suppressTable } from "./suppress";

/** What kind of body a case is about: kinds, never names. */
export const bodyKinds = ["enterprise", "university", "publicUnit", "park", "society", "association", "none"] as const;
export type BodyKind = (typeof bodyKinds)[number];
export const bodyKindOf = (kindCode: string | null): BodyKind =>
  kindCode === null ? "none" : (bodyKinds.find((kind) => kind === kindCode) ?? "association");

/** How a case came out; open: there is no answer yet, or there was none to give. */
export const endings = [...caseOutcomes, "open"] as const;
/** Limits on the office whose keeping is told. */
export const timedStandards = ["caseNotice", "caseHandling", "careService"] as const;
export const grades = [1, 2, 3, 4, 5] as const;

export type CaseFigure = {
  category: string;
  narrow: boolean;
  channel: (typeof caseChannels)[number];
  mode: (typeof caseModes)[number];
  outcome: (typeof caseOutcomes)[number] | null;
  filedOn: Day;
  answeredOn: Day | null;
  kind: BodyKind;
  transfers: number;
  escalations: number;
  grade: number | null;
  /** Ended limits on the office: which, and whether in time. */
  limits: readonly { standard: string; inTime: boolean }[];
};

const shown = z.union([z.number(), z.literal("few"), z.literal("held")]);
const line = z.object({ key: z.string(), shown });
/** Null: too few to be told apart. */
const lines = z.array(line).nullable();
export const yearFigures = z.object({
  year: z.number(),
  /** With those of narrow categories; null where they are few, because the difference would tell how many. */
  all: z.number().nullable(),
  /** Without them. They stand in no figure but `all`. */
  ordinary: shown,
  byCategory: z
    .object({ rows: z.array(z.object({ key: z.string(), cells: z.array(shown), sum: shown })), sums: z.array(shown), total: z.number() })
    .nullable(),
  byKind: lines,
  byChannel: lines,
  byMode: lines,
  byMonth: lines,
  ratings: lines,
  rated: shown,
  /** n of m in time; null: fewer than five had ended. They count what the office did, not who came. */
  inTime: z.array(z.object({ standard: z.string(), n: z.number(), m: z.number() }).nullable()),
  medianDays: z.number().nullable(),
  transfers: shown,
  escalations: shown,
});
export type YearFigures = z.infer<typeof yearFigures>;
export type FigureLine = z.infer<typeof line>;

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function listed<K extends string | number>(
  keys: readonly K[],
  cases: readonly CaseFigure[],
  keyOf: (one: CaseFigure) => K,
): FigureLine[] | null {
  const told = suppressList(keys.map((key) => cases.filter((one) => keyOf(one) === key).length));
  return told && told.map((value, at) => ({ key: String(keys[at]), shown: value }));
}

/** Half are done in as many days or fewer; of an even number the lower middle one, so that it is a day that occurred. */
function median(values: readonly number[]): number | null {
  if (suppressOne(values.length) === "few") return null;
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}

/** `categories` are those that are not narrow, in their order; also those nobody used, because an absent line would say so. */
export function figuresOf(year: number, categories: readonly string[], every: readonly CaseFigure[]): YearFigures {
  const cases = every.filter(({ narrow }) => !narrow);
  const table = suppressTable(
    categories.map((category) =>
      endings.map((ending) => cases.filter((one) => one.category === category && (one.outcome ?? "open") === ending).length),
    ),
  );
  const rated = cases.filter(({ grade }) => grade !== null);
  const narrowed = every.length - cases.length;
  return {
    year,
    all: suppressOne(narrowed) === "few" ? null : every.length,
    ordinary: suppressOne(cases.length),
    byCategory: table && {
      rows: table.cells.map((cells, at) => ({ key: categories[at] ?? "", cells, sum: table.rows[at] ?? "held" })),
      sums: table.columns,
      total: table.total,
    },
    byKind: listed(bodyKinds, cases, ({ kind }) => kind),
    byChannel: listed(caseChannels, cases, ({ channel }) => channel),
    byMode: listed(caseModes, cases, ({ mode }) => mode),
    byMonth: listed(months, cases, ({ filedOn }) => filedOn.slice(5, 7)),
    ratings: listed(grades, rated, ({ grade }) => grade as (typeof grades)[number]),
    rated: suppressOne(rated.length),
    inTime: timedStandards.map((standard) => {
      const ended = cases.flatMap(({ limits }) => limits).filter((limit) => limit.standard === standard);
      const n = ended.filter(({ inTime }) => inTime).length;
      return suppressOne(ended.length) === "few" ? null : { standard, n, m: ended.length };
    }),
    medianDays: median(cases.flatMap(({ filedOn, answeredOn }) => (answeredOn === null ? [] : [daysBetween(filedOn, answeredOn)]))),
    transfers: suppressOne(sum(cases.map(({ transfers }) => transfers))),
    escalations: suppressOne(sum(cases.map(({ escalations }) => escalations))),
  };
}

/** A year as it stands in an address; anything else is none. */
export const readYear = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^20\d{2}$/.test(value) ? Number(value) : null;
