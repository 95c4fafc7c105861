-- Where a home lies on a map, where its scheme asks for it.
ALTER TABLE "Home" ADD COLUMN "point" TEXT;
