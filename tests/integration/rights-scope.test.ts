// Who sees a case, written twice: as a predicate on one row and as SQL. On generated cases the two reach the same rows, and a reading that
// forgets a wall is caught.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, can, isWithin, type Membership, type Role, type Scope, type Subject } from "@/lib/kernel/access";
import { grantTable } from "@/lib/grants";
import { toDateColumn } from "@/lib/kernel/dates";
import { db } from "@/lib/server/db";
import { casesFor, caseScopeSelect, caseSubject, scopeWhere } from "@/lib/server/scope";
import { loadReference } from "@/prisma/seed/reference";
import { monday, systemActor, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
const organizations = Array.from({ length: 5 }, () => randomUUID());
const people = Array.from({ length: 4 }, () => randomUUID());
beforeAll(async () => {
  portal = await openPortal();
  await loadReference(db());
  for (const [i, id] of organizations.entries())
    await db().organization.create({
      data: { id, kindCode: "society", name: `组织 ${i}`, parentId: i === 0 ? null : (organizations[0] ?? null) },
    });
  await db().person.createMany({ data: people.map((id, i) => ({ id, name: `人 ${i}`, phone: `${i}`, phoneKey: `1390000000${i}` })) });
  await db().caseKeeper.createMany({ data: people.slice(0, 2).map((personId) => ({ categoryCode: "mind", personId })) });
});
afterAll(() => portal.close());

const nth = (of: readonly string[], n: number) => of[n % of.length] as string;
const nat = fc.nat(1000);
const casePlan = fc.record({
  office: nat,
  narrow: fc.boolean(),
  settled: fc.boolean(),
  counsellor: fc.option(nat),
  filer: fc.option(nat),
  work: fc.option(fc.record({ organization: nat, assignee: fc.option(nat), closed: fc.boolean() })),
  bars: fc.array(fc.record({ person: fc.boolean(), who: nat }), { maxLength: 2 }),
});
const reached: readonly Scope[] = ["city", "organization", "handling", "assigned", "entrusted", "filing", "shown"];
const role: Role[] = ["cityStaff", "cityLeader", "townshipOfficer", "enterpriseOfficer", "scientist", "securityAdmin"];

async function build(plans: readonly (typeof casePlan extends fc.Arbitrary<infer P> ? P : never)[]): Promise<string[]> {
  await portal.sql('TRUNCATE "RightsCase", "WorkItem" CASCADE');
  const made: string[] = [];
  for (const [i, plan] of plans.entries()) {
    const id = randomUUID();
    made.push(id);
    await db().rightsCase.create({
      data: {
        ...{
          id,
          number: `WQ${i}`,
          codeHash: "c",
          tokenHash: id,
          keyRef: randomUUID(),
          mode: "anonymous",
          body: "b",
          filedOn: toDateColumn("2026-11-23"),
        },
        channel: plan.filer === null ? "web" : "onBehalf",
        categoryCode: plan.narrow ? "mind" : "wages",
        track: "rights",
        narrow: plan.narrow,
        respondentSettled: plan.settled,
        officeId: nth(organizations, plan.office),
        counsellorId: plan.narrow && plan.counsellor !== null ? nth(people, plan.counsellor) : null,
        filerOrganizationId: plan.filer === null ? null : nth(organizations, plan.filer),
      },
    });
    await db().caseBar.createMany({
      data: plan.bars.map(({ person, who }) => ({
        caseId: id,
        reason: "interest" as const,
        ...(person ? { personId: nth(people, who) } : { organizationId: nth(organizations, who) }),
      })),
      skipDuplicates: true,
    });
    if (plan.work)
      await db().workItem.create({
        data: {
          ...{ subjectKind: "rightsCase", subjectId: id, purpose: "p", role: "cityStaff", openedAt: monday },
          organizationId: nth(organizations, plan.work.organization),
          assigneeId: plan.work.assignee === null ? null : nth(people, plan.work.assignee),
          closedAt: plan.work.closed ? monday : null,
        },
      });
  }
  return made;
}

const actorsOf = (cases: readonly string[]): Actor[] => [
  ...people.flatMap((personId, i) =>
    role.map((held): Actor => {
      const acting: Membership = {
        id: "m",
        organizationId: nth(organizations, i),
        organizationName: "",
        organizationPath: "/",
        role: held,
      };
      const ties = [nth(organizations, i), nth(organizations, i + 2)];
      return { kind: "person", personId, name: "", sessionId: "", acting, memberships: [acting], ties };
    }),
  ),
  ...cases.slice(0, 2).map((caseId): Actor => ({ kind: "claimant", caseId })),
  visitor,
  systemActor,
];

it("reaches the same cases as a predicate and as SQL, for every scope and every role", async () => {
  const tally = new Map<Scope, { reached: number; missed: number }>();
  /** Readings that forget a wall. */
  const wrong: Record<string, (actor: Actor, scope: Scope, subject: Subject) => boolean> = {
    "without bars": (actor, scope, subject) => isWithin(scope, actor, { ...subject, barred: { personIds: [], organizationIds: [] } }),
    "by the acting organization only": (actor, scope, subject) =>
      isWithin(scope, actor.kind === "person" ? { ...actor, ties: [actor.acting?.organizationId ?? ""] } : actor, subject),
    "city with what is not linked": (actor, scope, subject) => isWithin(scope, actor, { ...subject, inCity: true }),
  };
  const caught = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(casePlan, { minLength: 8, maxLength: 14 }), async (plans) => {
      const made = await build(plans);
      const rows = await db().rightsCase.findMany({ select: caseScopeSelect });
      const subjects = new Map(rows.map((row) => [row.id, caseSubject(row)]));
      const ids = (reaches: (subject: Subject) => boolean) => made.filter((id) => reaches(subjects.get(id) as Subject)).toSorted();
      const found = async (where: ReturnType<typeof casesFor>) =>
        (await db().rightsCase.findMany({ where, select: { id: true } })).map(({ id }) => id).toSorted();
      for (const actor of actorsOf(made)) {
        for (const scope of reached) {
          const expected = ids((subject) => isWithin(scope, actor, subject));
          expect(await found(scopeWhere.rightsCase(actor, [scope])), `${scope} ${JSON.stringify(actor)}`).toEqual(expected);
          const count = tally.get(scope) ?? { reached: 0, missed: 0 };
          tally.set(scope, { reached: count.reached + expected.length, missed: count.missed + made.length - expected.length });
          for (const [name, reading] of Object.entries(wrong))
            if (ids((subject) => reading(actor, scope, subject)).join() !== expected.join()) caught.add(name);
        }
        expect(await found(casesFor(actor, "rightsCase.read"))).toEqual(
          ids((subject) => can(grantTable, actor, "rightsCase.read", subject)),
        );
      }
    }),
    { numRuns: 5, seed: 20261123 },
  );
  for (const scope of reached)
    expect([scope, (tally.get(scope)?.reached ?? 0) > 0, (tally.get(scope)?.missed ?? 0) > 0]).toEqual([scope, true, true]);
  expect([...caught].toSorted()).toEqual(Object.keys(wrong).toSorted());
});
