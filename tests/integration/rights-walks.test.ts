// 300 generated lives of a case on PostgreSQL: whatever is tried, only what the lifecycle has open happens, and books agree after each step.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import type { Outcome } from "@/lib/kernel/outcome";
import { answerConsent, askConsent } from "@/lib/rights-cases/commands/consent";
import * as clocks from "@/lib/rights-cases/commands/extension";
import * as own from "@/lib/rights-cases/commands/follow";
import { mergeCase } from "@/lib/rights-cases/commands/merge";
import * as office from "@/lib/rights-cases/commands/office";
import { savePartner } from "@/lib/rights-cases/commands/partners";
import * as remedy from "@/lib/rights-cases/commands/remedy";
import * as transfers from "@/lib/rights-cases/commands/transfer";
import { caseFacts, caseMovesOf, loadCase } from "@/lib/rights-cases/queries/facts";
import { besidePurposes, type CaseMove } from "@/lib/rights-cases/workflow";
import { verifyChain } from "@/lib/server/audit-chain";
import { readNow } from "@/lib/server/clock";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, later, monday, type PersonActor } from "../support/city";
import { type Filed, filedCase, linked, seen } from "../support/cases";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let staff: PersonActor;
let leader: PersonActor;
let deputy: PersonActor;
let partnerId: string;
const mains = new Map<string, string>();
let days = 0;
/** Another day. Who is in an office stays who it is: the gate asks what may be done, not since when somebody is signed in. */
async function comes(more: number): Promise<void> {
  days += more;
  await portal.setClock(later(monday, days));
}
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  [staff, leader, deputy] = [await city.as("staff"), await city.as("leader"), await city.as("deputy")];
  ({ id: partnerId } = await act(savePartner, staff, {
    ...{ partnerId: "", name: "市劳动监察支队", kind: "government", remit: "工资", phone: "", address: "" },
  }));
  // One of each kind that stays at the desk, so that there is something to be joined with.
  for (const category of ["wages", "title", "family"]) mains.set(category, (await filedCase({ category })).id);
});
afterAll(() => portal.close());

const opinion = { request: "诉求", facts: "事实", decision: "意见", basis: "依据" };

type Of = Filed & { category: string };
type Try = { actor: "desk" | "own" | "leader" | "deputy"; run: (of: Of) => Promise<Outcome<unknown>> };
const people = { desk: () => staff, leader: () => leader, deputy: () => deputy };
const asOwn = (command: Parameters<typeof runCommand>[0], input: object): Try => ({
  actor: "own",
  run: ({ claimant }) => runCommand(command, claimant, input),
});
type Input = object | ((of: Of) => object);
const by = (actor: keyof typeof people, command: unknown, input: Input = {}): Try => ({
  actor,
  run: async (of) =>
    runCommand(command as Parameters<typeof runCommand>[0], people[actor](), {
      ...(await seen(of.id)),
      ...(typeof input === "function" ? input(of) : input),
    }),
});
const today = () => later(monday, days).toISOString().slice(0, 10);
const whole = { ...opinion, outcome: "explained" };
const recorded = () => ({ outcome: "refused", body: "湘江市科协", opinion: "维持", issuedOn: today() });
/** Each move the tests can make, by the one whose it is. */
const tries = {
  withdraw: asOwn(own.withdrawCase as never, { comment: "不再反映" }),
  supply: asOwn(own.supplyCase as never, { text: "补充如下" }),
  accept: by("desk", office.acceptCase),
  decline: by("desk", office.declineCase, { comment: "应向仲裁机构提出", competentBody: "市劳动人事争议仲裁委员会" }),
  requestSupplement: by("desk", office.requestSupplement, { comment: "请补充" }),
  handle: by("desk", office.handleCase),
  transfer: by("desk", transfers.transferCase, () => ({ partnerIds: [partnerId], leadId: "", request: "请处理" })),
  resume: by("desk", transfers.resumeCase, { comment: "自己办理" }),
  answer: by("desk", office.answerCase, whole),
  close: by("desk", office.closeCase),
  reopen: by("desk", office.reopenCase, { comment: "有新情况" }),
  merge: by("desk", mergeCase, ({ category }) => ({ mainId: mains.get(category) ?? "" })),
  askReconsideration: asOwn(remedy.askReconsideration as never, { grounds: "不服" }),
  answerReconsideration: by("leader", remedy.answerReconsideration, whole),
  recordReconsideration: by("desk", remedy.recordReconsideration, recorded),
  askFinalReview: asOwn(remedy.askFinalReview as never, { grounds: "还是不服" }),
  answerFinalReview: by("deputy", remedy.answerFinalReview, whole),
  recordFinalReview: by("desk", remedy.recordFinalReview, recorded),
} satisfies Partial<Record<CaseMove, Try>>;
type Name = keyof typeof tries;
const names = Object.keys(tries) as Name[];
const ending: readonly Name[] = ["withdraw", "decline", "merge"];
/** What usually comes next, so that walks come far. */
const onward: readonly Name[] = [
  ...(["supply", "accept", "answer", "askReconsideration", "answerReconsideration", "askFinalReview"] as const),
  ...(["answerFinalReview", "recordFinalReview", "handle", "transfer", "resume", "resume"] as const),
];

/** Acts that move nothing; what is refused leaves nothing, which is looked at after each. */
const acts = {
  consent: async ({ id, claimant }: Of) => {
    await runCommand(askConsent, staff, { caseId: id, partnerId });
    return runCommand(answerConsent, claimant, { partnerId, answer: "give" });
  },
  recall: async ({ id }: Of) => {
    const there = await db().caseTransfer.findFirst({ where: { caseId: id, state: { in: ["sent", "objected"] } }, select: { id: true } });
    return runCommand(transfers.recallTransfer, staff, { caseId: id, transferId: there?.id ?? id, comment: "收回" });
  },
  askExtension: ({ id }: Of) => runCommand(clocks.askExtension, staff, { caseId: id, days: "10", reason: "等调查" }),
  decideExtension: async ({ id }: Of) => {
    const asked = await db().caseLimit.findFirst({ where: { caseId: id, doneOn: null, asked: { not: null } }, select: { id: true } });
    return runCommand(clocks.grantExtension, leader, { caseId: id, limitId: asked?.id ?? id });
  },
  startHearing: ({ id }: Of) => runCommand(clocks.startHearing, staff, { caseId: id, onDay: today() }),
  endHearing: ({ id }: Of) => runCommand(clocks.endHearing, staff, { caseId: id, onDay: today() }),
  /** Above the city a body outside decides: told by the row, as where nobody is above the desk. */
  outside: async ({ id }: Of): Promise<Outcome<unknown>> => {
    const { count } = await db().caseRemedy.updateMany({
      where: { caseId: id, tier: 2, doneOn: null, organizationId: { not: null } },
      data: { organizationId: null, outsideName: "湘江市科协", outsideAddress: "人民路1号" },
    });
    return count === 1 ? { ok: true, value: null } : { ok: false, problem: { kind: "conflict" } };
  },
  /** Or inside, as where two tiers stand above who answered. */
  inside: async ({ id }: Of): Promise<Outcome<unknown>> => {
    const { count } = await db().caseRemedy.updateMany({
      where: { caseId: id, tier: 3, doneOn: null, organizationId: null },
      data: { organizationId: city.ids.city, outsideName: null, outsideAddress: null },
    });
    await db().workItem.updateMany({
      where: { rightsCaseId: id, closedAt: null, purpose: "recordFinalReview" },
      data: { purpose: "answerFinalReview", organizationId: city.ids.city, role: "cityLeader" },
    });
    return count === 1 ? { ok: true, value: null } : { ok: false, problem: { kind: "conflict" } };
  },
} satisfies Record<string, (of: Of) => Promise<Outcome<unknown>>>;
type Act = keyof typeof acts;
const actNames = Object.keys(acts) as Act[];

const step = fc.record({
  move: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ending) },
    { weight: 9, arbitrary: fc.constantFrom(...names.filter((name) => !ending.includes(name))) },
    { weight: 12, arbitrary: fc.constantFrom(...onward) },
    { weight: 7, arbitrary: fc.constantFrom(...actNames, "recall" as const, "recall" as const) },
  ),
  days: fc.constantFrom(0, 0, 0, 1, 3, 20),
});
const reviewed: readonly Name[] = ["accept", "answer", "askReconsideration", "answerReconsideration", "askFinalReview"];
const plan = fc.record({
  mode: fc.constantFrom("realName", "confidential", "anonymous"),
  category: fc.constantFrom("wages", "wages", "title", "family"),
  linked: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  consented: fc.boolean(),
  /** How far the office goes on by itself before anything is drawn. */
  start: fc.constantFrom<readonly (Name | Act)[]>(
    [],
    ["requestSupplement"],
    ["accept"],
    ["accept", "transfer"],
    ["accept", "answer"],
    ["accept", "answer", "askReconsideration"],
    reviewed,
    // What chance alone seldom comes to.
    ["accept", "transfer", "recall", "resume"],
    [...reviewed, "recordFinalReview"],
    ["accept", "answer", "close", "reopen"],
    ["accept", "askExtension", "decideExtension"],
    ["accept", "answer", "askReconsideration", "outside", "recordReconsideration"],
    [...reviewed, "startHearing", "endHearing", "inside", "answerFinalReview"],
  ),
  steps: fc.array(step, { minLength: 4, maxLength: 10, size: "max" }),
});

async function booksOf(id: string) {
  const row = await loadCase(db(), id);
  if (!row) throw new Error("the case is gone");
  const [events, limits, pauses] = await Promise.all([
    db().caseEvent.findMany({ where: { caseId: id }, orderBy: { ordinal: "asc" }, select: { ordinal: true } }),
    db().caseLimit.findMany({ where: { caseId: id, doneOn: null } }),
    db().casePause.count({ where: { caseId: id, toDay: null } }),
  ]);
  return { row, events, limits, pauses };
}

/** Whoever has it, one has it: nobody once it ended or waits for its claimant; and limits and pauses are those of where it stands. */
function booksAgree({ row, events, limits, pauses }: Awaited<ReturnType<typeof booksOf>>): void {
  const ended = ["declined", "closed", "withdrawn", "merged", "final"].includes(row.status);
  const own = row.workItems.filter(({ purpose }) => !besidePurposes.includes(purpose));
  expect([row.status, own.length]).toEqual([row.status, ended || ["supplementing", "reconsidered"].includes(row.status) ? 0 : 1]);
  if (row.status === "supplementing") expect(pauses).toBe(1);
  else if (row.status !== "reviewing") expect([row.status, pauses]).toEqual([row.status, 0]);
  expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_, at) => at + 1));
  if (ended || row.status === "answered" || row.status === "reconsidered") {
    expect([row.status, limits]).toEqual([row.status, []]);
    // What stood beside the course is over with it.
    expect(row.workItems.filter(({ purpose }) => purpose === "approveExtension")).toEqual([]);
  }
  // Longer by thirty days at most, once, and either asked for or given.
  for (const { asked, extension } of limits)
    expect([(asked ?? 0) <= 30, extension <= 30, asked === null || extension === 0]).toEqual([true, true, true]);
  expect(row.workItems.filter(({ purpose }) => purpose === "approveExtension").length).toBe(
    limits.some(({ asked }) => asked !== null) ? 1 : 0,
  );
  // With a body outside only as long as the case says so.
  const there = row.transfers.filter(({ state }) => state === "sent" || state === "objected").length;
  if (row.status !== "transferred") expect([row.status, there]).toEqual([row.status, 0]);
  if (row.mode === "anonymous" || row.track !== "rights") expect(row.remedies).toEqual([]);
  expect(new Set(row.remedies.map(({ tier }) => tier)).size).toBe(row.remedies.length);
}

it("moves as its lifecycle says, and its books agree", async () => {
  const made = new Map<string, number>();
  const did = (name: string) => made.set(name, (made.get(name) ?? 0) + 1);
  const isAct = (name: string): name is Act => name in acts;
  await fc.assert(
    fc.asyncProperty(plan, async ({ mode, category, linked: isLinked, consented, start, steps }) => {
      const of: Of = { ...(await filedCase({ mode: mode as "realName", category })), category };
      await comes(1);
      if (isLinked) await linked(staff, of.id, city.ids.pharma);
      let before = await booksOf(of.id);
      for (const { move, days: more } of [
        ...start
          .flatMap((name) => (name === "accept" && consented ? [name, "consent" as const] : [name]))
          .map((move) => ({ move, days: 0 })),
        ...steps,
      ]) {
        if (more > 0) await comes(more);
        if (isAct(move)) {
          const outcome = await acts[move](of);
          const after = await booksOf(of.id);
          expect(after.row.status).toBe(before.row.status);
          if (outcome.ok) did(move);
          booksAgree(after);
          before = after;
          continue;
        }
        const { actor, run } = tries[move];
        const who: Actor = actor === "own" ? of.claimant : people[actor]();
        const open = caseMovesOf(who, before.row, await caseFacts(db(), before.row, await readNow(db()))).find(({ name }) => name === move);
        const outcome = await run(of);
        const after = await booksOf(of.id);
        // The one who leads above is let in only while it waits there.
        if (!open) expect(["conflict", "forbidden", "notFound"]).toContain(outcome.ok ? "ok" : outcome.problem.kind);
        else if (open.blockers.length > 0) expect(outcome).toEqual({ ok: false, problem: { kind: "notNow", blockers: open.blockers } });
        // Consent was given to this body, and the main case is there: nothing but the lifecycle stands in the way.
        else expect([move, outcome.ok ? "" : JSON.stringify(outcome.problem), after.row.status]).toEqual([move, "", open.to]);
        if (outcome.ok) did(move);
        else
          expect([after.row.status, after.row.revision, after.events.length]).toEqual([
            before.row.status,
            before.row.revision,
            before.events.length,
          ]);
        booksAgree(after);
        if (mode === "anonymous")
          for (const { fromDay } of await db().casePause.findMany({ where: { caseId: of.id } })) expect(fromDay.getUTCHours()).toBe(0);
        before = after;
      }
    }),
    { numRuns: 300, seed: 20261123, endOnFailure: true },
  );
  const rare = [...names, ...actNames].map((name) => [name, made.get(name) ?? 0] as const).filter(([, times]) => times < 3);
  expect(rare).toEqual([]);
  expect(await verifyChain(db())).toMatchObject({ ok: true });
  expect(await verifyChain(db(), undefined, "quiet")).toMatchObject({ ok: true });
}, 600_000);
