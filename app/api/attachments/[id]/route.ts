import { readAttachment } from "@/lib/files/queries";
import { dispositionOf } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { gone } from "@/lib/server/answers";
import { readActor } from "@/lib/server/session";
import { openFile } from "@/lib/server/storage";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!isId(id)) return gone();
  const attachment = await readAttachment(await readActor(), id);
  const file = attachment && (await openFile(attachment.storageKey));
  if (!attachment || !file) return gone();
  return new Response(file.body, {
    headers: {
      "content-type": attachment.contentType,
      "content-length": String(file.size),
      // Never shown inside the site's own origin.
      "content-disposition": dispositionOf(attachment.name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}
