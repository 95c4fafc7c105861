import "server-only";
import type { Tx } from "@/lib/server/db";
import { enqueue } from "@/lib/server/jobs";
import { newCode } from "@/lib/server/secrets";
import { templateVersions } from "./rules";
import { applicationFormData, type ApplicationFormData, certificateData, type CertificateData } from "./schema";

/** Freezes what a paper says. Printing it later, and again, takes it from here. */
export async function issueApplicationForm(tx: Tx, submissionId: string, data: ApplicationFormData, now: Date): Promise<void> {
  await tx.issuedDocument.create({
    data: {
      kind: "applicationForm",
      submissionId,
      templateVersion: templateVersions.applicationForm,
      data: applicationFormData.parse(data),
      verifyCode: newCode(),
      issuedAt: now,
    },
    select: { id: true },
  });
}

/** The same for a plate's certificate; its file is set by a job, so that the award waits for no printer and fails with none. */
export async function issueCertificate(tx: Tx, plaqueId: string, data: CertificateData, now: Date): Promise<void> {
  const { id } = await tx.issuedDocument.create({
    data: {
      kind: "certificate",
      plaqueId,
      templateVersion: templateVersions.certificate,
      data: certificateData.parse(data),
      verifyCode: newCode(),
      issuedAt: now,
    },
    select: { id: true },
  });
  await enqueue(tx, { name: "renderDocument", payload: { documentId: id } });
}
