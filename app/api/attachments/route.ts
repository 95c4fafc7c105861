import { attachEvidence, detachEvidence } from "@/lib/applications/commands/draft";
import { saveApplication } from "@/lib/applications/commands/save";
import { readForm as readApplicationForm } from "@/lib/applications/queries/form";
import { asKept, contentLimits, type FileProblem, maxFileBytes, maxPostBytes, maxPostFiles, refusedFor } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { isMissing } from "@/lib/kernel/outcome";
import { gone, see } from "@/lib/server/answers";
import { readForm } from "@/lib/server/action";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type IncomingFile, type Post, readPost } from "@/lib/server/incoming";
import { named, takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";

/** Where a post belongs and how its sender wants to be answered. */
type Place = {
  actor: PersonActor;
  applicationId: string;
  task: string;
  answer: (problem: FileProblem | null, field?: string, at?: number) => Response;
};

/**
 * Takes files as evidence, or takes one away. A page's own form posts itself whole: what was typed is saved, the files are kept, and the answer
 * leads back, with or without script. The script beside a file field sends the file alone and asks for JSON, so that the page stays as it is.
 * Server actions would cut both at one megabyte, and proxy.ts leaves this path alone because a matching proxy cuts bodies at ten.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const address = new URL(request.url).searchParams;
  const applicationId = address.get("application") ?? "";
  const task = address.get("task") ?? "";
  const alone = request.headers.get("accept") === "application/json";
  if (!isId(applicationId) || !/^[a-z][A-Za-z0-9]{0,39}$/.test(task)) return gone();
  const page = `/applications/${applicationId}/form/${task}`;
  const actor = await signedIn();
  if (!actor) return alone ? new Response(null, { status: 401 }) : see(`/sign-in?next=${encodeURIComponent(page)}`);
  // Asked before anything is read: the commands ask again, with the row locked.
  const form = await readApplicationForm(actor, applicationId);
  if (!form) return gone();
  const answer: Place["answer"] = (problem, field = "", at = 0) => {
    if (alone) return Response.json({ problem });
    const said = problem ? `?file=${problem}&field=${field}${at > 0 ? `&at=${at}` : ""}` : "";
    return see(`${page}${said}${field ? `#files-${field}` : ""}`);
  };
  const place: Place = { actor, applicationId, task, answer };

  const remove = address.get("remove");
  if (alone && remove !== null) return takeAway(place, remove);
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxPostBytes, files: maxPostFiles });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return answer(post);
  try {
    if (!alone) {
      const refused = await save(place, post);
      if (refused) return refused;
      if (remove !== null) return await takeAway(place, remove);
    }
    return await takeAll(place, post);
  } finally {
    await post.drop();
  }
}

/** Saves what was typed on the page; an answer where that was refused. */
async function save({ actor, applicationId, task, answer }: Place, { fields }: Post): Promise<Response | null> {
  const saved = await runCommand(saveApplication, actor, { ...readForm(fields).input, applicationId, task });
  if (saved.ok) return null;
  if (isMissing(saved.problem)) return gone();
  return answer(saved.problem.kind === "invalidInput" ? "saveFirst" : "conflict");
}

async function takeAway({ actor, applicationId, answer }: Place, evidenceId: string): Promise<Response> {
  const removed = await runCommand(detachEvidence, actor, { applicationId, evidenceId });
  if (removed.ok) return answer(null, removed.value.fieldKey);
  return isMissing(removed.problem) ? gone() : answer("conflict");
}

/** One that is refused does not keep the others out; the first refusal is told, with its number where there were several. */
async function takeAll(place: Place, { files, tooMany }: Post): Promise<Response> {
  let last = "";
  let first: { problem: FileProblem; field: string; at: number } | null = null;
  for (const [at, file] of files.entries()) {
    const field = /^file\.([a-z][A-Za-z0-9]{0,39})$/.exec(file.field)?.[1];
    if (field === undefined) continue;
    last = field;
    const problem = await take(place, field, file);
    if (problem === "gone") return gone();
    if (problem) first ??= { problem, field, at: files.length > 1 ? at + 1 : 0 };
  }
  if (first) return place.answer(first.problem, first.field, first.at);
  return tooMany ? place.answer("tooMany", last) : place.answer(null, last);
}

async function take({ actor, applicationId }: Place, fieldKey: string, file: IncomingFile): Promise<FileProblem | "gone" | null> {
  const taken = await takeIn(file, contentLimits);
  if (typeof taken === "string") return taken;
  const outcome = await named(taken, () => runCommand(attachEvidence, actor, { applicationId, fieldKey, file: asKept(taken, file) }));
  if (outcome.ok) return null;
  const { problem } = outcome;
  return problem.kind === "invalidInput" && problem.fields.file?.[0] === "tooLong" ? "applicationFull" : refusedFor(problem);
}
