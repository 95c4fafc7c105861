-- How often, and when last, whoever has an item was asked to hurry.
ALTER TABLE "WorkItem" ADD COLUMN "urges" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "urgedAt" TIMESTAMPTZ;
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_urged" CHECK (("urges" = 0) = ("urgedAt" IS NULL) AND "urges" >= 0);

-- A colleague who sees to somebody's items for some days.
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "membershipId" UUID NOT NULL,
    "toPersonId" UUID NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "endedAt" TIMESTAMPTZ,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Delegation_toPersonId_idx" ON "Delegation"("toPersonId");
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_toPersonId_fkey" FOREIGN KEY ("toPersonId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_days" CHECK ("lastDay" >= "firstDay");
-- On any day one colleague at most.
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_one_at_a_time" EXCLUDE USING gist
  ("membershipId" WITH =, daterange("firstDay", "lastDay", '[]') WITH &&) WHERE ("endedAt" IS NULL);
GRANT SELECT, INSERT, UPDATE ON "Delegation" TO portal_app;
