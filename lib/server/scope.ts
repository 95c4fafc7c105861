import "server-only";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, citySubject, type Membership, type Scope, scopesOf, type Subject } from "@/lib/kernel/access";
import type { Prisma } from "@/prisma/generated/client";

// Each kind of row says twice what a scope means for it: as the facts that `isWithin` reads, and as a Prisma `where`.
// tests/integration/scope.test.ts proves on generated rows that the two agree.

type Reach<W> = {
  membership: (scope: Scope, membership: Membership) => W | null;
  person: (scope: Scope, personId: string) => W | null;
  city: W;
};

/** Null: this actor reaches no row by these scopes. */
function within<W>(reach: Reach<W>, actor: Actor, scopes: readonly Scope[]): W[] {
  return scopes.flatMap((scope) => {
    if (scope === "city") return [actor.kind === "system" ? ({} as W) : reach.city];
    if (actor.kind !== "person") return [];
    const found = reach.person(scope, actor.personId) ?? (actor.acting ? reach.membership(scope, actor.acting) : null);
    return found === null ? [] : [found];
  });
}

const applicationReach: Reach<Prisma.ApplicationWhereInput> = {
  city: { submittedAt: { not: null } },
  person: (scope, personId) => {
    if (scope === "own") return { createdById: personId };
    if (scope === "assigned") return { workItems: { some: { closedAt: null, assigneeId: personId } } };
    return null;
  },
  membership: (scope, { organizationId, organizationPath }) => {
    switch (scope) {
      case "organization":
        return { applicantOrganizationId: organizationId };
      case "subtree":
        return { recommenderPath: { startsWith: organizationPath } };
      case "filling":
        return { applicantOrganizationId: organizationId, OR: [{ entry: null }, { entry: { takenOverAt: { not: null } } }] };
      case "handling":
        return { workItems: { some: { closedAt: null, organizationId } } };
      case "receiving":
        return { submittedAt: { not: null }, round: { receivingOrganizationId: organizationId } };
      default:
        return null;
    }
  },
};

/** What a loader selects so that `applicationSubject` can be built. */
export const applicationScopeSelect = {
  createdById: true,
  applicantOrganizationId: true,
  recommenderPath: true,
  submittedAt: true,
  entry: { select: { takenOverAt: true } },
  round: { select: { receivingOrganizationId: true } },
  workItems: { where: { closedAt: null }, select: { assigneeId: true, organizationId: true } },
} as const satisfies Prisma.ApplicationSelect;

type ApplicationScopeRow = Prisma.ApplicationGetPayload<{ select: typeof applicationScopeSelect }>;

export const applicationSubject = (row: ApplicationScopeRow): Subject => ({
  ownerPersonId: row.createdById,
  organizationId: row.applicantOrganizationId,
  path: row.recommenderPath,
  inCity: row.submittedAt !== null,
  assigneeIds: row.workItems.flatMap(({ assigneeId }) => assigneeId ?? []),
  fillingOrganizationId: row.entry !== null && row.entry.takenOverAt === null ? null : row.applicantOrganizationId,
  handlingOrganizationIds: row.workItems.map(({ organizationId }) => organizationId),
  receivingOrganizationId: row.round.receivingOrganizationId,
  managingOrganizationId: null,
});

const organizationReach: Reach<Prisma.OrganizationWhereInput> = {
  city: {},
  person: () => null,
  membership: (scope, { organizationId, organizationPath }) => {
    if (scope === "organization") return { id: organizationId };
    if (scope === "subtree") return { path: { startsWith: organizationPath } };
    return null;
  },
};

export const organizationSubject = (row: { id: string; path: string }): Subject => ({
  ...citySubject,
  organizationId: row.id,
  path: row.path,
});

const homeReach: Reach<Prisma.HomeWhereInput> = {
  city: {},
  person: () => null,
  membership: (scope, { organizationId, organizationPath }) => {
    if (scope === "organization") return { ownerId: organizationId };
    if (scope === "subtree") return { owner: { path: { startsWith: organizationPath } } };
    if (scope === "managing") return { managerId: organizationId };
    return null;
  },
};

export const homeSubject = (row: { ownerId: string; managerId: string | null; owner: { path: string } }): Subject => ({
  ...citySubject,
  organizationId: row.ownerId,
  path: row.owner.path,
  managingOrganizationId: row.managerId,
});

const nothing = { id: { in: [] as string[] } };
/** To Prisma an empty filter among others in OR is no row, where it stands for every row. */
function anyOf<W extends object>(wheres: W[]) {
  if (wheres.length === 0) return nothing;
  return wheres.some((where) => Object.keys(where).length === 0) ? {} : { OR: wheres };
}

/** Rows within the scopes given; `…For` takes them from the grants. */
export const scopeWhere = {
  application: (actor: Actor, scopes: readonly Scope[]): Prisma.ApplicationWhereInput => anyOf(within(applicationReach, actor, scopes)),
  organization: (actor: Actor, scopes: readonly Scope[]): Prisma.OrganizationWhereInput => anyOf(within(organizationReach, actor, scopes)),
  home: (actor: Actor, scopes: readonly Scope[]): Prisma.HomeWhereInput => anyOf(within(homeReach, actor, scopes)),
};

export const applicationsFor = (actor: Actor, permission: Permission) =>
  scopeWhere.application(actor, scopesOf(grantTable, actor, permission));
export const organizationsFor = (actor: Actor, permission: Permission) =>
  scopeWhere.organization(actor, scopesOf(grantTable, actor, permission));
export const homesFor = (actor: Actor, permission: Permission) => scopeWhere.home(actor, scopesOf(grantTable, actor, permission));
