// Who may do what, over which rows. Pure.

export const roles = [
  "scientist",
  "enterpriseOfficer",
  "townshipOfficer",
  "receivingOfficer",
  "cityStaff",
  "cityLeader",
  "expert",
  "systemAdmin",
  "securityAdmin",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** Kinds of actor that are not people have a row of their own in the grants. */
export type GrantHolder = Role | "visitor" | "system" | "claimant" | "partner";

/**
 * own: the person it belongs to · organization: the applicant's or owner's organization · subtree: the recommender's path, copied at
 * submission, starts with the actor's organization · city: everything handed in to the city · assigned: the person's own open work ·
 * filling: the applicant's organization, unless the office entered it and still fills it in (代录) · handling: the organization with open work
 * on it · receiving: the organization a round names to receive papers (Y9) · managing: who looks after a home without owning it (Y20) ·
 * shown: the case whose number and code, or whose link, was shown · entrusted: a narrow case, by those entrusted with its category until one
 * of them has it · filing: the organization that filed a case for somebody (K11), or an activity (Y21).
 */
export const scopes = [
  "own",
  "organization",
  "subtree",
  "city",
  "assigned",
  "filling",
  "handling",
  "receiving",
  "managing",
  "shown",
  "entrusted",
  "filing",
] as const;
export type Scope = (typeof scopes)[number];

export type Membership = {
  id: string;
  organizationId: string;
  organizationName: string;
  organizationPath: string;
  role: Role;
};

export type Actor =
  | {
      kind: "person";
      personId: string;
      name: string;
      sessionId: string;
      /** Null: acting as a person, in the role scientist. */
      acting: Membership | null;
      memberships: readonly Membership[];
      /** Every organization one belongs to, or did in the last three years: what one must not see is told by all of them. */
      ties: readonly string[];
    }
  | { kind: "system"; job: string }
  /** Whoever showed a case's number and code. */
  | { kind: "claimant"; caseId: string }
  /** A body that a case was handed to, by its link. */
  | { kind: "partner"; caseId: string; transferId: string }
  | { kind: "visitor" };

/** The few facts about a row that scopes look at; every feature's loader supplies them. */
export type Subject = {
  ownerPersonId: string | null;
  organizationId: string | null;
  /** "/root/township/", or null while it is nobody else's business. */
  path: string | null;
  /** Whether it was handed in to the city, or is the city's own. */
  inCity: boolean;
  assigneeIds: readonly string[];
  fillingOrganizationId: string | null;
  handlingOrganizationIds: readonly string[];
  receivingOrganizationId: string | null;
  managingOrganizationId: string | null;
  /** Of rights cases. */
  caseId: string | null;
  transferIds: readonly string[];
  entrustedIds: readonly string[];
  filerOrganizationId: string | null;
  /** To whom it does not exist, whatever else reaches it: the body a case is about and whoever has an interest in it. */
  barred: { personIds: readonly string[]; organizationIds: readonly string[] };
};

/** A subject that only the city scope reaches; loaders name what differs. */
export const citySubject: Subject = {
  ownerPersonId: null,
  organizationId: null,
  path: null,
  inCity: true,
  assigneeIds: [],
  fillingOrganizationId: null,
  handlingOrganizationIds: [],
  receivingOrganizationId: null,
  managingOrganizationId: null,
  caseId: null,
  transferIds: [],
  entrustedIds: [],
  filerOrganizationId: null,
  barred: { personIds: [], organizationIds: [] },
};

/** 信访工作条例 28, 30: whoever has an interest in a case is not to know of it. */
export const isBarred = (actor: Actor, { barred }: Subject): boolean =>
  actor.kind === "person" && (barred.personIds.includes(actor.personId) || barred.organizationIds.some((id) => actor.ties.includes(id)));

export function holderOf(actor: Actor): GrantHolder {
  if (actor.kind !== "person") return actor.kind;
  return actor.acting?.role ?? "scientist";
}

/** Does this scope of this actor reach this row? lib/server/scope.ts says the same as a Prisma `where`. */
export function isWithin(scope: Scope, actor: Actor, subject: Subject): boolean {
  // The portal's own jobs also look after what nobody has handed in yet.
  if (scope === "city") return !isBarred(actor, subject) && (subject.inCity || actor.kind === "system");
  if (scope === "shown")
    return (
      (actor.kind === "claimant" && subject.caseId === actor.caseId) ||
      (actor.kind === "partner" && subject.caseId === actor.caseId && subject.transferIds.includes(actor.transferId))
    );
  if (actor.kind !== "person" || isBarred(actor, subject)) return false;
  if (scope === "entrusted") return subject.entrustedIds.includes(actor.personId);
  if (scope === "own") return subject.ownerPersonId === actor.personId;
  if (scope === "assigned") return subject.assigneeIds.includes(actor.personId);
  const membership = actor.acting;
  if (!membership) return false;
  switch (scope) {
    case "organization":
      return subject.organizationId === membership.organizationId;
    case "subtree":
      return subject.path !== null && subject.path.startsWith(membership.organizationPath);
    case "filling":
      return subject.fillingOrganizationId === membership.organizationId;
    case "handling":
      return subject.handlingOrganizationIds.includes(membership.organizationId);
    case "receiving":
      return subject.inCity && subject.receivingOrganizationId === membership.organizationId;
    case "managing":
      return subject.managingOrganizationId === membership.organizationId;
    case "filing":
      return subject.filerOrganizationId === membership.organizationId;
  }
}

export type Grants<P extends string> = Record<GrantHolder, Partial<Record<P, readonly Scope[]>>>;

export function scopesOf<P extends string>(grants: Grants<P>, actor: Actor, permission: P): readonly Scope[] {
  return grants[holderOf(actor)][permission] ?? [];
}

export function can<P extends string>(grants: Grants<P>, actor: Actor, permission: P, subject: Subject): boolean {
  return scopesOf(grants, actor, permission).some((scope) => isWithin(scope, actor, subject));
}
