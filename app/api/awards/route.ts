import { awardPlaque } from "@/lib/applications/commands/stages";
import { mayAct } from "@/lib/applications/queries/many";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { doMany, readMany } from "../many";

const page = "/city/awards";

export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const posted = await readMany(request, page, (actor) => mayAct(actor, "award"));
  if (posted instanceof Response) return posted;
  return doMany(page, posted.form, (tick) => runCommand(awardPlaque, posted.actor, tick));
}
