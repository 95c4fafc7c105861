-- The session that saved a draft last: what it saves by itself is one act, with one row in the audit log.
ALTER TABLE "Application" ADD COLUMN "sittingId" UUID;
