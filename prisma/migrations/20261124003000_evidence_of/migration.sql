-- For what a record was picked is a home or an application, and a row of theirs, instead of a word and an id that nothing holds.
-- A photo of the home's page is one more thing to pick.
DROP INDEX "EvidenceUse_subjectKind_subjectId_criterionKey_idx";
DROP INDEX "EvidenceUse_once";
ALTER TABLE "EvidenceUse" DROP CONSTRAINT "EvidenceUse_one_source";
ALTER TABLE "EvidenceUse" DROP COLUMN "subjectKind", DROP COLUMN "subjectId",
  ADD COLUMN "homePhotoId" UUID, ADD COLUMN "homeId" UUID, ADD COLUMN "applicationId" UUID;

CREATE INDEX "EvidenceUse_homeId_criterionKey_idx" ON "EvidenceUse"("homeId", "criterionKey");
CREATE INDEX "EvidenceUse_applicationId_idx" ON "EvidenceUse"("applicationId");
CREATE INDEX "EvidenceUse_homePhotoId_idx" ON "EvidenceUse"("homePhotoId");
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_homePhotoId_fkey" FOREIGN KEY ("homePhotoId") REFERENCES "HomePhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_one_source"
  CHECK (num_nonnulls("sessionId", "reportPhotoId", "homePhotoId", "facilityId", "matterId") = 1);
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_one_place" CHECK (num_nonnulls("homeId", "applicationId") = 1);
CREATE UNIQUE INDEX "EvidenceUse_once" ON "EvidenceUse"
  (coalesce("sessionId", "reportPhotoId", "homePhotoId", "facilityId", "matterId"), coalesce("homeId", "applicationId"), "criterionKey")
  WHERE "removedAt" IS NULL;
