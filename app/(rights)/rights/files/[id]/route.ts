import { openOwnFile } from "@/lib/rights-cases/queries/files";
import { caseFileResponse } from "@/lib/server/case-file";
import { readClaimant, readDrafter } from "@/lib/server/claimant";

/** A file for the browser that showed the code of its case, or of what it is still writing. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return caseFileResponse((await openOwnFile(await readClaimant(), id)) ?? (await openOwnFile(await readDrafter(), id)));
}
