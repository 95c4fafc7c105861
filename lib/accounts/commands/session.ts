import "server-only";
import type { Membership } from "@/lib/kernel/access";
import { invalid } from "@/lib/kernel/outcome";
import { digitsOf } from "@/lib/kernel/writing";
import { defineCommand } from "@/lib/server/command";
import { passwordMatches } from "@/lib/server/password";
import { newToken } from "@/lib/server/secrets";
import { openSession } from "@/lib/server/session";
import { failuresBeforeLock, landingOf, lockMinutes, safeNext } from "../rules";
import * as schema from "../schema";
import { after, open, ownAccount, revokeSessions } from "./account";

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
