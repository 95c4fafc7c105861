-- 区、街道、社区 (T9): three levels and no fourth; and, as before, none stands below itself.
CREATE OR REPLACE FUNCTION home_above() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid := NEW."parentId";
  levels int := 1;
  deepest int;
BEGIN
  -- One at a time: two that move at once might each stand above the other.
  PERFORM pg_advisory_xact_lock(7261003);
  WHILE above IS NOT NULL LOOP
    IF above = NEW."id" THEN
      RAISE EXCEPTION 'home % would stand below itself', NEW."id" USING ERRCODE = '23514';
    END IF;
    levels := levels + 1;
    SELECT "parentId" INTO above FROM "Home" WHERE "id" = above;
  END LOOP;
  WITH RECURSIVE under ("id", "depth") AS (
    SELECT NEW."id", 0
    UNION ALL
    SELECT h."id", u."depth" + 1 FROM "Home" h JOIN under u ON h."parentId" = u."id" WHERE u."depth" < 3
  )
  SELECT max("depth") INTO deepest FROM under;
  IF levels + deepest > 3 THEN
    RAISE EXCEPTION 'home % would stand in a fourth level', NEW."id" USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
