import { maxFileBytes, maxPostBytes, maxPostFiles } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import { isId } from "@/lib/kernel/paging";
import { type FilesTo, type Received, receiveFiles, takeAwayFile } from "@/lib/rights-cases/commands/receive";
import { readFileKey } from "@/lib/rights-cases/queries/files";
import { gone, see } from "@/lib/server/answers";
import { holdDraft, limited, readClaimant, readDrafter, readDraftPass } from "@/lib/server/claimant";
import { readPost } from "@/lib/server/incoming";
import { isOwnOrigin } from "@/lib/server/origin";

/** Posts an hour from one address; each may bring several files. */
const most = 120;

/**
 * Takes evidence from whoever showed a code, or takes one away: of what is being written (`to=draft`) or of one's own case. Who posts is told
 * by the browser's pass alone. A page's own form is led back to its page; the script beside a field sends a file alone and asks for JSON.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const address = new URL(request.url).searchParams;
  const draft = address.get("to") === "draft";
  const alone = request.headers.get("accept") === "application/json";
  const answer = (received: Received) => {
    if (received === "gone") return gone();
    if (alone) return Response.json({ problem: received.problem });
    const said = received.problem ? `?file=${received.problem}${received.at > 0 ? `&at=${received.at}` : ""}` : "";
    return see(`${draft ? "/rights/submit/files" : "/rights/case"}${said}#files`);
  };
  const actor: Actor = await (draft ? readDrafter() : readClaimant());
  if (actor.kind !== "claimant") return alone ? new Response(null, { status: 401 }) : see(draft ? "/rights/submit" : "/rights/track");
  if (await limited("files", most)) return answer({ problem: "tooOften", at: 0 });
  const to: FilesTo = draft ? { draft: true } : { caseId: actor.caseId };
  // Asked before anything is read: the commands ask again, with the row locked.
  if ((await readFileKey(actor, to)) === null) return gone();
  const pass = draft ? await readDraftPass() : null;
  if (pass?.id !== undefined && pass.code !== undefined) await holdDraft(pass.id, pass.code);

  const remove = address.get("remove");
  if (remove !== null) {
    await request.body?.cancel();
    return isId(remove) ? answer(await takeAwayFile(actor, draft, remove)) : gone();
  }
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxPostBytes, files: maxPostFiles, quiet: true });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return answer({ problem: post, at: 0 });
  try {
    return answer(await receiveFiles(actor, to, post));
  } finally {
    await post.drop();
  }
}
