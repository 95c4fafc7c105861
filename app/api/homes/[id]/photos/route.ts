import { cleanFileName, contentLimits, isFileProblem, maxFileBytes, photoSide } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { addPhoto } from "@/lib/profiles/commands";
import { readProfile } from "@/lib/profiles/queries";
import { readForm } from "@/lib/server/action";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type Post, readPost } from "@/lib/server/incoming";
import { takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";
import { dropFile, isNoRoom } from "@/lib/server/storage";

const gone = () => new Response(null, { status: 404 });
/** 303, so that a reload never posts again. */
const see = (location: string) => new Response(null, { status: 303, headers: { location } });

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
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxFileBytes + 100_000, files: 1 }).catch((error: unknown) => {
    if (!isNoRoom(error)) throw error;
    console.error("a post could not be kept:", (error as Error).message);
    return "noRoom" as const;
  });
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
  const { kind, ...kept } = taken;
  const input = { homeId, alt, file: { ...kept, name: cleanFileName(file.name, kind) } };
  const outcome = await runCommand(addPhoto, actor, input).catch(async (error: unknown) => {
    await dropFile(kept.storageKey);
    throw error;
  });
  if (outcome.ok && !outcome.value.again) return null;
  await dropFile(kept.storageKey);
  if (outcome.ok) return null;
  const { problem } = outcome;
  if (problem.kind === "notFound" || problem.kind === "forbidden" || problem.kind === "notSignedIn") return "gone";
  if (problem.kind !== "invalidInput") return "conflict";
  const code = problem.fields.file?.[0];
  return problem.fields.alt ? "badAlt" : isFileProblem(code) ? code : "conflict";
}
