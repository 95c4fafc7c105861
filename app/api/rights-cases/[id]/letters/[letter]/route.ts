import { pdfResponse } from "@/app/api/pdf";
import { printLetter } from "@/lib/rights-cases/documents/letters";
import { readActor } from "@/lib/server/session";

/** Set anew from what lies under the case's key, each time; the opening is logged. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; letter: string }> }): Promise<Response> {
  const { id, letter } = await params;
  return pdfResponse(await printLetter(await readActor(), id, letter));
}
