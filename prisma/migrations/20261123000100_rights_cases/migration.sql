-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('working', 'natural');

-- CreateEnum
CREATE TYPE "CaseTrack" AS ENUM ('rights', 'care', 'counselling');

-- CreateEnum
CREATE TYPE "CaseMode" AS ENUM ('realName', 'confidential', 'anonymous');

-- CreateEnum
CREATE TYPE "CaseChannel" AS ENUM ('web', 'phone', 'visit', 'letter', 'onBehalf');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('submitted', 'supplementing', 'declined', 'verifying', 'handling', 'transferred', 'answered', 'closed', 'reconsidering', 'reconsidered', 'reviewing', 'final', 'withdrawn', 'merged');

-- CreateEnum
CREATE TYPE "CaseOutcome" AS ENUM ('supported', 'explained', 'refused');

-- CreateEnum
CREATE TYPE "BarReason" AS ENUM ('respondent', 'related', 'above', 'recusal', 'interest');

-- CreateEnum
CREATE TYPE "PauseReason" AS ENUM ('supplement', 'hearing');

-- CreateEnum
CREATE TYPE "CaseSide" AS ENUM ('claimant', 'office', 'partner');

-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('note', 'call', 'visit', 'hearing', 'mediation', 'followUp');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('association', 'government', 'enterprise', 'society');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('asked', 'given', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('sent', 'objected', 'returned', 'answered', 'recalled');

-- AlterTable
ALTER TABLE "WorkItem" ADD COLUMN     "rightsCaseId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'rightsCase' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "QuietEntry" (
    "seq" BIGINT NOT NULL,
    "onDay" DATE NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "permission" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "prev" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "QuietEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ServiceStandard" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "days" INTEGER NOT NULL,
    "dayKind" "DayKind" NOT NULL,
    "clause" TEXT,
    "sample" TEXT,
    "rolls" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ServiceStandard_pkey" PRIMARY KEY ("key","version")
);

-- CreateTable
CREATE TABLE "CaseCategory" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "track" "CaseTrack" NOT NULL,
    "narrow" BOOLEAN NOT NULL DEFAULT false,
    "clause" TEXT,
    "sample" TEXT,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CaseCategory_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "CaseKeeper" (
    "categoryCode" TEXT NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "CaseKeeper_pkey" PRIMARY KEY ("categoryCode","personId")
);

-- CreateTable
CREATE TABLE "CaseDraft" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tokenHash" TEXT NOT NULL,
    "keyRef" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "touchedOn" DATE NOT NULL,

    CONSTRAINT "CaseDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RightsCase" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "keyRef" UUID,
    "mode" "CaseMode" NOT NULL,
    "channel" "CaseChannel" NOT NULL,
    "categoryCode" TEXT NOT NULL,
    "track" "CaseTrack" NOT NULL,
    "narrow" BOOLEAN NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'submitted',
    "officeId" UUID NOT NULL,
    "filerOrganizationId" UUID,
    "respondentId" UUID,
    "respondentKey" TEXT,
    "respondentSettled" BOOLEAN NOT NULL DEFAULT false,
    "counsellorId" UUID,
    "body" TEXT,
    "filedOn" DATE NOT NULL,
    "acceptedOn" DATE,
    "answeredOn" DATE,
    "closedOn" DATE,
    "outcome" "CaseOutcome",
    "mergedIntoId" UUID,
    "splitFromId" UUID,
    "archivedOn" DATE,
    "keptUntil" DATE,
    "shreddedOn" DATE,
    "escalations" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RightsCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseBar" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "organizationId" UUID,
    "personId" UUID,
    "reason" "BarReason" NOT NULL,

    CONSTRAINT "CaseBar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "onDay" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "office" TEXT,
    "note" TEXT,
    "facts" JSONB NOT NULL,
    "shown" BOOLEAN NOT NULL,

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseLimit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "standard" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "days" INTEGER NOT NULL,
    "dayKind" "DayKind" NOT NULL,
    "clause" TEXT,
    "sample" TEXT,
    "rolls" BOOLEAN NOT NULL,
    "extension" INTEGER NOT NULL DEFAULT 0,
    "asked" INTEGER,
    "reason" TEXT,
    "askedById" UUID,
    "dueOn" DATE,
    "doneOn" DATE,

    CONSTRAINT "CaseLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CasePause" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "reason" "PauseReason" NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "CasePause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseMessage" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "side" "CaseSide" NOT NULL,
    "onDay" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID,
    "readOn" DATE,

    CONSTRAINT "CaseMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseNote" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "NoteKind" NOT NULL,
    "onDay" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID NOT NULL,

    CONSTRAINT "CaseNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseFile" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID,
    "draftId" UUID,
    "ordinal" INTEGER NOT NULL,
    "side" "CaseSide" NOT NULL,
    "onDay" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "treatment" "FileTreatment" NOT NULL,
    "removedOn" DATE,

    CONSTRAINT "CaseFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseOpening" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "personId" UUID,
    "office" TEXT NOT NULL,
    "permission" TEXT NOT NULL,

    CONSTRAINT "CaseOpening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" "PartnerKind" NOT NULL,
    "remit" TEXT NOT NULL,
    "phone" TEXT,
    "address" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseConsent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "state" "ConsentState" NOT NULL DEFAULT 'asked',
    "askedOn" DATE NOT NULL,
    "answeredOn" DATE,

    CONSTRAINT "CaseConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseTransfer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "lead" BOOLEAN NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'sent',
    "sentOn" DATE NOT NULL,
    "dueOn" DATE,
    "linkHash" TEXT NOT NULL,
    "linkUntil" DATE NOT NULL,
    "request" TEXT,
    "objection" TEXT,
    "objectedOn" DATE,
    "answer" TEXT,
    "endedOn" DATE,

    CONSTRAINT "CaseTransfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseAnswer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "tier" INTEGER NOT NULL,
    "outcome" "CaseOutcome" NOT NULL,
    "organizationId" UUID,
    "body" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "issuedById" UUID,

    CONSTRAINT "CaseAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseRemedy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "tier" INTEGER NOT NULL,
    "askedOn" DATE NOT NULL,
    "grounds" TEXT NOT NULL,
    "organizationId" UUID,
    "outsideName" TEXT,
    "outsideAddress" TEXT,
    "doneOn" DATE,

    CONSTRAINT "CaseRemedy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseRating" (
    "caseId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "comment" TEXT,
    "onDay" DATE NOT NULL,

    CONSTRAINT "CaseRating_pkey" PRIMARY KEY ("caseId")
);

-- CreateTable
CREATE TABLE "CaseRectification" (
    "caseId" UUID NOT NULL,
    "openedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "record" TEXT,
    "doneOn" DATE,
    "doneById" UUID,

    CONSTRAINT "CaseRectification_pkey" PRIMARY KEY ("caseId")
);

-- CreateTable
CREATE TABLE "CaseLetter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "caseId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "templateVersion" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "verifyCode" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "issuedById" UUID,

    CONSTRAINT "CaseLetter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "QuietEntry_subjectKind_subjectId_idx" ON "QuietEntry"("subjectKind", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseDraft_tokenHash_key" ON "CaseDraft"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "CaseDraft_keyRef_key" ON "CaseDraft"("keyRef");

-- CreateIndex
CREATE INDEX "CaseDraft_touchedOn_idx" ON "CaseDraft"("touchedOn");

-- CreateIndex
CREATE UNIQUE INDEX "RightsCase_number_key" ON "RightsCase"("number");

-- CreateIndex
CREATE UNIQUE INDEX "RightsCase_tokenHash_key" ON "RightsCase"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "RightsCase_keyRef_key" ON "RightsCase"("keyRef");

-- CreateIndex
CREATE INDEX "RightsCase_officeId_status_filedOn_id_idx" ON "RightsCase"("officeId", "status", "filedOn", "id");

-- CreateIndex
CREATE INDEX "RightsCase_respondentId_idx" ON "RightsCase"("respondentId");

-- CreateIndex
CREATE INDEX "RightsCase_respondentKey_idx" ON "RightsCase"("respondentKey");

-- CreateIndex
CREATE INDEX "RightsCase_categoryCode_filedOn_idx" ON "RightsCase"("categoryCode", "filedOn");

-- CreateIndex
CREATE INDEX "RightsCase_mergedIntoId_idx" ON "RightsCase"("mergedIntoId");

-- CreateIndex
CREATE INDEX "RightsCase_splitFromId_idx" ON "RightsCase"("splitFromId");

-- CreateIndex
CREATE INDEX "RightsCase_filerOrganizationId_idx" ON "RightsCase"("filerOrganizationId");

-- CreateIndex
CREATE INDEX "CaseBar_organizationId_idx" ON "CaseBar"("organizationId");

-- CreateIndex
CREATE INDEX "CaseBar_personId_idx" ON "CaseBar"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseBar_caseId_organizationId_key" ON "CaseBar"("caseId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseBar_caseId_personId_key" ON "CaseBar"("caseId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_caseId_ordinal_key" ON "CaseEvent"("caseId", "ordinal");

-- CreateIndex
CREATE INDEX "CaseLimit_dueOn_idx" ON "CaseLimit"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "CaseLimit_caseId_standard_startsOn_key" ON "CaseLimit"("caseId", "standard", "startsOn");

-- CreateIndex
CREATE INDEX "CasePause_caseId_idx" ON "CasePause"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseMessage_caseId_ordinal_key" ON "CaseMessage"("caseId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "CaseNote_caseId_ordinal_key" ON "CaseNote"("caseId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "CaseFile_storageKey_key" ON "CaseFile"("storageKey");

-- CreateIndex
CREATE INDEX "CaseFile_caseId_idx" ON "CaseFile"("caseId");

-- CreateIndex
CREATE INDEX "CaseFile_draftId_idx" ON "CaseFile"("draftId");

-- CreateIndex
CREATE INDEX "CaseOpening_caseId_at_idx" ON "CaseOpening"("caseId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_name_key" ON "Partner"("name");

-- CreateIndex
CREATE INDEX "CaseConsent_partnerId_idx" ON "CaseConsent"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseConsent_caseId_partnerId_key" ON "CaseConsent"("caseId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseTransfer_linkHash_key" ON "CaseTransfer"("linkHash");

-- CreateIndex
CREATE INDEX "CaseTransfer_caseId_idx" ON "CaseTransfer"("caseId");

-- CreateIndex
CREATE INDEX "CaseTransfer_partnerId_idx" ON "CaseTransfer"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseAnswer_caseId_tier_key" ON "CaseAnswer"("caseId", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRemedy_caseId_tier_key" ON "CaseRemedy"("caseId", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "CaseLetter_number_key" ON "CaseLetter"("number");

-- CreateIndex
CREATE UNIQUE INDEX "CaseLetter_verifyCode_key" ON "CaseLetter"("verifyCode");

-- CreateIndex
CREATE INDEX "CaseLetter_caseId_idx" ON "CaseLetter"("caseId");

-- CreateIndex
CREATE INDEX "WorkItem_rightsCaseId_idx" ON "WorkItem"("rightsCaseId");

-- AddForeignKey
ALTER TABLE "CaseKeeper" ADD CONSTRAINT "CaseKeeper_categoryCode_fkey" FOREIGN KEY ("categoryCode") REFERENCES "CaseCategory"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseKeeper" ADD CONSTRAINT "CaseKeeper_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_categoryCode_fkey" FOREIGN KEY ("categoryCode") REFERENCES "CaseCategory"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_filerOrganizationId_fkey" FOREIGN KEY ("filerOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_respondentId_fkey" FOREIGN KEY ("respondentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_counsellorId_fkey" FOREIGN KEY ("counsellorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RightsCase" ADD CONSTRAINT "RightsCase_splitFromId_fkey" FOREIGN KEY ("splitFromId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseBar" ADD CONSTRAINT "CaseBar_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseBar" ADD CONSTRAINT "CaseBar_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseBar" ADD CONSTRAINT "CaseBar_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseLimit" ADD CONSTRAINT "CaseLimit_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseLimit" ADD CONSTRAINT "CaseLimit_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CasePause" ADD CONSTRAINT "CasePause_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseMessage" ADD CONSTRAINT "CaseMessage_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseMessage" ADD CONSTRAINT "CaseMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseOpening" ADD CONSTRAINT "CaseOpening_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseOpening" ADD CONSTRAINT "CaseOpening_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseConsent" ADD CONSTRAINT "CaseConsent_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseConsent" ADD CONSTRAINT "CaseConsent_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseTransfer" ADD CONSTRAINT "CaseTransfer_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseTransfer" ADD CONSTRAINT "CaseTransfer_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAnswer" ADD CONSTRAINT "CaseAnswer_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAnswer" ADD CONSTRAINT "CaseAnswer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAnswer" ADD CONSTRAINT "CaseAnswer_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRemedy" ADD CONSTRAINT "CaseRemedy_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRemedy" ADD CONSTRAINT "CaseRemedy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRating" ADD CONSTRAINT "CaseRating_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRectification" ADD CONSTRAINT "CaseRectification_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRectification" ADD CONSTRAINT "CaseRectification_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseLetter" ADD CONSTRAINT "CaseLetter_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseLetter" ADD CONSTRAINT "CaseLetter_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_rightsCaseId_fkey" FOREIGN KEY ("rightsCaseId") REFERENCES "RightsCase"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;



-- What the database holds by itself.

ALTER TABLE "ServiceStandard" ADD CONSTRAINT "ServiceStandard_sourced" CHECK ("days" >= 0 AND num_nonnulls("clause", "sample") = 1);
ALTER TABLE "RightsCase"
  ADD CONSTRAINT "RightsCase_shredded" CHECK (
    ("shreddedOn" IS NULL) = ("keyRef" IS NOT NULL) AND ("shreddedOn" IS NULL) = ("body" IS NOT NULL)
    AND ("shreddedOn" IS NULL OR "respondentKey" IS NULL)),
  ADD CONSTRAINT "RightsCase_merged" CHECK (("status" = 'merged') = ("mergedIntoId" IS NOT NULL) AND "mergedIntoId" <> "id"),
  ADD CONSTRAINT "RightsCase_counsellor" CHECK ("counsellorId" IS NULL OR "narrow"),
  ADD CONSTRAINT "RightsCase_linked" CHECK ("respondentId" IS NULL OR "respondentSettled"),
  -- Never against the officer's own organization (K11).
  ADD CONSTRAINT "RightsCase_filer" CHECK ("filerOrganizationId" <> "respondentId"),
  ADD CONSTRAINT "RightsCase_on_behalf" CHECK (("channel" = 'onBehalf') = ("filerOrganizationId" IS NOT NULL));
ALTER TABLE "CaseBar" ADD CONSTRAINT "CaseBar_one_target" CHECK (num_nonnulls("organizationId", "personId") = 1);
-- Art. 34: one extension of at most thirty days.
ALTER TABLE "CaseLimit" ADD CONSTRAINT "CaseLimit_extension" CHECK ("extension" BETWEEN 0 AND 30 AND ("asked" IS NULL OR "asked" BETWEEN 1 AND 30)
  AND ("extension" = 0 OR "asked" IS NULL));
ALTER TABLE "CasePause"
  ADD CONSTRAINT "CasePause_period" CHECK ("toDay" >= "fromDay"),
  ADD CONSTRAINT "CasePause_one_at_a_time" EXCLUDE USING gist ("caseId" WITH =, daterange("fromDay", "toDay", '(]') WITH &&);
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_one_place" CHECK (num_nonnulls("caseId", "draftId") = 1);
ALTER TABLE "CaseAnswer" ADD CONSTRAINT "CaseAnswer_tier" CHECK ("tier" BETWEEN 1 AND 3);
ALTER TABLE "CaseRemedy"
  ADD CONSTRAINT "CaseRemedy_tier" CHECK ("tier" IN (2, 3)),
  ADD CONSTRAINT "CaseRemedy_one_body" CHECK (num_nonnulls("organizationId", "outsideName") = 1);
ALTER TABLE "CaseRating" ADD CONSTRAINT "CaseRating_grade" CHECK ("grade" BETWEEN 1 AND 5);
ALTER TABLE "CaseRectification" ADD CONSTRAINT "CaseRectification_done" CHECK (num_nonnulls("record", "doneOn", "doneById") IN (0, 3));
ALTER TABLE "CaseMessage" ADD CONSTRAINT "CaseMessage_author" CHECK ("side" = 'office' OR "authorId" IS NULL);
CREATE UNIQUE INDEX "CaseTransfer_one_lead" ON "CaseTransfer" ("caseId") WHERE "lead" AND "state" IN ('sent', 'objected');
CREATE UNIQUE INDEX "CaseTransfer_one_open" ON "CaseTransfer" ("caseId", "partnerId") WHERE "state" IN ('sent', 'objected');

-- 个人信息保护法 23: nothing is handed on without the claimant's own consent to that recipient.
CREATE FUNCTION case_transfer_consented() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "CaseConsent" WHERE "caseId" = NEW."caseId" AND "partnerId" = NEW."partnerId" AND "state" = 'given' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a case is not handed on without consent to that recipient' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_transfer_consented BEFORE INSERT ON "CaseTransfer" FOR EACH ROW EXECUTE FUNCTION case_transfer_consented();

-- 复核 is final: the same facts are not taken up again (art. 36). What remains is to file the case away and, when its years are over, to shred it.
CREATE FUNCTION case_final_lock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  filing text[] := ARRAY['archivedOn', 'keptUntil', 'shreddedOn', 'keyRef', 'body', 'respondentKey', 'revision'];
BEGIN
  IF to_jsonb(NEW) - filing <> to_jsonb(OLD) - filing THEN
    RAISE EXCEPTION 'a case that was reviewed twice is final' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_final_lock BEFORE UPDATE ON "RightsCase" FOR EACH ROW WHEN (OLD."status" = 'final') EXECUTE FUNCTION case_final_lock();

-- The quiet log: a gapless chain of its own, whose lock is the last one taken.
CREATE FUNCTION quiet_hash(e "QuietEntry") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e."seq", e."onDay", e."actorKind", e."permission", e."subjectKind", e."subjectId", e."changes", e."prev")::text, 'UTF8')), 'hex')
$$;
CREATE FUNCTION quiet_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  PERFORM pg_advisory_xact_lock(7261002);
  SELECT "seq", "hash" INTO head FROM "QuietEntry" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(head."seq", 0) + 1;
  NEW."prev" := coalesce(head."hash", '');
  NEW."hash" := quiet_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER quiet_chain BEFORE INSERT ON "QuietEntry" FOR EACH ROW EXECUTE FUNCTION quiet_chain();
ALTER TABLE "QuietEntry" ADD CONSTRAINT "QuietEntry_nobody" CHECK ("actorKind" IN ('visitor', 'claimant', 'partner'));
-- Nobody who must not be found out stands in the log that tells the time.
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_not_quiet" CHECK ("actorKind" NOT IN ('claimant', 'partner'));

REVOKE UPDATE, DELETE, TRUNCATE ON "QuietEntry", "CaseOpening", "CaseEvent" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "ServiceStandard", "CaseCategory", "RightsCase", "CaseLimit", "CasePause", "CaseMessage", "CaseNote", "CaseConsent",
  "CaseTransfer", "CaseAnswer", "CaseRemedy", "CaseRectification", "CaseLetter", "Partner" FROM portal_app;
