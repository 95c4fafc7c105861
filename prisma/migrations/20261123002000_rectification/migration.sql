-- A rating can be taken back within ten minutes, and what it opened goes with it. What was done stays.
GRANT DELETE ON "CaseRectification" TO portal_app;
CREATE FUNCTION case_rectification_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."doneOn" IS NOT NULL THEN
    RAISE EXCEPTION 'a rectification that was done stays' USING ERRCODE = '23514';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER case_rectification_stays BEFORE DELETE ON "CaseRectification" FOR EACH ROW EXECUTE FUNCTION case_rectification_stays();
