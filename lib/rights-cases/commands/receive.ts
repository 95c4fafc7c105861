import "server-only";
import { randomUUID } from "node:crypto";
import { cleanFileName, contentLimits, type FileProblem, isFileProblem } from "@/lib/files/rules";
import type { Actor } from "@/lib/kernel/access";
import { isMissing, type Outcome } from "@/lib/kernel/outcome";
import { runCommand } from "@/lib/server/command";
import type { IncomingFile, Post } from "@/lib/server/incoming";
import { takeInSealed } from "@/lib/server/intake";
import { dropQuietly } from "@/lib/server/storage";
import { filePlace, readFileKey } from "../queries/files";
import { attachFile, attachToDraft, detachFile, detachFromDraft, type KeptCaseFile } from "./files";

/** Where files belong: what this browser writes, its own case, or the case an office names. */
export type FilesTo = { draft: true } | { caseId: string };
export type Received = { problem: FileProblem | null; at: number } | "gone";

/** One that is refused does not keep the others out; the first refusal is told, with its number where there were several. */
export async function receiveFiles(actor: Actor, to: FilesTo, { files, tooMany }: Post): Promise<Received> {
  const keyRef = await readFileKey(actor, to);
  if (keyRef === null) return "gone";
  const taken = await Promise.allSettled(files.map((file) => keep(file, keyRef)));
  const kept = taken.flatMap((one) => (one.status === "fulfilled" && typeof one.value !== "string" ? [one.value] : []));
  let unnamed: readonly KeptCaseFile[] = kept;
  try {
    const came = taken.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
    const outcome = kept.length > 0 ? await note(actor, to, kept) : null;
    if (outcome && !outcome.ok && isMissing(outcome.problem)) return "gone";
    const problemOf = ({ id }: KeptCaseFile) => (outcome ? refusalOf(outcome, id) : null);
    unnamed = kept.filter((file) => problemOf(file) !== null);
    const problems = came.map((one) => (typeof one === "string" ? one : problemOf(one)));
    const at = problems.findIndex((problem) => problem !== null);
    return { problem: problems[at] ?? (tooMany ? "tooMany" : null), at: at >= 0 && files.length > 1 ? at + 1 : 0 };
  } finally {
    for (const { storageKey } of unnamed) await dropQuietly(storageKey);
  }
}

async function keep(file: IncomingFile, keyRef: string): Promise<KeptCaseFile | FileProblem> {
  const id = randomUUID();
  const taken = await takeInSealed(file, contentLimits, keyRef, filePlace(id, "bytes"));
  if (typeof taken === "string") return taken;
  const { kind, contentType, size, storageKey, treatment } = taken;
  return { id, keyRef, name: cleanFileName(file.name, kind), contentType, size, storageKey, treatment };
}

type Noted = Outcome<{ notTaken: readonly { id: string; problem: string }[] }>;
function note(actor: Actor, to: FilesTo, files: readonly KeptCaseFile[]): Promise<Noted> {
  if ("draft" in to) return runCommand(attachToDraft, actor, { files });
  return runCommand(attachFile, actor, actor.kind === "claimant" ? { files } : { caseId: to.caseId, files });
}

/** Why one has no row; null: it has. A case that is full is told otherwise than an application that is. */
function refusalOf(noted: Noted, id: string): FileProblem | null {
  const one = noted.ok ? noted.value.notTaken.find((refused) => refused.id === id) : null;
  if (noted.ok && !one) return null;
  const code = noted.ok ? one?.problem : noted.problem.kind === "invalidInput" ? noted.problem.fields.file?.[0] : undefined;
  return code === "full" ? "caseFull" : isFileProblem(code) ? code : "conflict";
}

/** Takes one away again, and its bytes once that is certain. */
export async function takeAwayFile(actor: Actor, draft: boolean, fileId: string): Promise<Received> {
  const outcome = await (draft ? runCommand(detachFromDraft, actor, { fileId }) : runCommand(detachFile, actor, { fileId }));
  if (!outcome.ok) return isMissing(outcome.problem) ? "gone" : { problem: "conflict", at: 0 };
  await dropQuietly(outcome.value.storageKey);
  return { problem: null, at: 0 };
}
