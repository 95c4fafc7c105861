import { maxFileBytes, maxPostBytes, maxPostFiles } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { type Received, receiveFiles } from "@/lib/rights-cases/commands/receive";
import { readFileKey } from "@/lib/rights-cases/queries/files";
import { gone, see } from "@/lib/server/answers";
import { signedIn } from "@/lib/server/admit";
import { readPost } from "@/lib/server/incoming";
import { isOwnOrigin } from "@/lib/server/origin";

/** The office adds a file to a case: a paper it was handed, a photo it took. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return gone();
  const page = `/rights-cases/${id}`;
  const alone = request.headers.get("accept") === "application/json";
  const actor = await signedIn();
  if (!actor) return alone ? new Response(null, { status: 401 }) : see(`/sign-in?next=${encodeURIComponent(page)}`);
  // Asked before anything is read: the command asks again, with the row locked.
  if ((await readFileKey(actor, { caseId: id })) === null) return gone();
  const answer = (received: Received) => {
    if (received === "gone") return gone();
    if (alone) return Response.json({ problem: received.problem });
    const said = received.problem ? `?file=${received.problem}${received.at > 0 ? `&at=${received.at}` : ""}` : "";
    return see(`${page}${said}#files`);
  };
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxPostBytes, files: maxPostFiles });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return answer({ problem: post, at: 0 });
  try {
    return answer(await receiveFiles(actor, { caseId: id }, post));
  } finally {
    await post.drop();
  }
}
