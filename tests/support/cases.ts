// A case as somebody files it: a page at a time, without an account.
import type { Actor } from "@/lib/kernel/access";
import { beginDraft, saveDraft } from "@/lib/rights-cases/commands/draft";
import { submitCase } from "@/lib/rights-cases/commands/submit";
import { linkRespondent } from "@/lib/rights-cases/commands/office";
import { db } from "@/lib/server/db";
import { act, buildCity, type City, monday, type PersonActor, type PersonKey, visitor } from "./city";
import { openPortal, type Portal } from "./portal";

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

/** An opinion in its four parts. */
export const opinion = {
  outcome: "explained",
  request: "补发三个月工资",
  facts: "单位承认没有按月发放",
  decision: "请单位限期补发",
  basis: "《劳动法》第五十条",
};

export type CaseCity = { portal: Portal; city: City; who: Record<PersonKey, PersonActor> };

/** A city on its Monday, with everybody signed in: what a file about cases begins with. */
export async function openCaseCity(): Promise<CaseCity> {
  const portal = await openPortal();
  await portal.setClock(monday);
  const city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  const signedIn = await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const));
  return { portal, city, who: Object.fromEntries(signedIn) as CaseCity["who"] };
}

// What a command answers, to be compared.
export const ok = { ok: true };
export const refused = (kind: string) => ({ ok: false, problem: { kind } });
export const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
export const wrong = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });

/** An instant in Shanghai. */
export const at = (day: string, time = "10:00:00") => new Date(`${day}T${time}+08:00`);
