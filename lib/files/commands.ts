import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { settleInput } from "./schema";

/** Writes down what the scanner found in a file that waited. The bytes of an infected one are taken away by the caller, after the commit. */
export const settleScan = defineCommand({
  permission: "attachment.settleScan",
  sight: "attachment.settleScan",
  subjectKind: "attachment",
  input: settleInput,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "Attachment" WHERE "id" = ${input.attachmentId}::uuid FOR UPDATE`;
    const row = await tx.attachment.findUnique({ where: { id: input.attachmentId }, select: { id: true, scan: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, input, row }) => {
    if (row.scan === "infected") throw new Refusal({ kind: "conflict" });
    await tx.attachment.update({ where: { id: row.id }, data: { scan: input.verdict }, select: { id: true } });
    return { value: { scan: input.verdict }, changes: [{ field: "Attachment.scan", from: row.scan, to: input.verdict }] };
  },
});
