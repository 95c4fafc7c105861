-- CreateEnum
CREATE TYPE "TagKind" AS ENUM ('service', 'line', 'yearly');

-- CreateEnum
CREATE TYPE "ActivityStatus" AS ENUM ('draft', 'filed', 'returned', 'approved', 'published', 'enrolling', 'withdrawn', 'cancelled');

-- CreateEnum
CREATE TYPE "ActivityMode" AS ENUM ('atHome', 'away', 'online');

-- CreateEnum
CREATE TYPE "ActivityScope" AS ENUM ('city', 'province', 'beyond');

-- CreateEnum
CREATE TYPE "ActivitySessionStatus" AS ENUM ('planned', 'held', 'reported', 'counted', 'cancelled');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('waiting', 'enrolled', 'cancelled');

-- CreateEnum
CREATE TYPE "AttendanceSource" AS ENUM ('scan', 'manual', 'self', 'paper', 'walkIn');

-- CreateEnum
CREATE TYPE "HomeRevisionState" AS ENUM ('draft', 'submitted', 'returned', 'released', 'superseded', 'discarded');

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('meetingRoom', 'books', 'periodicals', 'computer', 'audio', 'network', 'display', 'sciencePoint', 'other');

-- CreateEnum
CREATE TYPE "FacilityState" AS ENUM ('good', 'worn', 'broken', 'missing');

-- CreateEnum
CREATE TYPE "MatterState" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "BookingStatus" AS ENUM ('waiting', 'requested', 'approved', 'refused', 'cancelled', 'closed');

-- CreateEnum
CREATE TYPE "IncidentKind" AS ENUM ('damage', 'violation');

-- AlterTable
ALTER TABLE "Home" ADD COLUMN     "parentId" UUID,
ADD COLUMN     "releasedRevisionId" UUID;

-- AlterTable
ALTER TABLE "WorkItem" ADD COLUMN     "activityId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'activity' THEN "subjectId" END) STORED,
ADD COLUMN     "bookingId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'booking' THEN "subjectId" END) STORED,
ADD COLUMN     "homeRevisionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'homeRevision' THEN "subjectId" END) STORED,
ADD COLUMN     "sessionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectKind" = 'activitySession' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "ActivityTag" (
    "kind" "TagKind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ActivityTag_pkey" PRIMARY KEY ("kind","code")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "theme" TEXT,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "closedAt" TIMESTAMPTZ,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT,
    "homeId" UUID NOT NULL,
    "filedById" UUID NOT NULL,
    "organizerId" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "services" TEXT[],
    "lines" TEXT[],
    "yearlyKind" TEXT,
    "scope" "ActivityScope" NOT NULL DEFAULT 'city',
    "mode" "ActivityMode" NOT NULL DEFAULT 'atHome',
    "place" TEXT,
    "contactPhone" TEXT NOT NULL,
    "campaignId" UUID,
    "recurrence" JSONB,
    "enrolment" BOOLEAN NOT NULL DEFAULT true,
    "status" "ActivityStatus" NOT NULL DEFAULT 'draft',
    "createdAt" TIMESTAMPTZ NOT NULL,
    "filedAt" TIMESTAMPTZ,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ,
    "publishedAt" TIMESTAMPTZ,
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "searchTokens" TEXT[] GENERATED ALWAYS AS (search_tokens("title" || ' ' || "summary")) STORED,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityQuestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "activityId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ActivityQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivitySession" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "activityId" UUID NOT NULL,
    "homeId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "endsAt" TIMESTAMPTZ NOT NULL,
    "startsOn" DATE NOT NULL GENERATED ALWAYS AS (("startsAt" AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    "roomId" UUID,
    "seats" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "places" INTEGER NOT NULL DEFAULT 0,
    "present" INTEGER NOT NULL DEFAULT 0,
    "staffPresent" INTEGER NOT NULL DEFAULT 0,
    "status" "ActivitySessionStatus" NOT NULL DEFAULT 'planned',
    "heldAt" TIMESTAMPTZ,
    "countedById" UUID,
    "countedAt" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "ActivitySession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sessionId" UUID NOT NULL,
    "personId" UUID,
    "attendeeKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "place" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "houseRulesId" UUID,
    "answers" JSONB NOT NULL,
    "enrolledAt" TIMESTAMPTZ NOT NULL,
    "promotedAt" TIMESTAMPTZ,
    "cancelledAt" TIMESTAMPTZ,
    "remindedAt" TIMESTAMPTZ,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sessionId" UUID NOT NULL,
    "enrolmentId" UUID,
    "personId" UUID,
    "attendeeKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "source" "AttendanceSource" NOT NULL,
    "staff" BOOLEAN NOT NULL DEFAULT false,
    "key" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "recordedAt" TIMESTAMPTZ NOT NULL,
    "recordedById" UUID,
    "voidedAt" TIMESTAMPTZ,
    "voidedById" UUID,
    "voidReason" TEXT,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityReport" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sessionId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "submittedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ActivityReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportPhoto" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reportId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,

    CONSTRAINT "ReportPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PhotoHash" (
    "attachmentId" UUID NOT NULL,
    "look" BIGINT NOT NULL,

    CONSTRAINT "PhotoHash_pkey" PRIMARY KEY ("attachmentId")
);

-- CreateTable
CREATE TABLE "ActivityRating" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sessionId" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "comment" TEXT,
    "onDay" DATE NOT NULL,

    CONSTRAINT "ActivityRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceUse" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sessionId" UUID,
    "reportPhotoId" UUID,
    "facilityId" UUID,
    "matterId" UUID,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "criterionKey" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ NOT NULL,
    "usedById" UUID NOT NULL,
    "removedAt" TIMESTAMPTZ,

    CONSTRAINT "EvidenceUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeRevision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "HomeRevisionState" NOT NULL DEFAULT 'draft',
    "profile" JSONB NOT NULL,
    "draftedById" UUID NOT NULL,
    "draftedAt" TIMESTAMPTZ NOT NULL,
    "reason" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HomeRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomePhoto" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "revisionId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,

    CONSTRAINT "HomePhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeKeeper" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "phoneKey" TEXT,
    "partTime" BOOLEAN NOT NULL DEFAULT true,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "HomeKeeper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeClosure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "cancelledAt" TIMESTAMPTZ,

    CONSTRAINT "HomeClosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HouseRules" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "HouseRules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeRoom" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "note" TEXT,
    "needsApproval" BOOLEAN NOT NULL DEFAULT true,
    "closedAt" TIMESTAMPTZ,

    CONSTRAINT "HomeRoom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Facility" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "roomId" UUID,
    "kind" "FacilityKind" NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "state" "FacilityState" NOT NULL DEFAULT 'good',
    "checkedOn" DATE,
    "removedAt" TIMESTAMPTZ,

    CONSTRAINT "Facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FacilityCheck" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "facilityId" UUID NOT NULL,
    "onDay" DATE NOT NULL,
    "state" "FacilityState" NOT NULL,
    "note" TEXT,
    "attachmentId" UUID,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "FacilityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeMatter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "MatterState" NOT NULL DEFAULT 'open',
    "endedOn" DATE,
    "result" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HomeMatter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingSeries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "roomId" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "BookingSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "roomId" UUID NOT NULL,
    "seriesId" UUID,
    "sessionId" UUID,
    "purpose" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "endsAt" TIMESTAMPTZ NOT NULL,
    "status" "BookingStatus" NOT NULL,
    "houseRulesId" UUID,
    "requestedById" UUID NOT NULL,
    "organizationId" UUID,
    "requestedAt" TIMESTAMPTZ NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosingCheck" (
    "bookingId" UUID NOT NULL,
    "safe" BOOLEAN NOT NULL,
    "kept" BOOLEAN NOT NULL,
    "clean" BOOLEAN NOT NULL,
    "restored" BOOLEAN NOT NULL,
    "powerOff" BOOLEAN NOT NULL,
    "note" TEXT,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ClosingCheck_pkey" PRIMARY KEY ("bookingId")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "homeId" UUID NOT NULL,
    "kind" "IncidentKind" NOT NULL,
    "bookingId" UUID,
    "sessionId" UUID,
    "facilityId" UUID,
    "onDay" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "cost" INTEGER,
    "paid" INTEGER,
    "settledOn" DATE,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Campaign_firstDay_id_idx" ON "Campaign"("firstDay", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_number_key" ON "Activity"("number");

-- CreateIndex
CREATE INDEX "Activity_homeId_createdAt_id_idx" ON "Activity"("homeId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Activity_filedById_createdAt_id_idx" ON "Activity"("filedById", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Activity_organizerId_idx" ON "Activity"("organizerId");

-- CreateIndex
CREATE INDEX "Activity_campaignId_idx" ON "Activity"("campaignId");

-- CreateIndex
CREATE INDEX "Activity_searchTokens_idx" ON "Activity" USING GIN ("searchTokens");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityQuestion_activityId_ordinal_key" ON "ActivityQuestion"("activityId", "ordinal");

-- CreateIndex
CREATE INDEX "ActivitySession_homeId_startsOn_id_idx" ON "ActivitySession"("homeId", "startsOn", "id");

-- CreateIndex
CREATE INDEX "ActivitySession_startsOn_id_idx" ON "ActivitySession"("startsOn", "id");

-- CreateIndex
CREATE INDEX "ActivitySession_roomId_idx" ON "ActivitySession"("roomId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivitySession_activityId_ordinal_key" ON "ActivitySession"("activityId", "ordinal");

-- CreateIndex
CREATE INDEX "Enrolment_personId_enrolledAt_idx" ON "Enrolment"("personId", "enrolledAt");

-- CreateIndex
CREATE INDEX "Enrolment_attendeeKey_idx" ON "Enrolment"("attendeeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_sessionId_place_key" ON "Enrolment"("sessionId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_sessionId_code_key" ON "Enrolment"("sessionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_key_key" ON "Attendance"("key");

-- CreateIndex
CREATE INDEX "Attendance_sessionId_at_idx" ON "Attendance"("sessionId", "at");

-- CreateIndex
CREATE INDEX "Attendance_enrolmentId_idx" ON "Attendance"("enrolmentId");

-- CreateIndex
CREATE INDEX "Attendance_personId_idx" ON "Attendance"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityReport_sessionId_key" ON "ActivityReport"("sessionId");

-- CreateIndex
CREATE INDEX "ReportPhoto_attachmentId_idx" ON "ReportPhoto"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportPhoto_reportId_ordinal_key" ON "ReportPhoto"("reportId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ReportPhoto_reportId_attachmentId_key" ON "ReportPhoto"("reportId", "attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityRating_mark_key" ON "ActivityRating"("mark");

-- CreateIndex
CREATE INDEX "ActivityRating_sessionId_idx" ON "ActivityRating"("sessionId");

-- CreateIndex
CREATE INDEX "EvidenceUse_subjectKind_subjectId_criterionKey_idx" ON "EvidenceUse"("subjectKind", "subjectId", "criterionKey");

-- CreateIndex
CREATE INDEX "EvidenceUse_sessionId_idx" ON "EvidenceUse"("sessionId");

-- CreateIndex
CREATE INDEX "EvidenceUse_reportPhotoId_idx" ON "EvidenceUse"("reportPhotoId");

-- CreateIndex
CREATE INDEX "EvidenceUse_facilityId_idx" ON "EvidenceUse"("facilityId");

-- CreateIndex
CREATE INDEX "EvidenceUse_matterId_idx" ON "EvidenceUse"("matterId");

-- CreateIndex
CREATE UNIQUE INDEX "HomeRevision_homeId_ordinal_key" ON "HomeRevision"("homeId", "ordinal");

-- CreateIndex
CREATE INDEX "HomePhoto_attachmentId_idx" ON "HomePhoto"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "HomePhoto_revisionId_ordinal_key" ON "HomePhoto"("revisionId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "HomePhoto_revisionId_attachmentId_key" ON "HomePhoto"("revisionId", "attachmentId");

-- CreateIndex
CREATE INDEX "HomeKeeper_homeId_idx" ON "HomeKeeper"("homeId");

-- CreateIndex
CREATE INDEX "HomeKeeper_personId_idx" ON "HomeKeeper"("personId");

-- CreateIndex
CREATE INDEX "HomeClosure_homeId_lastDay_idx" ON "HomeClosure"("homeId", "lastDay");

-- CreateIndex
CREATE UNIQUE INDEX "HouseRules_homeId_version_key" ON "HouseRules"("homeId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "HomeRoom_homeId_name_key" ON "HomeRoom"("homeId", "name");

-- CreateIndex
CREATE INDEX "Facility_homeId_idx" ON "Facility"("homeId");

-- CreateIndex
CREATE INDEX "Facility_roomId_idx" ON "Facility"("roomId");

-- CreateIndex
CREATE INDEX "FacilityCheck_facilityId_at_idx" ON "FacilityCheck"("facilityId", "at");

-- CreateIndex
CREATE INDEX "HomeMatter_homeId_dueOn_id_idx" ON "HomeMatter"("homeId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "BookingSeries_roomId_idx" ON "BookingSeries"("roomId");

-- CreateIndex
CREATE INDEX "Booking_roomId_startsAt_idx" ON "Booking"("roomId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_seriesId_idx" ON "Booking"("seriesId");

-- CreateIndex
CREATE INDEX "Booking_sessionId_idx" ON "Booking"("sessionId");

-- CreateIndex
CREATE INDEX "Booking_requestedById_startsAt_idx" ON "Booking"("requestedById", "startsAt");

-- CreateIndex
CREATE INDEX "Incident_homeId_onDay_idx" ON "Incident"("homeId", "onDay");

-- CreateIndex
CREATE INDEX "Incident_bookingId_idx" ON "Incident"("bookingId");

-- CreateIndex
CREATE INDEX "Incident_sessionId_idx" ON "Incident"("sessionId");

-- CreateIndex
CREATE INDEX "Incident_facilityId_idx" ON "Incident"("facilityId");

-- CreateIndex
CREATE UNIQUE INDEX "Home_releasedRevisionId_key" ON "Home"("releasedRevisionId");

-- CreateIndex
CREATE INDEX "Home_parentId_idx" ON "Home"("parentId");

-- CreateIndex
CREATE INDEX "WorkItem_activityId_idx" ON "WorkItem"("activityId");

-- CreateIndex
CREATE INDEX "WorkItem_sessionId_idx" ON "WorkItem"("sessionId");

-- CreateIndex
CREATE INDEX "WorkItem_bookingId_idx" ON "WorkItem"("bookingId");

-- CreateIndex
CREATE INDEX "WorkItem_homeRevisionId_idx" ON "WorkItem"("homeRevisionId");

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_filedById_fkey" FOREIGN KEY ("filedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_organizerId_fkey" FOREIGN KEY ("organizerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityQuestion" ADD CONSTRAINT "ActivityQuestion_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySession" ADD CONSTRAINT "ActivitySession_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySession" ADD CONSTRAINT "ActivitySession_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySession" ADD CONSTRAINT "ActivitySession_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "HomeRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySession" ADD CONSTRAINT "ActivitySession_countedById_fkey" FOREIGN KEY ("countedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_houseRulesId_fkey" FOREIGN KEY ("houseRulesId") REFERENCES "HouseRules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_voidedById_fkey" FOREIGN KEY ("voidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityReport" ADD CONSTRAINT "ActivityReport_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityReport" ADD CONSTRAINT "ActivityReport_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportPhoto" ADD CONSTRAINT "ReportPhoto_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ActivityReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportPhoto" ADD CONSTRAINT "ReportPhoto_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhotoHash" ADD CONSTRAINT "PhotoHash_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityRating" ADD CONSTRAINT "ActivityRating_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_reportPhotoId_fkey" FOREIGN KEY ("reportPhotoId") REFERENCES "ReportPhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "HomeMatter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_usedById_fkey" FOREIGN KEY ("usedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Home" ADD CONSTRAINT "Home_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Home" ADD CONSTRAINT "Home_releasedRevisionId_fkey" FOREIGN KEY ("releasedRevisionId") REFERENCES "HomeRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeRevision" ADD CONSTRAINT "HomeRevision_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeRevision" ADD CONSTRAINT "HomeRevision_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeRevision" ADD CONSTRAINT "HomeRevision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomePhoto" ADD CONSTRAINT "HomePhoto_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "HomeRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomePhoto" ADD CONSTRAINT "HomePhoto_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeKeeper" ADD CONSTRAINT "HomeKeeper_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeKeeper" ADD CONSTRAINT "HomeKeeper_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeClosure" ADD CONSTRAINT "HomeClosure_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeClosure" ADD CONSTRAINT "HomeClosure_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseRules" ADD CONSTRAINT "HouseRules_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseRules" ADD CONSTRAINT "HouseRules_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeRoom" ADD CONSTRAINT "HomeRoom_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "HomeRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FacilityCheck" ADD CONSTRAINT "FacilityCheck_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FacilityCheck" ADD CONSTRAINT "FacilityCheck_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FacilityCheck" ADD CONSTRAINT "FacilityCheck_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeMatter" ADD CONSTRAINT "HomeMatter_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeMatter" ADD CONSTRAINT "HomeMatter_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingSeries" ADD CONSTRAINT "BookingSeries_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "HomeRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "HomeRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "BookingSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_houseRulesId_fkey" FOREIGN KEY ("houseRulesId") REFERENCES "HouseRules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosingCheck" ADD CONSTRAINT "ClosingCheck_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosingCheck" ADD CONSTRAINT "ClosingCheck_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_homeId_fkey" FOREIGN KEY ("homeId") REFERENCES "Home"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ActivitySession"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_homeRevisionId_fkey" FOREIGN KEY ("homeRevisionId") REFERENCES "HomeRevision"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What the database holds by itself.

-- Homes: three levels, of which none stands below itself (T9).
CREATE FUNCTION home_above() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid := NEW."parentId";
BEGIN
  -- One at a time: two that move at once might each stand above the other.
  PERFORM pg_advisory_xact_lock(7261003);
  WHILE above IS NOT NULL LOOP
    IF above = NEW."id" THEN
      RAISE EXCEPTION 'home % would stand below itself', NEW."id" USING ERRCODE = '23514';
    END IF;
    SELECT "parentId" INTO above FROM "Home" WHERE "id" = above;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER home_above BEFORE INSERT OR UPDATE OF "parentId" ON "Home"
  FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION home_above();

-- 先审后发: written by one, released by another, and then as it was released.
ALTER TABLE "HomeRevision"
  ADD CONSTRAINT "HomeRevision_decided" CHECK (num_nonnulls("decidedById", "decidedAt") =
    CASE WHEN "state" IN ('released', 'superseded', 'returned') THEN 2 WHEN "state" = 'draft' THEN 0 ELSE num_nonnulls("decidedById", "decidedAt") END),
  ADD CONSTRAINT "HomeRevision_two_people" CHECK ("decidedById" <> "draftedById");
CREATE UNIQUE INDEX "HomeRevision_one_under_way" ON "HomeRevision" ("homeId") WHERE "state" IN ('draft', 'submitted', 'returned');
CREATE UNIQUE INDEX "HomeRevision_one_released" ON "HomeRevision" ("homeId") WHERE "state" = 'released';
CREATE FUNCTION home_revision_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" = 'released' AND NEW."state" = 'superseded' AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was released does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER home_revision_frozen BEFORE UPDATE OR DELETE ON "HomeRevision"
  FOR EACH ROW WHEN (OLD."state" IN ('released', 'superseded', 'discarded')) EXECUTE FUNCTION home_revision_frozen();
CREATE FUNCTION home_photo_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "HomeRevision" WHERE "id" IN (NEW."revisionId", OLD."revisionId") AND "state" NOT IN ('draft', 'returned')) THEN
    RAISE EXCEPTION 'pictures of what was handed in do not change' USING ERRCODE = '23514';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER home_photo_frozen BEFORE INSERT OR UPDATE OR DELETE ON "HomePhoto" FOR EACH ROW EXECUTE FUNCTION home_photo_frozen();

ALTER TABLE "HomeKeeper" ADD CONSTRAINT "HomeKeeper_days" CHECK ("toDay" IS NULL OR "fromDay" <= "toDay");
ALTER TABLE "HomeClosure" ADD CONSTRAINT "HomeClosure_days" CHECK ("firstDay" <= "lastDay");
ALTER TABLE "HomeRoom" ADD CONSTRAINT "HomeRoom_seats" CHECK ("seats" > 0);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_quantity" CHECK ("quantity" > 0);
CREATE FUNCTION facility_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Facility" SET "state" = NEW."state", "checkedOn" = NEW."onDay"
    WHERE "id" = NEW."facilityId" AND ("checkedOn" IS NULL OR "checkedOn" <= NEW."onDay");
  RETURN NULL;
END $$;
CREATE TRIGGER facility_checked AFTER INSERT ON "FacilityCheck" FOR EACH ROW EXECUTE FUNCTION facility_checked();

-- A room is nobody's twice; one may begin in the minute the other ends.
ALTER TABLE "Booking"
  ADD CONSTRAINT "Booking_period" CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT "Booking_decided" CHECK (num_nonnulls("decidedById", "decidedAt") IN (0, 2)
    AND ("status" NOT IN ('approved', 'refused', 'closed') OR "decidedAt" IS NOT NULL)),
  ADD CONSTRAINT "Booking_one_at_a_time" EXCLUDE USING gist ("roomId" WITH =, tstzrange("startsAt", "endsAt") WITH &&)
    WHERE ("status" IN ('requested', 'approved', 'closed'));
CREATE UNIQUE INDEX "Booking_one_a_session" ON "Booking" ("sessionId") WHERE "status" IN ('waiting', 'requested', 'approved', 'closed');
ALTER TABLE "Incident"
  ADD CONSTRAINT "Incident_money" CHECK ("cost" >= 0 AND "paid" >= 0),
  ADD CONSTRAINT "Incident_settled" CHECK (("settledOn" IS NULL) = ("paid" IS NULL));

-- Activities.
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_days" CHECK ("firstDay" <= "lastDay");
ALTER TABLE "Activity"
  ADD CONSTRAINT "Activity_filed" CHECK (("filedAt" IS NULL) = ("number" IS NULL)
    AND ("filedAt" IS NOT NULL OR "status" IN ('draft', 'withdrawn')) AND ("filedAt" IS NULL OR "status" <> 'draft')),
  -- Y21: approved before it is told to anybody, and by another than who filed it.
  ADD CONSTRAINT "Activity_approved" CHECK (num_nonnulls("approvedById", "approvedAt") =
    CASE WHEN "status" IN ('approved', 'published', 'enrolling', 'cancelled') THEN 2 ELSE 0 END),
  ADD CONSTRAINT "Activity_two_people" CHECK ("approvedById" <> "filedById"),
  ADD CONSTRAINT "Activity_place" CHECK ("mode" = 'atHome' OR "place" IS NOT NULL);
ALTER TABLE "ActivitySession"
  ADD CONSTRAINT "ActivitySession_period" CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT "ActivitySession_seats" CHECK ("seats" > 0 AND "taken" <= "seats" AND "taken" >= 0),
  ADD CONSTRAINT "ActivitySession_held" CHECK (("heldAt" IS NOT NULL) = ("status" IN ('held', 'reported', 'counted'))),
  ADD CONSTRAINT "ActivitySession_counted" CHECK (num_nonnulls("countedById", "countedAt") = CASE WHEN "status" = 'counted' THEN 2 ELSE 0 END);

-- Y21: what was not approved is not held; and what was counted stays as it was counted.
CREATE FUNCTION session_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Activity" WHERE "id" = NEW."activityId" AND "status" IN ('approved', 'published', 'enrolling');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an activity that was not approved is not held' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_approved BEFORE INSERT OR UPDATE OF "status" ON "ActivitySession"
  FOR EACH ROW WHEN (NEW."status" IN ('held', 'reported', 'counted')) EXECUTE FUNCTION session_approved();
CREATE FUNCTION session_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was counted does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER session_counted BEFORE UPDATE OR DELETE ON "ActivitySession"
  FOR EACH ROW WHEN (OLD."status" = 'counted') EXECUTE FUNCTION session_counted();

-- Seats: a place in the order of coming, and the count of those that are taken. Each takes the session's row, so they come one by one.
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_cancelled" CHECK (("cancelledAt" IS NOT NULL) = ("state" = 'cancelled'));
CREATE UNIQUE INDEX "Enrolment_one_live" ON "Enrolment" ("sessionId", "attendeeKey") WHERE "state" <> 'cancelled';
CREATE INDEX "Enrolment_waiting" ON "Enrolment" ("sessionId", "place") WHERE "state" = 'waiting';
CREATE FUNCTION enrolment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ActivitySession" s SET "places" = s."places" + 1 FROM "Activity" a
    WHERE s."id" = NEW."sessionId" AND s."status" = 'planned' AND a."id" = s."activityId" AND a."status" = 'enrolling'
    RETURNING s."places" INTO NEW."place";
  IF NEW."place" IS NULL THEN
    RAISE EXCEPTION 'one enrols only where enrolment is open' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enrolment_begins BEFORE INSERT ON "Enrolment" FOR EACH ROW EXECUTE FUNCTION enrolment_begins();
CREATE FUNCTION enrolment_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change int := (CASE WHEN NEW."state" = 'enrolled' THEN 1 ELSE 0 END) - (CASE WHEN OLD."state" = 'enrolled' THEN 1 ELSE 0 END);
BEGIN
  IF change <> 0 THEN
    UPDATE "ActivitySession" SET "taken" = "taken" + change WHERE "id" = coalesce(NEW."sessionId", OLD."sessionId");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_seat AFTER INSERT OR DELETE OR UPDATE OF "state" ON "Enrolment" FOR EACH ROW EXECUTE FUNCTION enrolment_seat();

-- Y18 counts different people who checked in: the index keeps them different, the trigger counts them.
ALTER TABLE "Attendance"
  ADD CONSTRAINT "Attendance_not_ahead" CHECK ("at" <= "recordedAt"),
  ADD CONSTRAINT "Attendance_by" CHECK (("source" = 'self') = ("recordedById" IS NULL)),
  ADD CONSTRAINT "Attendance_voided" CHECK (num_nonnulls("voidedAt", "voidedById", "voidReason") IN (0, 3));
CREATE UNIQUE INDEX "Attendance_once" ON "Attendance" ("sessionId", "attendeeKey") WHERE "voidedAt" IS NULL;
CREATE FUNCTION attendance_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "ActivitySession" s JOIN "Activity" a ON a."id" = s."activityId"
    WHERE s."id" = coalesce(NEW."sessionId", OLD."sessionId") AND s."status" IN ('planned', 'held', 'reported')
      AND a."status" IN ('approved', 'published', 'enrolling') FOR UPDATE OF s;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody checks in where nothing was approved or all was counted' USING ERRCODE = '23514';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER attendance_open BEFORE INSERT OR UPDATE OR DELETE ON "Attendance" FOR EACH ROW EXECUTE FUNCTION attendance_open();
CREATE FUNCTION attendance_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  came "Attendance" := coalesce(NEW, OLD);
  change int := (CASE WHEN TG_OP <> 'DELETE' AND NEW."voidedAt" IS NULL THEN 1 ELSE 0 END)
    - (CASE WHEN TG_OP <> 'INSERT' AND OLD."voidedAt" IS NULL THEN 1 ELSE 0 END);
BEGIN
  IF change <> 0 THEN
    UPDATE "ActivitySession" SET
      "present" = "present" + CASE WHEN came."staff" THEN 0 ELSE change END,
      "staffPresent" = "staffPresent" + CASE WHEN came."staff" THEN change ELSE 0 END
    WHERE "id" = came."sessionId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER attendance_counted AFTER INSERT OR UPDATE OR DELETE ON "Attendance" FOR EACH ROW EXECUTE FUNCTION attendance_counted();

ALTER TABLE "ActivityRating" ADD CONSTRAINT "ActivityRating_grade" CHECK ("grade" BETWEEN 1 AND 5);
ALTER TABLE "EvidenceUse" ADD CONSTRAINT "EvidenceUse_one_source" CHECK (num_nonnulls("sessionId", "reportPhotoId", "facilityId", "matterId") = 1);
CREATE UNIQUE INDEX "EvidenceUse_once" ON "EvidenceUse"
  (coalesce("sessionId", "reportPhotoId", "facilityId", "matterId"), "subjectKind", "subjectId", "criterionKey") WHERE "removedAt" IS NULL;
ALTER TABLE "HomeMatter" ADD CONSTRAINT "HomeMatter_ended" CHECK (num_nonnulls("endedOn", "result") = CASE WHEN "state" = 'open' THEN 0 ELSE 2 END);

REVOKE UPDATE, DELETE, TRUNCATE ON "HouseRules", "FacilityCheck", "ClosingCheck", "PhotoHash" FROM portal_app;
REVOKE UPDATE, TRUNCATE ON "ActivityRating" FROM portal_app;
REVOKE DELETE, TRUNCATE ON "HomeRevision", "HomeClosure", "HomeRoom", "Facility", "BookingSeries", "Booking", "Incident", "Campaign", "Activity",
  "ActivitySession", "Enrolment", "ActivityReport", "EvidenceUse", "HomeMatter" FROM portal_app;
-- Of who came only that it was a mistake can be said later.
REVOKE UPDATE, DELETE, TRUNCATE ON "Attendance" FROM portal_app;
GRANT UPDATE ("voidedAt", "voidedById", "voidReason") ON "Attendance" TO portal_app;
