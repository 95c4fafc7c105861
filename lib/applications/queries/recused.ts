import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { recordAttempt } from "@/lib/server/attempts";
import { db } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Called wherever somebody was told that a thing of an application is not there: if it is one whose expert they were until they stepped
 * back, the try is kept. Every miss asks, so that a miss that is kept is no slower to find out.
 */
export async function noteRecused(actor: Actor, application: Prisma.ApplicationWhereInput): Promise<null> {
  if (actor.kind !== "person") return null;
  const sheet = await db().scoreSheet.findFirst({
    where: { expertId: actor.personId, state: "recused", stage: { application } },
    select: { stage: { select: { applicationId: true } } },
  });
  if (sheet)
    await recordAttempt(
      actor,
      { permission: "application.read", subjectKind: "application", subjectId: sheet.stage.applicationId },
      "notFound",
    );
  return null;
}
