// A case as somebody files it: a page at a time, without an account.
import type { Actor } from "@/lib/kernel/access";
import { beginDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { linkRespondent } from "@/lib/rights-cases/commands/office";
import { db } from "@/lib/server/db";
import { act, type PersonActor, visitor } from "./city";

export type Said = Partial<{
  mode: "realName" | "confidential" | "anonymous";
  category: string;
  what: string;
  respondent: string;
  respondentCode: string;
  ask: string;
  notBy: string;
  name: string;
  phone: string;
}>;

/** A draft with all its pages answered. */
export async function writtenCase(said: Said = {}): Promise<{ claimant: Actor; token: string; id: string }> {
  const { id, code: token } = await act(beginDraft, visitor, {});
  const claimant: Actor = { kind: "claimant", caseId: id };
  const mode = said.mode ?? "confidential";
  const pages = [
    { step: "mode", mode },
    { step: "category", category: said.category ?? "wages" },
    { step: "what", what: said.what ?? "三个月没有发工资" },
    { step: "respondent", respondent: said.respondent ?? "新纪元制药有限公司", respondentCode: said.respondentCode ?? "" },
    { step: "ask", ask: said.ask ?? "补发拖欠的工资" },
    { step: "files" },
    { step: "notBy", notBy: said.notBy ?? "" },
    ...(mode === "anonymous" ? [] : [{ step: "who", name: said.name ?? "石敬岩", phone: said.phone ?? "13700000001" }]),
    { step: "consent", consentHandle: "on" },
  ];
  for (const page of pages) await act(saveDraft, claimant, page);
  return { claimant, token, id };
}

export type Filed = { claimant: Actor; token: string; id: string; number: string; code: string };

/** A case that was handed in just now. */
export async function filedCase(said: Said = {}): Promise<Filed> {
  const written = await writtenCase(said);
  const { number, code } = await act(submitCase, written.claimant, { token: written.token });
  return { ...written, number, code };
}

/** What every office move is sent with. */
export async function seen(caseId: string): Promise<{ caseId: string; revision: number }> {
  const { revision } = await db().rightsCase.findUniqueOrThrow({ where: { id: caseId }, select: { revision: true } });
  return { caseId, revision };
}

/** The desk says whom it is about. */
export const linked = async (by: PersonActor, caseId: string, organizationId = ""): Promise<unknown> =>
  act(linkRespondent, by, { ...(await seen(caseId)), organizationId });
