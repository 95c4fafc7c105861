-- A claimant reads which tries on their case were refused.
CREATE INDEX "AccessAttempt_subjectKind_subjectId_idx" ON "AccessAttempt"("subjectKind", "subjectId");
