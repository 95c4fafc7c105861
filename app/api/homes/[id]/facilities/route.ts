import { xlsxResponse } from "@/app/api/xlsx";
import { readActor } from "@/lib/server/session";
import { inventoryList } from "@/lib/venue/documents";

/** A home's inventory with its condition log, as a spreadsheet. */
export async function GET(_: Request, { params }: RouteContext<"/api/homes/[id]/facilities">): Promise<Response> {
  return xlsxResponse(await inventoryList(await readActor(), (await params).id));
}
