import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { readCategories, readDesk } from "./standards";

/** What the desk's form offers. Null: not a member of the desk. */
export async function readDeskEntry(actor: Actor) {
  if (actor.kind !== "person" || scopesOf(grantTable, actor, "rightsCase.enterForClaimant").length === 0) return null;
  const [desk, categories, now] = await Promise.all([readDesk(db()), readCategories(db()), readNow(db())]);
  if (desk === null || desk.id !== actor.acting?.organizationId) return null;
  return { today: dayOf(now), categories, office: desk.name };
}
export type DeskEntryPage = NonNullable<Awaited<ReturnType<typeof readDeskEntry>>>;

/** It is an association that speaks for its people (K11); a firm, a school or a park is the employer itself. */
export async function speaksForPeople(reader: Reader, organizationId: string): Promise<boolean> {
  const found = await reader.organization.findUnique({
    where: { id: organizationId },
    select: { kind: { select: { isAssociation: true } } },
  });
  return found?.kind.isAssociation ?? false;
}

/** What an enterprise's association is offered: no category that only those entrusted with it may read. Null: not theirs. */
export async function readBehalfEntry(actor: Actor) {
  if (actor.kind !== "person" || actor.acting === null || scopesOf(grantTable, actor, "rightsCase.fileOnBehalf").length === 0) return null;
  if (!(await speaksForPeople(db(), actor.acting.organizationId))) return null;
  const [desk, categories, now] = await Promise.all([readDesk(db()), readCategories(db()), readNow(db())]);
  return {
    ...{ today: dayOf(now), office: desk?.name ?? "" },
    organization: actor.acting.organizationName,
    categories: categories.filter(({ narrow }) => !narrow),
  };
}
export type BehalfEntryPage = NonNullable<Awaited<ReturnType<typeof readBehalfEntry>>>;
