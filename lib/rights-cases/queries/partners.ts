import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { db, type Reader } from "@/lib/server/db";
import { wholeName } from "../rules/names";
import { bodyOf } from "./facts";

const select = { id: true, name: true, kind: true, remit: true, phone: true, address: true, active: true } as const;

/** The bodies a case can be handed to (L5), those in use first. Null: not theirs to keep. */
export async function listPartners(actor: Actor) {
  if (!can(grantTable, actor, "partner.change", citySubject)) return null;
  return db().partner.findMany({ orderBy: [{ active: "desc" }, { name: "asc" }], take: 500, select });
}
export type PartnerRow = NonNullable<Awaited<ReturnType<typeof listPartners>>>[number];

type Against = { id: string; keyRef: string | null; body: string | null };

/**
 * 信访工作条例 18, 30, 46: a case is never handed to whom it is about. By the claimant's words, and by the register: everybody who is not to
 * know of it, under every name it had.
 */
export async function concernsCase(reader: Reader, row: Against, partnerName: string): Promise<boolean> {
  const key = wholeName(partnerName);
  if (key === "") return true;
  const said = await bodyOf(row);
  if (said !== null && wholeName(said.respondent) === key) return true;
  const names = await reader.$queryRaw<{ name: string }[]>`
    SELECT o."name" FROM "Organization" o JOIN "CaseBar" b ON b."organizationId" = o."id" WHERE b."caseId" = ${row.id}::uuid
    UNION ALL SELECT n."name" FROM "OrganizationName" n JOIN "CaseBar" b ON b."organizationId" = n."organizationId"
    WHERE b."caseId" = ${row.id}::uuid`;
  return names.some(({ name }) => wholeName(name) === key);
}
