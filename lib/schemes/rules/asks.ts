// What the editor asks of each thing in a scheme document: data, so that no thing needs a form of its own. Pure.
import { computedSources } from "../schema/criteria";
import { schemeKinds, schemeSubjects } from "../schema/document";
import type { Thing } from "./places";
import { isRecord, valueAt } from "./places";

/** Where the keys to choose among come from. */
export type KeySource = "organizationKinds" | "hostKinds" | "classes" | "grades" | "measures" | "fields";
export type Ask = {
  /** where it stands in its thing */
  at: string;
  as:
    | "words"
    | "paragraph"
    | "whole"
    | "points"
    | "figure"
    | "yesNo"
    | "choice"
    | "ref"
    | "keys"
    | "origin"
    | "days"
    | "from"
    | "to"
    | "quota"
    | "ties"
    | "lines"
    | "options"
    | "steps"
    | "test"
    | "equals"
    | "tiers";
  /** It has an origin beside it. */
  sourced?: boolean;
  /** What an empty field says; left out: it must be filled. */
  empty?: "leftOut" | "null" | "none" | "noLimit";
  options?: readonly string[];
  of?: KeySource;
};

const words = (at: string, more: Partial<Ask> = {}): Ask => ({ at, as: "words", ...more });
const whole = (at: string, more: Partial<Ask> = {}): Ask => ({ at, as: "whole", ...more });
const points = (at: string, more: Partial<Ask> = {}): Ask => ({ at, as: "points", ...more });
const choice = (at: string, options: readonly string[], more: Partial<Ask> = {}): Ask => ({ at, as: "choice", options, ...more });
const yesNo = (at: string, more: Partial<Ask> = {}): Ask => ({ at, as: "yesNo", ...more });
const ref = (at: string, of: KeySource, more: Partial<Ask> = {}): Ask => ({ at, as: "ref", of, ...more });
const keys = (at: string, of: KeySource, more: Partial<Ask> = {}): Ask => ({ at, as: "keys", of, ...more });
const origin: Ask = { at: "origin", as: "origin" };
const named: readonly Ask[] = [words("name"), origin];
const sourced = { sourced: true } as const;
const leftOut = { empty: "leftOut" } as const;
const open = { sourced: true, empty: "null" } as const;
const unstated = { sourced: true, empty: "leftOut" } as const;
const dayKinds = ["working", "natural"] as const;
export const dayUnits = dayKinds;
export const quotaUnits = ["percent", "number"] as const;
const steps = ["remind", "rectify", "downgrade", "suspend", "revoke"] as const;

const ends = [points("floor", leftOut), points("cap", leftOut)];
const when: Ask = { at: "when", as: "test", empty: "leftOut" };
const perUnit: readonly Ask[] = [ref("measure", "measures"), { at: "per", as: "figure" }, points("each"), yesNo("whole")];

const criterionKinds = {
  checklist: [],
  manual: [points("floor", sourced), points("cap", sourced)],
  fixed: [points("points"), when, ...ends],
  tiers: [choice("pick", ["first", "last", "highest"]), { at: "tiers", as: "tiers" }, points("otherwise"), ...ends],
  list: [{ at: "items", as: "options" }, { at: "steps", as: "steps" }, ...ends],
  perUnit: [...perUnit, points("cap"), points("floor", leftOut)],
  proportional: [ref("measure", "measures"), { at: "target", as: "figure" }, points("points"), ...ends],
  shortfall: [...perUnit, { at: "target", as: "figure" }, points("points"), ...ends],
  deduction: [...perUnit, points("start"), points("floor"), points("cap", leftOut)],
  bestOf: ends,
  veto: [when],
} as const satisfies Record<string, readonly Ask[]>;

const fieldKinds = {
  text: [whole("maxLength")],
  longText: [whole("maxLength")],
  integer: [whole("min"), whole("max"), words("unit")],
  date: [],
  choice: [{ at: "options", as: "options" }],
  choices: [{ at: "options", as: "options" }],
  declaration: [],
  phone: [],
  point: [],
  file: [whole("maxFiles"), choice("only", ["photos"], leftOut)],
} as const satisfies Record<string, readonly Ask[]>;

const conditionKinds = {
  equals: [ref("field", "fields"), words("value")],
  atLeast: [ref("field", "fields"), whole("value", sourced), words("message")],
  notExpired: [ref("field", "fields"), words("message"), origin],
} as const satisfies Record<string, readonly Ask[]>;

const titles: Ask = { at: "titles", as: "lines", empty: "leftOut" };
const gateKinds = {
  validPlaque: [titles],
  notAwarded: [words("title"), whole("years")],
  gradeBefore: [words("scheme"), { at: "grades", as: "lines" }, whole("years")],
  declared: [ref("field", "fields")],
  ageAtMost: [ref("field", "fields"), whole("years")],
} as const satisfies Record<string, readonly Ask[]>;

const stageKinds = {
  selfApproval: [],
  endorse: [],
  receive: [whole("copies", sourced)],
  formalReview: [],
  siteVisit: [],
  panelScoring: [
    whole("leastSheets", sourced),
    choice("result", ["mean"], sourced),
    whole("dropFrom", open),
    choice("reasonFor", ["anyDifference"], sourced),
  ],
  decision: [],
  publicNotice: [
    whole("days", unstated),
    choice("dayKind", dayKinds, unstated),
    choice("firstDay", ["counted", "notCounted"], unstated),
    words("numberPattern", unstated),
  ],
  award: [],
} as const satisfies Record<string, readonly Ask[]>;

const measureKinds = {
  asked: [
    { at: "from.min", as: "figure" },
    { at: "from.max", as: "figure" },
    { at: "from.hint", as: "paragraph", empty: "leftOut" },
  ],
  computed: [choice("from.source", computedSources)],
  ratio: [ref("from.of", "measures"), ref("from.over", "measures")],
} as const satisfies Record<string, readonly Ask[]>;

/** The kinds of a thing, where it has several. */
export const kindsOf = {
  criterion: Object.keys(criterionKinds),
  option: Object.keys(criterionKinds).filter((kind) => !["checklist", "bestOf", "veto"].includes(kind)),
  field: Object.keys(fieldKinds),
  condition: Object.keys(conditionKinds),
  gate: Object.keys(gateKinds),
  stage: Object.keys(stageKinds),
  measure: Object.keys(measureKinds),
} as const satisfies Partial<Record<Thing, readonly string[]>>;

const plain: Readonly<Record<Exclude<Thing, keyof typeof kindsOf>, readonly Ask[]>> = {
  basics: [
    words("name"),
    choice("kind", schemeKinds),
    choice("subject", schemeSubjects),
    words("policy.title"),
    words("policy.number", { empty: "null" }),
    words("policy.clauseTable", { empty: "null" }),
    words("honour.title", sourced),
    words("honour.numberPattern", sourced),
    whole("honour.validMonths", open),
    words("honour.homeLevel", leftOut),
    words("honour.homeCategory", leftOut),
    keys("honour.grades", "grades", leftOut),
    words("applicationNumber", sourced),
    yesNo("rolling", sourced),
    { at: "returnDays", as: "days", sourced: true },
  ],
  window: [words("first", sourced), words("last", sourced), choice("nonWorking", ["keep", "roll"], unstated)],
  recommenders: [
    choice("from", ["above", "any"]),
    keys("organizationKinds", "organizationKinds", { empty: "none" }),
    origin,
    whole("quota", { ...sourced, empty: "noLimit" }),
    whole("together", unstated),
  ],
  hostKind: [...named, keys("organizationKinds", "organizationKinds")],
  class: [...named, keys("hostKinds", "hostKinds", leftOut)],
  material: [...named, whole("copies"), yesNo("sealed")],
  section: [words("name")],
  home: [
    ...["name", "address", "hours", "phone"].map((at) => ref(at, "fields")),
    ...["keeper", "free", "point"].map((at) => ref(at, "fields", { empty: "null" })),
  ],
  holder: [ref("name", "fields"), ref("consent", "fields", { empty: "null" })],
  standards: [words("name")],
  group: [
    words("name"),
    points("points", leftOut),
    points("floor", leftOut),
    points("cap", leftOut),
    choice("bonus", ["inside", "onTop"], leftOut),
    keys("classes", "classes", leftOut),
  ],
  scoring: [points("total", sourced), points("passMark", open), points("floor", unstated), yesNo("capped", unstated)],
  grading: [{ at: "ties", as: "ties", sourced: true, options: ["stop", "allIn", "allOut", "byLines"] }, ref("vetoed", "grades")],
  grade: [
    ...named,
    { at: "from", as: "from", empty: "null" },
    { at: "to", as: "to", empty: "null" },
    { at: "quota", as: "quota", empty: "leftOut" },
  ],
  results: [whole("least", sourced), whole("most", sourced)],
  money: [points("least", sourced), points("most", sourced), choice("basis", ["perAwardee", "total"], unstated), points("total", open)],
  head: named,
  apart: [choice("by", ["grade", "class"]), words("key"), points("least", sourced), points("most", sourced)],
  consequence: [
    origin,
    keys("grades", "grades"),
    whole("inARow"),
    choice("then", steps),
    { at: "rectify.by", as: "days", sourced: true, empty: "leftOut" },
    choice("rectify.otherwise", ["downgrade", "suspend", "revoke"], leftOut),
  ],
  operation: [
    whole("leastAttendees", sourced),
    whole("monthly", sourced),
    whole("yearly", sourced),
    choice("firstMonth", ["owed", "notOwed", "ifAwardedOnFirst"], sourced),
    choice("firstYear", ["whole", "byMonths"], sourced),
    yesNo("countStaff", sourced),
    yesNo("countOnline", sourced),
    choice("approver", ["city", "recommender"], sourced),
  ],
  coverage: [words("key"), ...named],
};

const line: readonly Ask[] = [
  words("name"),
  { at: "text", as: "paragraph", empty: "leftOut" },
  choice("evidence", ["required", "optional", "none"]),
  origin,
];
const requires: Ask = { at: "requires", as: "test", empty: "leftOut" };
const common: Readonly<Record<keyof typeof kindsOf, readonly Ask[]>> = {
  criterion: line,
  option: line,
  field: [words("label"), { at: "hint", as: "paragraph", empty: "leftOut" }, yesNo("required"), origin],
  condition: [],
  gate: named,
  stage: [...named, { at: "dueDays", as: "days", sourced: true }, choice("resubmitTo", ["here", "first"])],
  measure: [words("name"), words("unit"), whole("decimals"), origin],
};
const last: Partial<Record<keyof typeof kindsOf, readonly Ask[]>> = {
  criterion: [requires],
  option: [requires],
  stage: [{ at: "when", as: "equals", empty: "leftOut" }],
};
const byKind: Readonly<Record<keyof typeof kindsOf, Readonly<Record<string, readonly Ask[]>>>> = {
  criterion: criterionKinds,
  option: criterionKinds,
  field: fieldKinds,
  condition: conditionKinds,
  gate: gateKinds,
  stage: stageKinds,
  measure: measureKinds,
};

const hasKinds = (thing: Thing): thing is keyof typeof kindsOf => Object.hasOwn(kindsOf, thing);
/** The kind of one thing: of a measure, where its figure comes from. */
export function kindOf(thing: Thing, value: unknown): string | null {
  if (!hasKinds(thing) || !isRecord(value)) return null;
  const kind = valueAt(value, thing === "measure" ? ["from", "kind"] : ["kind"]);
  return typeof kind === "string" ? kind : null;
}

/** Everything that is asked of one thing, in the order of its page. */
export function asksOf(thing: Thing, value: unknown): readonly Ask[] {
  if (!hasKinds(thing)) return plain[thing];
  return [...common[thing], ...(byKind[thing][kindOf(thing, value) ?? ""] ?? []), ...(last[thing] ?? [])];
}

/** For the words of every question: each thing with each of its kinds. */
export const allAsks = (): { thing: Thing; ask: Ask }[] => [
  ...Object.entries(plain).flatMap(([thing, asks]) => asks.map((ask) => ({ thing: thing as Thing, ask }))),
  ...(Object.keys(kindsOf) as (keyof typeof kindsOf)[]).flatMap((thing) =>
    kindsOf[thing].flatMap((kind) =>
      asksOf(thing, thing === "measure" ? { from: { kind } } : { kind }).map((ask) => ({ thing: thing as Thing, ask })),
    ),
  ),
];
