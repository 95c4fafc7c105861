-- AlterTable: one spelling for what is the same number, as lib/kernel/numbering.ts makes it of what people type.
ALTER TABLE "Plaque" ADD COLUMN     "importId" UUID,
ADD COLUMN     "numberKey" TEXT NOT NULL GENERATED ALWAYS AS (
  translate(regexp_replace(normalize("number", NFKC), '\s', '', 'g'), '[(【{〈])】}〉', '〔〔〔〔〔〕〕〕〕〕')) STORED;

-- AlterTable
ALTER TABLE "PlaqueEvent" ALTER COLUMN "byId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "PlaqueImport" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "attachmentId" UUID NOT NULL,
    "rows" JSONB NOT NULL,
    "rowsHash" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "checkedById" UUID NOT NULL,
    "checkedAt" TIMESTAMPTZ NOT NULL,
    "importedById" UUID,
    "importedAt" TIMESTAMPTZ,

    CONSTRAINT "PlaqueImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RenderedDocument" (
    "documentId" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "renderedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "RenderedDocument_pkey" PRIMARY KEY ("documentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Plaque_numberKey_key" ON "Plaque"("numberKey");

-- CreateIndex
CREATE INDEX "Plaque_importId_idx" ON "Plaque"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "PlaqueImport_attachmentId_key" ON "PlaqueImport"("attachmentId");

-- CreateIndex
CREATE UNIQUE INDEX "PlaqueImport_rowsHash_key" ON "PlaqueImport"("rowsHash");

-- CreateIndex
CREATE INDEX "PlaqueImport_checkedAt_id_idx" ON "PlaqueImport"("checkedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RenderedDocument_storageKey_key" ON "RenderedDocument"("storageKey");

-- AddForeignKey
ALTER TABLE "Plaque" ADD CONSTRAINT "Plaque_importId_fkey" FOREIGN KEY ("importId") REFERENCES "PlaqueImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaqueImport" ADD CONSTRAINT "PlaqueImport_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaqueImport" ADD CONSTRAINT "PlaqueImport_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaqueImport" ADD CONSTRAINT "PlaqueImport_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenderedDocument" ADD CONSTRAINT "RenderedDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "IssuedDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database holds by itself; Prisma's diff does not see it.

-- A plate was awarded here or brought in, and says which.
ALTER TABLE "Plaque" ADD CONSTRAINT "Plaque_origin" CHECK (num_nonnulls("applicationId", "importId") = 1);
-- A plate whose term is over leaves room for the next one.
DROP INDEX "Plaque_one_live";
CREATE UNIQUE INDEX "Plaque_one_live" ON "Plaque" ("homeId", "title") WHERE "status" NOT IN ('expired', 'revoked');
CREATE INDEX "Plaque_term" ON "Plaque" ("validTo", "id") WHERE "status" IN ('valid', 'suspended');
-- Everything in a plate's life is somebody's act, but the end of its term.
ALTER TABLE "PlaqueEvent" ADD CONSTRAINT "PlaqueEvent_by_somebody" CHECK (("byId" IS NULL) = ("kind" = 'expired'));

-- What was read from a table stays as it was read; it goes in once.
ALTER TABLE "PlaqueImport" ADD CONSTRAINT "PlaqueImport_whole" CHECK (("importedById" IS NULL) = ("importedAt" IS NULL));
CREATE FUNCTION plaque_import_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  going_in text[] := ARRAY['importedById', 'importedAt'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."importedAt" IS NULL AND to_jsonb(NEW) - going_in = to_jsonb(OLD) - going_in THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a table of plates goes in once, as it was read' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER plaque_import_kept BEFORE UPDATE OR DELETE ON "PlaqueImport" FOR EACH ROW EXECUTE FUNCTION plaque_import_kept();

GRANT SELECT, INSERT, UPDATE ON "PlaqueImport" TO portal_app;
REVOKE DELETE, TRUNCATE ON "PlaqueImport" FROM portal_app;
GRANT SELECT, INSERT ON "RenderedDocument" TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "RenderedDocument" FROM portal_app;
