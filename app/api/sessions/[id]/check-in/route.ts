import { recordAttendance } from "@/lib/activities/commands/check-in";
import { readRoll } from "@/lib/activities/queries/door";
import { isId } from "@/lib/kernel/paging";
import { readForm } from "@/lib/server/action";
import { signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";

const json = (value: object) => Response.json(value, { headers: { "cache-control": "no-store" } });
const empty = (status: number) => new Response(null, { status });

/** The roll of one session, for the telephone of whoever holds it. */
export async function GET(_: Request, { params }: RouteContext<"/api/sessions/[id]/check-in">): Promise<Response> {
  const { id } = await params;
  const actor = await signedIn();
  if (!actor) return empty(401);
  const roll = isId(id) ? await readRoll(actor, id) : null;
  return roll ? json(roll) : empty(404);
}

/**
 * One who came, from a telephone that may have kept it for hours. It carries a key made there, so that what was sent twice is answered with
 * what was kept; a problem is for good, a status of five hundred or more is to be tried again.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/sessions/[id]/check-in">): Promise<Response> {
  if (!isOwnOrigin(request)) return empty(403);
  const { id } = await params;
  const actor = await signedIn();
  if (!actor) return empty(401);
  const data = await request.formData().catch(() => null);
  if (!data) return empty(400);
  const outcome = await runCommand(recordAttendance, actor, { ...readForm(data).input, sessionId: id });
  if (outcome.ok) return json({ problem: null, name: outcome.value.name, already: outcome.value.already });
  const { problem } = outcome;
  if (problem.kind === "notFound" || problem.kind === "forbidden" || problem.kind === "notSignedIn") return empty(404);
  if (problem.kind === "unavailable" || problem.kind === "tooMany") return empty(503);
  return json({
    problem: problem.kind,
    ...(problem.kind === "invalidInput" ? { fields: problem.fields } : {}),
    ...(problem.kind === "notNow" ? { blockers: problem.blockers } : {}),
  });
}
