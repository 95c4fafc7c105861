import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { passwordMatches } from "@/lib/server/password";
import { hashToken, newToken } from "@/lib/server/secrets";
import { closeWork, openWork } from "@/lib/work/writes";
import { resetHours } from "../rules";
import * as schema from "../schema";
import { after, hour, open, ownAccount, revokeSessions, setPassword, unusable, useToken } from "./account";

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
