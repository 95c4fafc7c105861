// A scope is written twice, as a predicate on one row and as a Prisma `where`: on generated cities the two reach the same rows.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, can, isWithin, type Membership, type Role, roles, type Scope, scopes, type Subject } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import {
  activitiesFor,
  activityScopeSelect,
  activitySubject,
  applicationScopeSelect,
  applicationsFor,
  applicationSubject,
  bookingScopeSelect,
  bookingsFor,
  bookingSubject,
  homesFor,
  homeSubject,
  organizationsFor,
  organizationSubject,
  scopeWhere,
} from "@/lib/server/scope";
import { loadReference } from "@/prisma/seed/reference";
import { monday, systemActor, visitor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
  await loadReference(db());
});
afterAll(() => portal.close());

const nat = fc.nat(10_000);
const statuses = ["draft", "refused", "withdrawn", "lapsed", "forgone"] as const;
/** Figures are taken modulo what there is, so that every figure is somebody or something. */
const cityPlan = fc.record({
  parents: fc.array(nat, { minLength: 4, maxLength: 14 }),
  people: fc.array(fc.record({ organization: nat, role: fc.constantFrom(...roles) }), { minLength: 5, maxLength: 8 }),
  applications: fc.array(
    fc.record({
      applicant: nat,
      by: nat,
      recommender: fc.option(nat, { freq: 3 }),
      status: fc.constantFrom(...statuses),
      receiving: nat,
      /** Entered by an office: which, and whether the organization has taken it over. */
      entry: fc.option(fc.record({ organization: nat, taken: fc.boolean() }), { freq: 2 }),
      work: fc.array(fc.record({ organization: nat, assignee: fc.option(nat, { freq: 3 }), closed: fc.boolean() }), { maxLength: 3 }),
    }),
    { minLength: 8, maxLength: 16 },
  ),
  homes: fc.array(fc.record({ owner: nat, manager: fc.option(nat, { freq: 3 }) }), { minLength: 4, maxLength: 10 }),
  /** For a home, by somebody, for a unit or for themselves, filed or not, before whom. */
  activities: fc.array(
    fc.record({
      ...{ home: nat, by: nat, organizer: fc.option(nat, { freq: 3 }), filed: fc.boolean() },
      work: fc.array(fc.record({ organization: nat, assignee: fc.option(nat, { freq: 3 }), closed: fc.boolean() }), { maxLength: 2 }),
    }),
    { minLength: 8, maxLength: 14 },
  ),
  bookings: fc.array(fc.record({ home: nat, by: nat }), { minLength: 4, maxLength: 10 }),
});
type Plan = typeof cityPlan extends fc.Arbitrary<infer P> ? P : never;

/** Puts a generated city into an empty database; gives back everybody who could act in it. */
async function build(plan: Plan): Promise<Actor[]> {
  await portal.sql('TRUNCATE "Organization", "Person", "Scheme" CASCADE');
  const organizations = plan.parents.map(() => randomUUID());
  const at = <V>(list: readonly V[], n: number) => list[n % list.length] as V;
  await db().organization.createMany({
    data: plan.parents.map((parent, i) => ({
      id: organizations[i] as string,
      kindCode: "society",
      name: `组织 ${i}`,
      parentId: i === 0 ? null : at(organizations.slice(0, i), parent),
    })),
  });
  const paths = new Map((await db().organization.findMany({ select: { id: true, path: true } })).map(({ id, path }) => [id, path]));
  const people = plan.people.map(() => randomUUID());
  await db().person.createMany({
    data: people.map((id, i) => ({ id, name: `人 ${i}`, phone: `${i}`, phoneKey: `1390000${String(i).padStart(4, "0")}` })),
  });
  const memberships = plan.people.map(
    ({ organization, role }): Membership => ({
      id: randomUUID(),
      organizationId: at(organizations, organization),
      organizationName: "",
      organizationPath: paths.get(at(organizations, organization)) ?? "",
      role,
    }),
  );
  await db().membership.createMany({
    data: memberships.map(({ id, organizationId, role }, i) => ({
      id,
      organizationId,
      role,
      personId: people[i] as string,
      validFrom: monday,
    })),
  });
  const scheme = await db().scheme.create({
    data: { code: "scope", name: "x", versions: { create: { version: 1, document: {}, hash: "", status: "published" } } },
    select: { versions: true },
  });
  const schemeVersionId = scheme.versions[0]?.id ?? "";
  // A round for each, so that nothing is in the way of drafts by the same organization.
  const rounds = plan.applications.map(({ receiving }) => ({
    ...{ id: randomUUID(), schemeVersionId, name: "", opensAt: monday, closesAt: new Date(monday.getTime() + 1), rolling: true },
    ...{ receivingOrganizationId: at(organizations, receiving), decidingOrganizationId: at(organizations, 0) },
  }));
  await db().round.createMany({ data: rounds });
  const applications = plan.applications.map(({ applicant, by, recommender, status }, i) => {
    const recommenderOrganizationId = recommender === null ? null : at(organizations, recommender);
    const submitted = status !== "draft";
    return {
      ...{ id: randomUUID(), roundId: rounds[i]?.id ?? "", schemeVersionId, status, createdById: at(people, by) },
      applicantOrganizationId: at(organizations, applicant),
      recommenderOrganizationId,
      recommenderPath: submitted && recommenderOrganizationId ? (paths.get(recommenderOrganizationId) ?? null) : null,
      submittedAt: submitted ? monday : null,
      number: submitted ? `N-${i}` : null,
    };
  });
  await db().application.createMany({ data: applications });
  await db().entry.createMany({
    data: plan.applications.flatMap(({ entry, by }, i) =>
      entry === null
        ? []
        : [
            {
              ...{ applicationId: applications[i]?.id ?? "", channel: "post" as const, receivedOn: monday },
              ...{ organizationId: at(organizations, entry.organization), enteredById: at(people, by), enteredAt: monday },
              ...(entry.taken ? { takenOverById: at(people, by), takenOverAt: monday } : {}),
            },
          ],
    ),
  });
  await db().workItem.createMany({
    data: plan.applications.flatMap(({ work }, i) =>
      work.map(({ organization, assignee, closed }, j) => ({
        ...{
          subjectKind: "application",
          subjectId: applications[i]?.id ?? "",
          purpose: `p${j}`,
          role: "cityStaff" as Role,
          openedAt: monday,
        },
        organizationId: at(organizations, organization),
        assigneeId: assignee === null ? null : at(people, assignee),
        closedAt: closed ? monday : null,
      })),
    ),
  });
  const homes = plan.homes.map(() => randomUUID());
  await db().home.createMany({
    data: plan.homes.map(({ owner, manager }, i) => {
      const managerId = manager === null ? null : at(organizations, manager);
      const ownerId = at(organizations, owner);
      return {
        id: homes[i] as string,
        ownerId,
        managerId: managerId === ownerId ? null : managerId,
        name: `家 ${i}`,
        category: "",
        level: "",
        address: "",
        hours: "",
      };
    }),
  });
  const activities = plan.activities.map(({ home, by, organizer, filed }, i) => ({
    ...{ id: randomUUID(), homeId: at(homes, home), filedById: at(people, by), title: "", summary: "", services: [], lines: [] },
    ...{ organizerId: organizer === null ? null : at(organizations, organizer), contactPhone: "", createdAt: monday },
    ...(filed ? { status: "withdrawn" as const, number: `H-${i}`, filedAt: monday } : {}),
  }));
  await db().activity.createMany({ data: activities });
  await db().workItem.createMany({
    data: plan.activities.flatMap(({ work }, i) =>
      work.map(({ organization, assignee, closed }, j) => ({
        ...{ subjectKind: "activity", subjectId: activities[i]?.id ?? "", purpose: `p${j}`, role: "cityStaff" as Role, openedAt: monday },
        organizationId: at(organizations, organization),
        assigneeId: assignee === null ? null : at(people, assignee),
        closedAt: closed ? monday : null,
      })),
    ),
  });
  const rooms = homes.map((homeId) => ({ id: randomUUID(), homeId, name: "室", seats: 9 }));
  await db().homeRoom.createMany({ data: rooms });
  await db().booking.createMany({
    data: plan.bookings.map(({ home, by }, i) => ({
      ...{ roomId: at(rooms, home).id, purpose: "", status: "requested" as const, requestedById: at(people, by), requestedAt: monday },
      ...{ startsAt: new Date(monday.getTime() + i), endsAt: new Date(monday.getTime() + i + 1) },
    })),
  });
  const persons = people.map((personId, i): Actor => {
    const acting = memberships[i] as Membership;
    return { kind: "person", personId, name: "", sessionId: "", acting, memberships: [acting], ties: [acting.organizationId] };
  });
  const first = persons[0] as Extract<Actor, { kind: "person" }>;
  return [...persons, { ...first, acting: null }, visitor, systemActor];
}

/** The rows of all kinds with the facts a loader gives, and with more than that, for those who read the wrong ones. */
async function load() {
  const applications = await db().application.findMany({
    select: { id: true, ...applicationScopeSelect, applicant: { select: { path: true } }, recommenderOrganizationId: true },
  });
  const everyItem = await db().workItem.findMany({ select: { applicationId: true, assigneeId: true, organizationId: true } });
  const homes = await db().home.findMany({ select: { id: true, ownerId: true, managerId: true, owner: { select: { path: true } } } });
  const organizations = await db().organization.findMany({ select: { id: true, path: true } });
  const activities = await db().activity.findMany({ select: { id: true, ...activityScopeSelect } });
  const bookings = await db().booking.findMany({ select: { id: true, ...bookingScopeSelect } });
  return {
    activity: activities.map((row) => ({ id: row.id, subject: activitySubject(row) })),
    booking: bookings.map((row) => ({ id: row.id, subject: bookingSubject(row) })),
    application: applications.map((row) => ({
      id: row.id,
      subject: applicationSubject(row),
      misread: {
        applicantPath: row.applicant.path,
        recommenderOrganizationId: row.recommenderOrganizationId,
        everyItem: everyItem.filter(({ applicationId }) => applicationId === row.id),
      },
    })),
    home: homes.map((row) => ({ id: row.id, subject: homeSubject(row) })),
    organization: organizations.map((row) => ({ id: row.id, subject: organizationSubject(row) })),
  };
}
type Rows = Awaited<ReturnType<typeof load>>;
const kinds = ["application", "organization", "home", "activity", "booking"] as const;
type Kind = (typeof kinds)[number];

const found = async (kind: Kind, actor: Actor, reach: readonly Scope[]): Promise<string[]> => {
  const select = { id: true } as const;
  const rows = {
    application: () => db().application.findMany({ where: scopeWhere.application(actor, reach), select }),
    organization: () => db().organization.findMany({ where: scopeWhere.organization(actor, reach), select }),
    home: () => db().home.findMany({ where: scopeWhere.home(actor, reach), select }),
    activity: () => db().activity.findMany({ where: scopeWhere.activity(actor, reach), select }),
    booking: () => db().booking.findMany({ where: scopeWhere.booking(actor, reach), select }),
  };
  return (await rows[kind]()).map(({ id }) => id).toSorted();
};
const ids = (rows: { id: string; subject: Subject }[], reaches: (subject: Subject) => boolean) =>
  rows
    .filter(({ subject }) => reaches(subject))
    .map(({ id }) => id)
    .toSorted();

/** Scopes read slightly wrong: on the same cities each is caught, so the agreement above is worth something. */
type Misreading = (actor: Extract<Actor, { kind: "person" }>, row: Rows["application"][number]) => boolean;
const misreadings: Record<string, [Scope, Misreading]> = {
  "city with drafts": ["city", () => true],
  "own by the organization": ["own", (actor, { subject }) => subject.organizationId === actor.acting?.organizationId],
  "organization by the recommender": [
    "organization",
    (actor, { misread }) => misread.recommenderOrganizationId === actor.acting?.organizationId,
  ],
  "subtree of one level": ["subtree", (actor, { subject }) => subject.path === actor.acting?.organizationPath],
  "subtree by the applicant's place": [
    "subtree",
    (actor, { misread }) => misread.applicantPath.startsWith(actor.acting?.organizationPath ?? " "),
  ],
  "assigned with closed work": [
    "assigned",
    (actor, { misread }) => misread.everyItem.some(({ assigneeId }) => assigneeId === actor.personId),
  ],
  "handling with closed work": [
    "handling",
    (actor, { misread }) => misread.everyItem.some(({ organizationId }) => organizationId === actor.acting?.organizationId),
  ],
  "filling what the office has": ["filling", (actor, { subject }) => subject.organizationId === actor.acting?.organizationId],
  "receiving with drafts": ["receiving", (actor, { subject }) => subject.receivingOrganizationId === actor.acting?.organizationId],
};

describe("a scope as a predicate and as a where", () => {
  const tally = new Map<string, { reached: number; missed: number }>();
  const caught = new Set<string>();
  let combinations = 0;

  it("reaches the same rows for every actor, whatever the city", async () => {
    await fc.assert(
      fc.asyncProperty(cityPlan, async (plan) => {
        const actors = await build(plan);
        const rows = await load();
        for (const actor of actors)
          for (const kind of kinds) {
            for (const scope of scopes) {
              const expected = ids(rows[kind], (subject) => isWithin(scope, actor, subject));
              expect(await found(kind, actor, [scope]), `${scope} of ${kind}`).toEqual(expected);
              const count = tally.get(`${kind} ${scope}`) ?? { reached: 0, missed: 0 };
              tally.set(`${kind} ${scope}`, {
                reached: count.reached + expected.length,
                missed: count.missed + rows[kind].length - expected.length,
              });
              combinations += rows[kind].length;
            }
            // Scopes that are granted together are added up.
            const both = [scopes[combinations % scopes.length], scopes[(combinations + 3) % scopes.length]] as Scope[];
            expect(await found(kind, actor, both), both.join()).toEqual(
              ids(rows[kind], (subject) => both.some((scope) => isWithin(scope, actor, subject))),
            );
            expect(await found(kind, actor, []), "no scope").toEqual([]);
          }
        for (const [name, [scope, misreading]] of Object.entries(misreadings))
          for (const actor of actors)
            if (actor.kind === "person" && rows.application.some((row) => misreading(actor, row) !== isWithin(scope, actor, row.subject)))
              caught.add(name);
      }),
      { numRuns: 6 },
    );
    // For each kind, the scopes that can mean something for it; the others reach nothing of it.
    const meant: Record<Kind, readonly Scope[]> = {
      application: ["own", "organization", "subtree", "city", "assigned", "filling", "handling", "receiving"],
      organization: ["organization", "subtree", "city"],
      home: ["organization", "subtree", "city", "managing"],
      activity: ["own", "organization", "subtree", "city", "assigned", "filing", "handling", "managing"],
      booking: ["own", "organization", "subtree", "city", "managing"],
    };
    for (const kind of kinds)
      for (const scope of scopes) {
        const { reached, missed } = tally.get(`${kind} ${scope}`) ?? { reached: 0, missed: 0 };
        expect(reached > 0, `${kind} ${scope} ${reached}`).toBe(meant[kind].includes(scope));
        // Organizations, homes and bookings are all the city's.
        expect(missed > 0, `${kind} ${scope}`).toBe(kind === "application" || kind === "activity" || scope !== "city");
      }
    expect(combinations).toBeGreaterThan(5000);
  });

  it("would have been caught at each of its likely misreadings", () => {
    expect([...caught].toSorted()).toEqual(Object.keys(misreadings).toSorted());
  });

  it("says the same through the grants, for every role and permission to read", async () => {
    await fc.assert(
      fc.asyncProperty(cityPlan, async (plan) => {
        const actors = (await build(plan)).flatMap((actor) =>
          actor.kind === "person" && actor.acting
            ? roles.map((role) => ({ ...actor, acting: { ...(actor.acting as Membership), role } }))
            : [actor],
        );
        const rows = await load();
        const select = { id: true } as const;
        const lists = {
          "application.read": [
            rows.application,
            (actor: Actor) => db().application.findMany({ where: applicationsFor(actor, "application.read"), select }),
          ],
          "organization.read": [
            rows.organization,
            (actor: Actor) => db().organization.findMany({ where: organizationsFor(actor, "organization.read"), select }),
          ],
          "home.read": [rows.home, (actor: Actor) => db().home.findMany({ where: homesFor(actor, "home.read"), select })],
          "activity.read": [
            rows.activity,
            (actor: Actor) => db().activity.findMany({ where: activitiesFor(actor, "activity.read"), select }),
          ],
          "booking.read": [rows.booking, (actor: Actor) => db().booking.findMany({ where: bookingsFor(actor, "booking.read"), select })],
        } as const;
        for (const actor of actors)
          for (const [permission, [all, list]] of Object.entries(lists)) {
            const listed = (await list(actor)).map(({ id }) => id).toSorted();
            expect(listed, permission).toEqual(ids([...all], (subject) => can(grantTable, actor, permission as Permission, subject)));
          }
      }),
      { numRuns: 2 },
    );
  });
});
