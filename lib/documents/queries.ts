import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { schemeDocument } from "@/lib/schemes/schema";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { applicationsFor } from "@/lib/server/scope";
import { paperAddress, paperDigits } from "./rules";
import { applicationFormData } from "./schema";

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
