import { awardPlaque } from "@/lib/applications/commands/stages";
import { mayAct } from "@/lib/applications/queries/many";
import { runCommand } from "@/lib/server/command";
import { doMany, readMany } from "../many";

const page = "/city/awards";

export async function POST(request: Request): Promise<Response> {
  const posted = await readMany(request, page, (actor) => mayAct(actor, "award"));
  if (posted instanceof Response) return posted;
  return doMany(page, posted.form, (tick) => runCommand(awardPlaque, posted.actor, tick));
}
