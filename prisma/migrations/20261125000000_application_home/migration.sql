-- A scheme may judge homes that are there: an application then names one.
ALTER TABLE "Application" ADD COLUMN "homeId" UUID;
CREATE INDEX "Application_homeId_idx" ON "Application"("homeId");
ALTER TABLE "Application" ADD CONSTRAINT "Application_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One in a round for each organization, or for each of its homes.
DROP INDEX "Application_one_live";
CREATE UNIQUE INDEX "Application_one_live" ON "Application" ("roundId", "applicantOrganizationId", "homeId") NULLS NOT DISTINCT
  WHERE "status" NOT IN ('refused', 'withdrawn', 'lapsed', 'forgone');
