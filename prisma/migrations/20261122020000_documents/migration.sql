-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('applicationForm', 'certificate');

-- CreateEnum
CREATE TYPE "ScanReading" AS ENUM ('qr', 'digits');

-- CreateTable
CREATE TABLE "IssuedDocument" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "DocumentKind" NOT NULL,
    "submissionId" UUID,
    "plaqueId" UUID,
    "templateVersion" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "dataHash" TEXT NOT NULL DEFAULT '',
    "verifyCode" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "IssuedDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperScan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "applicationId" UUID NOT NULL,
    "stageId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "readBy" "ScanReading" NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "PaperScan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "IssuedDocument_verifyCode_key" ON "IssuedDocument"("verifyCode");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedDocument_submissionId_dataHash_key" ON "IssuedDocument"("submissionId", "dataHash");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedDocument_plaqueId_dataHash_key" ON "IssuedDocument"("plaqueId", "dataHash");

-- CreateIndex
CREATE UNIQUE INDEX "PaperScan_attachmentId_key" ON "PaperScan"("attachmentId");

-- CreateIndex
CREATE INDEX "PaperScan_applicationId_idx" ON "PaperScan"("applicationId");

-- CreateIndex
CREATE INDEX "PaperScan_stageId_idx" ON "PaperScan"("stageId");

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_plaqueId_fkey" FOREIGN KEY ("plaqueId") REFERENCES "Plaque"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperScan" ADD CONSTRAINT "PaperScan_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database holds by itself.

ALTER TABLE "IssuedDocument"
  ADD CONSTRAINT "IssuedDocument_of_its_kind" CHECK (
    ("kind" = 'applicationForm') = ("submissionId" IS NOT NULL) AND ("kind" = 'certificate') = ("plaqueId" IS NOT NULL)),
  ADD CONSTRAINT "IssuedDocument_template" CHECK ("templateVersion" > 0);

-- The hash is the database's own, so that whoever writes the row cannot say another; jsonb has one spelling for equal values.
CREATE FUNCTION issued_document_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."dataHash" := encode(sha256(convert_to(NEW."data"::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER issued_document_hash BEFORE INSERT ON "IssuedDocument" FOR EACH ROW EXECUTE FUNCTION issued_document_hash();

CREATE FUNCTION issued_document_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was printed does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER issued_document_frozen BEFORE UPDATE OR DELETE ON "IssuedDocument" FOR EACH ROW EXECUTE FUNCTION issued_document_frozen();

-- A scan is kept with the application whose paper it is.
CREATE FUNCTION paper_scan_belongs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Submission" WHERE "id" = NEW."submissionId" AND "applicationId" = NEW."applicationId")
     OR NOT EXISTS (SELECT 1 FROM "Stage" WHERE "id" = NEW."stageId" AND "applicationId" = NEW."applicationId") THEN
    RAISE EXCEPTION 'a scan of another application' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_scan_belongs BEFORE INSERT OR UPDATE ON "PaperScan" FOR EACH ROW EXECUTE FUNCTION paper_scan_belongs();

GRANT SELECT, INSERT ON "IssuedDocument", "PaperScan" TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "IssuedDocument" FROM portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "PaperScan" FROM portal_app;

-- Forms handed in before papers were issued: printed from the same facts, as far as they were kept.
INSERT INTO "IssuedDocument" ("kind", "submissionId", "templateVersion", "data", "verifyCode", "issuedAt")
SELECT 'applicationForm', s."id", 1,
  jsonb_build_object(
    'number', a."number",
    'ordinal', s."ordinal",
    'submittedAt', to_char(s."submittedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'hash', s."hash",
    'applicant', o."name",
    'creditCode', coalesce(o."creditCode", unit."creditCode"),
    'recommender', r."name",
    'receivingOffice', receiving."name",
    'decidingOffice', deciding."name",
    'answers', s."answers",
    'evidence', coalesce((
      SELECT jsonb_agg(jsonb_build_object('fieldKey', e."fieldKey", 'name', f."name", 'size', f."size", 'sha256', f."sha256") ORDER BY f."createdAt", f."id")
      FROM "Evidence" e JOIN "Attachment" f ON f."id" = e."attachmentId"
      WHERE e."applicationId" = a."id" AND f."createdAt" <= s."submittedAt" AND (e."removedAt" IS NULL OR e."removedAt" > s."submittedAt")), '[]')),
  translate(upper(left(replace(gen_random_uuid()::text, '-', ''), 16)), '01', 'XY'),
  s."submittedAt"
FROM "Submission" s
JOIN "Application" a ON a."id" = s."applicationId"
JOIN "Round" round ON round."id" = a."roundId"
JOIN "Organization" receiving ON receiving."id" = round."receivingOrganizationId"
JOIN "Organization" deciding ON deciding."id" = round."decidingOrganizationId"
JOIN "Organization" o ON o."id" = a."applicantOrganizationId"
LEFT JOIN "Organization" unit ON unit."id" = o."hostUnitId"
LEFT JOIN "Organization" r ON r."id"::text = s."answers"->>'recommender'
WHERE NOT EXISTS (SELECT 1 FROM "IssuedDocument" d WHERE d."submissionId" = s."id");
