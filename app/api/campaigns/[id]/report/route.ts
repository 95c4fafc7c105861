import { pdfResponse } from "@/app/api/pdf";
import { printCampaignReport } from "@/lib/activities/documents";
import { isId } from "@/lib/kernel/paging";
import { readActor } from "@/lib/server/session";

export async function GET(_: Request, { params }: RouteContext<"/api/campaigns/[id]/report">): Promise<Response> {
  const { id } = await params;
  return pdfResponse(isId(id) ? await printCampaignReport(await readActor(), id) : null);
}
