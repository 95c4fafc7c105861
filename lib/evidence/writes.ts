import "server-only";
import { invalid } from "@/lib/kernel/outcome";
import type { Change } from "@/lib/server/audit";
import type { Tx } from "@/lib/server/db";
import { hashToken } from "@/lib/server/secrets";
import { factsText, type Picks, refText, type SourceFacts, type SourceKind } from "./schema";

/** For whose standard, or for what application; its row is locked. */
export type Place = { homeId: string } | { applicationId: string };
/** One that is in use, by its row and by the record it names. */
export type InUse = { useId: string; source: string };

const columnOf = {
  session: "sessionId",
  reportPhoto: "reportPhotoId",
  homePhoto: "homePhotoId",
  facility: "facilityId",
  matter: "matterId",
} as const satisfies Record<SourceKind, string>;

/**
 * Says anew which of the records that stood on a form serve a criterion. `found`: those of the ticked ones that may be picked; `inUse`: what
 * serves it now. Answers what changed.
 */
export async function savePicks(
  tx: Tx,
  place: Place,
  { criterionKey, shown, picked }: Picks,
  { found, inUse, byId, now }: { found: readonly SourceFacts[]; inUse: readonly InUse[]; byId: string; now: Date },
): Promise<Change[]> {
  const [ticked, drawn] = [new Set(picked.map(refText)), new Set(shown.map(refText))];
  const added = found.filter((source) => ticked.has(refText(source)) && !inUse.some((use) => use.source === refText(source)));
  const allowed = new Set([...found.map(refText), ...inUse.map(({ source }) => source)]);
  if ([...ticked].some((source) => !allowed.has(source))) throw invalid("picked", "notChoice");
  const taken = inUse.filter(({ source }) => drawn.has(source) && !ticked.has(source));
  if (added.length > 0)
    await tx.evidenceUse.createMany({
      data: added.map((source) => ({
        ...place,
        [columnOf[source.kind]]: source.id,
        criterionKey,
        hash: hashToken(factsText(source)),
        usedAt: now,
        usedById: byId,
      })),
    });
  if (taken.length > 0)
    await tx.evidenceUse.updateMany({ where: { id: { in: taken.map(({ useId }) => useId) }, removedAt: null }, data: { removedAt: now } });
  const field = `evidence.${criterionKey}` as const;
  return [
    ...added.map((source) => ({ field, to: refText(source) })),
    ...taken.map(({ source }) => ({ field, from: source, to: "removed" })),
  ];
}
