import { autosaveApplication } from "@/lib/applications/commands/save";
import { isId } from "@/lib/kernel/paging";
import { readForm } from "@/lib/server/action";
import { signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";

/** Twice the most that the longest page of a scheme can hold. */
const maxPost = 1_000_000;

/**
 * A page of the form as it is being written. Not a server action: those wait for one another and hold up the way to the next page, and the
 * last save of a page that is left must go out after it (`keepalive`).
 */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const { id } = await params;
  if (!isId(id)) return new Response(null, { status: 404 });
  const actor = await signedIn();
  if (!actor) return new Response(null, { status: 401 });
  const length = Number(request.headers.get("content-length"));
  if (!length || length > maxPost) return new Response(null, { status: 413 });
  const posted = await request.formData().catch(() => null);
  if (!posted) return new Response(null, { status: 400 });
  const { input } = readForm(posted);
  const outcome = await runCommand(autosaveApplication, actor, { ...input, applicationId: id });
  const headers = { "cache-control": "no-store" };
  if (outcome.ok) return Response.json(outcome.value, { headers });
  return Response.json({ problem: outcome.problem.kind }, { status: statuses[outcome.problem.kind] ?? 400, headers });
}

const statuses: Record<string, number> = { notFound: 404, forbidden: 404, notSignedIn: 401, conflict: 409, tooMany: 429, unavailable: 503 };
