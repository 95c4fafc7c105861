import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/lib/kernel/access";
import type { Problem } from "@/lib/kernel/outcome";
import { tidyCode } from "@/lib/kernel/writing";
import { callerAddress } from "./address";
import { readNow } from "./clock";
import { db } from "./db";
import { readEnv } from "./env";
import { takeTry } from "./limit";
import { readPass, sealPass } from "./passes";

// What a browser holds of a case: a pass that says which, for half an hour (a body outside: two) and not longer than the window is open. No
// session row, no account, no address.

const minute = 60_000;
const names = { draft: "draft", own: "case", said: "said", rated: "rated", partner: "partner" } as const;
type PassName = keyof typeof names;

const options = () => ({
  httpOnly: true,
  sameSite: "strict" as const,
  secure: readEnv().publicOrigin.startsWith("https:"),
  path: "/rights",
});

async function setPass(name: PassName, data: Record<string, string>, until: Date): Promise<void> {
  (await cookies()).set(names[name], sealPass(`case ${name}`, data, until), options());
}

/** One page reads several passes, at one time. */
const pageNow = cache(() => readNow(db()));

async function passOf(name: PassName): Promise<Record<string, string> | null> {
  const held = (await cookies()).get(names[name])?.value;
  return held === undefined ? null : readPass(`case ${name}`, held, await pageNow());
}

const inMinutes = async (minutes: number) => new Date((await readNow(db())).getTime() + minutes * minute);

/** What is being written, on this browser: half an hour from the last page. */
export const holdDraft = async (id: string, code: string) => setPass("draft", { id, code }, await inMinutes(30));
/** A case whose number and code were shown. */
export const holdCase = async (id: string) => setPass("own", { id }, await inMinutes(30));
/** That this browser handed it in just now, and may take it back until then. */
export const holdSaid = (id: string, until: string) => setPass("said", { id, until }, new Date(until));

/** A body whose link was opened: the link itself stays in no address. Long enough to write an answer, also where no script keeps it. */
export const holdTransfer = async (id: string, transferId: string) => setPass("partner", { id, transferId }, await inMinutes(120));
/** That this browser rated the case just now, and may take the rating back until then. */
export const holdRated = (id: string, until: string) => setPass("rated", { id, until }, new Date(until));

export const readDraftPass = () => passOf("draft");
export const readCasePass = () => passOf("own");
export const readSaidPass = () => passOf("said");
export const readRatedPass = () => passOf("rated");

const claimant = (pass: Record<string, string> | null): Actor =>
  pass?.id === undefined ? { kind: "visitor" } : { kind: "claimant", caseId: pass.id };
export const readDrafter = async (): Promise<Actor> => claimant(await readDraftPass());
export const readClaimant = async (): Promise<Actor> => claimant(await readCasePass());

export async function readPartner(): Promise<Actor> {
  const { id, transferId } = (await passOf("partner")) ?? {};
  return id === undefined || transferId === undefined ? { kind: "visitor" } : { kind: "partner", caseId: id, transferId };
}

/** Nothing stays on this device. */
export async function leave(): Promise<void> {
  const jar = await cookies();
  for (const name of Object.values(names)) jar.delete({ name, path: "/rights" });
}

/**
 * Few tries an hour from one address; who it was is known to nobody, and forgotten at midnight. Behind no proxy that is named nobody's
 * address can be trusted, and all share what sixty would have.
 */
export async function limited(purpose: string, most: number): Promise<Problem | null> {
  const who = callerAddress(await headers());
  return takeTry(purpose, who, who === "direct" ? most * 60 : most, 60 * minute, await readNow(db())) ? null : { kind: "tooMany" };
}

/** The same, and few for one number, from wherever they come. */
export async function limitedEntering(number: unknown): Promise<Problem | null> {
  const shared = await limited("enter", 20);
  if (shared || typeof number !== "string") return shared;
  return takeTry("enter number", tidyCode(number.slice(0, 60)).toUpperCase(), 20, 60 * minute, await readNow(db()))
    ? null
    : { kind: "tooMany" };
}
