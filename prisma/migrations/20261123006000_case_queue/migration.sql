-- Cases in the order of their lists, which are read in stretches: open work by the day it is due, whatever else waits in the city, and all
-- cases by the day they came.
CREATE INDEX "WorkItem_cases" ON "WorkItem" ("dueAt", "id") WHERE "closedAt" IS NULL AND "rightsCaseId" IS NOT NULL;
CREATE INDEX "RightsCase_filedOn_id_idx" ON "RightsCase"("filedOn" DESC, "id");
