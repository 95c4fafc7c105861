import "server-only";
import { type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import type { Role } from "@/lib/kernel/access";
import { schemeDocument, type SchemeDocument } from "@/lib/schemes/schema/document";
import { type Operation } from "@/lib/schemes/schema/operation";
import type { Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { termOf } from "../rules";
import { onTheWall } from "./wall";

export type HomeOperation = {
  /** Null: the scheme says nothing of what a home owes, or no scheme is known that gave its plate. */
  operation: Operation | null;
  awardedOn: Day | null;
  /** The first day without a plate; null while one hangs. */
  until: Day | null;
};

const plateSelect = {
  title: true,
  status: true,
  issuedOn: true,
  validTo: true,
  application: { select: { schemeVersionId: true } },
  events: { where: { kind: "revoked" }, orderBy: { at: "desc" }, take: 1, select: { at: true } },
} as const satisfies Prisma.PlaqueSelect;

/** A home's plates as its term and its scheme are told from them, the newest first. */
export const platesSelect = {
  orderBy: [{ issuedOn: "desc" }, { number: "desc" }],
  select: plateSelect,
} as const satisfies Prisma.PlaqueFindManyArgs;
type PlateRow = Prisma.PlaqueGetPayload<{ select: typeof plateSelect }>;

const hung = ({ status, issuedOn, validTo, events: [revoked], ...row }: PlateRow) => ({
  ...row,
  hangs: onTheWall.status.in.some((hanging) => hanging === status),
  issuedOn: fromDateColumn(issuedOn),
  validTo: validTo && fromDateColumn(validTo),
  revokedOn: revoked ? dayOf(revoked.at) : null,
});

type VersionRow = { id: string; title: string | null; published: boolean; operation: unknown };

/** What schemes ask of a home: those published, the newest first, and those under which these plates were given. */
async function listVersions(reader: Reader, plates: readonly PlateRow[]): Promise<VersionRow[]> {
  const ids = [...new Set(plates.flatMap(({ application }) => application?.schemeVersionId ?? []))];
  return reader.$queryRaw<VersionRow[]>`
    SELECT "id", "document"->'honour'->'title'->>'value' AS title, "status" = 'published' AS published, "document"->'operation' AS operation
    FROM "SchemeVersion" WHERE "status" = 'published' OR "id" = ANY(${ids}::uuid[]) ORDER BY "publishedAt" DESC NULLS LAST, "id"`;
}

/** Under which scheme the newest plate was given. */
function schemeOf(
  { application, title: given }: Pick<PlateRow, "application" | "title">,
  versions: readonly VersionRow[],
): VersionRow | undefined {
  const version = application?.schemeVersionId;
  return version ? versions.find(({ id }) => id === version) : versions.find(({ title, published }) => published && title === given);
}

function operationOf(
  plates: readonly PlateRow[],
  asked: (found: VersionRow | undefined) => Operation | null,
  versions: readonly VersionRow[],
): HomeOperation {
  const term = termOf(plates.map(hung));
  if (term === null) return { operation: null, awardedOn: null, until: null };
  const { newest, awardedOn, until } = term;
  return { operation: asked(schemeOf(newest, versions)), awardedOn, until };
}

const parsed = (found: VersionRow | undefined): Operation | null => schemeDocument.shape.operation.parse(found?.operation);

/**
 * What a home owes, by the version of the scheme under which its newest plate was given; one that hung before the portal is judged by the
 * published scheme that gives the same title. It owes from its first plate on.
 */
export async function readOperation(reader: Reader, homeId: string): Promise<HomeOperation> {
  const plates = await reader.plaque.findMany({ where: { homeId }, relationLoadStrategy: "join", ...platesSelect });
  return operationOf(plates, parsed, plates.length === 0 ? [] : await listVersions(reader, plates));
}

/** The scheme whose standards a home was recognised by; null where it never had a plate, or no scheme is known that gave it. */
export async function readHomeScheme(reader: Reader, homeId: string): Promise<SchemeDocument | null> {
  const plates = await reader.plaque.findMany({ where: { homeId }, relationLoadStrategy: "join", ...platesSelect });
  const term = termOf(plates.map(hung));
  const version = term && schemeOf(term.newest, await listVersions(reader, plates));
  const found = version && (await reader.schemeVersion.findUnique({ where: { id: version.id }, select: { document: true } }));
  return found ? schemeDocument.parse(found.document) : null;
}

/** The same of many homes, whose plates are read already: one more statement, each scheme parsed once. */
export async function listOperations<H extends { plaques: readonly PlateRow[] }>(
  reader: Reader,
  homes: readonly H[],
): Promise<(H & { owed: HomeOperation })[]> {
  const versions = await listVersions(
    reader,
    homes.flatMap(({ plaques }) => plaques),
  );
  const known = new Map(versions.map((version) => [version, parsed(version)]));
  return homes.map((home) => ({ ...home, owed: operationOf(home.plaques, (found) => (found && known.get(found)) ?? null, versions) }));
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
