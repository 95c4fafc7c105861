import "server-only";
import { cache } from "react";
import { z } from "zod";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";

const cityShape = z.object({
  name: z.string(),
  association: z.string(),
  hotline: z.string().optional(),
  hours: z.string().optional(),
  address: z.string().optional(),
  postcode: z.string().optional(),
  department: z.string().optional(),
  icp: z.string().optional(),
  police: z.string().optional(),
  siteCode: z.string().optional(),
});
export type City = z.infer<typeof cityShape>;

/** The city that runs this portal, null before its set-up. */
export const publicCity = cache(async (): Promise<City | null> => {
  const row = await db().setting.findUnique({ where: { key: "city" }, select: { value: true } });
  return row ? cityShape.parse(row.value) : null;
});

/** What time it is in the portal. */
export const publicToday = () => readNow(db());

/** The address people type, for links that are handed over and codes that are printed. */
export const publicOrigin = () => readEnv().publicOrigin;
