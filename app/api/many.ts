import { atOnce } from "@/lib/applications/queries/many";
import { isId } from "@/lib/kernel/paging";
import type { Outcome } from "@/lib/kernel/outcome";
import type { Actor } from "@/lib/kernel/access";
import { see } from "@/lib/server/answers";
import { signedIn } from "@/lib/server/admit";

const maxPost = 64 * 1024;

/** "notNow.visitsPassed", "invalidInput.metOn.dayAhead": the page words it. What came of each it reads from what is kept. */
function codeOf(outcome: Outcome<unknown>): string {
  if (outcome.ok) return "done";
  const { problem } = outcome;
  if (problem.kind === "notNow") return `notNow.${problem.blockers[0] ?? ""}`;
  if (problem.kind !== "invalidInput") return problem.kind;
  const [field, codes] = Object.entries(problem.fields)[0] ?? [];
  return [problem.kind, field, codes?.[0]].filter(Boolean).join(".");
}

type Tick = { applicationId: string; revision: string };
type Posted = { actor: Actor; form: FormData };

/** What a form with ticked applications sent, for whoever may send it; otherwise what they get. */
export async function readMany(request: Request, page: string, may: (actor: Actor) => boolean): Promise<Response | Posted> {
  const actor = await signedIn();
  if (!actor) return see(`/sign-in?next=${encodeURIComponent(page)}`);
  if (!may(actor)) return new Response(null, { status: 404 });
  if (Number(request.headers.get("content-length") ?? maxPost) > maxPost) return see(page);
  const form = await request.formData().catch(() => null);
  return form ? { actor, form } : new Response(null, { status: 400 });
}

/** The form's own fields, which each of the acts gets. */
export const said = (form: FormData, ...names: string[]) => Object.fromEntries(names.map((name) => [name, form.get(name) ?? ""]));

/** One act after the other, each in its own transaction: what stands in the way of one keeps none of the others waiting. */
export async function doMany(
  page: string,
  form: FormData,
  run: (tick: Tick, word: string | undefined) => Promise<Outcome<unknown>>,
): Promise<Response> {
  const round = String(form.get("round") ?? "");
  const act = form.get("act");
  const answer = new URLSearchParams({ ...(isId(round) ? { round } : {}), ...(typeof act === "string" ? { act } : {}) });
  for (const ticked of [...new Set(form.getAll("tick"))].slice(0, atOnce)) {
    // The revision the list was drawn with: what was changed since is looked at first.
    const [applicationId = "", revision = "", word] = typeof ticked === "string" ? ticked.split("~") : [];
    if (!isId(applicationId)) continue;
    answer.append("tried", `${applicationId}~${codeOf(await run({ applicationId, revision }, word))}`);
  }
  if (!answer.has("tried")) answer.append("none", "1");
  return see(`${page}?${answer}`);
}
