import "server-only";
import { sql } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";

/** Plates that hang: neither taken down nor over. */
export const onTheWall = { status: { in: ["valid", "suspended"] } } as const satisfies Prisma.PlaqueWhereInput;
/** The same in SQL of the table "Plaque"; word by word, as the indexes over these plates have it. */
export const onTheWallSql = sql`"status" IN ('valid', 'suspended')`;
