import { awardPlaque } from "@/lib/applications/commands/stages";
import { awardsAtOnce, mayAward } from "@/lib/applications/queries/awards";
import { isId } from "@/lib/kernel/paging";
import type { Problem } from "@/lib/kernel/outcome";
import { signedIn } from "@/lib/server/admit";
import { runCommand } from "@/lib/server/command";
import { isOwnOrigin } from "@/lib/server/origin";

const page = "/city/awards";
/** 303, so that a reload never posts again. */
const see = (location: string) => new Response(null, { status: 303, headers: { location } });
const maxPost = 64 * 1024;

/** "notNow.visitsPassed": the page words it. Whether one was awarded, and with which number, it reads from the register. */
const codeOf = (problem: Problem) => (problem.kind === "notNow" ? `notNow.${problem.blockers[0] ?? ""}` : problem.kind);

/** One act after the other, each in its own transaction: what stands in the way of one keeps none of the others waiting. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(page)}`);
  if (!mayAward(actor)) return new Response(null, { status: 404 });
  if (Number(request.headers.get("content-length") ?? maxPost) > maxPost) return see(page);
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  const round = String(form.get("round") ?? "");
  const answer = new URLSearchParams(isId(round) ? { round } : {});
  for (const ticked of [...new Set(form.getAll("award"))].slice(0, awardsAtOnce)) {
    // The revision the list was drawn with: what was changed since is looked at first.
    const [applicationId = "", revision = ""] = typeof ticked === "string" ? ticked.split("~") : [];
    if (!isId(applicationId)) continue;
    const done = await runCommand(awardPlaque, actor, { applicationId, revision });
    answer.append("tried", `${applicationId}~${done.ok ? "done" : codeOf(done.problem)}`);
  }
  if (!answer.has("tried")) answer.append("none", "1");
  return see(`${page}?${answer}`);
}
