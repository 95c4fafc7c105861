-- Search in Chinese, down to two characters: each text is taken apart into single characters, pairs of them, and whole words of letters and
-- figures. An index of these finds the candidates; whether the words really stand there in one piece is checked on their text (lib/search).
-- Only names of pg_catalog are called, because indexes and columns are also built with an empty search_path.

CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(normalize(words, NFKC))
$$;

-- A word longer than forty letters is cut, because an index entry has its limits.
CREATE FUNCTION search_tokens(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH run AS (
    SELECT match[1] AS run, no
    FROM regexp_matches(lower(normalize(words, NFKC)), '[a-z0-9]+|[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+', 'g')
      WITH ORDINALITY AS found(match, no)
  ), pair AS (
    SELECT sign, lead(sign) OVER (PARTITION BY no ORDER BY at) AS next
    FROM run, string_to_table(run, NULL) WITH ORDINALITY AS signs(sign, at)
    WHERE run !~ '^[a-z0-9]'
  )
  SELECT coalesce(array_agg(DISTINCT token), '{}') FROM (
    SELECT left(run, 40) AS token FROM run WHERE run ~ '^[a-z0-9]'
    UNION ALL SELECT sign FROM pair
    UNION ALL SELECT sign || next FROM pair WHERE next IS NOT NULL
  ) AS tokens
$$;

-- AlterTable
ALTER TABLE "Home" ADD COLUMN "searchTokens" TEXT[]
  GENERATED ALWAYS AS (search_tokens("name" || ' ' || "address" || ' ' || coalesce("services", ''))) STORED;
ALTER TABLE "Organization" ADD COLUMN "searchTokens" TEXT[] GENERATED ALWAYS AS (search_tokens("name")) STORED;
ALTER TABLE "PublicNotice" ADD COLUMN "searchTokens" TEXT[]
  GENERATED ALWAYS AS (search_tokens("title" || ' ' || coalesce("number", '') || ' ' || "body")) STORED;
ALTER TABLE "NoticeItem" ADD COLUMN "searchTokens" TEXT[] GENERATED ALWAYS AS (search_tokens("unit" || ' ' || "homeName")) STORED;

-- CreateIndex
CREATE INDEX "Home_searchTokens_idx" ON "Home" USING GIN ("searchTokens");

-- CreateIndex
CREATE INDEX "Organization_searchTokens_idx" ON "Organization" USING GIN ("searchTokens");

-- CreateIndex
CREATE INDEX "PublicNotice_searchTokens_idx" ON "PublicNotice" USING GIN ("searchTokens");

-- CreateIndex
CREATE INDEX "NoticeItem_searchTokens_idx" ON "NoticeItem" USING GIN ("searchTokens");

-- CreateIndex
CREATE INDEX "Plaque_homeId_idx" ON "Plaque"("homeId");

-- A generated column is empty in a row that a BEFORE trigger is given; it follows from the others, which are compared.
CREATE OR REPLACE FUNCTION public_notice_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  withdrawal text[] := ARRAY['state', 'reason', 'endedById', 'endedAt', 'searchTokens'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."state" = 'published' AND NEW."state" = 'withdrawn'
    AND to_jsonb(NEW) - withdrawal = to_jsonb(OLD) - withdrawal THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published notice does not change' USING ERRCODE = '23514';
END $$;
