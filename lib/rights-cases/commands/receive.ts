import "server-only";
import { randomUUID } from "node:crypto";
import { cleanFileName, contentLimits, type FileProblem, isFileProblem } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import type { Outcome, Problem } from "@/lib/kernel/outcome";
import { runCommand } from "@/lib/server/command";
import type { IncomingFile, Post } from "@/lib/server/incoming";
import { takeInSealed } from "@/lib/server/intake";
import { dropQuietly } from "@/lib/server/storage";
import { filePlace, readFileKey } from "../queries/files";
import { attachFile, attachToDraft, detachFile, detachFromDraft } from "./files";

/** Where files belong: what this browser writes, its own case, or the case an office names. */
export type FilesTo = { draft: true } | { caseId: string };
export type Received = { problem: FileProblem | null; at: number } | "gone";

const isMissing = ({ kind }: Problem) => kind === "notFound" || kind === "forbidden" || kind === "notSignedIn";

/** One that is refused does not keep the others out; the first refusal is told, with its number where there were several. */
export async function receiveFiles(actor: Actor, to: FilesTo, { files, tooMany }: Post): Promise<Received> {
  let first: { problem: FileProblem; at: number } | null = null;
  for (const [at, file] of files.entries()) {
    const problem = await receive(actor, to, file);
    if (problem === "gone") return "gone";
    if (problem) first ??= { problem, at: files.length > 1 ? at + 1 : 0 };
  }
  return first ?? { problem: tooMany ? "tooMany" : null, at: 0 };
}

async function receive(actor: Actor, to: FilesTo, file: IncomingFile): Promise<FileProblem | "gone" | null> {
  const keyRef = await readFileKey(actor, to);
  if (keyRef === null) return "gone";
  const id = randomUUID();
  const taken = await takeInSealed(file, contentLimits, keyRef, filePlace(id, "bytes"));
  if (typeof taken === "string") return taken;
  const { kind, contentType, size, storageKey, treatment } = taken;
  const kept = { id, keyRef, name: cleanFileName(file.name, kind), contentType, size, storageKey, treatment };
  const outcome: Outcome<unknown> = await ("draft" in to
    ? runCommand(attachToDraft, actor, { file: kept })
    : runCommand(attachFile, actor, actor.kind === "claimant" ? { file: kept } : { caseId: to.caseId, file: kept })
  ).catch(async (error: unknown) => {
    await dropQuietly(storageKey);
    throw error;
  });
  if (outcome.ok) return null;
  await dropQuietly(storageKey);
  if (isMissing(outcome.problem)) return "gone";
  if (outcome.problem.kind !== "invalidInput") return "conflict";
  const code = outcome.problem.fields.file?.[0];
  return code === "full" ? "caseFull" : isFileProblem(code) ? code : "conflict";
}

/** Takes one away again, and its bytes once that is certain. */
export async function takeAwayFile(actor: Actor, draft: boolean, fileId: string): Promise<Received> {
  const outcome = await (draft ? runCommand(detachFromDraft, actor, { fileId }) : runCommand(detachFile, actor, { fileId }));
  if (!outcome.ok) return isMissing(outcome.problem) ? "gone" : { problem: "conflict", at: 0 };
  await dropQuietly(outcome.value.storageKey);
  return { problem: null, at: 0 };
}
