import { xlsxResponse } from "@/app/api/xlsx";
import { meterList } from "@/lib/meter/documents";
import { readBoardFilter } from "@/lib/meter/rules/board";
import { readYear } from "@/lib/meter/rules/years";
import { readActor } from "@/lib/server/session";

/** The homes behind the board's filters: the same address parameters as its page. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return xlsxResponse(await meterList(await readActor(), readBoardFilter(query), readYear(query.year)));
}
