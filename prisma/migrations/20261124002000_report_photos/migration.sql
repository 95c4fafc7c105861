-- A photo is a session's, put there while its report is being written; what was in another session before is found out then.
ALTER TABLE "ReportPhoto" ADD COLUMN "sessionId" UUID, ADD COLUMN "addedById" UUID, ADD COLUMN "addedAt" TIMESTAMPTZ;
UPDATE "ReportPhoto" p SET "sessionId" = r."sessionId", "addedById" = r."submittedById", "addedAt" = r."submittedAt"
  FROM "ActivityReport" r WHERE r."id" = p."reportId";
ALTER TABLE "ReportPhoto" DROP COLUMN "reportId", ALTER COLUMN "sessionId" SET NOT NULL, ALTER COLUMN "addedById" SET NOT NULL,
  ALTER COLUMN "addedAt" SET NOT NULL;
CREATE UNIQUE INDEX "ReportPhoto_sessionId_ordinal_key" ON "ReportPhoto"("sessionId", "ordinal");
CREATE UNIQUE INDEX "ReportPhoto_sessionId_attachmentId_key" ON "ReportPhoto"("sessionId", "attachmentId");
ALTER TABLE "ReportPhoto" ADD CONSTRAINT "ReportPhoto_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportPhoto" ADD CONSTRAINT "ReportPhoto_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "PhotoReuse" (
    "photoId" UUID NOT NULL,
    "ofId" UUID NOT NULL,
    "same" BOOLEAN NOT NULL,

    CONSTRAINT "PhotoReuse_pkey" PRIMARY KEY ("photoId","ofId")
);
CREATE INDEX "PhotoReuse_ofId_idx" ON "PhotoReuse"("ofId");
ALTER TABLE "PhotoReuse" ADD CONSTRAINT "PhotoReuse_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "ReportPhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PhotoReuse" ADD CONSTRAINT "PhotoReuse_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "ReportPhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PhotoReuse" ADD CONSTRAINT "PhotoReuse_another" CHECK ("photoId" <> "ofId");
REVOKE UPDATE, TRUNCATE ON "PhotoReuse" FROM portal_app;
-- A photo that is taken away while its report is being written leaves nothing.
GRANT DELETE ON "PhotoHash" TO portal_app;
