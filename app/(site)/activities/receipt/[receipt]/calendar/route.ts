import { enrolmentCalendar } from "@/lib/activities/documents";
import { dispositionOf } from "@/lib/files/rules";

/** One's own activity for the calendar of a telephone, by its receipt. */
export async function GET(_: Request, { params }: RouteContext<"/activities/receipt/[receipt]/calendar">): Promise<Response> {
  const made = await enrolmentCalendar((await params).receipt);
  if (!made) return new Response(null, { status: 404 });
  return new Response(made.text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": dispositionOf(made.name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
