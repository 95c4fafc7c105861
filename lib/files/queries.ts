import "server-only";
import { noteRecused } from "@/lib/applications/queries/recused";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { applicationsFor, homesFor, sessionsFor } from "@/lib/server/scope";
import { fileState } from "./rules";

/**
 * A file is in sight with the application it is evidence for, or whose paper it is a scan of, or to those who may read the visit it was
 * taken on, and a table of plates for those who bring plates in; a photo of a meeting with the meeting; a picture of a home with the home,
 * and with everybody once it is released, one of an item of its inventory with the home; it is open to nobody while it waits to be found clean.
 */
export async function readAttachment(actor: Actor, id: string) {
  const application = applicationsFor(actor, "application.read");
  const found = await db().attachment.findFirst({
    where: {
      id,
      OR: [
        { evidence: { some: { application } } },
        { paperScan: { application } },
        // A photo that was picked as evidence is in sight with what it was picked for.
        { reportPhotos: { some: { uses: { some: { removedAt: null, application } } } } },
        { homePhotos: { some: { uses: { some: { removedAt: null, application } } } } },
        ...(can(grantTable, actor, "plaque.import", citySubject) ? [{ plaqueImport: { isNot: null } }] : []),
        { homePhotos: { some: { revision: { releasedOf: { status: "open" } } } } },
        { homePhotos: { some: { revision: { home: homesFor(actor, "home.read") } } } },
        { checks: { some: { facility: { home: homesFor(actor, "home.read") } } } },
        { visitFile: { application: applicationsFor(actor, "application.readVisit") } },
        { reportPhotos: { some: { session: sessionsFor(actor, "activity.read") } } },
      ],
    },
    select: { name: true, contentType: true, storageKey: true, scan: true },
  });
  if (!found) return noteRecused(actor, { evidence: { some: { attachmentId: id } } });
  return fileState(found.scan, hasScanner()) === "ready" ? found : null;
}

/** Those of the keys that a row names, of what was sent in, of what was set here, and of the evidence of cases. */
export async function listNamedKeys(keys: readonly string[]): Promise<ReadonlySet<string>> {
  const named = { where: { storageKey: { in: [...keys] } }, select: { storageKey: true } };
  const rows = await Promise.all([
    db().attachment.findMany(named),
    db().renderedDocument.findMany(named),
    // One that was taken out of a case is nobody's any more.
    db().caseFile.findMany({ ...named, where: { ...named.where, removedOn: null } }),
  ]);
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

/** Where the bytes of these files lie, in the order asked for. For papers that show them to whoever may see them. */
export async function listStoredKeys(ids: readonly string[]): Promise<(readonly [id: string, storageKey: string])[]> {
  const rows = await db().attachment.findMany({ where: { id: { in: [...ids] } }, select: { id: true, storageKey: true } });
  const keys = new Map(rows.map(({ id, storageKey }) => [id, storageKey]));
  return ids.flatMap((id) => {
    const key = keys.get(id);
    return key === undefined ? [] : [[id, key] as const];
  });
}
