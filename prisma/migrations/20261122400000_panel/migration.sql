-- CreateEnum
CREATE TYPE "SheetState" AS ENUM ('draft', 'submitted', 'excused', 'recused');

-- CreateTable
CREATE TABLE "ScoreSheet" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "stageId" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "state" "SheetState" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "detected" TEXT[],
    "assignedById" UUID NOT NULL,
    "assignedAt" TIMESTAMPTZ NOT NULL,
    "submittedAt" TIMESTAMPTZ,
    "endedAt" TIMESTAMPTZ,
    "endedById" UUID,
    "reason" TEXT,

    CONSTRAINT "ScoreSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreLine" (
    "sheetId" UUID NOT NULL,
    "criterionKey" TEXT NOT NULL,
    "points" INTEGER,
    "reason" TEXT,

    CONSTRAINT "ScoreLine_pkey" PRIMARY KEY ("sheetId","criterionKey")
);

-- CreateTable
CREATE TABLE "PanelResult" (
    "stageId" UUID NOT NULL,
    "sheets" INTEGER NOT NULL,
    "dropped" BOOLEAN NOT NULL,
    "total" INTEGER NOT NULL,
    "passMark" INTEGER,
    "closedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "PanelResult_pkey" PRIMARY KEY ("stageId")
);

-- CreateTable
CREATE TABLE "PanelMean" (
    "stageId" UUID NOT NULL,
    "criterionKey" TEXT NOT NULL,
    "mean" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,

    CONSTRAINT "PanelMean_pkey" PRIMARY KEY ("stageId","criterionKey")
);

-- CreateIndex
CREATE INDEX "ScoreSheet_stageId_idx" ON "ScoreSheet"("stageId");

-- CreateIndex
CREATE INDEX "ScoreSheet_expertId_state_idx" ON "ScoreSheet"("expertId", "state");

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreLine" ADD CONSTRAINT "ScoreLine_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelResult" ADD CONSTRAINT "PanelResult_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMean" ADD CONSTRAINT "PanelMean_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "PanelResult"("stageId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database holds by itself.

-- Each expert has a sheet of their own, so an application has as many items for that as it has experts; of everything else one is open.
DROP INDEX "WorkItem_one_open";
CREATE UNIQUE INDEX "WorkItem_one_open" ON "WorkItem" ("subjectKind", "subjectId", "purpose")
  WHERE "closedAt" IS NULL AND "purpose" <> 'score';
CREATE UNIQUE INDEX "WorkItem_one_score" ON "WorkItem" ("subjectKind", "subjectId", "assigneeId")
  WHERE "closedAt" IS NULL AND "purpose" = 'score';
ALTER TABLE "WorkItem" ADD CONSTRAINT "WorkItem_score_is_somebodys" CHECK ("purpose" <> 'score' OR "assigneeId" IS NOT NULL);

-- Sheets: one that counts for an expert and a stage; nobody asks themselves; what was submitted has its total, what ended has its reason.
CREATE UNIQUE INDEX "ScoreSheet_one_counts" ON "ScoreSheet" ("stageId", "expertId") WHERE "state" IN ('draft', 'submitted');
ALTER TABLE "ScoreSheet"
  ADD CONSTRAINT "ScoreSheet_by_another" CHECK ("assignedById" <> "expertId"),
  ADD CONSTRAINT "ScoreSheet_submitted" CHECK (num_nonnulls("total", "submittedAt") IN (0, 2)
    AND ("state" <> 'submitted' OR "total" IS NOT NULL) AND ("state" NOT IN ('draft', 'excused') OR "total" IS NULL)),
  ADD CONSTRAINT "ScoreSheet_ended" CHECK (
    num_nonnulls("endedAt", "endedById") = CASE WHEN "state" IN ('excused', 'recused') THEN 2 ELSE 0 END),
  ADD CONSTRAINT "ScoreSheet_says_why" CHECK (
    "state" IN ('draft', 'submitted') OR coalesce(length("reason"), 0) > 0 OR ("state" = 'recused' AND coalesce(cardinality("detected"), 0) > 0));
ALTER TABLE "ScoreLine" ADD CONSTRAINT "ScoreLine_says_something" CHECK (num_nonnulls("points", "reason") > 0);
ALTER TABLE "PanelResult" ADD CONSTRAINT "PanelResult_three_sheets" CHECK ("sheets" >= 3);
ALTER TABLE "PanelMean" ADD CONSTRAINT "PanelMean_between" CHECK ("mean" BETWEEN "low" AND "high");

-- Frozen after submission: all that may still happen to a sheet is that its expert steps back, and then it is void. A missing line is
-- not 0, so a sheet with gaps is not submitted.
CREATE FUNCTION score_sheet_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['state', 'detected', 'reason', 'endedAt', 'endedById'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" IN ('excused', 'recused') THEN
    RAISE EXCEPTION 'a sheet is kept as it ended' USING ERRCODE = '23514';
  END IF;
  IF OLD."state" = 'submitted' AND (NEW."state" <> 'recused' OR to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending) THEN
    RAISE EXCEPTION 'a submitted sheet does not change' USING ERRCODE = '23514';
  END IF;
  IF OLD."state" = 'draft' AND NEW."state" = 'submitted' AND (
    SELECT count(*) = 0 OR bool_or("points" IS NULL) OR sum("points") <> NEW."total" FROM "ScoreLine" WHERE "sheetId" = NEW."id") THEN
    RAISE EXCEPTION 'a sheet is submitted whole, with the sum of its lines' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER score_sheet_frozen BEFORE UPDATE OR DELETE ON "ScoreSheet" FOR EACH ROW EXECUTE FUNCTION score_sheet_frozen();

CREATE FUNCTION score_line_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "ScoreSheet" WHERE "id" = coalesce(NEW."sheetId", OLD."sheetId") AND "state" = 'draft' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the lines of this sheet do not change' USING ERRCODE = '23514';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER score_line_frozen BEFORE INSERT OR UPDATE OR DELETE ON "ScoreLine"
  FOR EACH ROW EXECUTE FUNCTION score_line_frozen();

CREATE FUNCTION panel_result_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the result of a scoring does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER panel_result_frozen BEFORE UPDATE OR DELETE ON "PanelResult" FOR EACH ROW EXECUTE FUNCTION panel_result_frozen();
CREATE TRIGGER panel_mean_frozen BEFORE UPDATE OR DELETE ON "PanelMean" FOR EACH ROW EXECUTE FUNCTION panel_result_frozen();

-- Checked when the transaction ends, after the lines are in: the total is their sum, then and for ever.
CREATE FUNCTION panel_result_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "PanelResult" r WHERE r."stageId" = NEW."stageId"
    AND r."total" = (SELECT sum(m."mean") FROM "PanelMean" m WHERE m."stageId" = r."stageId")) THEN
    RAISE EXCEPTION 'the total of a scoring is the sum of its lines' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER panel_result_adds_up AFTER INSERT ON "PanelResult" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION panel_result_adds_up();
CREATE CONSTRAINT TRIGGER panel_mean_adds_up AFTER INSERT ON "PanelMean" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION panel_result_adds_up();

GRANT SELECT, INSERT, UPDATE, DELETE ON "ScoreSheet", "ScoreLine", "PanelResult", "PanelMean" TO portal_app;
REVOKE DELETE, TRUNCATE ON "ScoreSheet" FROM portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "PanelResult", "PanelMean" FROM portal_app;
