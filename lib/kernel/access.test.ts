import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Actor,
  can,
  citySubject,
  type Grants,
  holderOf,
  isWithin,
  type Membership,
  roles,
  type Scope,
  scopes,
  scopesOf,
  type Subject,
} from "./access";

const membership = (organizationId: string, organizationPath: string, role: Membership["role"] = "townshipOfficer"): Membership => ({
  id: `m-${organizationId}`,
  organizationId,
  organizationName: organizationId,
  organizationPath,
  role,
});
const person = (personId: string, acting: Membership | null, memberships: Membership[] = acting ? [acting] : []): Actor => ({
  kind: "person",
  personId,
  name: personId,
  sessionId: "s",
  acting,
  memberships,
  ties: memberships.map(({ organizationId }) => organizationId),
});
const nobody: Subject = { ...citySubject, inCity: false };
const visitor: Actor = { kind: "visitor" };
const system: Actor = { kind: "system", job: "sweep" };

describe("a scope", () => {
  const officer = person("p1", membership("a", "/root/a/"));
  const reaches: Record<Scope, Partial<Subject>[]> = {
    own: [{ ownerPersonId: "p1" }],
    organization: [{ organizationId: "a" }],
    subtree: [{ path: "/root/a/" }, { path: "/root/a/b/c/" }],
    city: [{ inCity: true }],
    assigned: [{ assigneeIds: ["p2", "p1"] }],
    filling: [{ fillingOrganizationId: "a" }],
    handling: [{ handlingOrganizationIds: ["b", "a"] }],
    receiving: [{ inCity: true, receivingOrganizationId: "a" }],
    managing: [{ managingOrganizationId: "a" }],
    shown: [],
    entrusted: [{ entrustedIds: ["p2", "p1"] }],
    filing: [{ filerOrganizationId: "a" }],
  };
  const misses: Record<Scope, Partial<Subject>[]> = {
    own: [{ ownerPersonId: "p2" }, { ownerPersonId: null }],
    organization: [{ organizationId: "b" }, { path: "/root/a/" }],
    // Another organization's id may begin with the same letters.
    subtree: [{ path: "/root/ab/" }, { path: "/root/" }, { path: "/a/root/a/" }, { path: null }, { organizationId: "a" }],
    city: [{ inCity: false }],
    assigned: [{ assigneeIds: ["p2"] }, { assigneeIds: [] }],
    filling: [{ fillingOrganizationId: "b" }, { organizationId: "a" }],
    handling: [{ handlingOrganizationIds: ["b"] }, { assigneeIds: ["a"] }],
    receiving: [
      { inCity: false, receivingOrganizationId: "a" },
      { inCity: true, receivingOrganizationId: "b" },
    ],
    managing: [{ managingOrganizationId: "b" }, { organizationId: "a" }],
    // Signed in is not shown: only number and code, or a link, open by it.
    shown: [{ caseId: "p1" }, { transferIds: ["p1"] }],
    entrusted: [{ entrustedIds: ["p2"] }, { assigneeIds: ["p1"] }],
    filing: [{ filerOrganizationId: "b" }, { organizationId: "a" }],
  };

  it.each(scopes)("%s reaches its rows and no others", (scope) => {
    for (const facts of reaches[scope]) expect(isWithin(scope, officer, { ...nobody, ...facts }), JSON.stringify(facts)).toBe(true);
    for (const facts of misses[scope]) expect(isWithin(scope, officer, { ...nobody, ...facts }), JSON.stringify(facts)).toBe(false);
  });

  it("counts only the membership one acts under", () => {
    const second = person("p1", membership("b", "/root/b/"), [membership("a", "/root/a/"), membership("b", "/root/b/")]);
    expect(isWithin("organization", second, { ...nobody, organizationId: "a" })).toBe(false);
    expect(isWithin("organization", second, { ...nobody, organizationId: "b" })).toBe(true);
    const alone = person("p1", null, [membership("a", "/root/a/")]);
    expect(isWithin("organization", alone, { ...nobody, organizationId: "a" })).toBe(false);
    expect(isWithin("own", alone, { ...nobody, ownerPersonId: "p1" })).toBe(true);
  });

  it("of visitors and jobs is the city's and nothing else", () => {
    const all: Subject = {
      ownerPersonId: "p1",
      organizationId: "a",
      path: "/root/a/",
      inCity: true,
      assigneeIds: ["p1"],
      fillingOrganizationId: "a",
      handlingOrganizationIds: ["a"],
      receivingOrganizationId: "a",
      managingOrganizationId: "a",
      caseId: "c1",
      transferIds: ["t1"],
      entrustedIds: ["p1"],
      filerOrganizationId: "a",
      barred: { personIds: [], organizationIds: [] },
    };
    for (const actor of [visitor, system]) expect(scopes.filter((scope) => isWithin(scope, actor, all))).toEqual(["city"]);
  });
});

const ids = ["a", "b", "c"] as const;
const anyId = fc.constantFrom(...ids);
const paths = fc.constantFrom("/r/", "/r/a/", "/r/a/b/", "/r/ab/", "/r/c/");
const anySubject: fc.Arbitrary<Subject> = fc.record({
  ownerPersonId: fc.option(anyId),
  organizationId: fc.option(anyId),
  path: fc.option(paths),
  inCity: fc.boolean(),
  assigneeIds: fc.subarray([...ids]),
  fillingOrganizationId: fc.option(anyId),
  handlingOrganizationIds: fc.subarray([...ids]),
  receivingOrganizationId: fc.option(anyId),
  managingOrganizationId: fc.option(anyId),
  caseId: fc.option(anyId),
  transferIds: fc.subarray([...ids]),
  entrustedIds: fc.subarray([...ids]),
  filerOrganizationId: fc.option(anyId),
  barred: fc.record({ personIds: fc.subarray([...ids], { maxLength: 1 }), organizationIds: fc.subarray([...ids], { maxLength: 1 }) }),
});
const anyMembership = fc.tuple(anyId, paths, fc.constantFrom(...roles)).map(([id, path, role]) => membership(id, path, role));
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constant(visitor),
  fc.constant(system),
  anyId.map((caseId): Actor => ({ kind: "claimant", caseId })),
  fc.tuple(anyId, anyId).map(([caseId, transferId]): Actor => ({ kind: "partner", caseId, transferId })),
  fc
    .tuple(anyId, fc.option(anyMembership), fc.array(anyMembership, { maxLength: 2 }))
    .map(([id, acting, others]) => person(id, acting, acting ? [acting, ...others] : others)),
);

describe("any actor", () => {
  it("sees by a scope what a second reading of it says", () => {
    // The same sentences as sets: what the actor brings must meet what the row names.
    const meets = (scope: Scope, actor: Actor, row: Subject): boolean => {
      const me = actor.kind === "person" ? [actor.personId] : [];
      const ours = actor.kind === "person" && actor.acting ? [actor.acting] : [];
      const has = (wanted: readonly (string | null)[], brought: readonly string[]) =>
        wanted.some((id) => id !== null && brought.includes(id));
      const organizations = ours.map(({ organizationId }) => organizationId);
      const rows: Record<Scope, boolean> = {
        own: has([row.ownerPersonId], me),
        assigned: has(row.assigneeIds, me),
        organization: has([row.organizationId], organizations),
        filling: has([row.fillingOrganizationId], organizations),
        handling: has(row.handlingOrganizationIds, organizations),
        receiving: row.inCity && has([row.receivingOrganizationId], organizations),
        managing: has([row.managingOrganizationId], organizations),
        subtree: ours.some(({ organizationPath }) => {
          const above = organizationPath.split("/").filter(Boolean);
          const below = (row.path ?? "").split("/").filter(Boolean);
          return row.path !== null && above.every((step, i) => below[i] === step);
        }),
        city: row.inCity || actor.kind === "system",
        shown:
          (actor.kind === "claimant" || actor.kind === "partner") &&
          has([row.caseId], [actor.caseId]) &&
          (actor.kind === "claimant" || has(row.transferIds, [actor.transferId])),
        entrusted: has(row.entrustedIds, me),
        filing: has([row.filerOrganizationId], organizations),
      };
      const kept = has(row.barred.personIds, me) || (actor.kind === "person" && has(row.barred.organizationIds, actor.ties));
      return rows[scope] && !kept;
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...scopes),
        anyActor,
        anySubject,
        (scope, actor, row) => isWithin(scope, actor, row) === meets(scope, actor, row),
      ),
      { numRuns: 5_000 },
    );
  });

  it("may what one of the granted scopes reaches, and nothing without a grant", () => {
    type P = "read" | "write";
    const rows = Object.fromEntries([...roles, "visitor", "system", "claimant", "partner"].map((role) => [role, {}])) as Grants<P>;
    fc.assert(
      fc.property(anyActor, anySubject, fc.subarray([...scopes]), (actor, row, granted) => {
        const grants: Grants<P> = { ...rows, [holderOf(actor)]: { read: granted } };
        expect(scopesOf(grants, actor, "read")).toEqual(granted);
        expect(can(grants, actor, "read", row)).toBe(granted.some((scope) => isWithin(scope, actor, row)));
        expect(can(grants, actor, "write", row)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("holds the grants of the role acted in, a person without one those of a scientist", () => {
    expect(holderOf(visitor)).toBe("visitor");
    expect(holderOf(system)).toBe("system");
    expect(holderOf(person("p", null, [membership("a", "/r/a/", "cityLeader")]))).toBe("scientist");
    for (const role of roles) expect(holderOf(person("p", membership("a", "/r/a/", role)))).toBe(role);
  });
});
