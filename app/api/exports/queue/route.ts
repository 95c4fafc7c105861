import { xlsxResponse } from "@/app/api/xlsx";
import { queueList } from "@/lib/applications/documents/queue";
import { queueFilter } from "@/lib/applications/schema";
import { readActor } from "@/lib/server/session";

/** What the filters of the queue show, as its page does: the same address parameters. */
export async function GET(request: Request): Promise<Response> {
  const filter = queueFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return xlsxResponse(await queueList(await readActor(), filter));
}
