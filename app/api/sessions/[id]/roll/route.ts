import { xlsxResponse } from "@/app/api/xlsx";
import { sessionRoll } from "@/lib/activities/documents";
import { isId } from "@/lib/kernel/paging";
import { readActor } from "@/lib/server/session";

/** Who came to one meeting, as a sheet, for those who hold it or count it. */
export async function GET(_: Request, { params }: RouteContext<"/api/sessions/[id]/roll">): Promise<Response> {
  const { id } = await params;
  return xlsxResponse(isId(id) ? await sessionRoll(await readActor(), id) : null);
}
