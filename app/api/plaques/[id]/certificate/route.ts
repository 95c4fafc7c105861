import { readCertificate } from "@/lib/documents/queries";
import { dispositionOf } from "@/lib/files/rules";
import { readActor } from "@/lib/server/session";
import { openFile } from "@/lib/server/storage";
import { subjects } from "@/lib/text/subjects";

/** The very file that was set when the plate was awarded. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const certificate = await readCertificate(await readActor(), id);
  const file = certificate && (await openFile(certificate.storageKey));
  if (!certificate || !file) return new Response(null, { status: 404 });
  return new Response(file.body, {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(file.size),
      "content-disposition": dispositionOf(subjects[certificate.awardee].certificate.fileName(certificate.number)),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
