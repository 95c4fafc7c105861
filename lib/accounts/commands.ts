import "server-only";
import { citySubject, type Membership, type Role, type Subject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { digitsOf } from "@/lib/kernel/writing";
import type { Permission } from "@/lib/grants";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { hashPassword, passwordMatches } from "@/lib/server/password";
import { organizationSubject } from "@/lib/server/scope";
import { hashSecret, hashToken, newCode, newToken } from "@/lib/server/secrets";
import { openSession } from "@/lib/server/session";
import { closeWork, handOverWork, openWork } from "@/lib/work/writes";
import { failuresBeforeLock, invitationDays, invitedBy, landingOf, lockMinutes, resetHours, safeNext } from "./rules";
import * as schema from "./schema";

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);
const hour = 3_600_000;

/** Acts that come before anybody is known; the gate still parses, permits and records them. */
const open = async (): Promise<Loaded<null>> => ({ id: "", subject: citySubject, row: null });

/** One's own account. */
async function ownAccount({ actor }: Context<unknown>): Promise<Loaded<{ personId: string; sessionId: string }> | null> {
  if (actor.kind !== "person") return null;
  return {
    id: actor.personId,
    subject: { ...citySubject, ownerPersonId: actor.personId },
    row: { personId: actor.personId, sessionId: actor.sessionId },
  };
}

type SignedIn = { ok: true; token: string; target: string } | { ok: false };

/**
 * Sign-in by mobile number and password. A wrong pair is a value, not a refusal, so that the count of failures is committed. Unknown,
 * locked and wrong cost the same hash and get the same answer.
 */
export const signIn = defineCommand({
  permission: "account.signIn",
  sight: "account.signIn",
  subjectKind: "person",
  secretValue: true,
  input: schema.signInInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    const person = await tx.person.findFirst({ where: { phoneKey: digitsOf(input.phone), status: "active" }, select: { id: true } });
    const personId = person?.id ?? null;
    const rows = await tx.$queryRaw<{ hash: string; failures: number; lockedUntil: Date | null }[]>`
      SELECT "hash", "failures", "lockedUntil" FROM "Credential" WHERE "personId" = ${personId}::uuid FOR UPDATE`;
    const credential = rows[0];
    const locked = credential?.lockedUntil != null && now < credential.lockedUntil;
    const matches = await passwordMatches(credential?.hash ?? null, input.password);
    const id = personId ?? "";
    if (!credential || personId === null || locked || !matches) {
      const failures = locked ? (credential?.failures ?? 0) : (credential?.failures ?? 0) + 1;
      const lock = !locked && failures >= failuresBeforeLock;
      await tx.credential.updateMany({
        where: { personId: personId ?? "00000000-0000-0000-0000-000000000000" },
        data: lock ? { failures: 0, lockedUntil: after(now, lockMinutes * 60_000) } : { failures },
      });
      return { value: { ok: false } as SignedIn, changes: [{ field: "Session.refused", to: lock ? "locked" : "wrong" }], id };
    }
    await tx.credential.update({ where: { personId }, data: { failures: 0, lockedUntil: null }, select: { personId: true } });
    const token = newToken();
    const session = await openSession(tx, personId, token, now);
    const value: SignedIn = { ok: true, token, target: safeNext(input.next) ?? landingOf[session.role] };
    return { value, changes: [{ field: "Session.opened", to: session.id }], id };
  },
});

const revokeSessions = (tx: Tx, personId: string, now: Date, where: { id?: string | { not: string } }) =>
  tx.session.updateMany({ where: { personId, revokedAt: null, ...where }, data: { revokedAt: now } });

export const signOut = defineCommand({
  permission: "account.manage",
  sight: "account.manage",
  subjectKind: "person",
  input: schema.nothing,
  load: ownAccount,
  execute: async ({ tx, row, now }) => {
    await revokeSessions(tx, row.personId, now, { id: row.sessionId });
    return { value: null, changes: [{ field: "Session.revokedAt", to: now }] };
  },
});

export const signOutEverywhere = defineCommand({
  permission: "account.manage",
  sight: "account.manage",
  subjectKind: "person",
  input: schema.nothing,
  load: ownAccount,
  execute: async ({ tx, row, now }) => {
    const { count } = await revokeSessions(tx, row.personId, now, {});
    return { value: null, changes: [{ field: "Session.revoked", to: count }] };
  },
});

export const switchMembership = defineCommand({
  permission: "account.manage",
  sight: "account.manage",
  subjectKind: "person",
  input: schema.switchMembershipInput,
  load: ownAccount,
  execute: async ({ tx, actor, row, input }) => {
    const held: readonly Membership[] = actor.kind === "person" ? actor.memberships : [];
    const chosen = held.find(({ id }) => id === input.membershipId);
    if (input.membershipId !== null && !chosen) throw invalid("membershipId", "notChoice");
    await tx.session.update({ where: { id: row.sessionId }, data: { membershipId: input.membershipId }, select: { id: true } });
    return {
      value: { target: landingOf[chosen?.role ?? "scientist"] },
      changes: [{ field: "Session.membershipId", to: input.membershipId }],
    };
  },
});

export const changePassword = defineCommand({
  permission: "account.manage",
  sight: "account.manage",
  subjectKind: "person",
  input: schema.changePasswordInput,
  load: ownAccount,
  execute: async ({ tx, row, input, now }) => {
    const credential = await tx.credential.findUnique({ where: { personId: row.personId }, select: { hash: true } });
    if (!(await passwordMatches(credential?.hash ?? null, input.current))) throw invalid("current", "wrongPassword");
    await setPassword(tx, row.personId, input.password, now);
    await revokeSessions(tx, row.personId, now, { id: { not: row.sessionId } });
    return { value: null, changes: [{ field: "Credential.hash" }] };
  },
});

async function setPassword(tx: Tx, personId: string, password: string, now: Date): Promise<void> {
  const hash = await hashPassword(password);
  await tx.credential.upsert({
    where: { personId },
    create: { personId, hash, changedAt: now },
    update: { hash, changedAt: now, failures: 0, lockedUntil: null },
    select: { personId: true },
  });
}

async function createPerson(tx: Tx, person: { name: string; phone: string; password: string }, now: Date): Promise<string> {
  const { id } = await tx.person.create({
    data: { name: person.name, phone: person.phone, phoneKey: digitsOf(person.phone) },
    select: { id: true },
  });
  await setPassword(tx, id, person.password, now);
  return id;
}

const knows = async (tx: Tx, phoneKey: string) => (await tx.person.count({ where: { phoneKey, status: "active" } })) > 0;

/** A number that has an account already gets the same answer at the same cost; nothing about it changes. */
export const register = defineCommand({
  permission: "account.register",
  sight: "account.register",
  subjectKind: "person",
  secretValue: true,
  input: schema.registerInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    if (await knows(tx, input.phone)) {
      await hashPassword(input.password);
      return { value: null, changes: [{ field: "Person.known", to: true }] };
    }
    const id = await createPerson(tx, input, now);
    return { value: null, changes: [{ field: "Person.created", to: true }], id };
  },
});

const rootOrganization = (tx: Tx) =>
  tx.organization.findFirstOrThrow({ where: { parentId: null, status: "active" }, orderBy: { createdAt: "asc" }, select: { id: true } });

/** Asks the security administrator to check by telephone and issue a link; says the same for every number. */
export const requestReset = defineCommand({
  permission: "account.requestReset",
  sight: "account.requestReset",
  subjectKind: "person",
  input: schema.resetRequestInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    const person = await tx.person.findFirst({ where: { phoneKey: input.phone, status: "active" }, select: { id: true } });
    const { id: organizationId } = await rootOrganization(tx);
    if (person) {
      await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${person.id}::uuid FOR UPDATE`;
      const waiting = await tx.workItem.count({
        where: { subjectKind: "person", subjectId: person.id, purpose: "resetPassword", closedAt: null },
      });
      if (waiting === 0)
        await openWork(tx, {
          subjectKind: "person",
          subjectId: person.id,
          purpose: "resetPassword",
          organizationId,
          role: "securityAdmin",
          openedAt: now,
          dueAt: null,
        });
    }
    return { value: null, changes: [{ field: "WorkItem.resetPassword", to: person !== null }], id: person?.id ?? "" };
  },
});

export const issueReset = defineCommand({
  permission: "person.resetPassword",
  sight: "person.resetPassword",
  subjectKind: "person",
  secretValue: true,
  input: schema.issueResetInput,
  load: async ({ tx, input }) => {
    const rows = await tx.$queryRaw<
      { id: string; phone: string }[]
    >`SELECT "id", "phone" FROM "Person" WHERE "id" = ${input.personId}::uuid AND "status" = 'active' FOR UPDATE`;
    return rows[0] ? { id: rows[0].id, subject: { ...citySubject, ownerPersonId: rows[0].id }, row: rows[0] } : null;
  },
  execute: async ({ tx, actor, row, now }) => {
    const token = newToken();
    await tx.oneTimeToken.updateMany({
      where: { purpose: "passwordReset", personId: row.id, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.oneTimeToken.create({
      data: {
        purpose: "passwordReset",
        hash: hashToken(token),
        personId: row.id,
        issuedById: actor.kind === "person" ? actor.personId : null,
        createdAt: now,
        expiresAt: after(now, resetHours * hour),
      },
      select: { id: true },
    });
    await closeWork(tx, "person", row.id, now);
    return { value: { token, phone: row.phone }, changes: [{ field: "OneTimeToken.passwordReset", to: "issued" }] };
  },
});

type TokenRow = {
  id: string;
  personId: string | null;
  organizationId: string | null;
  role: Role | null;
  name: string | null;
  phoneKey: string | null;
  issuedById: string | null;
};

/** Uses a token up: of any number of callers at once, one gets the row. */
async function useToken(tx: Tx, purpose: "setup" | "invitation" | "passwordReset", hash: string, now: Date): Promise<TokenRow | null> {
  const rows = await tx.$queryRaw<TokenRow[]>`
    UPDATE "OneTimeToken" SET "usedAt" = ${now}
    WHERE "hash" = ${hash} AND "purpose" = ${purpose}::"TokenPurpose" AND "usedAt" IS NULL AND "revokedAt" IS NULL AND ${now} < "expiresAt"
    RETURNING "id", "personId", "organizationId", "role", "name", "phoneKey", "issuedById"`;
  return rows[0] ?? null;
}

const unusable = (field: string) => invalid(field, "tokenUnusable");

export const useReset = defineCommand({
  permission: "account.useReset",
  sight: "account.useReset",
  subjectKind: "person",
  secretValue: true,
  input: schema.useResetInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    const token = await useToken(tx, "passwordReset", hashToken(input.token), now);
    if (!token?.personId) throw unusable("token");
    await setPassword(tx, token.personId, input.password, now);
    await revokeSessions(tx, token.personId, now, {});
    return { value: null, changes: [{ field: "Credential.hash" }], id: token.personId };
  },
});

async function inviteInto({ tx, input }: Context<{ organizationId: string }>): Promise<Loaded<{ id: string }> | null> {
  const row = await tx.organization.findFirst({ where: { id: input.organizationId, status: "active" }, select: { id: true, path: true } });
  return row ? { id: row.id, subject: organizationSubject(row), row } : null;
}

/** An invitation binds a name and a mobile number to a role in one organization. The code is shown once, to be handed over. */
const invitation = (permission: Permission, allowed: readonly Role[]) =>
  defineCommand({
    permission,
    sight: "organization.read",
    subjectKind: "organization",
    secretValue: true,
    input: schema.inviteInput,
    load: inviteInto,
    execute: async ({ tx, actor, input, row, now }) => {
      if (!allowed.includes(input.role)) throw invalid("role", "notChoice");
      if (actor.kind === "person") {
        const self = await tx.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { phoneKey: true } });
        // Nobody gives rights to themselves; the membership's CHECK would refuse it later, with less to say.
        if (self.phoneKey === input.phone) throw invalid("phone", "notSelf");
      }
      const code = newCode();
      await tx.oneTimeToken.create({
        data: {
          purpose: "invitation",
          hash: hashSecret(code),
          organizationId: row.id,
          role: input.role,
          name: input.name,
          phoneKey: input.phone,
          issuedById: actor.kind === "person" ? actor.personId : null,
          createdAt: now,
          expiresAt: after(now, invitationDays * 24 * hour),
        },
        select: { id: true },
      });
      return { value: { code, name: input.name }, changes: [{ field: "OneTimeToken.role", to: input.role }] };
    },
  });

export const inviteOfficer = invitation("membership.inviteOfficer", invitedBy.officer);
export const inviteCity = invitation("membership.inviteCity", invitedBy.city);
export const inviteSystem = invitation("membership.inviteSystem", invitedBy.system);

type Accepted = { token: string | null; target: string };

/** Makes the account where there is none; the signed-in accept with the account they have, if the number is theirs. */
export const acceptInvitation = defineCommand({
  permission: "account.acceptInvitation",
  sight: "account.acceptInvitation",
  subjectKind: "person",
  secretValue: true,
  input: schema.acceptInvitationInput,
  load: open,
  execute: async ({ tx, actor, input, now }) => {
    const token = await useToken(tx, "invitation", hashSecret(input.code), now);
    if (!token?.organizationId || !token.role || !token.name || !token.phoneKey) throw unusable("code");
    let personId: string;
    let session: string | null = null;
    if (actor.kind === "person") {
      const self = await tx.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { phoneKey: true } });
      if (self.phoneKey !== token.phoneKey) throw invalid("code", "otherPerson");
      personId = actor.personId;
    } else {
      if (await knows(tx, token.phoneKey)) throw invalid("code", "signInFirst");
      const password = schema.registerInput.shape.password.safeParse(input.password ?? "");
      if (!password.success) throw invalid("password", "weakPassword");
      personId = await createPerson(tx, { name: token.name, phone: token.phoneKey, password: password.data }, now);
    }
    await requireFit(tx, personId, token.organizationId, token.role, now);
    const membership = await tx.membership.create({
      data: { personId, organizationId: token.organizationId, role: token.role, validFrom: now, grantedById: token.issuedById },
      select: { id: true },
    });
    if (actor.kind === "person")
      await tx.session.update({ where: { id: actor.sessionId }, data: { membershipId: membership.id }, select: { id: true } });
    else {
      session = newToken();
      await openSession(tx, personId, session, now);
    }
    const value: Accepted = { token: session, target: landingOf[token.role] };
    return {
      value,
      changes: [
        { field: "Membership.role", to: token.role },
        { field: "Membership.organizationId", to: token.organizationId },
      ],
      id: personId,
    };
  },
});

/** Says in words what the membership's exclusions would refuse: one office held twice, two of the three administrators in one person. */
async function requireFit(tx: Tx, personId: string, organizationId: string, role: Role, now: Date): Promise<void> {
  const held = await tx.membership.findMany({
    where: { personId, OR: [{ validTo: null }, { validTo: { gt: now } }] },
    select: { organizationId: true, role: true },
  });
  if (held.some((one) => one.organizationId === organizationId && one.role === role)) throw invalid("code", "alreadyThere");
  const officers: readonly Role[] = invitedBy.system;
  if (officers.includes(role) && held.some((one) => officers.includes(one.role) && one.role !== role))
    throw invalid("code", "threeOfficers");
}

/** A change of officer: the membership ends now, and what the person had in hand goes to the successor or back to the role. */
export const endMembership = defineCommand({
  permission: "membership.end",
  sight: "organization.read",
  subjectKind: "organization",
  input: schema.endMembershipInput,
  load: async ({ tx, input }) => {
    const rows = await tx.$queryRaw<{ id: string; personId: string; organizationId: string; role: Role; validTo: Date | null }[]>`
      SELECT "id", "personId", "organizationId", "role", "validTo" FROM "Membership" WHERE "id" = ${input.membershipId}::uuid FOR UPDATE`;
    const row = rows[0];
    if (!row) return null;
    const organization = await tx.organization.findUniqueOrThrow({ where: { id: row.organizationId }, select: { id: true, path: true } });
    return { id: organization.id, subject: organizationSubject(organization) satisfies Subject, row };
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind === "person" && actor.personId === row.personId) throw invalid("membershipId", "notSelf");
    if (row.validTo !== null) throw new Refusal({ kind: "conflict" });
    if (input.successorId !== null) {
      const successor = await tx.membership.count({
        where: {
          personId: input.successorId,
          organizationId: row.organizationId,
          role: row.role,
          validFrom: { lte: now },
          OR: [{ validTo: null }, { validTo: { gt: now } }],
        },
      });
      if (successor === 0) throw invalid("successorId", "notChoice");
    }
    await tx.membership.update({ where: { id: row.id }, data: { validTo: now }, select: { id: true } });
    const moved = await handOverWork(tx, row.organizationId, row.personId, input.successorId);
    return {
      value: { moved },
      changes: [
        { field: "Membership.validTo", to: now },
        { field: "WorkItem.handedOver", to: moved },
      ],
    };
  },
});

/** The first visit in production: the city's name and its first security administrator, with the token from the log. */
export const setUp = defineCommand({
  permission: "portal.setUp",
  sight: "portal.setUp",
  subjectKind: "organization",
  secretValue: true,
  input: schema.setUpInput,
  load: open,
  execute: async ({ tx, input, now }) => {
    const token = await useToken(tx, "setup", hashToken(input.token), now);
    if (!token) throw unusable("token");
    const root = await tx.organization.create({
      data: { kindCode: "cityAssociation", name: input.associationName, createdAt: now },
      select: { id: true },
    });
    const city = { name: input.cityName, association: input.associationName };
    await tx.setting.upsert({
      where: { key: "city" },
      create: { key: "city", value: city },
      update: { value: city },
      select: { key: true },
    });
    const personId = await createPerson(tx, input, now);
    await tx.membership.create({
      data: { personId, organizationId: root.id, role: "securityAdmin", validFrom: now },
      select: { id: true },
    });
    const session = newToken();
    await openSession(tx, personId, session, now);
    return {
      value: { token: session, target: "/city" },
      changes: [{ field: "Organization.name", to: input.associationName }],
      id: root.id,
    };
  },
});
