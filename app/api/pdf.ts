/** A paper to look at and to print; null is "not found", whatever the reason. */
export function pdfResponse(printed: { bytes: Uint8Array; name: string } | null): Response {
  if (!printed) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(printed.bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(printed.bytes.byteLength),
      // Set by ourselves, so it may be shown: a printer's dialog is what it is for.
      "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(printed.name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
