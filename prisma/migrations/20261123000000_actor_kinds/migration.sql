-- AlterEnum: a new value cannot be used in the migration that adds it.
ALTER TYPE "ActorKind" ADD VALUE 'claimant';
ALTER TYPE "ActorKind" ADD VALUE 'partner';
