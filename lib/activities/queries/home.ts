import "server-only";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readActivityFilter } from "../rules/lists";
import { averageFrom } from "../rules/rating";
import { publicSessions } from "./public";

const shown = 5;

/** What anybody reads of a home's life: its next meetings, and what those who came said of this year's (L7). */
export async function publicLife(homeId: string) {
  const year = Number(dayOf(await readNow(db())).slice(0, 4));
  const [sessions, graded] = await Promise.all([
    publicSessions({ ...readActivityFilter({}), home: homeId }, null),
    db().activityRating.aggregate({
      where: { session: { homeId, startsOn: { gte: toDateColumn(`${year}-01-01`) } } },
      _sum: { grade: true },
      _count: true,
    }),
  ]);
  return {
    next: sessions.rows.slice(0, shown),
    more: sessions.rows.length > shown,
    year,
    rating: averageFrom({ sum: graded._sum.grade ?? 0, count: graded._count }),
  };
}
export type HomeLife = Awaited<ReturnType<typeof publicLife>>;
