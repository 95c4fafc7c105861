import "server-only";
import { noteRecused } from "@/lib/applications/queries/recused";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { applicationsFor } from "@/lib/server/scope";
import { fileState } from "./rules";

/**
 * A file is in sight with the application it is evidence for, or whose paper it is a scan of, and a table of plates for those who bring
 * plates in; it is open to nobody while it waits to be found clean.
 */
export async function readAttachment(actor: Actor, id: string) {
  const application = applicationsFor(actor, "application.read");
  const found = await db().attachment.findFirst({
    where: {
      id,
      OR: [
        { evidence: { some: { application } } },
        { paperScan: { application } },
        ...(can(grantTable, actor, "plaque.import", citySubject) ? [{ plaqueImport: { isNot: null } }] : []),
      ],
    },
    select: { name: true, contentType: true, storageKey: true, scan: true },
  });
  if (!found) return noteRecused(actor, { evidence: { some: { attachmentId: id } } });
  return fileState(found.scan, hasScanner()) === "ready" ? found : null;
}

/** Those of the keys that a row names, of what was sent in and of what was set here. */
export async function listNamedKeys(keys: readonly string[]): Promise<ReadonlySet<string>> {
  const named = { where: { storageKey: { in: [...keys] } }, select: { storageKey: true } };
  const rows = await Promise.all([db().attachment.findMany(named), db().renderedDocument.findMany(named)]);
  return new Set(rows.flat().map(({ storageKey }) => storageKey));
}

/** Files nobody has looked at yet, the oldest first; where there is no scanner, those that wait in vain. */
export const listWaitingFiles = (limit: number) =>
  db().attachment.findMany({
    where: { scan: { in: hasScanner() ? ["pending", "unscanned"] : ["pending"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, storageKey: true },
  });
