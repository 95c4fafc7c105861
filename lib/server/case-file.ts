import "server-only";

type Opened = { bytes: Uint8Array; contentType: string; disposition: string };

/**
 * A file of a case as it leaves the portal, whoever may have it: never shown inside the site's own origin, and never kept by the browser.
 * Null is not found.
 */
export function caseFileResponse(file: Opened | null): Response {
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
