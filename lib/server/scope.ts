import "server-only";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, citySubject, type Membership, type Scope, scopesOf, type Subject } from "@/lib/kernel/access";
import type { Prisma } from "@/prisma/generated/client";
import { joinSql, type Sql, sql } from "./db";

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
  ...citySubject,
  ownerPersonId: row.createdById,
  organizationId: row.applicantOrganizationId,
  path: row.recommenderPath,
  inCity: row.submittedAt !== null,
  assigneeIds: row.workItems.flatMap(({ assigneeId }) => assigneeId ?? []),
  fillingOrganizationId: row.entry !== null && row.entry.takenOverAt === null ? null : row.applicantOrganizationId,
  handlingOrganizationIds: row.workItems.map(({ organizationId }) => organizationId),
  receivingOrganizationId: row.round.receivingOrganizationId,
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

/** What a loader selects so that `homeSubject` can be built. */
export const homeScopeSelect = {
  ownerId: true,
  managerId: true,
  owner: { select: { path: true } },
} as const satisfies Prisma.HomeSelect;

export const homeSubject = (row: { ownerId: string; managerId: string | null; owner: { path: string } }): Subject => ({
  ...citySubject,
  organizationId: row.ownerId,
  path: row.owner.path,
  managingOrganizationId: row.managerId,
});

/** Of the home an activity is for: what a stranger only drafts is not its business yet. */
const atHome = (home: Prisma.HomeWhereInput): Prisma.ActivityWhereInput => ({
  home,
  OR: [{ filedAt: { not: null } }, { organizerId: { not: null } }],
});

const activityReach: Reach<Prisma.ActivityWhereInput> = {
  city: { filedAt: { not: null } },
  person: (scope, personId) => {
    if (scope === "own") return { filedById: personId };
    if (scope === "assigned") return { workItems: { some: { closedAt: null, assigneeId: personId } } };
    return null;
  },
  membership: (scope, { organizationId, organizationPath }) => {
    switch (scope) {
      case "organization":
        return atHome({ ownerId: organizationId });
      case "managing":
        return atHome({ managerId: organizationId });
      case "subtree":
        return { filedAt: { not: null }, home: { owner: { path: { startsWith: organizationPath } } } };
      case "filing":
        return { organizerId: organizationId };
      case "handling":
        return { workItems: { some: { closedAt: null, organizationId } } };
      default:
        return null;
    }
  },
};

/** What a loader selects so that `activitySubject` can be built. */
export const activityScopeSelect = {
  filedById: true,
  organizerId: true,
  filedAt: true,
  home: { select: homeScopeSelect },
  workItems: { where: { closedAt: null }, select: { assigneeId: true, organizationId: true } },
} as const satisfies Prisma.ActivitySelect;

type ActivityScopeRow = Prisma.ActivityGetPayload<{ select: typeof activityScopeSelect }>;

export function activitySubject(row: ActivityScopeRow): Subject {
  const known = row.filedAt !== null || row.organizerId !== null;
  return {
    ...citySubject,
    ownerPersonId: row.filedById,
    organizationId: known ? row.home.ownerId : null,
    managingOrganizationId: known ? row.home.managerId : null,
    path: row.filedAt === null ? null : row.home.owner.path,
    inCity: row.filedAt !== null,
    filerOrganizationId: row.organizerId,
    assigneeIds: row.workItems.flatMap(({ assigneeId }) => assigneeId ?? []),
    handlingOrganizationIds: row.workItems.map(({ organizationId }) => organizationId),
  };
}

const bookingReach: Reach<Prisma.BookingWhereInput> = {
  city: {},
  person: (scope, personId) => (scope === "own" ? { requestedById: personId } : null),
  membership: (scope, { organizationId, organizationPath }) => {
    if (scope === "organization") return { room: { home: { ownerId: organizationId } } };
    if (scope === "managing") return { room: { home: { managerId: organizationId } } };
    return scope === "subtree" ? { room: { home: { owner: { path: { startsWith: organizationPath } } } } } : null;
  },
};

/** What a loader selects so that `bookingSubject` can be built. */
export const bookingScopeSelect = {
  requestedById: true,
  room: { select: { home: { select: homeScopeSelect } } },
} as const satisfies Prisma.BookingSelect;

type BookingScopeRow = Prisma.BookingGetPayload<{ select: typeof bookingScopeSelect }>;

export const bookingSubject = (row: BookingScopeRow): Subject => ({ ...homeSubject(row.room.home), ownerPersonId: row.requestedById });

const narrowTo = (personId: string): Prisma.RightsCaseWhereInput => ({
  narrow: true,
  OR: [{ counsellorId: personId }, { counsellorId: null, category: { keepers: { some: { personId } } } }],
});

const caseReach: Reach<Prisma.RightsCaseWhereInput> = {
  city: { respondentSettled: true, narrow: false },
  person: (scope, personId) => {
    if (scope === "entrusted") return narrowTo(personId);
    if (scope === "assigned") return { workItems: { some: { closedAt: null, assigneeId: personId } } };
    return null;
  },
  membership: (scope, { organizationId }) => {
    if (scope === "organization") return { narrow: false, officeId: organizationId };
    if (scope === "handling") return { narrow: false, workItems: { some: { closedAt: null, organizationId } } };
    if (scope === "filing") return { filerOrganizationId: organizationId };
    return null;
  },
};

/** What a loader selects so that `caseSubject` can be built. */
export const caseScopeSelect = {
  id: true,
  officeId: true,
  narrow: true,
  respondentSettled: true,
  counsellorId: true,
  filerOrganizationId: true,
  category: { select: { keepers: { select: { personId: true } } } },
  bars: { select: { organizationId: true, personId: true } },
  transfers: { select: { id: true, state: true } },
  workItems: { where: { closedAt: null }, select: { assigneeId: true, organizationId: true } },
} as const satisfies Prisma.RightsCaseSelect;

type CaseScopeRow = Prisma.RightsCaseGetPayload<{ select: typeof caseScopeSelect }>;

export const caseSubject = (row: CaseScopeRow): Subject => ({
  ...citySubject,
  organizationId: row.narrow ? null : row.officeId,
  // Until the desk has said whom it is about, only the desk sees it: its leaders may be the ones.
  inCity: row.respondentSettled && !row.narrow,
  assigneeIds: row.workItems.flatMap(({ assigneeId }) => assigneeId ?? []),
  handlingOrganizationIds: row.narrow ? [] : row.workItems.map(({ organizationId }) => organizationId),
  caseId: row.id,
  transferIds: row.transfers.map(({ id }) => id),
  entrustedIds: row.narrow ? (row.counsellorId === null ? row.category.keepers.map(({ personId }) => personId) : [row.counsellorId]) : [],
  filerOrganizationId: row.filerOrganizationId,
  barred: {
    personIds: row.bars.flatMap(({ personId }) => personId ?? []),
    organizationIds: row.bars.flatMap(({ organizationId }) => organizationId ?? []),
  },
});

/** The bars as SQL: nothing that reaches a case goes past them. */
const unbarred = (actor: Actor): Prisma.RightsCaseWhereInput =>
  actor.kind === "person" ? { bars: { none: { OR: [{ personId: actor.personId }, { organizationId: { in: [...actor.ties] } }] } } } : {};

const shownTo = (actor: Actor): Prisma.RightsCaseWhereInput | null => {
  if (actor.kind === "claimant") return { id: actor.caseId };
  return actor.kind === "partner" ? { id: actor.caseId, transfers: { some: { id: actor.transferId } } } : null;
};

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
  activity: (actor: Actor, scopes: readonly Scope[]): Prisma.ActivityWhereInput => anyOf(within(activityReach, actor, scopes)),
  booking: (actor: Actor, scopes: readonly Scope[]): Prisma.BookingWhereInput => anyOf(within(bookingReach, actor, scopes)),
  rightsCase: (actor: Actor, scopes: readonly Scope[]): Prisma.RightsCaseWhereInput => {
    const shown = scopes.includes("shown") ? shownTo(actor) : null;
    return { AND: [anyOf([...within(caseReach, actor, scopes), ...(shown ? [shown] : [])]), unbarred(actor)] };
  },
};

export const applicationsFor = (actor: Actor, permission: Permission) =>
  scopeWhere.application(actor, scopesOf(grantTable, actor, permission));
export const organizationsFor = (actor: Actor, permission: Permission) =>
  scopeWhere.organization(actor, scopesOf(grantTable, actor, permission));
export const homesFor = (actor: Actor, permission: Permission) => scopeWhere.home(actor, scopesOf(grantTable, actor, permission));
export const activitiesFor = (actor: Actor, permission: Permission) => scopeWhere.activity(actor, scopesOf(grantTable, actor, permission));
/** Sessions of those activities, and those whose own work is with one's office: as `sessionSubject` says of one. */
export function sessionsFor(actor: Actor, permission: Permission): Prisma.ActivitySessionWhereInput {
  const of = { activity: activitiesFor(actor, permission) };
  if (actor.kind !== "person" || !actor.acting || !scopesOf(grantTable, actor, permission).includes("handling")) return of;
  return { OR: [of, { workItems: { some: { closedAt: null, organizationId: actor.acting.organizationId } } }] };
}
export const bookingsFor = (actor: Actor, permission: Permission) => scopeWhere.booking(actor, scopesOf(grantTable, actor, permission));
export const casesFor = (actor: Actor, permission: Permission) => scopeWhere.rightsCase(actor, scopesOf(grantTable, actor, permission));

/**
 * The same for figures over many cases, as a condition on "RightsCase" c: those that are nobody's in particular. Whoever is entrusted with
 * a narrow one is told of it by name, never in a figure. tests/integration/rights-office.test.ts proves that it agrees with `casesFor`.
 */
export function openCasesSql(actor: Actor, permission: Permission): Sql {
  if (actor.kind !== "person") return sql`FALSE`;
  const acting = actor.acting?.organizationId ?? null;
  const reach = scopesOf(grantTable, actor, permission).flatMap((scope) => {
    if (scope === "city") return [sql`c."respondentSettled"`];
    return scope === "organization" && acting !== null ? [sql`c."officeId" = ${acting}::uuid`] : [];
  });
  if (reach.length === 0) return sql`FALSE`;
  return sql`NOT c."narrow" AND (${joinSql(reach, " OR ")}) AND ${unbarredSql(actor)}`;
}

/** The bars alone, for figures that name no case. */
export const unbarredSql = (actor: Extract<Actor, { kind: "person" }>): Sql => sql`
  NOT EXISTS (SELECT FROM "CaseBar" b WHERE b."caseId" = c."id"
    AND (b."personId" = ${actor.personId}::uuid OR b."organizationId" = ANY(${[...actor.ties]}::uuid[])))`;

/** As `isBarred` says, of any "Person" p: by their own bar, or by a post of theirs in three years (lib/server/session.ts). */
export const knowsNothingSql = (caseId: string, now: Date): Sql => sql`
  EXISTS (SELECT FROM "CaseBar" b WHERE b."caseId" = ${caseId}::uuid AND (b."personId" = p."id"
    OR b."organizationId" IN (SELECT t."organizationId" FROM "Membership" t WHERE t."personId" = p."id"
      AND (t."validTo" IS NULL OR t."validTo" > ${now}::timestamptz - interval '3 years'))))`;
