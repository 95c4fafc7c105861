import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { checkScheme } from "./rules";
import { schemeDocument } from "./schema";

const mayRead = (actor: Actor) => can(grantTable, actor, "scheme.read", citySubject);

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
      hash: true,
      document: true,
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
  };
  return { ...row, document, findings: checkScheme(document), may };
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

/** Rounds one may apply in today, the next to close first. */
export async function publicOpenRounds() {
  const now = await readNow(db());
  const rows = await db().round.findMany({
    where: { opensAt: { lte: now }, closesAt: { gt: now } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 20,
    select: {
      id: true,
      name: true,
      closesAt: true,
      rolling: true,
      decidingOrganization: { select: { name: true } },
      receivingOrganization: { select: { name: true } },
      schemeVersion: { select: { document: true, version: true } },
    },
  });
  return rows.map(({ schemeVersion, ...row }) => {
    const document = schemeDocument.parse(schemeVersion.document);
    return { ...row, now, version: schemeVersion.version, document };
  });
}

export const mayImportScheme = (actor: Actor) => can(grantTable, actor, "scheme.import", citySubject);
