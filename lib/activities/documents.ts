import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { calendarFile } from "@/lib/server/calendar-file";
import { readEnv } from "@/lib/server/env";
import { writeSheets } from "@/lib/server/sheets";
import { zh as activities } from "@/lib/text/activities";
import { zh as filings } from "@/lib/text/filings";
import { dateText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/public-activities";
import { listAhead } from "./queries/own";
import { publicEnrolment } from "./queries/public";
import { readSession } from "./queries/session";

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

const mostRows = 10_000;

/** The roll of one meeting in the order in which people came, telephones masked, what was voided marked. Null: not theirs. */
export async function sessionRoll(actor: Actor, id: string): Promise<{ bytes: Uint8Array; name: string } | null> {
  const session = await readSession(actor, id, null, mostRows);
  if (!session?.roll) return null;
  const words = filings.session;
  const bytes = await writeSheets([
    {
      name: words.roll,
      columns: [
        { head: words.place, width: 8 },
        { head: words.name, width: 16 },
        { head: words.phone, width: 16 },
        { head: words.at, width: 22 },
        { head: words.how, width: 14 },
        { head: words.remark, width: 40 },
      ],
      rows: session.roll.attendances
        .toReversed()
        .map((row, at) => [
          String(at + 1),
          row.name,
          row.phone ?? "",
          timeText(row.at),
          words.sources[row.source],
          [row.staff ? words.staff : null, row.voidReason === null ? null : words.voided(row.voidReason)].filter(Boolean).join("；"),
        ]),
    },
  ]);
  return { bytes, name: `${session.activity.title} ${dateText(session.startsAt)} ${words.roll}.xlsx` };
}
