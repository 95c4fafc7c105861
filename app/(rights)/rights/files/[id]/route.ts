import { openOwnFile } from "@/lib/rights-cases/queries/files";
import { readClaimant, readDrafter } from "@/lib/server/claimant";

/** A file for the browser that showed the code of its case, or of what it is still writing. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const file = (await openOwnFile(await readClaimant(), id)) ?? (await openOwnFile(await readDrafter(), id));
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
