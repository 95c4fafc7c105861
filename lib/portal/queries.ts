import "server-only";
import { grantTable } from "@/lib/grants";
import { onTheWallSql } from "@/lib/homes/queries/wall";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { remember } from "@/lib/server/remember";
import { type City, cityShape } from "./schema";

/** The city that runs this portal, null before its set-up. It stands on every page. */
export const publicCity = (): Promise<City | null> =>
  remember("city", async () => {
    const row = await db().setting.findUnique({ where: { key: "city" }, select: { value: true } });
    return row ? cityShape.parse(row.value) : null;
  });

/** The same for who may change it. */
export const readCitySettings = async (actor: Actor): Promise<City | null> =>
  can(grantTable, actor, "setting.change", citySubject) ? publicCity() : null;

/** What time it is in the portal. */
export const publicToday = () => readNow(db());

/** The address people type, for links that are handed over and codes that are printed. */
export const publicOrigin = () => readEnv().publicOrigin;

/** The addresses of everything that is public and has a page of its own, for search engines; a sitemap holds no more than 50,000. */
export async function publicAddresses(): Promise<{ path: string; changed: Date | null }[]> {
  return db().$queryRaw`
    (SELECT '/homes/' || "id" AS path, NULL::timestamptz AS changed FROM "Home" home WHERE "status" = 'open'
      AND EXISTS (SELECT FROM "Plaque" WHERE "homeId" = home."id" AND ${onTheWallSql}) ORDER BY "name", "id" LIMIT 20000)
    UNION ALL (SELECT '/notices/' || "id", "publishedAt" FROM "PublicNotice" WHERE "state" IN ('published', 'withdrawn')
      ORDER BY "publishedAt" DESC, "id" DESC LIMIT 10000)
    UNION ALL (SELECT '/policies/' || "id", "releasedAt" FROM "PolicyDocument" WHERE "state" <> 'draft'
      ORDER BY "releasedAt" DESC, "id" DESC LIMIT 10000)
    UNION ALL (SELECT '/rounds/' || "id", "opensAt" FROM "Round" ORDER BY "opensAt" DESC, "id" DESC LIMIT 5000)`;
}
