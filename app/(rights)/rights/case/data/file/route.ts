import { cookies } from "next/headers";
import { dispositionOf } from "@/lib/files/rules";
import { languageCookie, parseLanguage } from "@/lib/kernel/language";
import { packOwnData } from "@/lib/rights-cases/documents/own-data";
import { readClaimant } from "@/lib/server/claimant";

/** All that is held of a case, for the browser that showed its number and code. */
export async function GET(): Promise<Response> {
  const packed = await packOwnData(await readClaimant(), parseLanguage((await cookies()).get(languageCookie)?.value));
  if (!packed) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(packed.bytes), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": dispositionOf(packed.name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
