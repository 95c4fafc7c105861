import "server-only";
import { addDays, type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import type { Role } from "@/lib/kernel/access";
import { type Operation, schemeDocument } from "@/lib/schemes/schema";
import type { Reader } from "@/lib/server/db";
import { onTheWall } from "./wall";

export type HomeOperation = {
  /** Null: the scheme says nothing of what a home owes, or no scheme is known that gave its plate. */
  operation: Operation | null;
  awardedOn: Day | null;
  /** The first day without a plate; null while one hangs. */
  until: Day | null;
};

/**
 * What a home owes, by the version of the scheme under which its newest plate was given; one that hung before the portal is judged by the
 * published scheme that gives the same title. It owes from its first plate on.
 */
export async function readOperation(reader: Reader, homeId: string): Promise<HomeOperation> {
  const plaques = await reader.plaque.findMany({
    where: { homeId },
    orderBy: [{ issuedOn: "desc" }, { number: "desc" }],
    select: {
      title: true,
      status: true,
      issuedOn: true,
      validTo: true,
      application: { select: { schemeVersion: { select: { document: true } } } },
      events: { where: { kind: "revoked" }, orderBy: { at: "desc" }, take: 1, select: { at: true } },
    },
  });
  const newest = plaques.find(({ status }) => onTheWall.status.in.some((hanging) => hanging === status)) ?? plaques[0];
  const first = plaques.at(-1);
  if (!newest || !first) return { operation: null, awardedOn: null, until: null };
  const hangs = onTheWall.status.in.some((hanging) => hanging === newest.status);
  const ends = plaques.flatMap(({ validTo, events: [revoked] }) => {
    if (revoked) return [dayOf(revoked.at)];
    return validTo === null ? [] : [addDays(fromDateColumn(validTo), 1)];
  });
  const found = newest.application?.schemeVersion.document ?? (await documentOf(reader, newest.title));
  return {
    operation: found === null ? null : schemeDocument.parse(found).operation,
    awardedOn: fromDateColumn(first.issuedOn),
    until: hangs ? null : (ends.toSorted().at(-1) ?? null),
  };
}

async function documentOf(reader: Reader, title: string): Promise<unknown> {
  const rows = await reader.$queryRaw<{ document: unknown }[]>`
    SELECT "document" FROM "SchemeVersion" WHERE "status" = 'published' AND "document"->'honour'->'title'->>'value' = ${title}
    ORDER BY "publishedAt" DESC LIMIT 1`;
  return rows[0]?.document ?? null;
}

/** In which role an organization's officers have what is given to it. */
export const roleIn = ({ level, mayRecommend }: { level: string; mayRecommend: boolean }): Role =>
  mayRecommend ? "townshipOfficer" : level === "city" ? "cityStaff" : "enterpriseOfficer";

/**
 * Who has what a home lays before somebody: its filings (Y21), its reports, its page. The recommending organization above it where its scheme
 * says so; else the department that gave it its plate; else the city's first department.
 */
export async function readApprover(reader: Reader, homeId: string): Promise<{ organizationId: string; role: Role }> {
  const { operation } = await readOperation(reader, homeId);
  const home = await reader.home.findUniqueOrThrow({
    where: { id: homeId },
    select: {
      ownerId: true,
      owner: { select: { path: true } },
      plaques: {
        where: { applicationId: { not: null } },
        orderBy: { issuedOn: "desc" },
        take: 1,
        select: { application: { select: { round: { select: { departmentId: true } } } } },
      },
    },
  });
  if (operation?.approver.value === "recommender") {
    const above = home.owner.path.split("/").filter((id) => id !== "" && id !== home.ownerId);
    const recommenders = await reader.organization.findMany({
      where: { id: { in: above }, status: "active", kind: { mayRecommend: true } },
      select: { id: true, path: true },
    });
    const [nearest] = recommenders.toSorted((a, b) => b.path.length - a.path.length);
    if (nearest) return { organizationId: nearest.id, role: "townshipOfficer" };
  }
  const department = home.plaques[0]?.application?.round.departmentId;
  if (department) return { organizationId: department, role: "cityStaff" };
  const first = await reader.organization.findFirst({
    where: { kindCode: { in: ["department", "cityAssociation"] }, status: "active" },
    orderBy: [{ kindCode: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (!first) throw new Error("the city has no association");
  return { organizationId: first.id, role: "cityStaff" };
}
