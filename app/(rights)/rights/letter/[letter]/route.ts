import { pdfResponse } from "@/app/api/pdf";
import { printLetter } from "@/lib/rights-cases/documents/letters";
import { readClaimant } from "@/lib/server/claimant";

/** For whoever showed the case's number and code in this window. */
export async function GET(_: Request, { params }: { params: Promise<{ letter: string }> }): Promise<Response> {
  const { letter } = await params;
  const actor = await readClaimant();
  return pdfResponse(actor.kind === "claimant" ? await printLetter(actor, actor.caseId, letter) : null);
}
