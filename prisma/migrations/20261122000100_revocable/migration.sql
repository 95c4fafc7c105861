-- What was submitted can be taken back for ten minutes; the number given at the first submission is kept.
ALTER TABLE "Application" ADD COLUMN "revocableUntil" TIMESTAMPTZ;
ALTER TABLE "Application" DROP CONSTRAINT "Application_number";
ALTER TABLE "Application" ADD CONSTRAINT "Application_number" CHECK ("submittedAt" IS NULL OR "number" IS NOT NULL);
ALTER TABLE "Application" ADD CONSTRAINT "Application_revocable" CHECK ("revocableUntil" IS NULL OR "submittedAt" IS NOT NULL);
