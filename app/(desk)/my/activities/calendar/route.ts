import { calendarResponse } from "@/app/api/calendar";
import { ownCalendar } from "@/lib/activities/documents";
import { readActor } from "@/lib/server/session";

/** All that one enrolled for and that is still to come, in one file. */
export async function GET(): Promise<Response> {
  return calendarResponse(await ownCalendar(await readActor()));
}
