import { asKept, contentLimits, maxFileBytes, photoSide, refusedFor } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { gone, see } from "@/lib/server/answers";
import { readForm } from "@/lib/server/action";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type IncomingFile, type Post, readPost } from "@/lib/server/incoming";
import { named, takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";
import { checkFacility } from "@/lib/venue/commands/facilities";
import { homeToCheck } from "@/lib/venue/queries/facilities";

/**
 * A line of an item's condition log, with a picture where one was taken, as the page's own form posts it. What was refused leads back with
 * what was written. proxy.ts leaves this path alone, as it does uploads.
 */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return gone();
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent("/keeping")}`);
  // Asked before anything is read; the gate asks again.
  const homeId = await homeToCheck(actor, id);
  if (homeId === null) return gone();
  const page = `/keeping/${homeId}/facilities`;
  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxFileBytes + 100_000, files: 1 });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return see(`${page}?at=${id}&problem=${post === "tooMuch" ? "tooLarge" : post}#check`);
  try {
    const { problem, typed } = await take(actor, id, post);
    if (problem === "gone") return gone();
    return see(problem === null ? `${page}#item-${id}` : `${page}?${new URLSearchParams({ at: id, problem, ...typed })}#check`);
  } finally {
    await post.drop();
  }
}

const fields = ["onDay", "state", "note"] as const;
type Typed = Partial<Record<(typeof fields)[number], string>>;

async function take(actor: PersonActor, facilityId: string, { files, fields: posted }: Post) {
  const { input } = readForm(posted);
  const typed: Typed = Object.fromEntries(
    fields.flatMap((name) => {
      const value = input[name];
      return typeof value === "string" ? [[name, value.slice(0, 200)]] : [];
    }),
  );
  const file = files.find(({ field }) => field === "photo");
  return { problem: await keep(actor, { ...input, facilityId }, file), typed };
}

/** Null: it stands in the log. */
async function keep(actor: PersonActor, said: object, photo: IncomingFile | undefined): Promise<string | null> {
  const taken = photo && (await takeIn(photo, { ...contentLimits, side: photoSide }));
  if (typeof taken === "string") return taken;
  const outcome = await (taken
    ? named(taken, () => runCommand(checkFacility, actor, { ...said, file: asKept(taken, photo) }))
    : runCommand(checkFacility, actor, said));
  if (outcome.ok) return null;
  const { problem } = outcome;
  const field = problem.kind === "invalidInput" && fields.find((name) => problem.fields[name]);
  return field || refusedFor(problem);
}
