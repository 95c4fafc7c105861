import "server-only";
import ical from "ical-generator";

type Entry = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  stamp: Date;
  title: string;
  place: string;
  text: string;
  url: string;
};

/** Meetings for the calendar of a telephone, in UTC, so that no calendar has to know the zone. */
export function calendarFile(company: string, entries: readonly Entry[]): string {
  const calendar = ical({ prodId: { company, product: "portal", language: "ZH" } });
  for (const { id, startsAt, endsAt, stamp, title, place, text, url } of entries)
    calendar.createEvent({ id, start: startsAt, end: endsAt, stamp, summary: title, location: place, description: text, url });
  return calendar.toString();
}
