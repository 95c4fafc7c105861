import { addReportPhoto } from "@/lib/activities/commands/photos";
import { readSession } from "@/lib/activities/queries/session";
import { altLength, lookHeight, lookOf, lookWidth, photosAtOnce } from "@/lib/activities/rules/photos";
import { asKept, contentLimits, type FileProblem, maxFileBytes, maxPostBytes, refusedFor } from "@/lib/files/rules";
import { isId, wordIn } from "@/lib/kernel/paging";
import { gone, see } from "@/lib/server/answers";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { greysOf } from "@/lib/server/greys";
import { type IncomingFile, type Post, readPost } from "@/lib/server/incoming";
import { named, takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";
import { readKept } from "@/lib/server/storage";

/** Why a photo was not taken; lib/text/filings and lib/text/files word each. */
type PhotoRefusal = FileProblem | "none" | "alt";

/** Photos for a report that is being written, each with what is to be seen on it: a plain form's post. proxy.ts leaves this path alone. */
export async function POST(request: Request, { params }: RouteContext<"/api/sessions/[id]/photos">): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return gone();
  const page = `/filings/sessions/${id}`;
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(page)}`);
  // Asked before anything is read: the command asks again, with the row locked.
  const session = await readSession(actor, id, null, 1);
  if (!session?.addsPhotos) return gone();
  const again = (problem: PhotoRefusal, at = 1, alt = "") =>
    see(`${page}?${new URLSearchParams({ photo: problem, at: String(at), ...(alt === "" ? {} : { alt }) })}#photos`);
  if (!session.mayAddPhotos) return again("conflict");
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxPostBytes, files: photosAtOnce });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return again(post);
  try {
    return await takeAll({ actor, id, page, again }, post);
  } finally {
    await post.drop();
  }
}

type Place = { actor: PersonActor; id: string; page: string; again: (problem: PhotoRefusal, at?: number, alt?: string) => Response };

/** One that is refused does not keep the others out; the first refusal is told, with what was typed beside it. */
async function takeAll(place: Place, { files, fields, tooMany }: Post): Promise<Response> {
  let first: { problem: PhotoRefusal; at: number; alt: string } | null = tooMany ? { problem: "tooMany", at: 1, alt: "" } : null;
  let sent = 0;
  for (const file of files) {
    const ordinal = /^photo\.([1-9])$/.exec(file.field)?.[1];
    if (ordinal === undefined) continue;
    sent += 1;
    const said = fields.get(`alt.${ordinal}`);
    const alt = wordIn(typeof said === "string" ? said : "", altLength);
    const problem = alt === "" ? "alt" : await take(place, file, alt);
    if (problem === "gone") return gone();
    if (problem) first ??= { problem, at: Number(ordinal), alt };
  }
  if (first) return place.again(first.problem, first.at, first.alt);
  return sent === 0 ? place.again("none") : see(`${place.page}#photos`);
}

/** Null: it is kept, now or from an earlier time. */
async function take({ actor, id }: Place, file: IncomingFile, alt: string): Promise<FileProblem | "gone" | null> {
  const taken = await takeIn(file, contentLimits);
  if (typeof taken === "string") return taken;
  const outcome = await named(taken, async () => {
    const bytes = await readKept(taken.storageKey);
    const greys = bytes && (await greysOf(bytes, lookWidth, lookHeight));
    return runCommand(addReportPhoto, actor, { sessionId: id, alt, file: asKept(taken, file), look: greys && lookOf(greys) });
  });
  return outcome.ok ? null : refusedFor(outcome.problem);
}
