import "server-only";
import type { Tx } from "@/lib/server/db";
import { newCode } from "@/lib/server/secrets";
import { templateVersions } from "./rules";
import { applicationFormData, type ApplicationFormData } from "./schema";

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
