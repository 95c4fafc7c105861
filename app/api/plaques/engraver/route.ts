import { xlsxResponse } from "@/app/api/xlsx";
import { engraverList } from "@/lib/homes/documents";
import { readFilter } from "@/lib/homes/rules";
import { readActor } from "@/lib/server/session";

/** The same address parameters as the register's page. */
export async function GET(request: Request): Promise<Response> {
  return xlsxResponse(await engraverList(await readActor(), readFilter(Object.fromEntries(new URL(request.url).searchParams))));
}
