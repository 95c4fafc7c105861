-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('unscanned', 'pending', 'clean', 'infected');

-- CreateEnum
CREATE TYPE "FileTreatment" AS ENUM ('unexamined', 'cleaned', 'legacy', 'signed');

-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN "scan" "ScanState" NOT NULL DEFAULT 'unscanned',
ADD COLUMN "treatment" "FileTreatment" NOT NULL DEFAULT 'unexamined';

-- CreateIndex
CREATE INDEX "Attachment_scan_idx" ON "Attachment"("scan");

-- What was found infected stays so: its bytes are gone, and no later answer brings them back.
CREATE FUNCTION attachment_infected_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an infected file stays infected' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER attachment_infected_stays BEFORE UPDATE OF "scan" ON "Attachment"
  FOR EACH ROW WHEN (OLD."scan" = 'infected' AND NEW."scan" <> 'infected') EXECUTE FUNCTION attachment_infected_stays();
