import { openHandedFile } from "@/lib/rights-cases/queries/handed";
import { readPartner } from "@/lib/server/claimant";

/** A file of the evidence for the body that has the case, by its link's pass; each is logged as an opening. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const file = await openHandedFile(await readPartner(), id);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      // Never shown inside the site's own origin, and never kept by the browser.
      "content-disposition": file.disposition,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}
