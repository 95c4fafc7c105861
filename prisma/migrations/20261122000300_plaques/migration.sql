-- What may happen to a plate after it hangs on the wall. Events are only added (guards).
ALTER TYPE "PlaqueEventKind" ADD VALUE 'handedOver';
ALTER TYPE "PlaqueEventKind" ADD VALUE 'suspended';
ALTER TYPE "PlaqueEventKind" ADD VALUE 'reinstated';
ALTER TYPE "PlaqueEventKind" ADD VALUE 'revoked';
ALTER TABLE "PlaqueEvent" ADD COLUMN "onDay" DATE, ADD COLUMN "receivedBy" TEXT;
