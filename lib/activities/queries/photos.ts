import "server-only";
import { fileState } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import { db, type Reader, sql } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { sessionsFor } from "@/lib/server/scope";
import { nearlySame, type Photo, type Reuse, reusedPhotos } from "../rules/photos";

/** So many places are told of one picture; whoever reads of one goes there and finds the others. */
const mostPlaces = 5;

/** In the reports of which other sessions a picture was before: first among those of its own home, and only then in the whole city. */
export async function findReused(
  reader: Reader,
  { sessionId, homeId, ...photo }: Photo & { sessionId: string; homeId: string },
): Promise<Reuse[]> {
  for (const within of [sql`s."homeId" = ${homeId}::uuid`, sql`s."homeId" <> ${homeId}::uuid`]) {
    const known = await reader.$queryRaw<Photo[]>`
      SELECT p."id", a."sha256", h."look" FROM "ReportPhoto" p
      JOIN "ActivitySession" s ON s."id" = p."sessionId" JOIN "Attachment" a ON a."id" = p."attachmentId"
      LEFT JOIN "PhotoHash" h ON h."attachmentId" = p."attachmentId"
      WHERE p."sessionId" <> ${sessionId}::uuid AND ${within}
        AND (a."sha256" = ${photo.sha256} OR bit_count((h."look" # ${photo.look}::bigint)::bit(64)) <= ${nearlySame})
      ORDER BY a."sha256" = ${photo.sha256} DESC, p."addedAt" DESC, p."id" LIMIT ${mostPlaces}`;
    const reused = reusedPhotos([photo], known);
    if (reused.length > 0) return reused;
  }
  return [];
}

const placeSelect = {
  id: true,
  ordinal: true,
  startsAt: true,
  homeId: true,
  home: { select: { name: true } },
  activity: { select: { title: true } },
} as const;

/** The photos of these sessions, with where each was shown before; a meeting this person may not read of is named by its home and day alone. */
export async function readPhotos(actor: Actor, sessionIds: readonly string[]) {
  const rows = await db().reportPhoto.findMany({
    where: { sessionId: { in: [...sessionIds] } },
    relationLoadStrategy: "join",
    orderBy: [{ sessionId: "asc" }, { ordinal: "asc" }],
    select: {
      ...{ id: true, sessionId: true, ordinal: true, alt: true, attachmentId: true },
      attachment: { select: { scan: true } },
      seenBefore: { select: { same: true, of: { select: { session: { select: placeSelect } } } } },
    },
  });
  const elsewhere = rows.flatMap(({ seenBefore }) => seenBefore.map(({ of }) => of.session.id));
  const known =
    elsewhere.length === 0
      ? []
      : await db().activitySession.findMany({
          where: { AND: [{ id: { in: elsewhere } }, sessionsFor(actor, "activity.read")] },
          select: { id: true },
        });
  return rows.map(({ attachment, seenBefore, ...row }) => ({
    ...row,
    state: fileState(attachment.scan, hasScanner()),
    before: seenBefore.map(({ same, of: { session } }) => {
      const { activity, home, ...place } = session;
      return { ...place, same, home: home.name, title: known.some(({ id }) => id === session.id) ? activity.title : null };
    }),
  }));
}
export type ReportPhotos = Awaited<ReturnType<typeof readPhotos>>;
