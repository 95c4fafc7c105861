import { dispositionOf } from "@/lib/files/rules";
import { contentTypeOf } from "@/lib/kernel/file-kinds";

/** A spreadsheet to keep; null is "not found", whatever the reason. */
export function xlsxResponse(made: { bytes: Uint8Array; name: string } | null): Response {
  if (!made) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(made.bytes), {
    headers: {
      "content-type": contentTypeOf.xlsx,
      "content-length": String(made.bytes.byteLength),
      "content-disposition": dispositionOf(made.name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
