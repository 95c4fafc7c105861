-- CreateEnum
CREATE TYPE "SuggestionStatus" AS ENUM ('draft', 'submitted', 'argued', 'sent', 'adopted');

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "status" "SuggestionStatus" NOT NULL DEFAULT 'draft',
    "draftedById" UUID NOT NULL,
    "draftedAt" TIMESTAMPTZ NOT NULL,
    "arguedById" UUID,
    "argument" TEXT,
    "sentTo" TEXT,
    "sentOn" DATE,
    "adoption" TEXT,
    "adoptedOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Suggestion_draftedAt_id_idx" ON "Suggestion"("draftedAt", "id");

-- CreateIndex
CREATE INDEX "Suggestion_year_status_idx" ON "Suggestion"("year", "status");

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_arguedById_fkey" FOREIGN KEY ("arguedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What was argued, sent and adopted says by whom, to whom and when; what was not yet does not.
ALTER TABLE "Suggestion"
  ADD CONSTRAINT "Suggestion_argued" CHECK (("arguedById" IS NOT NULL) = ("status" IN ('argued', 'sent', 'adopted'))
    AND ("arguedById" IS NULL OR "argument" IS NOT NULL)),
  ADD CONSTRAINT "Suggestion_two_people" CHECK ("arguedById" <> "draftedById"),
  ADD CONSTRAINT "Suggestion_sent" CHECK (num_nonnulls("sentTo", "sentOn") = CASE WHEN "status" IN ('sent', 'adopted') THEN 2 ELSE 0 END),
  ADD CONSTRAINT "Suggestion_adopted" CHECK (
    num_nonnulls("adoption", "adoptedOn") = CASE WHEN "status" = 'adopted' THEN 2 ELSE 0 END AND "adoptedOn" >= "sentOn");
REVOKE DELETE, TRUNCATE ON "Suggestion" FROM portal_app;
