-- What the database holds by itself: Prisma's diff does not see any of this, so drift stays empty.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Organizations: the path is derived, the tree has no cycle.
ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_creditCode_length" CHECK ("creditCode" IS NULL OR length("creditCode") = 18),
  ADD CONSTRAINT "Organization_merged" CHECK (("status" = 'merged') = ("mergedIntoId" IS NOT NULL));
CREATE UNIQUE INDEX "Organization_creditCode_active" ON "Organization" ("creditCode") WHERE "creditCode" IS NOT NULL AND "status" = 'active';
CREATE INDEX "Organization_path" ON "Organization" ("path" text_pattern_ops);

CREATE FUNCTION organization_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent_path text := '/';
BEGIN
  IF NEW."parentId" IS NOT NULL THEN
    SELECT "path" INTO parent_path FROM "Organization" WHERE "id" = NEW."parentId" FOR SHARE;
    IF position('/' || NEW."id" || '/' IN parent_path) > 0 THEN
      RAISE EXCEPTION 'organization % would stand below itself', NEW."id" USING ERRCODE = '23514';
    END IF;
  END IF;
  NEW."path" := parent_path || NEW."id" || '/';
  RETURN NEW;
END $$;
CREATE TRIGGER organization_path BEFORE INSERT OR UPDATE OF "parentId", "path" ON "Organization"
  FOR EACH ROW EXECUTE FUNCTION organization_path();

CREATE FUNCTION organization_path_below() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Organization" SET "path" = '' WHERE "parentId" = NEW."id"; -- the trigger above writes the true path
  RETURN NULL;
END $$;
CREATE TRIGGER organization_path_below AFTER UPDATE OF "path", "parentId" ON "Organization"
  FOR EACH ROW WHEN (OLD."path" IS DISTINCT FROM NEW."path") EXECUTE FUNCTION organization_path_below();

ALTER TABLE "OrganizationName"
  ADD CONSTRAINT "OrganizationName_one_at_a_time" EXCLUDE USING gist
    ("organizationId" WITH =, tstzrange("validFrom", "validTo") WITH &&);

-- Accounts.
CREATE UNIQUE INDEX "Person_phoneKey_active" ON "Person" ("phoneKey") WHERE "status" = 'active';
CREATE UNIQUE INDEX "Person_email_active" ON "Person" (lower("email")) WHERE "email" IS NOT NULL AND "status" = 'active';
ALTER TABLE "Session" ADD CONSTRAINT "Session_idle_within_absolute" CHECK ("idleUntil" <= "absoluteUntil");
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_period" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo"),
  ADD CONSTRAINT "Membership_not_self_granted" CHECK ("grantedById" IS NULL OR "grantedById" <> "personId"),
  ADD CONSTRAINT "Membership_once" EXCLUDE USING gist
    ("personId" WITH =, "organizationId" WITH =, "role" WITH =, tstzrange("validFrom", "validTo") WITH &&),
  -- GB/T 22239: system, security and audit administration are three people.
  ADD CONSTRAINT "Membership_three_officers" EXCLUDE USING gist
    ("personId" WITH =, "role" WITH <>, tstzrange("validFrom", "validTo") WITH &&)
    WHERE ("role" IN ('systemAdmin', 'securityAdmin', 'auditor'));

-- Schemes: one draft each; a published version never changes; a round stands on a published one.
CREATE UNIQUE INDEX "SchemeVersion_one_draft" ON "SchemeVersion" ("schemeId") WHERE "status" = 'draft';
CREATE FUNCTION scheme_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published scheme version does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER scheme_version_frozen BEFORE UPDATE OR DELETE ON "SchemeVersion"
  FOR EACH ROW WHEN (OLD."status" = 'published') EXECUTE FUNCTION scheme_version_frozen();

ALTER TABLE "Round" ADD CONSTRAINT "Round_window" CHECK ("opensAt" < "closesAt");
CREATE FUNCTION round_on_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "SchemeVersion" WHERE "id" = NEW."schemeVersionId" AND "status" = 'published') THEN
    RAISE EXCEPTION 'a round needs a published scheme version' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER round_on_published BEFORE INSERT OR UPDATE OF "schemeVersionId" ON "Round"
  FOR EACH ROW EXECUTE FUNCTION round_on_published();

-- Applications.
ALTER TABLE "Application"
  ADD CONSTRAINT "Application_draft" CHECK (("status" = 'draft') = ("submittedAt" IS NULL)),
  ADD CONSTRAINT "Application_number" CHECK (("submittedAt" IS NULL) = ("number" IS NULL));
CREATE UNIQUE INDEX "Application_one_live" ON "Application" ("roundId", "applicantOrganizationId")
  WHERE "status" NOT IN ('refused', 'withdrawn', 'lapsed', 'forgone');
CREATE INDEX "Application_recommenderPath_prefix" ON "Application" ("recommenderPath" text_pattern_ops);
CREATE UNIQUE INDEX "Stage_one_open" ON "Stage" ("applicationId") WHERE "state" IN ('open', 'proposed');
CREATE UNIQUE INDEX "Decision_one_effective" ON "Decision" ("applicationId") WHERE "voidedAt" IS NULL;
ALTER TABLE "Decision"
  ADD CONSTRAINT "Decision_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById" OR length("minutes") > 0),
  ADD CONSTRAINT "Decision_whole" CHECK (("decidedById" IS NULL) = ("decidedAt" IS NULL));
ALTER TABLE "PaperReceipt" ADD CONSTRAINT "PaperReceipt_copies" CHECK ("copies" > 0);
ALTER TABLE "SiteVisit" ADD CONSTRAINT "SiteVisit_not_ahead" CHECK ("visitedOn" <= ("recordedAt" AT TIME ZONE 'Asia/Shanghai')::date);

CREATE FUNCTION submission_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was submitted does not change' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER submission_frozen BEFORE UPDATE OR DELETE ON "Submission" FOR EACH ROW EXECUTE FUNCTION submission_frozen();

-- A visit that nobody made cannot be recorded (Y10): checked when the transaction ends, after the visitors are in.
CREATE FUNCTION site_visit_has_visitor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "SiteVisitor" WHERE "visitId" = NEW."id") THEN
    RAISE EXCEPTION 'a site visit needs at least one visitor' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER site_visit_has_visitor AFTER INSERT ON "SiteVisit" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION site_visit_has_visitor();

-- Work.
CREATE UNIQUE INDEX "WorkItem_one_open" ON "WorkItem" ("subjectKind", "subjectId", "purpose") WHERE "closedAt" IS NULL;
CREATE INDEX "WorkItem_queue" ON "WorkItem" ("organizationId", "role", "dueAt", "id") WHERE "closedAt" IS NULL;
CREATE INDEX "WorkItem_mine" ON "WorkItem" ("assigneeId", "dueAt", "id") WHERE "closedAt" IS NULL;

-- Homes and plaques.
ALTER TABLE "Home" ADD CONSTRAINT "Home_manager_is_not_owner" CHECK ("managerId" IS NULL OR "managerId" <> "ownerId");
CREATE UNIQUE INDEX "Plaque_one_live" ON "Plaque" ("homeId", "title") WHERE "status" <> 'revoked';
CREATE FUNCTION plaque_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events of a plaque are only added' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER plaque_event_kept BEFORE UPDATE OR DELETE ON "PlaqueEvent" FOR EACH ROW EXECUTE FUNCTION plaque_event_kept();

-- Audit: a gapless chain. The advisory lock is the last lock of every act; each statement of a READ COMMITTED
-- transaction takes a new snapshot, so the head read after the lock is the true one.
CREATE FUNCTION audit_hash(e "AuditEntry") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e."seq", extract(epoch FROM e."at"), e."actorKind", e."actorId", e."membershipId",
    e."permission", e."subjectKind", e."subjectId", e."changes", e."prev")::text, 'UTF8')), 'hex')
$$;
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  PERFORM pg_advisory_xact_lock(7261001);
  SELECT "seq", "hash" INTO head FROM "AuditEntry" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(head."seq", 0) + 1;
  NEW."prev" := coalesce(head."hash", '');
  NEW."hash" := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_chain();

-- The role the application acts as. It may add to the log, never change it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
    CREATE ROLE portal_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- roles belong to the cluster; another database's migration was first
END $$;
GRANT portal_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEntry" FROM portal_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AccessAttempt" FROM portal_app;
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN -- absent in a shadow database
    REVOKE ALL ON "_prisma_migrations" FROM portal_app;
  END IF;
END $$;
