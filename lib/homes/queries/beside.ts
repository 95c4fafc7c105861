import "server-only";
import { publicLife } from "@/lib/activities/queries/home";
import { publicBelow } from "@/lib/home-tree/queries";
import { publicProgress } from "@/lib/meter/queries/home";
import { remember } from "@/lib/server/remember";

/** What stands beside a home's own words: its year, its next meetings, the homes below it. A dozen questions that everybody asks alike. */
export const publicBeside = (homeId: string) =>
  remember(`beside ${homeId}`, async () => {
    const [progress, life, below] = await Promise.all([publicProgress(homeId), publicLife(homeId), publicBelow(homeId)]);
    return { progress, life, below };
  });
export type Beside = Awaited<ReturnType<typeof publicBeside>>;
