import { pdfResponse } from "@/app/api/pdf";
import { isId } from "@/lib/kernel/paging";
import { printResultList } from "@/lib/results/documents";
import { readActor } from "@/lib/server/session";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return pdfResponse(isId(id) ? await printResultList(await readActor(), id) : null);
}
