import { receiveMatchScan } from "@/lib/applications/commands/stages";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readPaperCode, scanTypes } from "@/lib/documents/rules";
import { cleanFileName, maxFileBytes } from "@/lib/files/rules";
import { isId } from "@/lib/kernel/paging";
import { named } from "@/lib/server/intake";
import { see } from "@/lib/server/answers";
import { signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { readCodes, typeOfScan } from "@/lib/server/scan";
import { keepFile } from "@/lib/server/storage";

/** Why a scan was not taken; lib/text/applications words each. */
type ScanProblem = "none" | "empty" | "tooLarge" | "type" | "unreadable" | "wrongDigits" | "otherVersion" | "otherApplication" | "conflict";

/** Room for the other fields of the form. */
const maxPost = maxFileBytes + 1_000_000;

/**
 * The scan of a stamped form: its code is read here, judged by the gate, and the file kept only if it says what was submitted last. A plain
 * multipart post; proxy.ts leaves this path alone, as it does uploads.
 */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return new Response(null, { status: 404 });
  const actor = await signedIn();
  const form = `/applications/${id}/move/receive.matchScan`;
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(form)}`);
  // Asked before the file is opened: reading it is work, and only the counter's to ask for. The gate asks again.
  const dossier = await readApplication(actor, id);
  if (!dossier?.moves.some(({ permission }) => permission === "application.receive.matchScan")) return new Response(null, { status: 404 });
  const again = (problem: ScanProblem, paper?: string) => see(`${form}?scan=${problem}${paper === undefined ? "" : `&paper=${paper}`}`);

  const length = Number(request.headers.get("content-length"));
  if (!length || length > maxPost) return again("tooLarge");
  const posted = await request.formData().catch(() => null);
  if (!posted) return new Response(null, { status: 400 });
  const [file, digits, revision] = [posted.get("scan"), posted.get("digits"), posted.get("revision")];
  if (!(file instanceof File) || file.name === "") return again("none");
  if (file.size === 0) return again("empty");
  if (file.size > maxFileBytes) return again("tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await typeOfScan(bytes);
  if (!type || !scanTypes.includes(type.mime)) return again("type");

  const scanned = (await readCodes(bytes, type.mime)).find((text) => readPaperCode(text) !== null);
  const typed = typeof digits === "string" ? digits.slice(0, 60).trim() : "";
  if (scanned === undefined && typed === "") return again("unreadable");
  const code = scanned ?? typed;
  const read = readPaperCode(code);
  if (!read) return again("wrongDigits");

  const stored = await keepFile(bytes);
  const outcome = await named(stored, () =>
    runCommand(receiveMatchScan, actor, {
      applicationId: id,
      revision,
      code,
      readBy: scanned === undefined ? "digits" : "qr",
      file: { ...stored, name: cleanFileName(file.name, type.ext), contentType: type.mime },
    }),
  );
  if (outcome.ok) return see(`/applications/${id}`);
  const [verdict] = (outcome.problem.kind === "invalidInput" && outcome.problem.fields.code) || [];
  return verdict === "otherVersion" || verdict === "otherApplication" ? again(verdict, read.digits) : again("conflict");
}
