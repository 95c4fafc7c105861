import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";

/** A file is in sight with the application it is evidence for, or whose paper it is a scan of. */
export async function readAttachment(actor: Actor, id: string) {
  const application = applicationsFor(actor, "application.read");
  return db().attachment.findFirst({
    where: { id, OR: [{ evidence: { some: { application } } }, { scan: { application } }] },
    select: { name: true, contentType: true, storageKey: true },
  });
}
