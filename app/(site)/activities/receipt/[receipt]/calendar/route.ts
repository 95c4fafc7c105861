import { calendarResponse } from "@/app/api/calendar";
import { enrolmentCalendar } from "@/lib/activities/documents";

/** One's own activity for the calendar of a telephone, by its receipt. */
export async function GET(_: Request, { params }: RouteContext<"/activities/receipt/[receipt]/calendar">): Promise<Response> {
  return calendarResponse(await enrolmentCalendar((await params).receipt));
}
