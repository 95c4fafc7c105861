import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readDraft, readKeeping } from "@/lib/rights-cases/queries/own";
import { readReceipt } from "@/lib/rights-cases/queries/receipt";
import { readDrafter, readDraftPass, readSaidPass } from "@/lib/server/claimant";

/** The draft that this browser writes, with what it is opened by. Null: none is. */
export async function readWritten() {
  const [draft, pass] = [await readDraft(await readDrafter()), await readDraftPass()];
  return draft && pass?.code !== undefined ? { draft, keep: { code: pass.code, ...(await readKeeping()) } } : null;
}

/** Sent already, or closed because nothing was done. */
export async function leadOn(): Promise<never> {
  const pass = await readDraftPass();
  const sent = pass?.code !== undefined && (await readReceipt(await readDrafter(), pass.code)) !== null;
  redirect((sent ? "/rights/submit/receipt" : "/rights/submit?over=1") as Route);
}

/** A form came in without script: what was typed is shown again, whatever became of the draft. */
export const isPosted = async () => (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false;

/** Until when this browser may take this case back; null: it did not hand it in, or too long ago. */
export async function readRevocable(caseId: string | undefined): Promise<Date | null> {
  const said = await readSaidPass();
  return caseId !== undefined && said?.id === caseId && said.until !== undefined ? new Date(said.until) : null;
}

/** What the files' door came back with, where a post had no script to say it: the problem, and which of the files it was. */
export function readFileProblem(query: Readonly<Record<string, string | string[] | undefined>>): { file: string; at: number } | null {
  const at = Number(query.at ?? 0);
  return typeof query.file === "string" && query.file.length <= 40 && Number.isInteger(at) && at >= 0 ? { file: query.file, at } : null;
}
