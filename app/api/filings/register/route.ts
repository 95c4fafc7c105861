import { xlsxResponse } from "@/app/api/xlsx";
import { activityRegister } from "@/lib/activities/documents";
import { readYear } from "@/lib/meter/rules/years";
import { readActor } from "@/lib/server/session";

/** Every meeting of a year that this person may read of; without a year, of this one. */
export async function GET(request: Request): Promise<Response> {
  return xlsxResponse(await activityRegister(await readActor(), readYear(new URL(request.url).searchParams.get("year") ?? undefined)));
}
