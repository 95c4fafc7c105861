-- What was typed of a report while its photos are being put to it; taken away when the report is handed in.
ALTER TABLE "ActivitySession" ADD COLUMN "reportDraft" TEXT;
