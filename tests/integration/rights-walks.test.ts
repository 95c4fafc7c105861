// 300 generated lives of a case on PostgreSQL: whatever is tried, only what the lifecycle has open happens, and books agree after each step.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import type { Outcome } from "@/lib/kernel/outcome";
import * as own from "@/lib/rights-cases/commands/follow";
import * as office from "@/lib/rights-cases/commands/office";
import { caseFacts, caseMovesOf, loadCase } from "@/lib/rights-cases/queries/facts";
import type { CaseMove } from "@/lib/rights-cases/workflow";
import { verifyChain } from "@/lib/server/audit-chain";
import { readNow } from "@/lib/server/clock";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { buildCity, type City, later, monday, type PersonActor } from "../support/city";
import { type Filed, filedCase, linked, seen } from "../support/cases";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
let city: City;
let staff: PersonActor;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
});
afterAll(() => portal.close());

const opinion = { request: "诉求", facts: "事实", decision: "意见", basis: "依据" };

type Try = { actor: "desk" | "own"; run: (of: Filed) => Promise<Outcome<unknown>> };
const asOwn = (command: Parameters<typeof runCommand>[0], input: object): Try => ({
  actor: "own",
  run: ({ claimant }) => runCommand(command, claimant, input),
});
const asDesk = (command: Parameters<typeof runCommand>[0], input: object = {}): Try => ({
  actor: "desk",
  run: async ({ id }) => runCommand(command, staff, { ...(await seen(id)), ...input }),
});
/** Each move the tests can make, by the one whose it is. */
const tries = {
  withdraw: asOwn(own.withdrawCase as never, { comment: "不再反映" }),
  supply: asOwn(own.supplyCase as never, { text: "补充如下" }),
  accept: asDesk(office.acceptCase as never),
  decline: asDesk(office.declineCase as never, { comment: "应向仲裁机构提出", competentBody: "市劳动人事争议仲裁委员会" }),
  requestSupplement: asDesk(office.requestSupplement as never, { comment: "请补充" }),
  handle: asDesk(office.handleCase as never),
  answer: asDesk(office.answerCase as never, { ...opinion, outcome: "explained" }),
  close: asDesk(office.closeCase as never),
  reopen: asDesk(office.reopenCase as never, { comment: "有新情况" }),
} satisfies Partial<Record<CaseMove, Try>>;
type Name = keyof typeof tries;
const names = Object.keys(tries) as Name[];
const ending: readonly Name[] = ["withdraw", "decline"];

const step = fc.record({
  move: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ending) },
    { weight: 12, arbitrary: fc.constantFrom(...names.filter((name) => !ending.includes(name))) },
  ),
  days: fc.constantFrom(0, 0, 1, 3, 20),
});
const plan = fc.record({
  mode: fc.constantFrom("realName", "confidential", "anonymous"),
  category: fc.constantFrom("wages", "title", "family"),
  linked: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 12, size: "max" }),
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

it("moves as its lifecycle says, and its books agree", async () => {
  const made = new Map<Name, number>();
  let day = 0;
  await fc.assert(
    fc.asyncProperty(plan, async ({ mode, category, linked: isLinked, steps }) => {
      await portal.setClock(later(monday, day));
      staff = await city.as("staff");
      const filed = await filedCase({ mode: mode as "realName", category });
      day += 1;
      await portal.setClock(later(monday, day));
      staff = await city.as("staff");
      if (isLinked) await linked(staff, filed.id, city.ids.pharma);
      for (const { move, days } of steps) {
        if (days > 0) {
          day += days;
          await portal.setClock(later(monday, day));
          staff = await city.as("staff");
        }
        const { actor, run } = tries[move];
        const before = await booksOf(filed.id);
        const who: Actor = actor === "own" ? filed.claimant : staff;
        const open = caseMovesOf(who, before.row, await caseFacts(db(), before.row, await readNow(db()))).find(({ name }) => name === move);
        const outcome = await run(filed);
        const after = await booksOf(filed.id);
        if (!open) expect(outcome).toEqual({ ok: false, problem: { kind: "conflict" } });
        else if (open.blockers.length > 0) expect(outcome).toEqual({ ok: false, problem: { kind: "notNow", blockers: open.blockers } });
        else expect([outcome.ok, after.row.status]).toEqual([true, open.to]);
        if (outcome.ok) made.set(move, (made.get(move) ?? 0) + 1);
        else
          expect([after.row.status, after.row.revision, after.events.length]).toEqual([
            before.row.status,
            before.row.revision,
            before.events.length,
          ]);

        const { row, events, limits, pauses } = after;
        const ended = ["declined", "closed", "withdrawn"].includes(row.status);
        // Whoever has it, one has it: nobody once it ended, and while the claimant writes what was asked for.
        expect(row.workItems.length).toBe(ended || row.status === "supplementing" ? 0 : 1);
        expect(pauses).toBe(row.status === "supplementing" ? 1 : 0);
        expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_, at) => at + 1));
        if (ended || row.status === "answered") expect(limits).toEqual([]);
        if (row.mode === "anonymous")
          for (const { fromDay } of await db().casePause.findMany({ where: { caseId: filed.id } })) expect(fromDay.getUTCHours()).toBe(0);
      }
    }),
    { numRuns: 300, seed: 20261123 },
  );
  for (const name of names) expect([name, (made.get(name) ?? 0) >= 5]).toEqual([name, true]);
  expect(await verifyChain(db())).toMatchObject({ ok: true });
  expect(await verifyChain(db(), undefined, "quiet")).toMatchObject({ ok: true });
}, 600_000);
