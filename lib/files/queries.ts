import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";

/** A file is in sight with the application it is evidence for. */
export async function readAttachment(actor: Actor, id: string) {
  return db().attachment.findFirst({
    where: { id, evidence: { some: { application: applicationsFor(actor, "application.read") } } },
    select: { name: true, contentType: true, storageKey: true },
  });
}
