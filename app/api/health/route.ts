import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";

/** Whether the portal can answer: it asks the database the time. */
export async function GET(): Promise<Response> {
  try {
    await readNow(db());
    return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}
