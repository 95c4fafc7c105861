// The office's list of cases: what stands in its address, and the filters that have a name. Pure.
import { z } from "zod";
import { isDay } from "@/lib/kernel/dates";
import { caseModes } from "../schema";
import { caseWorkflow, type CaseStatus } from "../workflow";
import { readCaseNumber } from "./code";

const aDay = z.string().refine(isDay).nullable().catch(null);

/** Filters as they stand in the address; whatever is not one is as if it were not there. */
export const caseFilter = z.object({
  /** A whole number, as written; none of its parts is looked for. */
  number: z
    .string()
    .catch("")
    .transform((text) => text.trim().slice(0, 60)),
  /** A whole name: it is compared by a keyed hash. */
  respondent: z
    .string()
    .catch("")
    .transform((text) => text.trim().slice(0, 100)),
  category: z
    .string()
    .regex(/^[a-zA-Z]{2,40}$/)
    .nullable()
    .catch(null),
  status: z.enum(caseWorkflow.statuses).nullable().catch(null),
  mode: z.enum(caseModes).nullable().catch(null),
  who: z.enum(["mine", "nobody"]).nullable().catch(null),
  due: z.enum(["today", "soon", "overdue"]).nullable().catch(null),
  view: z.enum(["all"]).nullable().catch(null),
  from: aDay,
  to: aDay,
});
export type CaseFilter = z.infer<typeof caseFilter>;

export const noFilter: CaseFilter = caseFilter.parse({});

/** Views people come back to, each an address. */
export const savedFilters = {
  open: {},
  today: { due: "today" },
  overdue: { due: "overdue" },
  nobody: { who: "nobody" },
  mine: { who: "mine" },
  supplement: { status: "supplementing" },
  confidential: { mode: "confidential" },
  all: { view: "all" },
} as const satisfies Record<string, Partial<CaseFilter>>;
export type SavedFilter = keyof typeof savedFilters;

/** "Soon": due by the third day from today. */
export const soonDays = 3;

const worked: readonly CaseStatus[] = ["submitted", "verifying", "handling", "transferred", "answered", "reconsidering", "reviewing"];

/** Whether only cases are meant that an office has to work on, which are listed by the day they are due; all others by the day they came. */
export const isOfWork = ({ number, view, status }: CaseFilter): boolean =>
  number === "" && view === null && (status === null || worked.includes(status));

/** The number as it is stored; "" finds nothing; null: none is asked for. */
export const numberIn = ({ number }: CaseFilter): string | null => (number === "" ? null : (readCaseNumber(number) ?? ""));

/** The saved filter that an address is, if it is one. */
export function savedOf(filter: CaseFilter): SavedFilter | null {
  const same = (saved: Partial<CaseFilter>) =>
    (Object.keys(noFilter) as (keyof CaseFilter)[]).every((name) => filter[name] === (saved[name] ?? noFilter[name]));
  return (Object.keys(savedFilters) as SavedFilter[]).find((name) => same(savedFilters[name])) ?? null;
}
