import { randomUUID } from "node:crypto";
import { keepVisitDraft, keepVisitFile, siteVisitRecord } from "@/lib/applications/commands/visit";
import { hasArrived, readVisitPage } from "@/lib/applications/queries/visit";
import { asKept, contentLimits, type FileProblem, maxFileBytes, maxPostBytes, refusedFor } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { isMissing } from "@/lib/kernel/outcome";
import { gone, see } from "@/lib/server/answers";
import { readForm } from "@/lib/server/action";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type IncomingFile, type Post, readPost } from "@/lib/server/incoming";
import { named, takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";

type Place = { actor: PersonActor; id: string; key: string; alone: boolean };

/** Photos in one plain post; with script each goes alone. */
const filesInPost = 40;

const json = (value: object, status = 200) => Response.json(value, { status, headers: { "cache-control": "no-store" } });

/**
 * A visit, as its page posts it with all its photos, or as its script sends it: each photo and signature alone (`file`), then the record.
 * Everything carries a key made in the browser, so that what was sent twice is answered with what was kept. proxy.ts leaves this path
 * alone, as it does uploads.
 */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  const address = new URL(request.url).searchParams;
  const key = address.get("key") ?? "";
  if (!isId(id) || !isId(key)) return gone();
  const alone = request.headers.get("accept") === "application/json";
  const actor = await signedIn();
  if (!actor) return alone ? new Response(null, { status: 401 }) : see(`/sign-in?next=${encodeURIComponent(`/applications/${id}/visit`)}`);
  const place = { actor, id, key, alone };
  const asFile = alone && address.has("file");
  if (!asFile && (await hasArrived(actor, id, key))) return arrived(place);
  // Asked before anything is read: the commands ask again, with the row locked.
  if (!(await readVisitPage(actor, id))) return gone();

  const post = await readPost(request, { fileBytes: maxFileBytes, postBytes: maxPostBytes, files: filesInPost });
  if (post === "broken") return new Response(null, { status: 400 });
  if (typeof post === "string") return alone ? json({ problem: post }) : see(`/applications/${id}/visit?file=${post}`);
  try {
    if (asFile) return await takeAlone(place, post);
    return await takeVisit(place, post);
  } finally {
    await post.drop();
  }
}

const arrived = ({ id, alone }: Place) => (alone ? json({ problem: null }) : see(`/applications/${id}`));
type About = { kind: string; criterion?: string; signer?: string; takenAt?: string };

/** Null: it is kept, now or from an earlier time. */
async function take({ actor, id }: Place, key: string, about: About, file: IncomingFile): Promise<FileProblem | "gone" | null> {
  const taken = await takeIn(file, contentLimits);
  if (typeof taken === "string") return taken;
  const input = { applicationId: id, key, ...about, file: asKept(taken, file) };
  const outcome = await named(taken, () => runCommand(keepVisitFile, actor, input));
  return outcome.ok ? null : refusedFor(outcome.problem);
}

async function takeAlone(place: Place, { files, fields }: Post): Promise<Response> {
  const [file] = files;
  if (!file) return new Response(null, { status: 400 });
  const about = Object.fromEntries(
    ["kind", "criterion", "signer", "takenAt"].flatMap((name) => {
      const value = fields.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  ) as About;
  const problem = await take(place, place.key, about, file);
  return problem === "gone" ? gone() : json({ problem });
}

async function takeVisit(place: Place, { files, fields, tooMany }: Post): Promise<Response> {
  const { actor, id, key, alone } = place;
  const { input } = readForm(fields);
  const { revision, go, files: named = [], ...entry } = input;
  const keys = [named].flat();
  let refused: FileProblem | null = tooMany ? "tooMany" : null;
  for (const file of files) {
    const criterion = /^photo\.([a-z][A-Za-z0-9]{0,39})$/.exec(file.field)?.[1];
    if (criterion === undefined) continue;
    const fileKey = randomUUID();
    const problem = await take(place, fileKey, { kind: "photo", criterion }, file);
    if (problem === "gone") return gone();
    if (problem) refused ??= problem;
    else keys.push(fileKey);
  }
  const whole = { ...entry, applicationId: id, key, files: keys };
  /** What was typed waits on the page, with the words for what is wrong. */
  const again = async (said: string) => {
    await runCommand(keepVisitDraft, actor, whole);
    return see(`/applications/${id}/visit?${said}`);
  };
  if (refused) return alone ? json({ problem: "files" }) : again(`file=${refused}`);
  if (go === "keep") return again("sent=savedOnly");
  const outcome = await runCommand(siteVisitRecord, actor, { ...whole, revision });
  if (outcome.ok) return arrived(place);
  const { problem } = outcome;
  if (isMissing(problem)) return gone();
  if (alone) return json({ problem: problem.kind, ...(problem.kind === "invalidInput" ? { fields: problem.fields } : {}) });
  return again(`sent=${problem.kind}`);
}
