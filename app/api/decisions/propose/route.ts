import { decisionPropose } from "@/lib/applications/commands/stages";
import { mayAct } from "@/lib/applications/queries/many";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { doMany, readMany, said } from "../../many";

const page = "/city/decisions";

/** What a meeting said, written down for each it spoke about. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const posted = await readMany(request, page, (actor) => mayAct(actor, "propose"));
  if (posted instanceof Response) return posted;
  const meeting = said(posted.form, "outcome", "comment", "meeting", "metOn", "attendees", "minutes");
  return doMany(page, posted.form, (tick) => runCommand(decisionPropose, posted.actor, { ...tick, ...meeting }));
}
