-- The list of a round, settled once: who got what, and why so few.
CREATE TABLE "RoundResult" (
    "roundId" UUID NOT NULL,
    "settledAt" TIMESTAMPTZ NOT NULL,
    "settledById" UUID NOT NULL,
    "reason" TEXT,

    CONSTRAINT "RoundResult_pkey" PRIMARY KEY ("roundId")
);
CREATE TABLE "RoundAward" (
    "applicationId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "RoundAward_pkey" PRIMARY KEY ("applicationId")
);
CREATE INDEX "RoundAward_roundId_idx" ON "RoundAward"("roundId");

ALTER TABLE "RoundResult" ADD CONSTRAINT "RoundResult_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundResult" ADD CONSTRAINT "RoundResult_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Money is given by a settled list only.
ALTER TABLE "RoundAward" ADD CONSTRAINT "RoundAward_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "RoundResult"("roundId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RoundAward" ADD CONSTRAINT "RoundAward_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RoundResult" ADD CONSTRAINT "RoundResult_reason_said" CHECK ("reason" <> '');
ALTER TABLE "RoundAward" ADD CONSTRAINT "RoundAward_amount_not_negative" CHECK ("amount" >= 0);

-- What was settled stays as it is.
REVOKE UPDATE, DELETE, TRUNCATE ON "RoundResult", "RoundAward" FROM portal_app;
GRANT SELECT, INSERT ON "RoundResult", "RoundAward" TO portal_app;
