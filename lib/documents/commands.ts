import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { defineCommand } from "@/lib/server/command";
import { renderedInput } from "./schema";

/** Where the file of a paper is kept. Once: a second worker that set it too is told of a conflict, and takes its bytes away. */
export const noteRendering = defineCommand({
  permission: "document.render",
  sight: "document.render",
  subjectKind: "document",
  input: renderedInput,
  load: async ({ tx, input }) => {
    const row = await tx.issuedDocument.findUnique({ where: { id: input.documentId }, select: { id: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, input, now }) => {
    await tx.renderedDocument.create({ data: { ...input, renderedAt: now }, select: { documentId: true } });
    return { value: { id: input.documentId }, changes: [{ field: "RenderedDocument.sha256", to: input.sha256 }] };
  },
});
