import { asKept, contentLimits, maxFileBytes, photoSide, refusedFor } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { addPhoto } from "@/lib/profiles/commands";
import { readProfile } from "@/lib/profiles/queries";
import { gone, see } from "@/lib/server/answers";
import { readForm } from "@/lib/server/action";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type Post, readPost } from "@/lib/server/incoming";
import { named, takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";

/** A picture of a home with what it shows, as the page's own form posts it. proxy.ts leaves this path alone, as it does uploads. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return gone();
  const page = `/keeping/${id}/profile`;
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(page)}`);
  // Asked before anything is read; the gate asks again.
  if (!(await readProfile(actor, id))?.keeps) return gone();
  const again = (problem: string) => see(`${page}?photo=${problem}#photos`);
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxFileBytes + 100_000, files: 1 });
  if (post === "broken") return new Response(null, { status: 400 });
  if (post === "tooMuch") return again("tooLarge");
  if (post === "noRoom") return again("noRoom");
  try {
    const problem = await take(actor, id, post);
    return problem === "gone" ? gone() : problem === null ? see(`${page}#photos`) : again(problem);
  } finally {
    await post.drop();
  }
}

/** Null: it is kept. */
async function take(actor: PersonActor, homeId: string, { files, fields }: Post): Promise<string | null> {
  const { alt } = readForm(fields).input;
  if (typeof alt !== "string" || alt.trim() === "") return "noAlt";
  const file = files.find(({ field }) => field === "photo");
  if (!file) return "none";
  const taken = await takeIn(file, { ...contentLimits, side: photoSide });
  if (typeof taken === "string") return taken;
  const outcome = await named(taken, () => runCommand(addPhoto, actor, { homeId, alt, file: asKept(taken, file) }));
  if (outcome.ok) return null;
  const { problem } = outcome;
  return problem.kind === "invalidInput" && problem.fields.alt ? "badAlt" : refusedFor(problem);
}
