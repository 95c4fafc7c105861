import "server-only";
import { listConflicted } from "@/lib/applications/queries/conflicts";
import { lockPeople, recuse } from "@/lib/applications/writes";
import type { Permission } from "@/lib/grants";
import type { Role, Subject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { organizationSubject } from "@/lib/server/scope";
import { hashSecret, newCode, newToken } from "@/lib/server/secrets";
import { openSession } from "@/lib/server/session";
import { handOverWork } from "@/lib/work/writes";
import { invitationDays, invitedBy, landingOf } from "../rules";
import * as schema from "../schema";
import { after, createPerson, hour, knows, open, unusable, useToken } from "./account";

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
    await lockPeople(tx, [personId]);
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
    const left = await leaveConflicted(tx, personId, now);
    return {
      value,
      changes: [
        { field: "Membership.role", to: token.role },
        { field: "Membership.organizationId", to: token.organizationId },
        ...(left > 0 ? [{ field: "ScoreSheet.recused" as const, to: left }] : []),
      ],
      id: personId,
    };
  },
});

/** Who takes on an office at a unit, or at its recommender, does not go on scoring it as an expert. */
async function leaveConflicted(tx: Tx, personId: string, now: Date): Promise<number> {
  const sheets = await listConflicted(tx, personId);
  for (const { blocked, ...sheet } of sheets) await recuse(tx, sheet, { reason: null, detected: blocked, byId: personId, now });
  return sheets.length;
}

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
const ending = (permission: Permission, allowed: readonly Role[]) =>
  defineCommand({
    permission,
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
      if (!allowed.includes(row.role)) throw invalid("membershipId", "notChoice");
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
      const moved = await handOverWork(
        tx,
        { membershipId: row.id, organizationId: row.organizationId, fromPersonId: row.personId, toPersonId: input.successorId },
        now,
      );
      return {
        value: { moved },
        changes: [
          { field: "Membership.validTo", to: now },
          { field: "WorkItem.handedOver", to: moved },
        ],
      };
    },
  });

// Whoever may give a role may take it; the security administrator may take any.
export const endOfficer = ending("membership.endOfficer", invitedBy.officer);
export const endCity = ending("membership.endCity", invitedBy.city);
export const endSystem = ending("membership.endSystem", invitedBy.system);
