import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { isId } from "@/lib/kernel/paging";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { applicationsFor, homeScopeSelect, homeSubject, organizationSubject } from "@/lib/server/scope";
import { paperAddress, paperDigits } from "./rules";
import { applicationFormData, certificateData } from "./schema";

/** What the form of the latest submission was frozen with, for those in whose sight the application is; null is "not found". */
export async function readIssuedForm(actor: Actor, applicationId: string) {
  const row = await db().issuedDocument.findFirst({
    where: {
      kind: "applicationForm",
      // Taken back, it was never handed in.
      submission: { application: { AND: [{ id: applicationId, submittedAt: { not: null } }, applicationsFor(actor, "application.read")] } },
    },
    orderBy: { submission: { ordinal: "desc" } },
    select: {
      data: true,
      dataHash: true,
      verifyCode: true,
      submission: {
        select: { application: { select: { schemeVersion: { select: { version: true, document: true } } } } },
      },
    },
  });
  const version = row?.submission?.application.schemeVersion;
  if (!row || !version) return null;
  const data = applicationFormData.parse(row.data);
  return {
    data,
    verifyCode: row.verifyCode,
    address: paperAddress(readEnv().publicOrigin, applicationId, paperDigits(data.hash)),
    scheme: { document: schemeDocument.parse(version.document), version: version.version },
  };
}
export type IssuedForm = NonNullable<Awaited<ReturnType<typeof readIssuedForm>>>;

/** What a certificate is to say, while it has no file yet. */
export async function readUnrendered(documentId: string) {
  const row = await db().issuedDocument.findFirst({
    where: { id: documentId, kind: "certificate", rendered: null },
    select: { data: true },
  });
  return row ? certificateData.parse(row.data) : null;
}

/** A plate's certificate, for the city and for the office of the home or organization that it is kept for. */
async function findCertificate(actor: Actor, plaqueId: string) {
  const found = await db().issuedDocument.findFirst({
    where: { kind: "certificate", plaqueId },
    relationLoadStrategy: "join",
    orderBy: { issuedAt: "desc" },
    select: {
      plaque: {
        select: {
          ...{ number: true, awardee: true },
          home: { select: homeScopeSelect },
          organization: { select: { id: true, path: true } },
        },
      },
      rendered: { select: { storageKey: true, size: true } },
    },
  });
  if (!found?.plaque) return null;
  const { home, organization, ...plaque } = found.plaque;
  const subject = home ? homeSubject(home) : organization ? organizationSubject(organization) : citySubject;
  return can(grantTable, actor, "plaque.readCertificate", subject) ? { plaque, rendered: found.rendered } : null;
}

/** It has its file, or the file is being set; null: none, because the plate was given elsewhere, or not theirs. */
export async function readCertificateState(actor: Actor, plaqueId: string): Promise<CertificateState> {
  const found = await findCertificate(actor, plaqueId);
  return found ? { size: found.rendered?.size ?? null } : null;
}
export type CertificateState = { size: number | null } | null;

/** Its file. Null: none yet, or not theirs. */
export async function readCertificate(actor: Actor, plaqueId: string) {
  const found = isId(plaqueId) ? await findCertificate(actor, plaqueId) : null;
  return found?.rendered ? { ...found.plaque, storageKey: found.rendered.storageKey } : null;
}
