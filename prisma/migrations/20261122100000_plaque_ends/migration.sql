-- A plate's term ends, and plates come in that were given elsewhere. By themselves: a new value is of use only after its commit.
ALTER TYPE "PlaqueStatus" ADD VALUE 'expired' BEFORE 'revoked';
ALTER TYPE "PlaqueEventKind" ADD VALUE 'imported' AFTER 'awarded';
ALTER TYPE "PlaqueEventKind" ADD VALUE 'expired' BEFORE 'revoked';
