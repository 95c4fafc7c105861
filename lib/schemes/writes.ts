import "server-only";
import type { Tx } from "@/lib/server/db";
import { sha256Of } from "@/lib/server/digest";
import type { SchemeDocument } from "./schema/document";

/** What a page was drawn from: an edit that was made from another wording is a conflict. */
export const hashOf = (document: SchemeDocument): string => sha256Of(JSON.stringify(document));

/** The scheme of a code, made where there is none, locked: one draft at a time. */
export async function lockScheme(tx: Tx, code: string, name: string): Promise<string> {
  const { id } = await tx.scheme.upsert({ where: { code }, create: { code, name }, update: { name }, select: { id: true } });
  await tx.$queryRaw`SELECT 1 FROM "Scheme" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return id;
}

/** The draft of the next version; what was confirmed of the one before stays with it, as far as it still says the same. */
export async function keepDraft(tx: Tx, schemeId: string, document: SchemeDocument, now: Date): Promise<{ id: string; hash: string }> {
  const hash = hashOf(document);
  const draft = await tx.schemeVersion.findFirst({ where: { schemeId, status: "draft" }, select: { id: true } });
  if (draft) {
    await tx.schemeVersion.update({ where: { id: draft.id }, data: { document, hash, createdAt: now }, select: { id: true } });
    return { id: draft.id, hash };
  }
  const last = await tx.schemeVersion.aggregate({ where: { schemeId }, _max: { version: true } });
  const { id } = await tx.schemeVersion.create({
    data: { schemeId, version: (last._max.version ?? 0) + 1, document, hash, createdAt: now },
    select: { id: true },
  });
  return { id, hash };
}

/** A draft written over with another wording. */
export async function rewriteDraft(tx: Tx, id: string, document: SchemeDocument): Promise<string> {
  const hash = hashOf(document);
  const { scheme } = await tx.schemeVersion.update({
    where: { id },
    data: { document, hash },
    select: { scheme: { select: { id: true, name: true } } },
  });
  if (scheme.name !== document.name)
    await tx.scheme.update({ where: { id: scheme.id }, data: { name: document.name }, select: { id: true } });
  return hash;
}
