-- Whether a home promised to be open free of charge, for good (Y14). Nobody is said to have promised what their scheme did not ask, nor
-- what a table of old plates cannot tell; homes from before take it from the form they were approved by.
ALTER TABLE "Home" ADD COLUMN "free" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Home" SET "free" = true WHERE "id" IN (
  SELECT p."homeId" FROM "Plaque" p JOIN "Application" a ON a."id" = p."applicationId" WHERE a."answers" -> 'freeOpen' = 'true');
