import { openCaseFile } from "@/lib/rights-cases/queries/files";
import { readActor } from "@/lib/server/session";

/** A file for whoever handles the case; each is logged as an opening. A picture may stand in a page of ours, nothing is shown by itself. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; fileId: string }> }): Promise<Response> {
  const { id, fileId } = await params;
  const file = await openCaseFile(await readActor(), id, fileId);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      "content-disposition": file.disposition,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}
