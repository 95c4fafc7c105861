import { fileTypeFromBuffer } from "file-type";
import { attachEvidence } from "@/lib/applications/commands/draft";
import { acceptedTypes, cleanFileName, maxFileBytes } from "@/lib/files/rules";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { readActor } from "@/lib/server/session";
import { dropFile, keepFile } from "@/lib/server/storage";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const key = /^[a-z][A-Za-z0-9]{0,39}$/;

/**
 * Takes one file as evidence and leads back to the form; works as a plain form post. Server actions would cut it at one megabyte, and
 * proxy.ts leaves this path alone because a matching proxy cuts bodies at ten.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const actor = await readActor();
  if (actor.kind !== "person") return see("/sign-in");
  const length = Number(request.headers.get("content-length"));
  const back = new URL(request.url).searchParams;
  const applicationId = back.get("application") ?? "";
  const task = back.get("task") ?? "";
  const fieldKey = back.get("field") ?? "";
  if (!uuid.test(applicationId) || !key.test(task) || !key.test(fieldKey)) return new Response(null, { status: 404 });
  const page = (problem: string | null) => see(`/applications/${applicationId}/form/${task}${problem ? `?file=${problem}&field=${fieldKey}` : ""}#f-${fieldKey}`);
  if (!length || length > maxFileBytes + 65_536) return page("tooLarge");
  const file = (await request.formData()).get("file");
  if (!(file instanceof File) || file.size === 0) return page("empty");
  if (file.size > maxFileBytes) return page("tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !acceptedTypes.includes(type.mime)) return page("type");
  const stored = await keepFile(bytes);
  const outcome = await runCommand(attachEvidence, actor, {
    applicationId,
    fieldKey,
    file: { ...stored, name: cleanFileName(file.name, type.ext), contentType: type.mime },
  }).catch(async (error: unknown) => {
    await dropFile(stored.storageKey);
    throw error;
  });
  if (outcome.ok) return page(null);
  await dropFile(stored.storageKey);
  if (outcome.problem.kind === "notFound" || outcome.problem.kind === "forbidden") return new Response(null, { status: 404 });
  return page(outcome.problem.kind === "invalidInput" ? "tooMany" : "conflict");
}

/** 303, so that a reload never posts again. */
const see = (location: string) => new Response(null, { status: 303, headers: { location } });
