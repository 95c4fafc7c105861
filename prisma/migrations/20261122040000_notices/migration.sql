-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('draft', 'published', 'withdrawn', 'discarded');

-- CreateEnum
CREATE TYPE "NoticeDayKind" AS ENUM ('working', 'natural');

-- CreateEnum
CREATE TYPE "ObjectionMode" AS ENUM ('realName', 'confidential');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('received', 'accepted', 'declined', 'upheld', 'dismissed', 'revoked');

-- AlterTable
ALTER TABLE "WorkItem" ADD COLUMN     "noticeId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'notice' THEN "subjectId" END) STORED,
ADD COLUMN     "objectionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'objection' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "PublicNotice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "roundId" UUID NOT NULL,
    "schemeVersionId" UUID NOT NULL,
    "stageKey" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "namesShown" BOOLEAN NOT NULL DEFAULT false,
    "personalBasis" TEXT,
    "state" "NoticeState" NOT NULL DEFAULT 'draft',
    "draftedById" UUID NOT NULL,
    "draftedAt" TIMESTAMPTZ NOT NULL,
    "reason" TEXT,
    "endedById" UUID,
    "endedAt" TIMESTAMPTZ,
    "releasedById" UUID,
    "publishedAt" TIMESTAMPTZ,
    "number" TEXT,
    "days" INTEGER,
    "dayKind" "NoticeDayKind",
    "firstDay" DATE,
    "lastDay" DATE,
    "endsAt" TIMESTAMPTZ,
    "countedDays" DATE[],

    CONSTRAINT "PublicNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeItem" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "noticeId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "applicationId" UUID NOT NULL,
    "stageId" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "homeName" TEXT NOT NULL,
    "recommender" TEXT,

    CONSTRAINT "NoticeItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "mode" "ObjectionMode" NOT NULL,
    "name" TEXT,
    "identity" TEXT NOT NULL,
    "callerMark" TEXT NOT NULL,
    "criterionKey" TEXT,
    "text" TEXT NOT NULL,
    "state" "ObjectionState" NOT NULL DEFAULT 'received',
    "receivedAt" TIMESTAMPTZ NOT NULL,
    "dueAt" TIMESTAMPTZ NOT NULL,
    "acceptedById" UUID,
    "acceptedAt" TIMESTAMPTZ,
    "answer" TEXT,
    "toldOn" DATE,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PublicNotice_number_key" ON "PublicNotice"("number");

-- CreateIndex
CREATE INDEX "PublicNotice_publishedAt_id_idx" ON "PublicNotice"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "PublicNotice_draftedAt_id_idx" ON "PublicNotice"("draftedAt", "id");

-- CreateIndex
CREATE INDEX "NoticeItem_applicationId_idx" ON "NoticeItem"("applicationId");

-- CreateIndex
CREATE INDEX "NoticeItem_stageId_idx" ON "NoticeItem"("stageId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeItem_noticeId_applicationId_key" ON "NoticeItem"("noticeId", "applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeItem_noticeId_ordinal_key" ON "NoticeItem"("noticeId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_number_key" ON "Objection"("number");

-- CreateIndex
CREATE INDEX "Objection_itemId_idx" ON "Objection"("itemId");

-- CreateIndex
CREATE INDEX "Objection_callerMark_receivedAt_idx" ON "Objection"("callerMark", "receivedAt");

-- CreateIndex
CREATE INDEX "WorkItem_noticeId_idx" ON "WorkItem"("noticeId");

-- CreateIndex
CREATE INDEX "WorkItem_objectionId_idx" ON "WorkItem"("objectionId");

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_schemeVersionId_fkey" FOREIGN KEY ("schemeVersionId") REFERENCES "SchemeVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_releasedById_fkey" FOREIGN KEY ("releasedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeItem" ADD CONSTRAINT "NoticeItem_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "PublicNotice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeItem" ADD CONSTRAINT "NoticeItem_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeItem" ADD CONSTRAINT "NoticeItem_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "NoticeItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "PublicNotice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What the database holds by itself.

-- 先审后发: who wrote a notice does not release it. What was published has all its days; what was not has none.
ALTER TABLE "PublicNotice"
  ADD CONSTRAINT "PublicNotice_two_people" CHECK ("releasedById" <> "draftedById"),
  ADD CONSTRAINT "PublicNotice_published_whole" CHECK (
    num_nonnulls("releasedById", "publishedAt", "number", "days", "dayKind", "firstDay", "lastDay", "endsAt")
      = CASE WHEN "state" IN ('published', 'withdrawn') THEN 8 ELSE 0 END),
  ADD CONSTRAINT "PublicNotice_period" CHECK ("endsAt" > "publishedAt" AND "lastDay" >= "firstDay"),
  ADD CONSTRAINT "PublicNotice_ended" CHECK (
    num_nonnulls("reason", "endedById", "endedAt") = CASE WHEN "state" IN ('withdrawn', 'discarded') THEN 3 ELSE 0 END),
  -- 个人信息保护法 25: a name in public rests on something that is said.
  ADD CONSTRAINT "PublicNotice_names" CHECK (NOT "namesShown" OR coalesce(length("personalBasis"), 0) > 0);
-- The public list reads only these.
CREATE INDEX "PublicNotice_public" ON "PublicNotice" ("publishedAt" DESC, "id" DESC) WHERE "state" IN ('published', 'withdrawn');

-- Frozen after publishing: all that may still happen is a withdrawal, which leaves everything readable.
CREATE FUNCTION public_notice_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  withdrawal text[] := ARRAY['state', 'reason', 'endedById', 'endedAt'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" = 'published' AND NEW."state" = 'withdrawn'
    AND to_jsonb(NEW) - withdrawal = to_jsonb(OLD) - withdrawal THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published notice does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER public_notice_frozen BEFORE UPDATE OR DELETE ON "PublicNotice"
  FOR EACH ROW WHEN (OLD."state" <> 'draft') EXECUTE FUNCTION public_notice_frozen();

CREATE FUNCTION notice_item_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "PublicNotice" WHERE "id" = coalesce(NEW."noticeId", OLD."noticeId") AND "state" = 'draft' FOR SHARE;
  IF TG_OP <> 'INSERT' OR NOT FOUND THEN
    RAISE EXCEPTION 'the list of a notice does not change' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_item_frozen BEFORE INSERT OR UPDATE OR DELETE ON "NoticeItem"
  FOR EACH ROW EXECUTE FUNCTION notice_item_frozen();

-- Objections: received while the notice hangs, not later (clauses part 5, 3).
ALTER TABLE "Objection"
  ADD CONSTRAINT "Objection_signed" CHECK (("mode" = 'realName') = ("name" IS NOT NULL)),
  ADD CONSTRAINT "Objection_accepted" CHECK (num_nonnulls("acceptedById", "acceptedAt") IN (0, 2)
    AND ("state" NOT IN ('accepted', 'upheld', 'dismissed') OR "acceptedAt" IS NOT NULL)),
  ADD CONSTRAINT "Objection_answered" CHECK (
    num_nonnulls("answer", "toldOn", "answeredById", "answeredAt") = CASE WHEN "state" IN ('declined', 'upheld', 'dismissed') THEN 4 ELSE 0 END);
CREATE INDEX "Objection_open" ON "Objection" ("itemId") WHERE "state" IN ('received', 'accepted');

CREATE FUNCTION objection_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "PublicNotice" n JOIN "NoticeItem" i ON i."noticeId" = n."id"
    WHERE i."id" = NEW."itemId" AND n."state" = 'published' AND n."publishedAt" <= NEW."receivedAt" AND NEW."receivedAt" < n."endsAt"
    FOR SHARE OF n;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no notice of this item takes objections at that time' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_in_time BEFORE INSERT ON "Objection" FOR EACH ROW EXECUTE FUNCTION objection_in_time();

-- What was said stays as it was said.
CREATE FUNCTION objection_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  office text[] := ARRAY['state', 'dueAt', 'acceptedById', 'acceptedAt', 'answer', 'toldOn', 'answeredById', 'answeredAt'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" IN ('received', 'accepted') AND to_jsonb(NEW) - office = to_jsonb(OLD) - office THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an objection is answered once, and never changed' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER objection_kept BEFORE UPDATE OR DELETE ON "Objection" FOR EACH ROW EXECUTE FUNCTION objection_kept();

GRANT SELECT, INSERT, UPDATE ON "PublicNotice", "NoticeItem", "Objection" TO portal_app;
REVOKE DELETE, TRUNCATE ON "PublicNotice", "NoticeItem", "Objection" FROM portal_app;
