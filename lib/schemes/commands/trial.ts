import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { scoreOf } from "../rules/score";
import { readTrial } from "../rules/trial";
import { schemeDocument } from "../schema/document";
import { trialInput } from "../schema/inputs";

/** What values come to under a version, draft or published. Nothing is kept of it. */
export const tryScheme = defineCommand({
  permission: "scheme.read",
  sight: "scheme.read",
  subjectKind: "scheme",
  // Not even for a repeated post: it is reckoned again.
  secretValue: true,
  input: trialInput,
  load: async ({ tx, input }) => {
    const row = await tx.schemeVersion.findUnique({ where: { id: input.versionId }, select: { id: true, document: true } });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ input, row }) => {
    const document = schemeDocument.parse(row.document);
    const read = readTrial(document, input);
    if ("problems" in read)
      throw new Refusal({ kind: "invalidInput", fields: Object.fromEntries(read.problems.map(({ field, code }) => [field, [code]])) });
    return { value: scoreOf(document, read.facts), changes: null };
  },
});
