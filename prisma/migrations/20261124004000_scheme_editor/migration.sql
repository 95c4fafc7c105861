-- From which day a version holds, the table somebody is taking over into its draft, and who confirmed which value that the source leaves out.
ALTER TABLE "SchemeVersion" ADD COLUMN "effectiveOn" DATE, ADD COLUMN "pasted" TEXT;

CREATE TABLE "SchemeConfirmation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "versionId" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "note" TEXT,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SchemeConfirmation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SchemeConfirmation_versionId_place_key" ON "SchemeConfirmation"("versionId", "place");
ALTER TABLE "SchemeConfirmation" ADD CONSTRAINT "SchemeConfirmation_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "SchemeVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SchemeConfirmation" ADD CONSTRAINT "SchemeConfirmation_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A draft alone holds a table that is not taken over yet; and what was confirmed of a published version stays as it was.
ALTER TABLE "SchemeVersion" ADD CONSTRAINT "SchemeVersion_pasted_draft" CHECK ("pasted" IS NULL OR "status" = 'draft');
CREATE FUNCTION scheme_confirmation_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "SchemeVersion" WHERE "id" = coalesce(NEW."versionId", OLD."versionId") AND "status" = 'published') THEN
    RAISE EXCEPTION 'what was confirmed of a published scheme version does not change' USING ERRCODE = '23514';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER scheme_confirmation_frozen BEFORE INSERT OR UPDATE OR DELETE ON "SchemeConfirmation"
  FOR EACH ROW EXECUTE FUNCTION scheme_confirmation_frozen();
