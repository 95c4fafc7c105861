import { pdfResponse } from "@/app/api/pdf";
import { isId } from "@/lib/kernel/paging";
import { printBlankForm } from "@/lib/schemes/documents";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return pdfResponse(isId(id) ? await printBlankForm(id) : null);
}
