import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { YearView } from "@/components/calendar/year";
import { readYear } from "@/lib/calendar/queries";
import { dayOf, isDay } from "@/lib/kernel/dates";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/calendar";
import { publicToday } from "@/lib/portal/queries";

export const audience = ["cityStaff", "cityLeader", "systemAdmin"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function CalendarPage({ searchParams }: PageProps<"/city/calendar">) {
  const actor = await admit(audience, "/city/calendar");
  const { year, changed } = await searchParams;
  const asked = typeof year === "string" && /^20\d\d$/.test(year) ? Number(year) : Number(dayOf(await publicToday()).slice(0, 4));
  const view = await readYear(actor, asked);
  if (!view) notFound();
  return <YearView view={view} changed={typeof changed === "string" && isDay(changed) ? changed : null} />;
}
