-- Whether a last day that is not a working day rolls on (clauses part 5, 2: only if the round says so), and where to ask.
ALTER TABLE "Round" ADD COLUMN "rollsOver" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "place" TEXT,
  ADD COLUMN "phone" TEXT,
  ADD COLUMN "supervisionPhone" TEXT;
