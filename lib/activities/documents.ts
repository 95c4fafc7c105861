import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { calendarFile } from "@/lib/server/calendar-file";
import { readEnv } from "@/lib/server/env";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/public-activities";
import { listAhead } from "./queries/own";
import { publicEnrolment } from "./queries/public";

type Held = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  room: { name: string } | null;
  home: { name: string; address: string };
  activity: { title: string; mode: keyof typeof activities.modes; place: string | null; contactPhone: string };
};

/** The same session is the same entry, however often it is fetched. */
function entryOf({ id, startsAt, endsAt, room, home, activity }: Held, receipt: string, stamp: Date) {
  const where = activity.mode === "atHome" ? [home.name, home.address, room?.name] : [activity.place ?? activities.modes[activity.mode]];
  return {
    ...{ id: `${id}@portal`, startsAt, endsAt, stamp, title: activity.title },
    ...{ place: where.filter(Boolean).join(" "), text: activity.contactPhone },
    url: new URL(`/activities/receipt/${receipt}`, readEnv().publicOrigin).href,
  };
}

/** One's own seat for the calendar of a telephone. Null: no such receipt, or it was called off. */
export async function enrolmentCalendar(receipt: string): Promise<{ text: string; name: string } | null> {
  const held = await publicEnrolment(receipt);
  if (!held || held.state === "cancelled" || held.session.status === "cancelled") return null;
  const { session, now } = held;
  return { text: calendarFile(session.home.name, [entryOf(session, receipt, now)]), name: `${session.activity.title}.ics` };
}

/** All that one enrolled for and that is still to come. Null: nobody is signed in. */
export async function ownCalendar(actor: Actor): Promise<{ text: string; name: string } | null> {
  const ahead = await listAhead(actor);
  if (!ahead) return null;
  const text = calendarFile(
    zh.own.title,
    ahead.rows.map(({ session, receipt }) => entryOf(session, receipt, ahead.now)),
  );
  return { text, name: `${zh.own.title}.ics` };
}
