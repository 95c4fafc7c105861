import { decisionApprove, decisionRefuse } from "@/lib/applications/commands/stages";
import { mayAct } from "@/lib/applications/queries/many";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";
import { doMany, readMany, said } from "../../many";

const page = "/city/decisions";

/** A leader's word on each, as it was proposed: one that was proposed otherwise meanwhile is refused by its own guards. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const posted = await readMany(request, page, (actor) => mayAct(actor, "decide"));
  if (posted instanceof Response) return posted;
  const { actor, form } = posted;
  const signed = said(form, "documentNumber", "minutes");
  return doMany(page, form, (tick, word) =>
    word === "refuse"
      ? runCommand(decisionRefuse, actor, { ...tick, ...signed })
      : runCommand(decisionApprove, actor, { ...tick, ...signed }),
  );
}
