-- Policies become public: entered by one, released by another. Until now nothing could write this table, so it is empty.

-- CreateEnum
CREATE TYPE "PolicyState" AS ENUM ('draft', 'released', 'withdrawn');

-- AlterTable
ALTER TABLE "PolicyDocument"
  ADD COLUMN "indexNumber" TEXT,
  ADD COLUMN "repealedOn" DATE,
  ADD COLUMN "text" TEXT,
  ADD COLUMN "state" "PolicyState" NOT NULL DEFAULT 'draft',
  ADD COLUMN "draftedById" UUID NOT NULL,
  ADD COLUMN "draftedAt" TIMESTAMPTZ NOT NULL,
  ADD COLUMN "releasedById" UUID,
  ADD COLUMN "releasedAt" TIMESTAMPTZ,
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "endedById" UUID,
  ADD COLUMN "endedAt" TIMESTAMPTZ;

ALTER TABLE "PolicyDocument" ADD COLUMN "searchTokens" TEXT[] GENERATED ALWAYS AS
  (search_tokens("title" || ' ' || coalesce("number", '') || ' ' || coalesce("indexNumber", '') || ' ' || coalesce("text", ''))) STORED;

-- A scheme names its policy by title and number; this column was never filled.
ALTER TABLE "SchemeVersion" DROP COLUMN "policyId";

-- CreateIndex
CREATE INDEX "PolicyDocument_draftedAt_id_idx" ON "PolicyDocument"("draftedAt", "id");

-- CreateIndex
CREATE INDEX "PolicyDocument_searchTokens_idx" ON "PolicyDocument" USING GIN ("searchTokens");

-- AddForeignKey
ALTER TABLE "PolicyDocument" ADD CONSTRAINT "PolicyDocument_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyDocument" ADD CONSTRAINT "PolicyDocument_releasedById_fkey" FOREIGN KEY ("releasedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyDocument" ADD CONSTRAINT "PolicyDocument_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A policy that was withdrawn with a mistake is entered again under its number.
DROP INDEX "PolicyDocument_number_key";
CREATE UNIQUE INDEX "PolicyDocument_number_live" ON "PolicyDocument" ("number") WHERE "state" <> 'withdrawn';

ALTER TABLE "PolicyDocument"
  ADD CONSTRAINT "PolicyDocument_released" CHECK (
    num_nonnulls("releasedById", "releasedAt") = CASE WHEN "state" = 'draft' THEN 0 ELSE 2 END),
  ADD CONSTRAINT "PolicyDocument_two_people" CHECK ("releasedById" <> "draftedById"),
  ADD CONSTRAINT "PolicyDocument_ended" CHECK (
    num_nonnulls("reason", "endedById", "endedAt") = CASE WHEN "state" = 'withdrawn' OR "repealedOn" IS NOT NULL THEN 3 ELSE 0 END),
  ADD CONSTRAINT "PolicyDocument_repealed" CHECK ("repealedOn" IS NULL OR "status" = 'repealed');
CREATE INDEX "PolicyDocument_public" ON "PolicyDocument" ("releasedAt" DESC, "id" DESC) WHERE "state" <> 'draft';

-- What was released stays as it was released: it can only be repealed or withdrawn. The tokens follow from the rest.
CREATE FUNCTION policy_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['state', 'status', 'repealedOn', 'reason', 'endedById', 'endedAt', 'searchTokens'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" = 'released' AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending
    AND (NEW."state" = 'withdrawn' OR (NEW."state" = 'released' AND NEW."status" = 'repealed')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a released policy does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER policy_frozen BEFORE UPDATE OR DELETE ON "PolicyDocument"
  FOR EACH ROW WHEN (OLD."state" <> 'draft') EXECUTE FUNCTION policy_frozen();

REVOKE DELETE, TRUNCATE ON "PolicyDocument" FROM portal_app;
