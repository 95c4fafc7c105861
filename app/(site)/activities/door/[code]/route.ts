import { holdTicket } from "@/lib/server/door";

/** What the code by the door leads to: a ticket for this browser, and the form. A code that no longer holds leads there without one. */
export async function GET(_: Request, { params }: RouteContext<"/activities/door/[code]">): Promise<Response> {
  await holdTicket((await params).code);
  return new Response(null, { status: 303, headers: { location: "/activities/door", "cache-control": "no-store" } });
}
