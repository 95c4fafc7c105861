import { decisionApprove, decisionPropose, decisionRefuse } from "@/lib/applications/commands/stages";
import { mayAct } from "@/lib/applications/queries/many";
import { runCommand } from "@/lib/server/command";
import { doMany, readMany } from "../many";

const page = "/city/decisions";

/** A meeting's proposals over a list, or a leader's word on those that were proposed, each as it was proposed. */
export async function POST(request: Request): Promise<Response> {
  const posted = await readMany(request, page, (actor) => mayAct(actor, "propose") || mayAct(actor, "decide"));
  if (posted instanceof Response) return posted;
  const { actor, form } = posted;
  const said = (...names: string[]) => Object.fromEntries(names.map((name) => [name, form.get(name) ?? ""]));
  if (form.get("act") === "propose") {
    const meeting = said("outcome", "comment", "meeting", "metOn", "attendees", "minutes");
    return doMany(page, form, (tick) => runCommand(decisionPropose, actor, { ...tick, ...meeting }));
  }
  const signed = said("documentNumber", "minutes");
  return doMany(page, form, (tick, word) =>
    word === "refuse"
      ? runCommand(decisionRefuse, actor, { ...tick, ...signed })
      : runCommand(decisionApprove, actor, { ...tick, ...signed }),
  );
}
