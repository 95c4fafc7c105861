import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { publicKinds } from "@/lib/organizations/queries";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { remember } from "@/lib/server/remember";
import type { Prisma } from "@/prisma/generated/client";
import { checkScheme } from "./rules/check";
import { unconfirmed } from "./rules/confirmations";
import { notKept } from "./rules/kept";
import { type SchemeDocument, schemeDocument } from "./schema/document";

const mayRead = (actor: Actor) => can(grantTable, actor, "scheme.read", citySubject);

/** Published versions never change, so what was read of them once is never read again. */
const published = new Map<string, SchemeDocument>();

/** The rules that applications were made under, by version. */
export async function publicDocuments(versionIds: readonly string[]): Promise<ReadonlyMap<string, SchemeDocument>> {
  const unread = [...new Set(versionIds)].filter((id) => !published.has(id));
  if (unread.length > 0) {
    const rows = await db().schemeVersion.findMany({
      where: { id: { in: unread }, status: "published" },
      select: { id: true, document: true },
    });
    for (const { id, document } of rows) published.set(id, schemeDocument.parse(document));
  }
  return published;
}

/** Kinds of organization that any scheme in force, now or before, lets recommend. */
export const publicRecommendingKinds = (): Promise<string[]> =>
  remember("recommending kinds", async () => {
    const versions = await db().schemeVersion.findMany({ where: { status: "published" }, select: { id: true } });
    const documents = await publicDocuments(versions.map(({ id }) => id));
    return [...new Set([...documents.values()].flatMap(({ recommenders }) => recommenders.organizationKinds))];
  });

export async function listSchemeVersions(actor: Actor) {
  if (!mayRead(actor)) return null;
  return db().schemeVersion.findMany({
    orderBy: [{ scheme: { name: "asc" } }, { version: "desc" }],
    take: 100,
    select: {
      id: true,
      version: true,
      status: true,
      publishedAt: true,
      scheme: { select: { name: true } },
      _count: { select: { rounds: true, applications: true } },
    },
  });
}

export async function readSchemeVersion(actor: Actor, id: string) {
  if (!mayRead(actor)) return null;
  const row = await db().schemeVersion.findUnique({
    where: { id },
    select: {
      id: true,
      version: true,
      status: true,
      publishedAt: true,
      effectiveOn: true,
      hash: true,
      document: true,
      confirmations: { select: { place: true, said: true } },
      rounds: {
        orderBy: { opensAt: "desc" },
        select: { id: true, name: true, opensAt: true, closesAt: true, receivingOrganization: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const document = schemeDocument.parse(row.document);
  const may = {
    publish: row.status === "draft" && can(grantTable, actor, "scheme.publish", citySubject),
    openRound: row.status === "published" && can(grantTable, actor, "round.open", citySubject),
    edit: row.status === "draft" && can(grantTable, actor, "scheme.edit", citySubject),
    copy: can(grantTable, actor, "scheme.copy", citySubject),
  };
  return {
    ...row,
    ...{ document, may },
    findings: checkScheme(document),
    notKept: notKept(document),
    organizationKinds: await publicKinds(),
    unconfirmed: unconfirmed(document, row.confirmations).length,
  };
}

/** Organizations a round may name: the city's own offices, and federations that receive papers for it (Y9). */
export async function listRoundOffices(actor: Actor) {
  if (!mayRead(actor)) return [];
  return db().organization.findMany({
    where: { status: "active", kindCode: { in: ["cityAssociation", "department", "enterpriseFederation"] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, kindCode: true },
  });
}

const publicRound = {
  id: true,
  name: true,
  opensAt: true,
  closesAt: true,
  rolling: true,
  rollsOver: true,
  place: true,
  phone: true,
  supervisionPhone: true,
  decidingOrganization: { select: { name: true } },
  receivingOrganization: { select: { name: true, phone: true } },
  department: { select: { name: true, phone: true } },
  schemeVersion: { select: { id: true, document: true, version: true } },
} as const satisfies Prisma.RoundSelect;

const roundView = ({ schemeVersion, ...row }: Prisma.RoundGetPayload<{ select: typeof publicRound }>, now: Date) => ({
  ...row,
  now,
  version: schemeVersion.version,
  document: schemeDocument.parse(schemeVersion.document),
});
export type PublicRound = ReturnType<typeof roundView>;

/** Rounds one may apply in today, the next to close first. */
export async function publicOpenRounds(): Promise<PublicRound[]> {
  const now = await readNow(db());
  const rows = await db().round.findMany({
    where: { opensAt: { lte: now }, closesAt: { gt: now } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 20,
    select: publicRound,
  });
  return rows.map((row) => roundView(row, now));
}

/** One round's guide; it stays readable after the round. */
export async function publicRoundGuide(id: string): Promise<PublicRound | null> {
  const row = await db().round.findUnique({ where: { id }, select: publicRound });
  return row && roundView(row, await readNow(db()));
}

export const mayImportScheme = (actor: Actor) => can(grantTable, actor, "scheme.import", citySubject);
