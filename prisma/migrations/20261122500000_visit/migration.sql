-- CreateEnum
CREATE TYPE "VisitFileKind" AS ENUM ('photo', 'signature');

-- AlterTable
ALTER TABLE "SiteVisit" ADD COLUMN "key" UUID,
ADD COLUMN "companions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "signed" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "VisitFile" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "stageId" UUID NOT NULL,
    "visitId" UUID,
    "attachmentId" UUID NOT NULL,
    "kind" "VisitFileKind" NOT NULL,
    "criterionKey" TEXT,
    "signer" TEXT,
    "takenAt" TIMESTAMPTZ,
    "receivedAt" TIMESTAMPTZ NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "VisitFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitDraft" (
    "stageId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "entry" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "VisitDraft_pkey" PRIMARY KEY ("stageId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SiteVisit_key_key" ON "SiteVisit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "VisitFile_key_key" ON "VisitFile"("key");

-- CreateIndex
CREATE UNIQUE INDEX "VisitFile_attachmentId_key" ON "VisitFile"("attachmentId");

-- CreateIndex
CREATE INDEX "VisitFile_stageId_idx" ON "VisitFile"("stageId");

-- CreateIndex
CREATE INDEX "VisitFile_visitId_idx" ON "VisitFile"("visitId");

-- AddForeignKey
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "SiteVisit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitDraft" ADD CONSTRAINT "VisitDraft_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitDraft" ADD CONSTRAINT "VisitDraft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Visits recorded before a finding had three values: what was ticked was in order, about the rest nothing was said.
UPDATE "SiteVisit" SET "checklist" = coalesce((
  SELECT jsonb_object_agg(line.key, '{"finding": "ok"}'::jsonb) FROM jsonb_each("checklist") AS line WHERE line.value = 'true'), '{}');

-- What the database holds by itself.

-- A photo shows a criterion, a signature is somebody's.
ALTER TABLE "VisitFile" ADD CONSTRAINT "VisitFile_of_its_kind" CHECK (
  ("kind" = 'photo') = ("criterionKey" IS NOT NULL) AND ("kind" = 'signature') = ("signer" IS NOT NULL));

CREATE FUNCTION site_visit_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a recorded visit does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER site_visit_frozen BEFORE UPDATE OR DELETE ON "SiteVisit" FOR EACH ROW EXECUTE FUNCTION site_visit_frozen();
CREATE TRIGGER site_visitor_frozen BEFORE UPDATE OR DELETE ON "SiteVisitor" FOR EACH ROW EXECUTE FUNCTION site_visit_frozen();
-- Until its visit is recorded a file waits for it, and may be taken away.
CREATE TRIGGER visit_file_frozen BEFORE UPDATE OR DELETE ON "VisitFile"
  FOR EACH ROW WHEN (OLD."visitId" IS NOT NULL) EXECUTE FUNCTION site_visit_frozen();

-- A file is kept with the application and the stage it was taken for, and joins a visit of that stage alone.
CREATE FUNCTION visit_file_belongs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Stage" WHERE "id" = NEW."stageId" AND "applicationId" = NEW."applicationId")
     OR NEW."visitId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "SiteVisit" WHERE "id" = NEW."visitId" AND "stageId" = NEW."stageId") THEN
    RAISE EXCEPTION 'a file of another visit' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_file_belongs BEFORE INSERT OR UPDATE ON "VisitFile" FOR EACH ROW EXECUTE FUNCTION visit_file_belongs();

GRANT SELECT, INSERT, UPDATE, DELETE ON "VisitFile", "VisitDraft" TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "SiteVisit", "SiteVisitor" FROM portal_app;
