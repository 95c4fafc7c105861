import { dispositionOf } from "@/lib/files/rules";

/** Entries for a calendar; null is "not found", whatever the reason. */
export function calendarResponse(made: { text: string; name: string } | null): Response {
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
