-- A draft may end without ever having been handed in: its applicant gives it up, or the round closes over it.
ALTER TABLE "Application" DROP CONSTRAINT "Application_draft";
ALTER TABLE "Application" ADD CONSTRAINT "Application_draft" CHECK (
  CASE WHEN "submittedAt" IS NULL THEN "status" IN ('draft', 'withdrawn', 'lapsed') ELSE "status" <> 'draft' END
);

-- Without minutes length() is null, and a CHECK refuses only what is false.
ALTER TABLE "Decision" DROP CONSTRAINT "Decision_two_people";
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_two_people"
  CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById" OR coalesce(length("minutes"), 0) > 0);
