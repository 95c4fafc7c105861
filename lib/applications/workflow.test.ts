// An application as a small machine in memory: the same tables, rules and order of effects as the commands, without a database. Ten
// thousand random walks over random schemes must never leave it in a state that nobody could explain or nobody could leave.
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { grantTable } from "@/lib/grants";
import type { GrantHolder, Role } from "@/lib/kernel/access";
import { movesFrom } from "@/lib/kernel/workflow";
import { checkScheme } from "@/lib/schemes/rules/check";
import { type SchemeDocument, schemeDocument } from "@/lib/schemes/schema/document";
import { type SchemeStage, type StageKind } from "@/lib/schemes/schema/stages";
import { allIn } from "./rules/scores";
import {
  applicationGuards,
  type ApplicationFacts,
  planStages,
  type StageFacts,
  stageGuards,
  stagesAgainFrom,
  workAgain,
} from "./rules/way";
import {
  applicationAfterStage,
  type ApplicationStatus,
  applicationWorkflow,
  stageWorkflows,
  type StageGuard,
  type StageState,
} from "./workflow";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const base = schemeDocument.parse(
  JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../../prisma/seed/schemes/linjiangScored2026.json"), "utf8")),
);

const origin = { sample: "示例" };
type Part = {
  kind: "selfApproval" | "endorse" | "receive" | "formalReview" | "siteVisit" | "panelScoring" | "publicNotice";
  when: "a" | "b" | null;
  resubmitTo: "here" | "first";
};

const hanging = {
  days: { value: 5, ...origin },
  dayKind: { value: "working" as const, ...origin },
  firstDay: { value: "notCounted" as const, ...origin },
  numberPattern: { value: "公示{n}", ...origin },
};

const scoring = {
  leastSheets: { value: 3, ...origin },
  result: { value: "mean" as const, ...origin },
  dropFrom: { value: 5, ...origin },
  reasonFor: { value: "anyDifference" as const, ...origin },
};

/** Any stages in any order and number, a decision, perhaps more stages, an award; some only on one of two routes. */
function schemeOf(before: readonly Part[], between: readonly Part[]): SchemeDocument {
  const stage = (part: Part | { kind: "decision" | "award"; when: null; resubmitTo: "here" }, i: number): SchemeStage => {
    const common = {
      key: `${part.kind}${i}`,
      name: "环节",
      origin,
      dueDays: { value: { days: 5, dayKind: "working" as const }, ...origin },
      resubmitTo: part.resubmitTo,
      ...(part.when ? { when: { kind: "equals" as const, field: "route", value: part.when } } : {}),
    };
    if (part.kind === "receive") return { ...common, kind: "receive", copies: { value: 2, ...origin } };
    if (part.kind === "panelScoring") return { ...common, kind: "panelScoring", ...scoring };
    if (part.kind === "publicNotice") return { ...common, kind: "publicNotice", ...hanging };
    return { ...common, kind: part.kind };
  };
  const decision = { kind: "decision", when: null, resubmitTo: "here" } as const;
  const award = { kind: "award", when: null, resubmitTo: "here" } as const;
  const options = ["a", "b"].map((key) => ({ key, label: key }));
  return {
    ...base,
    sections: [
      ...base.sections,
      { key: "way", name: "途径", fields: [{ key: "route", kind: "choice", label: "途径", required: true, origin, options }] },
    ],
    stages: [...before, decision, ...between, award].map(stage),
  };
}

type Row = { seq: number; key: string; kind: StageKind; state: StageState };
type Decision = { outcome: "approve" | "refuse"; by: string; decidedBy: string | null };
type Machine = {
  document: SchemeDocument;
  status: ApplicationStatus;
  route: "a" | "b";
  rows: Row[];
  /** Not voided. A second one beside it is refused by the database. */
  decision: Decision | null;
  papers: StageFacts["papers"];
  visit: StageFacts["visitConclusion"];
  /** Of the open stage: the sheets that count, how many are in, and what they add up to. */
  panel: { assigned: number; submitted: number; good: boolean };
  /** Of the open stage: until which hour its notice hangs, and what was objected. */
  notice: { until: number | null; objection: "open" | "upheld" | null };
  hour: number;
  revocableUntil: number | null;
  revisionUntil: number | null;
  work: { purpose: string; role: Role } | null;
};

const closesAt = 60;
const revisionHours = 12;
/** What the walk may break on purpose, to show that it would be seen. */
type Rules = { again: typeof workAgain; stageGuards: typeof stageGuards; applicationGuards: typeof applicationGuards };
const ours: Rules = { again: workAgain, stageGuards, applicationGuards };

const roleFor: Record<StageKind, Role> = {
  selfApproval: "enterpriseOfficer",
  endorse: "townshipOfficer",
  receive: "receivingOfficer",
  formalReview: "cityStaff",
  siteVisit: "cityStaff",
  panelScoring: "cityStaff",
  publicNotice: "cityStaff",
  decision: "cityStaff",
  award: "cityStaff",
};

const planOf = ({ document, route }: Machine) => planStages(document, { route });
const openRow = ({ rows }: Machine) => rows.find(({ state }) => state === "open" || state === "proposed") ?? null;
const granted = new Set(
  Object.entries(grantTable).flatMap(([holder, row]) => Object.keys(row).flatMap((permission) => [permission, `${holder} ${permission}`])),
);
const isGranted = (permission: string, holder?: GrantHolder) => granted.has(holder === undefined ? permission : `${holder} ${permission}`);

const begin = (document: SchemeDocument): Machine => ({
  document,
  status: "draft",
  route: "a",
  rows: [],
  decision: null,
  papers: null,
  visit: null,
  panel: { assigned: 0, submitted: 0, good: true },
  notice: { until: null, objection: null },
  hour: 0,
  revocableUntil: null,
  revisionUntil: null,
  work: { purpose: "fill", role: "enterpriseOfficer" },
});

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour));

function applicationFacts(machine: Machine): ApplicationFacts {
  return {
    now: at(machine.hour),
    arrivedAt: at(machine.hour),
    opensAt: at(0),
    closesAt: at(closesAt),
    missing: 0,
    revocableUntil: machine.revocableUntil === null ? null : at(machine.revocableUntil),
    revisionUntil: machine.revisionUntil === null ? null : at(machine.revisionUntil),
    decided: machine.rows.some(({ kind, state }) => kind === "decision" && state === "passed"),
  };
}

function stageFacts(machine: Machine, person: string): StageFacts {
  const { rows, decision, papers, visit, notice, panel } = machine;
  const sheets = { ...panel, least: 3 };
  return {
    papers,
    requiredCopies: 2,
    visitConclusion: visit,
    proposal: decision && decision.decidedBy === null ? { outcome: decision.outcome, proposedById: decision.by } : null,
    actorId: person,
    officeOfOne: false,
    places: null,
    decisionApproved: decision?.outcome === "approve" && decision.decidedBy !== null,
    visitsPassed: planOf(machine).every(
      ({ kind, key }) => kind !== "siteVisit" || rows.some((row) => row.key === key && row.state === "passed"),
    ),
    earlierStages: rows.filter(({ state }) => state === "passed").length,
    panel: { ...sheets, total: allIn(sheets) ? (panel.good ? 8000 : 7999) : null, passMark: 8000 },
    now: at(machine.hour),
    noticeEndsAt: notice.until === null ? null : at(notice.until),
    held: notice.objection !== null,
    objectionUpheld: notice.objection === "upheld",
  };
}

/** What happens beside the stage's own moves: the notice is published, somebody objects, the office answers. */
function actOnNotice({ notice, hour }: Machine, { pick, good }: Step): boolean {
  if (pick % 20 === 0) return false;
  if (notice.until === null) notice.until = pick % 4 === 1 ? hour + 1 : hour - 1;
  else if (notice.objection === "open") notice.objection = good ? null : "upheld";
  else if (notice.objection === null && pick % 2 === 0) notice.objection = "open";
  else return notice.objection === null && hour <= notice.until;
  return true;
}

/** What the experts do by themselves: hand in a sheet, or step back. */
function actOnPanel(machine: Machine, { pick, good }: Step): boolean {
  const { panel } = machine;
  if (panel.submitted === panel.assigned || pick % 5 === 0) return false;
  if (pick % 7 === 0) panel.assigned -= 1;
  else {
    panel.submitted += 1;
    panel.good = good;
  }
  return true;
}

type Open = { name: string; kind: StageKind | null; blockers: readonly string[] };

/** Everything that anybody could do now. */
function movesOf(machine: Machine, person: string, rules: Rules, holder?: GrantHolder): Open[] {
  const may = (permission: string) => isGranted(permission, holder);
  const own = movesFrom(applicationWorkflow, machine.status, may, rules.applicationGuards, applicationFacts(machine)).map(
    ({ name, blockers }) => ({ name, kind: null, blockers }),
  );
  const row = openRow(machine);
  if (!row || machine.status !== "inProgress") return own;
  const stage = movesFrom<string, string, StageGuard, string, StageFacts>(
    stageWorkflows[row.kind],
    row.state,
    may,
    rules.stageGuards,
    stageFacts(machine, person),
  );
  // Until the applicant can no longer take it back, the office waits.
  const waits = machine.revocableUntil !== null && machine.hour < machine.revocableUntil ? ["settled"] : [];
  return [...stage.map(({ name, blockers }) => ({ name, kind: row.kind, blockers: [...waits, ...blockers] })), ...own];
}

function openNext(machine: Machine): void {
  const next = machine.rows.filter(({ state }) => state === "planned").sort((a, b) => a.seq - b.seq)[0];
  if (!next) return;
  next.state = "open";
  machine.papers = null;
  machine.visit = null;
  machine.panel = { assigned: 0, submitted: 0, good: true };
  machine.notice = { until: null, objection: null };
  machine.work = { purpose: next.kind, role: roleFor[next.kind] };
}

function dropPlanned(machine: Machine): void {
  machine.rows = machine.rows.filter(({ state }) => state !== "planned");
}

function planAhead(machine: Machine, stages: readonly SchemeStage[]): void {
  dropPlanned(machine);
  const start = Math.max(0, ...machine.rows.map(({ seq }) => seq)) + 1;
  machine.rows.push(...stages.map(({ key, kind }, i): Row => ({ seq: start + i, key, kind, state: "planned" })));
  openNext(machine);
}

function takeUpAgain(machine: Machine, { superseded, again, decidesAgain }: ReturnType<typeof workAgain>): void {
  for (const row of machine.rows) if (superseded.includes(row.seq)) row.state = "superseded";
  if (decidesAgain) machine.decision = null;
  planAhead(machine, again);
}

type Step = { pick: number; person: string; outcome: "approve" | "refuse"; good: boolean; route: "a" | "b"; hours: number };

function stop(machine: Machine, status: ApplicationStatus): void {
  machine.status = status;
  dropPlanned(machine);
  const row = openRow(machine);
  if (row) row.state = "superseded";
  machine.work = null;
}

function actOnApplication(machine: Machine, name: string, step: Step, rules: Rules): void {
  const to = applicationWorkflow.moves[name as keyof typeof applicationWorkflow.moves].to;
  const last = (state: StageState) => machine.rows.findLast((row) => row.state === state);
  switch (name) {
    case "submit":
      machine.status = to;
      machine.route = step.route;
      machine.revocableUntil = machine.hour + 1;
      return planAhead(machine, planOf(machine));
    case "revoke":
      machine.status = to;
      machine.rows = [];
      machine.revocableUntil = null;
      machine.work = { purpose: "fill", role: "enterpriseOfficer" };
      return;
    case "resubmit": {
      const returned = last("returned");
      if (!returned) throw new Error("resubmitted without a return");
      machine.status = to;
      machine.route = step.route;
      machine.revisionUntil = null;
      const first = machine.document.stages.find(({ key }) => key === returned.key)?.resubmitTo === "first";
      return takeUpAgain(machine, rules.again(machine.rows, planOf(machine), first ? null : returned.key));
    }
    case "reopen": {
      const refused = last("refused");
      if (!refused) throw new Error("reopened without a refusal");
      machine.status = to;
      return takeUpAgain(machine, rules.again(machine.rows, planOf(machine), refused.key));
    }
    default:
      return stop(machine, to);
  }
}

function actOnStage(machine: Machine, row: Row, name: string, step: Step): void {
  const to = (stageWorkflows[row.kind].moves as Record<string, { to: StageState }>)[name]?.to;
  if (!to) throw new Error(`${row.kind}.${name} is not in the table`);
  if (name === "recordPapers") machine.papers = step.good ? { copies: 2, stampChecked: true } : { copies: 1, stampChecked: true };
  if (name === "recordVisit") machine.visit = step.good ? "passed" : "rectify";
  if (name === "assignExperts") machine.panel.assigned += 1 + (step.pick % 3);
  if (name === "excuseExpert" && machine.panel.assigned > machine.panel.submitted) machine.panel.assigned -= 1;
  if (row.kind === "panelScoring" && name === "pass" && (machine.panel.submitted < 3 || !machine.panel.good))
    throw new Error("passed without enough sheets, or below the mark");
  if (name === "takeBack") machine.decision = null;
  if (name === "propose") {
    if (machine.decision) throw new Error("a second decision beside the one in force");
    machine.decision = { outcome: step.outcome, by: step.person, decidedBy: null };
  }
  if (row.kind === "decision" && (name === "approve" || name === "refuse") && machine.decision) machine.decision.decidedBy = step.person;
  if (name === "returnToStage") {
    const earlier = planOf(machine).filter(({ key }) => machine.rows.some((other) => other.key === key && other.state === "passed"));
    const chosen = earlier[step.pick % Math.max(1, earlier.length)];
    const back = chosen && stagesAgainFrom(machine.rows, planOf(machine), chosen.key);
    if (!back) throw new Error("nothing to return to");
    return takeUpAgain(machine, back);
  }
  if (name === "pass" && machine.notice.objection !== null) throw new Error("passed although somebody's objection is not answered");
  row.state = to;
  if (row.kind === "decision" && to === "proposed") machine.work = { purpose: "decide", role: "cityLeader" };
  if (row.kind === "decision" && to === "open") machine.work = { purpose: "decision", role: "cityStaff" };
  const after = to in applicationAfterStage ? applicationAfterStage[to as keyof typeof applicationAfterStage] : null;
  if (after) {
    machine.status = after;
    dropPlanned(machine);
    machine.work = after === "returned" ? { purpose: "revise", role: "enterpriseOfficer" } : null;
    if (after === "returned") machine.revisionUntil = Math.max(machine.hour + revisionHours, closesAt);
  }
  if (to === "passed") {
    machine.work = null;
    openNext(machine);
    if (row.kind === "award") machine.status = "awarded";
  }
}

const ended: readonly ApplicationStatus[] = ["awarded", "withdrawn", "lapsed", "forgone"];
const withNobody: readonly ApplicationStatus[] = [...ended, "refused"];
const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item, i) => item === b[i]);

/** What must hold after every step; plain conditions, because there are some millions of them. */
function check(machine: Machine, rules: Rules): void {
  const { rows, status, work } = machine;
  const must = (holds: boolean, what: string) => {
    if (!holds)
      throw new Error(`not so: ${what}, in ${JSON.stringify({ ...machine, document: machine.document.stages.map(({ key }) => key) })}`);
  };
  const plan = planOf(machine).map(({ key }) => key);
  const open = rows.filter(({ state }) => state === "open" || state === "proposed");
  const planned = rows.filter(({ state }) => state === "planned").map(({ key }) => key);
  const passed = rows.filter(({ state }) => state === "passed").map(({ key }) => key);
  const [row] = open;
  const free = () => movesOf(machine, "p1", rules).filter(({ blockers }) => blockers.length === 0);

  must(new Set(rows.map(({ seq }) => seq)).size === rows.length, "rows keep their numbers");
  must(open.length === (status === "inProgress" ? 1 : 0), "one stage is open while it is worked on, none otherwise");
  must((work === null) === withNobody.includes(status), "somebody has it until it is over");
  must(new Set(passed).size === passed.length, "a stage is passed once");

  if (row) {
    const here = plan.indexOf(row.key);
    must(here >= 0, "the open stage is on the way");
    must(same(plan.slice(0, here).sort(), passed.sort()), "every stage before it was passed, and none after");
    must(same(planned, plan.slice(here + 1)), "what is to come is the rest of the way");
    must(
      rows.every(({ seq, state }) => state === "planned" || seq <= row.seq),
      "it is the latest row",
    );
    must(work?.role === (row.state === "proposed" ? "cityLeader" : roleFor[row.kind]), "its office has it");
    const mine = movesOf(machine, "somebody else", rules, work?.role).filter(({ kind }) => kind !== null);
    const waits = row.kind === "publicNotice" && (machine.notice.until ?? machine.hour) >= machine.hour;
    must(
      waits || machine.notice.objection === "open" || mine.some(({ blockers }) => blockers.length === 0 || blockers.includes("settled")),
      "its office can go on, now or when nothing can be taken back, waits for its notice, or has an objection to answer",
    );
  } else must(planned.length === 0, "nothing is planned when nothing is worked on");

  if (status === "draft" || status === "returned") must(work?.role === "enterpriseOfficer", "the applicant has it");
  if (status === "returned")
    must(
      free().some(({ name }) => name === "resubmit" || name === "lapse"),
      "a returned form can be sent, or lapses",
    );
  if (status === "awarded") {
    must(machine.decision?.outcome === "approve", "an award has its decision");
    must(machine.decision?.decidedBy != null && machine.decision.decidedBy !== machine.decision.by, "by a second person");
    must(same(plan.slice().sort(), passed.sort()), "and every stage of the way behind it, every visit among them");
  }
  if (ended.includes(status)) must(movesOf(machine, "p1", rules).length === 0, "what is over stays over");
  if (status === "refused")
    must(
      same(
        movesOf(machine, "p1", rules).map(({ name }) => name),
        ["reopen"],
      ),
      "a refusal can only be reopened",
    );
}

/** Forward moves come up more often, so that walks get far. */
const forward = new Set([
  "submit",
  "resubmit",
  "approve",
  "recommend",
  "recordPapers",
  "confirm",
  "pass",
  "recordVisit",
  "assignExperts",
  "propose",
  "awardPlaque",
  "reopen",
]);

type Seen = { moves: Map<string, number>; statuses: Set<string>; states: Set<string> };

function walk(document: SchemeDocument, steps: readonly Step[], rules: Rules, seen?: Seen): Machine {
  const machine = begin(document);
  check(machine, rules);
  seen?.statuses.add(machine.status);
  for (const step of steps) {
    machine.hour += step.hours;
    if (step.hours > 0) check(machine, rules);
    if (openRow(machine)?.kind === "publicNotice" && actOnNotice(machine, step)) {
      check(machine, rules);
      continue;
    }
    if (openRow(machine)?.kind === "panelScoring" && actOnPanel(machine, step)) {
      check(machine, rules);
      continue;
    }
    const free = movesOf(machine, step.person, rules).filter(({ blockers }) => blockers.length === 0);
    const choices = free.flatMap((move) => (forward.has(move.name) ? [move, move, move, move, move] : [move]));
    const move = choices[step.pick % Math.max(1, choices.length)];
    if (!move) {
      check(machine, rules);
      continue;
    }
    const row = openRow(machine);
    if (move.kind === null) actOnApplication(machine, move.name, step, rules);
    else if (row) actOnStage(machine, row, move.name, step);
    check(machine, rules);
    const name = move.kind === null ? move.name : `${move.kind}.${move.name}`;
    seen?.moves.set(name, (seen.moves.get(name) ?? 0) + 1);
    seen?.statuses.add(machine.status);
    for (const { kind, state } of machine.rows) seen?.states.add(`${kind}.${state}`);
  }
  return machine;
}

const partOf = (...kinds: readonly Part["kind"][]): fc.Arbitrary<Part> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    when: fc.constantFrom(null, null, "a", "b"),
    resubmitTo: fc.constantFrom("here", "first"),
  });
const part = partOf("selfApproval", "endorse", "receive", "formalReview", "siteVisit", "panelScoring");
const after = partOf("publicNotice", "publicNotice", "publicNotice", "publicNotice", "endorse", "receive", "formalReview", "siteVisit");
const scheme = fc
  .record({
    before: fc.array(part, { maxLength: 4 }),
    between: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(after, { minLength: 1, maxLength: 2 }) }),
  })
  .map(({ before, between }) => schemeOf(before, between));
const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat({ max: 10_000 }),
  person: fc.constantFrom("p1", "p2", "p3"),
  outcome: fc.constantFrom("approve", "approve", "approve", "refuse"),
  good: fc.boolean(),
  route: fc.constantFrom("a", "a", "b"),
  // Most steps follow at once; now and then everybody is away until after the deadline.
  hours: fc.nat({ max: 99 }).map((n) => (n < 5 ? 80 : n < 25 ? 1 : 0)),
});
const steps = fc.array(step, { maxLength: 80, size: "max" });

describe("an application's life", () => {
  it("goes through 10,000 random walks over random schemes without a dead end", () => {
    const seen: Seen = { moves: new Map(), statuses: new Set(), states: new Set() };
    fc.assert(
      fc.property(scheme, steps, (document, way) => {
        walk(document, way, ours, seen);
      }),
      { numRuns: 10_000 },
    );
    // The walks went everywhere: every move was made, every status and state was seen.
    const all = [
      ...Object.keys(applicationWorkflow.moves),
      ...Object.entries(stageWorkflows).flatMap(([kind, { moves }]) => Object.keys(moves).map((name) => `${kind}.${name}`)),
    ];
    expect(all.filter((name) => (seen.moves.get(name) ?? 0) < 20)).toEqual([]);
    expect(applicationWorkflow.statuses.filter((status) => !seen.statuses.has(status))).toEqual([]);
    const states = Object.entries(stageWorkflows).flatMap(([kind, { statuses }]) =>
      ["planned", ...statuses].map((state) => `${kind}.${state}`),
    );
    expect([...seen.states].sort()).toEqual(states.sort());
  });

  it("is walked over schemes that may be published", () => {
    fc.assert(
      fc.property(scheme, (document) => {
        expect(checkScheme(document).filter(({ level }) => level === "error")).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is seen to go wrong when a rule is broken", () => {
    const breaks = (rules: Partial<Rules>) =>
      fc.check(
        fc.property(scheme, steps, (document, way) => {
          walk(document, way, { ...ours, ...rules });
        }),
        { numRuns: 10_000, endOnFailure: true },
      ).failed;
    const guards = (name: keyof typeof stageGuards) => ({ stageGuards: { ...stageGuards, [name]: () => true } });
    const again = (change: (result: ReturnType<typeof workAgain>) => Partial<ReturnType<typeof workAgain>>): Partial<Rules> => ({
      again: (...args) => {
        const result = workAgain(...args);
        return { ...result, ...change(result) };
      },
    });
    expect(breaks(guards("deciderIsAnother")), "one person decides alone").toBe(true);
    expect(breaks(guards("proposedApproval")), "a proposed refusal is approved").toBe(true);
    expect(breaks(guards("notHeld")), "passed over an objection").toBe(true);
    expect(breaks(guards("earlierStage")), "returned to nowhere").toBe(true);
    expect(breaks(guards("sheetsIn")), "passed before all sheets are in").toBe(true);
    expect(breaks(guards("passMarkReached")), "passed below the mark").toBe(true);
    expect(breaks(again(() => ({ decidesAgain: false }))), "the old decision stays in force").toBe(true);
    expect(breaks(again(() => ({ decidesAgain: true }))), "the decision is void although it is not worked again").toBe(true);
    expect(breaks(again(() => ({ superseded: [] }))), "what is worked again stays passed").toBe(true);
    expect(
      breaks({
        again: (rows, plan, key) => ({
          ...workAgain(rows, plan, key),
          again: plan.slice(
            Math.max(
              0,
              plan.findIndex((stage) => stage.key === key),
            ),
          ),
        }),
      }),
      "another route skips its own stages",
    ).toBe(true);
    expect(breaks({ applicationGuards: { ...applicationGuards, revisionTimeOver: () => false } }), "a form that never comes back").toBe(
      true,
    );
  });
});
