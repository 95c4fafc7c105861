import "server-only";
import type { Tx } from "@/lib/server/db";
import type { HomeProfile } from "./schema";

type Drafted = { profile: HomeProfile; draftedById: string; draftedAt: Date };

/** A new draft with the pictures that are public now. The home's row is locked, and nothing else is under way. */
export async function openDraft(tx: Tx, homeId: string, drafted: Drafted): Promise<{ id: string; ordinal: number }> {
  const last = await tx.homeRevision.aggregate({ where: { homeId }, _max: { ordinal: true } });
  const ordinal = (last._max.ordinal ?? 0) + 1;
  const { id } = await tx.homeRevision.create({ data: { ...drafted, homeId, ordinal }, select: { id: true } });
  const photos = await tx.homePhoto.findMany({
    where: { revision: { homeId, state: "released" } },
    select: { attachmentId: true, ordinal: true, alt: true },
  });
  await tx.homePhoto.createMany({ data: photos.map((photo) => ({ ...photo, revisionId: id })) });
  return { id, ordinal };
}
