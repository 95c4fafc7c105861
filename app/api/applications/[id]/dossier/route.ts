import { pdfResponse } from "@/app/api/pdf";
import { printDossier } from "@/lib/applications/documents/print";
import { isId } from "@/lib/kernel/paging";
import { readActor } from "@/lib/server/session";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return pdfResponse(isId(id) ? await printDossier(await readActor(), id) : null);
}
