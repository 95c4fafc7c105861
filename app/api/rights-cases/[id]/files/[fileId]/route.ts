import { openCaseFile } from "@/lib/rights-cases/queries/files";
import { caseFileResponse } from "@/lib/server/case-file";
import { readActor } from "@/lib/server/session";

/** A file for whoever handles the case; each is logged as an opening. A picture may stand in a page of ours, nothing is shown by itself. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; fileId: string }> }): Promise<Response> {
  const { id, fileId } = await params;
  return caseFileResponse(await openCaseFile(await readActor(), id, fileId));
}
