import { openHandedFile } from "@/lib/rights-cases/queries/handed";
import { caseFileResponse } from "@/lib/server/case-file";
import { readPartner } from "@/lib/server/claimant";

/** A file of the evidence for the body that has the case, by its link's pass; each is logged as an opening. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return caseFileResponse(await openHandedFile(await readPartner(), id));
}
