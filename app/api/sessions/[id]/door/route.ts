import { readDoor } from "@/lib/activities/queries/door";
import { isId } from "@/lib/kernel/paging";
import { readActor } from "@/lib/server/session";

/** What the screen by the door shows now. */
export async function GET(_: Request, { params }: RouteContext<"/api/sessions/[id]/door">): Promise<Response> {
  const { id } = await params;
  const door = isId(id) ? await readDoor(await readActor(), id) : null;
  if (!door) return new Response(null, { status: 404 });
  const { address, code, present, leftMs } = door;
  return Response.json({ address, code, present, leftMs }, { headers: { "cache-control": "no-store" } });
}
