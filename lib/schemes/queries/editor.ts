import "server-only";
import { publicKinds } from "@/lib/organizations/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { db } from "@/lib/server/db";
import { checkScheme } from "../rules/check";
import { differences } from "../rules/difference";
import { presetNames } from "../rules/presets";
import { saidAt, samplesOf } from "../rules/confirmations";
import { type SchemeDocument, schemeDocument } from "../schema/document";

const may = (actor: Actor, permission: "scheme.read" | "scheme.edit" | "scheme.confirm" | "scheme.copy") =>
  can(grantTable, actor, permission, citySubject);

const known = { id: true, version: true, status: true, hash: true, document: true } as const;

/** The draft as its editor draws it; published versions are read, not edited. */
export async function readDraft(actor: Actor, id: string) {
  if (!may(actor, "scheme.edit")) return null;
  const row = await db().schemeVersion.findUnique({ where: { id }, select: { ...known, pasted: true } });
  if (!row || row.status !== "draft") return null;
  const document = schemeDocument.parse(row.document);
  return { ...row, document, findings: checkScheme(document), organizationKinds: await publicKinds() };
}
export type DraftView = NonNullable<Awaited<ReturnType<typeof readDraft>>>;

/** Values that the source leaves out, each with who answered for it. */
export async function readSamples(actor: Actor, id: string) {
  if (!may(actor, "scheme.read")) return null;
  const row = await db().schemeVersion.findUnique({
    where: { id },
    select: {
      ...known,
      confirmations: { select: { place: true, said: true, note: true, confirmedAt: true, confirmedBy: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const document = schemeDocument.parse(row.document);
  const confirmations = new Map(row.confirmations.map((one) => [one.place, one]));
  const samples = samplesOf(document).map((finding) => {
    const confirmation = confirmations.get(finding.place);
    const holds = confirmation?.said === saidAt(document, finding);
    return { ...finding, confirmed: holds ? (confirmation ?? null) : null, changed: confirmation !== undefined && !holds };
  });
  return {
    ...{ id: row.id, version: row.version, status: row.status, hash: row.hash, document, samples },
    mayConfirm: row.status === "draft" && may(actor, "scheme.confirm"),
  };
}
export type SamplesView = NonNullable<Awaited<ReturnType<typeof readSamples>>>;

/** What one version changes of another: of the one before it, unless another is asked for. */
export async function readComparison(actor: Actor, id: string, withId: string | null) {
  if (!may(actor, "scheme.read")) return null;
  const row = await db().schemeVersion.findUnique({ where: { id }, select: { ...known, schemeId: true } });
  if (!row) return null;
  const versions = await db().schemeVersion.findMany({
    where: { id: { not: id } },
    orderBy: [{ scheme: { name: "asc" } }, { version: "desc" }],
    take: 100,
    select: { id: true, version: true, status: true, schemeId: true, scheme: { select: { name: true } } },
  });
  const before = versions.find((other) => other.schemeId === row.schemeId && other.version < row.version);
  const otherId = withId ?? before?.id ?? null;
  const other = otherId === null ? null : await db().schemeVersion.findUnique({ where: { id: otherId }, select: known });
  if (withId !== null && !other) return null;
  const document = schemeDocument.parse(row.document);
  const old = other ? schemeDocument.parse(other.document) : null;
  return {
    ...{ id: row.id, version: row.version, document, versions },
    other: other && old ? { id: other.id, version: other.version, document: old, differences: differences(old, document) } : null,
  };
}
export type ComparisonView = NonNullable<Awaited<ReturnType<typeof readComparison>>>;

/** From what a new scheme may begin. */
export async function listSources(actor: Actor) {
  if (!may(actor, "scheme.copy")) return null;
  const versions = await db().schemeVersion.findMany({
    orderBy: [{ scheme: { name: "asc" } }, { version: "desc" }],
    take: 100,
    select: { id: true, version: true, scheme: { select: { name: true, code: true } } },
  });
  return { presets: presetNames, versions };
}

/** The document itself, to be kept or carried elsewhere. */
export async function readSchemeFile(actor: Actor, id: string): Promise<{ name: string; document: SchemeDocument } | null> {
  if (!may(actor, "scheme.read")) return null;
  const row = await db().schemeVersion.findUnique({ where: { id }, select: { document: true, version: true } });
  if (!row) return null;
  const document = schemeDocument.parse(row.document);
  return { name: `${document.code}-${row.version}.json`, document };
}
