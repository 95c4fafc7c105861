import { fileTypeFromBuffer } from "file-type";
import { attachEvidence, detachEvidence, saveApplication } from "@/lib/applications/commands/draft";
import { acceptedTypes, cleanFileName, maxFileBytes, maxPostBytes } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { readForm } from "@/lib/server/action";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { dropFile, keepFile } from "@/lib/server/storage";

/** Why a file was not taken; lib/text/applications words each. */
type FileProblem = "empty" | "tooLarge" | "type" | "tooMany" | "conflict" | "saveFirst";

/**
 * Takes a page of the form with its files: saves what was typed, keeps the files as evidence or takes one away, leads back. A plain multipart post, with
 * or without script. Server actions would cut it at one megabyte, and proxy.ts leaves this path alone because a matching proxy cuts
 * bodies at ten.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const address = new URL(request.url).searchParams;
  const applicationId = address.get("application") ?? "";
  const task = address.get("task") ?? "";
  if (!isId(applicationId) || !/^[a-z][A-Za-z0-9]{0,39}$/.test(task)) return new Response(null, { status: 404 });
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(`/applications/${applicationId}/form/${task}`)}`);
  const page = (problem: FileProblem | null, field = "") =>
    see(`/applications/${applicationId}/form/${task}${problem ? `?file=${problem}&field=${field}` : ""}${field ? `#files-${field}` : ""}`);
  const length = Number(request.headers.get("content-length"));
  if (!length || length > maxPostBytes) return page("tooLarge");
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  const saved = await runCommand(saveApplication, actor, { ...readForm(form).input, applicationId, task });
  if (!saved.ok) {
    if (saved.problem.kind === "notFound" || saved.problem.kind === "forbidden") return new Response(null, { status: 404 });
    return page(saved.problem.kind === "invalidInput" ? "saveFirst" : "conflict");
  }
  const remove = address.get("remove");
  if (remove !== null) {
    const removed = await runCommand(detachEvidence, actor, { applicationId, evidenceId: remove });
    return removed.ok ? page(null, removed.value.fieldKey) : page("conflict");
  }
  let last = "";
  for (const [name, file] of form.entries()) {
    const field = /^file\.([a-z][A-Za-z0-9]{0,39})$/.exec(name)?.[1];
    if (field === undefined || !(file instanceof File) || file.name === "") continue;
    const problem = await take(actor, applicationId, field, file);
    if (problem) return page(problem, field);
    last = field;
  }
  return page(null, last);
}

async function take(actor: PersonActor, applicationId: string, fieldKey: string, file: File): Promise<FileProblem | null> {
  if (file.size === 0) return "empty";
  if (file.size > maxFileBytes) return "tooLarge";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !acceptedTypes.includes(type.mime)) return "type";
  const stored = await keepFile(bytes);
  const input = { applicationId, fieldKey, file: { ...stored, name: cleanFileName(file.name, type.ext), contentType: type.mime } };
  const outcome = await runCommand(attachEvidence, actor, input).catch(async (error: unknown) => {
    await dropFile(stored.storageKey);
    throw error;
  });
  if (outcome.ok) return null;
  await dropFile(stored.storageKey);
  return outcome.problem.kind === "invalidInput" ? "tooMany" : "conflict";
}

/** 303, so that a reload never posts again. */
const see = (location: string) => new Response(null, { status: 303, headers: { location } });
