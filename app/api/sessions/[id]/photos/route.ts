import { addReportPhoto } from "@/lib/activities/commands/photos";
import { draftReport, reportSession } from "@/lib/activities/commands/session";
import { readSession } from "@/lib/activities/queries/session";
import { altLength, lookHeight, lookOf, lookWidth, photosAtOnce } from "@/lib/activities/rules/photos";
import { asKept, contentLimits, type FileProblem, maxFileBytes, maxPostBytes, refusedFor } from "@/lib/files/rules";
import { isMissing } from "@/lib/kernel/outcome";
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
type PhotoRefusal = FileProblem | "none" | "alt" | "body" | "bodyTooLong";

/**
 * A report that is being written, with its photos, each with what is to be seen on it: one plain form's post, whichever of its buttons was
 * pressed. What was typed is kept before a photo is looked at. proxy.ts leaves this path alone.
 */
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
    const place = { actor, id, page, again };
    return (await keepText(place, post)) ?? (await takeAll(place, post)) ?? (await handIn(place, post));
  } finally {
    await post.drop();
  }
}

type Place = { actor: PersonActor; id: string; page: string; again: (problem: PhotoRefusal, at?: number, alt?: string) => Response };

const typedIn = ({ fields }: Post, name: string): string | null => {
  const value = fields.get(name);
  return typeof value === "string" ? value : null;
};

/** What was typed stands on the page that comes back. Null: it is kept, or none was sent. */
async function keepText({ actor, id, again }: Place, post: Post): Promise<Response | null> {
  const typed = typedIn(post, "body");
  if (typed === null) return null;
  const kept = await runCommand(draftReport, actor, { sessionId: id, body: typed.replaceAll("\r\n", "\n") });
  if (kept.ok) return null;
  if (isMissing(kept.problem)) return gone();
  return again(kept.problem.kind === "invalidInput" ? "bodyTooLong" : "conflict");
}

/** The report itself, where that button was pressed and every photo was taken. */
async function handIn({ actor, id, page, again }: Place, post: Post): Promise<Response> {
  if (typedIn(post, "act") !== "report") return see(`${page}#photos`);
  const handed = await runCommand(reportSession, actor, { sessionId: id, body: typedIn(post, "body") ?? "" });
  if (handed.ok) return see(page);
  if (isMissing(handed.problem)) return gone();
  return again(handed.problem.kind === "invalidInput" ? "body" : "conflict");
}

/** One that is refused does not keep the others out; the first refusal is told, with what was typed beside it. Null: none was refused. */
async function takeAll(place: Place, post: Post): Promise<Response | null> {
  const { files, tooMany } = post;
  let first: { problem: PhotoRefusal; at: number; alt: string } | null = tooMany ? { problem: "tooMany", at: 1, alt: "" } : null;
  let sent = 0;
  for (const file of files) {
    const ordinal = /^photo\.([1-9])$/.exec(file.field)?.[1];
    if (ordinal === undefined) continue;
    sent += 1;
    const alt = wordIn(typedIn(post, `alt.${ordinal}`) ?? "", altLength);
    const problem = alt === "" ? "alt" : await take(place, file, alt);
    if (problem === "gone") return gone();
    if (problem) first ??= { problem, at: Number(ordinal), alt };
  }
  if (first) return place.again(first.problem, first.at, first.alt);
  return sent === 0 && typedIn(post, "act") !== "report" ? place.again("none") : null;
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
