import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import * as schema from "./schema";

export const markMessage = defineCommand({
  permission: "message.mark",
  sight: "message.mark",
  subjectKind: "message",
  input: schema.markInput,
  load: async ({ tx, input }) => {
    const rows = await tx.$queryRaw<{ id: string; personId: string; readAt: Date | null }[]>`
      SELECT "id", "personId", "readAt" FROM "Message" WHERE "id" = ${input.messageId}::uuid FOR UPDATE`;
    return rows[0] ? { id: rows[0].id, subject: { ...citySubject, inCity: false, ownerPersonId: rows[0].personId }, row: rows[0] } : null;
  },
  execute: async ({ tx, row, now }) => {
    if (row.readAt !== null) return { value: null, changes: [] };
    await tx.message.update({ where: { id: row.id }, data: { readAt: now }, select: { id: true } });
    return { value: null, changes: [{ field: "Message.readAt", to: now }] };
  },
});

export const markAllMessages = defineCommand({
  permission: "message.mark",
  sight: "message.mark",
  subjectKind: "person",
  input: schema.markAllInput,
  load: async ({ actor }) => {
    if (actor.kind !== "person") return null;
    return { id: actor.personId, subject: { ...citySubject, inCity: false, ownerPersonId: actor.personId }, row: actor.personId };
  },
  execute: async ({ tx, row: personId, now }) => {
    const { count } = await tx.message.updateMany({ where: { personId, readAt: null }, data: { readAt: now } });
    return { value: null, changes: [{ field: "Message.read", to: count }] };
  },
});

/** Where one's messages go beside the portal, and whether. */
export const setMail = defineCommand({
  permission: "account.manage",
  sight: "account.manage",
  subjectKind: "person",
  input: schema.mailInput,
  load: async ({ tx, actor }) => {
    if (actor.kind !== "person") return null;
    const rows = await tx.$queryRaw<{ id: string; mailed: boolean }[]>`
      SELECT "id", "mailed" FROM "Person" WHERE "id" = ${actor.personId}::uuid FOR NO KEY UPDATE`;
    return rows[0] ? { id: rows[0].id, subject: { ...citySubject, ownerPersonId: rows[0].id }, row: rows[0] } : null;
  },
  execute: async ({ tx, row, input }) => {
    if (input.email !== null) {
      const others = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "Person" WHERE lower("email") = lower(${input.email}) AND "status" = 'active' AND "id" <> ${row.id}::uuid`;
      if (others.length > 0) throw invalid("email", "alreadyThere");
    }
    await tx.person.update({ where: { id: row.id }, data: { email: input.email, mailed: input.mailed }, select: { id: true } });
    return { value: null, changes: [{ field: "Person.email" }, { field: "Person.mailed", from: row.mailed, to: input.mailed }] };
  },
});

/** What became of a letter. The try itself is no act of anybody; that it was sent, or given up, is. */
export const noteLetter = defineCommand({
  permission: "message.deliver",
  sight: "message.deliver",
  subjectKind: "letter",
  input: schema.deliveredInput,
  load: async ({ tx, input }) => {
    const rows = await tx.$queryRaw<{ id: string; state: string }[]>`
      SELECT "id", "state"::text FROM "Outbox" WHERE "id" = ${input.outboxId}::uuid FOR UPDATE`;
    return rows[0] ? { id: rows[0].id, subject: citySubject, row: rows[0] } : null;
  },
  execute: async ({ tx, row, input, now }) => {
    if (row.state === "sent" || row.state === "failed") throw new Refusal({ kind: "conflict" });
    const sentAt = input.outcome === "sent" ? now : null;
    await tx.outbox.update({ where: { id: row.id }, data: { state: input.outcome, sentAt }, select: { id: true } });
    return { value: null, changes: [{ field: "Outbox.state", from: row.state, to: input.outcome }] };
  },
});
