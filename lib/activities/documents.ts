import "server-only";
import { calendarFile } from "@/lib/server/calendar-file";
import { readEnv } from "@/lib/server/env";
import { zh as activities } from "@/lib/text/activities";
import { publicEnrolment } from "./queries/public";

/** One's own seat for the calendar of a telephone. Null: no such receipt, or it was called off. */
export async function enrolmentCalendar(receipt: string): Promise<{ text: string; name: string } | null> {
  const held = await publicEnrolment(receipt);
  if (!held || held.state === "cancelled" || held.session.status === "cancelled") return null;
  const { session, now } = held;
  const { activity, home, room } = session;
  const where = activity.mode === "atHome" ? [home.name, home.address, room?.name] : [activity.place ?? activities.modes[activity.mode]];
  const text = calendarFile(home.name, [
    {
      // The same session is the same entry, however often it is fetched.
      id: `${session.id}@portal`,
      ...{ startsAt: session.startsAt, endsAt: session.endsAt, stamp: now, title: activity.title },
      ...{ place: where.filter(Boolean).join(" "), text: activity.contactPhone },
      url: new URL(`/activities/receipt/${receipt}`, readEnv().publicOrigin).href,
    },
  ]);
  return { text, name: `${activity.title}.ics` };
}
