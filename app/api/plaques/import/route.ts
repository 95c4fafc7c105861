import { checkImport } from "@/lib/imports/commands";
import { readTable } from "@/lib/imports/documents";
import { mayImport } from "@/lib/imports/queries";
import { type PlateColumn, sheetLimits } from "@/lib/imports/schema";
import { asKept } from "@/lib/files/rules";
import { see } from "@/lib/server/answers";
import { type PersonActor, signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { type IncomingFile, readPost } from "@/lib/server/incoming";
import { takeIn } from "@/lib/server/intake";
import { isOwnOrigin } from "@/lib/server/origin";
import { dropFile } from "@/lib/server/storage";

const page = "/city/plaques/import";
/** Why nothing was read; lib/text/imports and lib/text/files word each. */
const again = (problem: string, columns: readonly PlateColumn[] = []) =>
  see(`${page}?problem=${problem}${columns.length > 0 ? `&columns=${columns.join(".")}` : ""}`);

/** Takes a table of plates in, reads it line by line, and leads to what was found. Nothing goes into the register here. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(page)}`);
  // Asked before anything is read; the gate asks again.
  if (!mayImport(actor)) return new Response(null, { status: 404 });
  const post = await readPost(request, { fileBytes: sheetLimits.bytes, postBytes: sheetLimits.bytes + 100_000, files: 1 });
  if (post === "broken") return new Response(null, { status: 400 });
  if (post === "tooMuch") return again("tooLarge");
  if (post === "noRoom") return again("noRoom");
  try {
    const file = post.files.find(({ field }) => field === "table");
    return file ? await check(actor, file) : again("none");
  } finally {
    await post.drop();
  }
}

async function check(actor: PersonActor, file: IncomingFile): Promise<Response> {
  const taken = await takeIn(file, sheetLimits);
  if (typeof taken === "string") return again(taken);
  const { kind, ...kept } = taken;
  let named = false;
  try {
    if (kind !== "xlsx") return again("notXlsx");
    const read = await readTable(kept.storageKey);
    if ("problem" in read) return again(read.problem, "columns" in read ? read.columns : []);
    const outcome = await runCommand(checkImport, actor, { file: asKept(taken, file), rows: read.rows });
    if (!outcome.ok) return again("conflict");
    named = !outcome.value.again;
    return see(`${page}/${outcome.value.id}${outcome.value.again ? "?again=1" : ""}`);
  } finally {
    if (!named) await dropFile(kept.storageKey);
  }
}
