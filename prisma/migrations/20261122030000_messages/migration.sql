-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('waiting', 'sending', 'sent', 'failed');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mailed" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "WorkItem" ADD COLUMN     "overdueAt" TIMESTAMPTZ,
ADD COLUMN     "remindedAt" TIMESTAMPTZ,
ADD COLUMN     "toldAt" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID,
    "params" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "readAt" TIMESTAMPTZ,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" "LetterState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "claimedAt" TIMESTAMPTZ,
    "sentAt" TIMESTAMPTZ,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Message_personId_createdAt_id_idx" ON "Message"("personId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Message_personId_key_key" ON "Message"("personId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_dedupeKey_key" ON "Outbox"("dedupeKey");

-- CreateIndex
CREATE INDEX "Outbox_personId_idx" ON "Outbox"("personId");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database holds by itself; Prisma's diff does not see it.

CREATE INDEX "Message_unread" ON "Message" ("personId") WHERE "readAt" IS NULL;
CREATE INDEX "Outbox_under_way" ON "Outbox" ("createdAt") WHERE "state" IN ('waiting', 'sending');
-- Whoever has work from before this release knows of it.
UPDATE "WorkItem" SET "toldAt" = "openedAt";
CREATE INDEX "WorkItem_untold" ON "WorkItem" ("openedAt") WHERE "toldAt" IS NULL AND "closedAt" IS NULL;
CREATE INDEX "WorkItem_due" ON "WorkItem" ("dueAt") WHERE "closedAt" IS NULL;
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_sent" CHECK (("state" = 'sent') = ("sentAt" IS NOT NULL));

GRANT SELECT, INSERT, UPDATE, DELETE ON "Message", "Outbox" TO portal_app;

-- graphile-worker keeps its jobs in a schema of its own, which its own migrations make after these; row security leaves it to the owner.
-- The application may do one thing there: add a job, in the transaction of the act it belongs to. The name is bound when it is called.
CREATE FUNCTION portal_add_job(task text, payload json, job_key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, job_key => job_key, max_attempts => 25);
END $$;
REVOKE ALL ON FUNCTION portal_add_job(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal_add_job(text, json, text) TO portal_app;
