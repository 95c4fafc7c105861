-- 代录: an application that came by mail or on paper, entered by the office until the organization takes it over.
CREATE TYPE "EntryChannel" AS ENUM ('paper', 'post', 'email');
CREATE TABLE "Entry" (
    "applicationId" UUID NOT NULL,
    "channel" "EntryChannel" NOT NULL,
    "receivedOn" DATE NOT NULL,
    "organizationId" UUID NOT NULL,
    "enteredById" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ NOT NULL,
    "takenOverById" UUID,
    "takenOverAt" TIMESTAMPTZ,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("applicationId")
);
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_takenOverById_fkey" FOREIGN KEY ("takenOverById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_takenOver" CHECK (("takenOverById" IS NULL) = ("takenOverAt" IS NULL));
GRANT SELECT, INSERT, UPDATE ON "Entry" TO portal_app;
