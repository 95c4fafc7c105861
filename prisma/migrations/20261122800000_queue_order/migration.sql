-- The queue in its own order, and what its filters offer: looked up by round and by office instead of read through.
DROP INDEX "WorkItem_due";
CREATE INDEX "WorkItem_due" ON "WorkItem" ("dueAt", "id") WHERE "closedAt" IS NULL;
CREATE INDEX "Application_roundId_idx" ON "Application"("roundId");
CREATE INDEX "Application_recommenderOrganizationId_idx" ON "Application"("recommenderOrganizationId");
