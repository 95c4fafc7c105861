import { leave } from "@/lib/server/claimant";

/** The way out: every pass is taken from this browser, with the pages it kept, and what is shown next says nothing. */
export async function POST() {
  await leave();
  return new Response(null, { status: 303, headers: { Location: "/", "Cache-Control": "no-store", "Clear-Site-Data": '"cache"' } });
}
