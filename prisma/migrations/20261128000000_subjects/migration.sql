-- An honour may be held by an organization itself, or by a person or a team that it put forward: then no home has anything to do with it.
CREATE TYPE "Awardee" AS ENUM ('home', 'organization', 'person', 'team');
ALTER TABLE "Plaque" ADD COLUMN "awardee" "Awardee" NOT NULL DEFAULT 'home',
ADD COLUMN     "organizationId" UUID,
ALTER COLUMN "homeId" DROP NOT NULL;
CREATE INDEX "Plaque_organizationId_idx" ON "Plaque"("organizationId");
ALTER TABLE "Plaque" ADD CONSTRAINT "Plaque_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plaque" ADD CONSTRAINT "Plaque_awardee" CHECK (
  ("homeId" IS NOT NULL) = ("awardee" = 'home') AND ("organizationId" IS NULL) = ("awardee" = 'home'));

-- An organization may put several people or teams forward in one round; each has a place of its own, so that none is opened twice.
ALTER TABLE "Application" ADD COLUMN "ordinal" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Application" ADD CONSTRAINT "Application_ordinal" CHECK ("ordinal" >= 1);
DROP INDEX "Application_one_live";
CREATE UNIQUE INDEX "Application_one_live" ON "Application" ("roundId", "applicantOrganizationId", "homeId", "ordinal") NULLS NOT DISTINCT
  WHERE "status" NOT IN ('refused', 'withdrawn', 'lapsed', 'forgone');
