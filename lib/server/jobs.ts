import "server-only";
import { z } from "zod";
import type { Tx } from "./db";

// The one door to the job runner: every job there is, with what it is given. What it does stands in lib/<feature>/jobs.ts and is
// gathered by lib/runner/jobs.ts, which does not compile while one is missing.

const none = z.object({});
/** Sweeps are given nothing: they look for themselves, and find nothing left to do when they are run twice. */
export const jobPayloads = {
  sendLetter: z.object({ outboxId: z.uuid() }),
  renderDocument: z.object({ documentId: z.uuid() }),
  sweepOutbox: none,
  sweepApplications: none,
  sweepPlaques: none,
  sweepVisits: none,
  sweepCases: none,
  announceWork: none,
  remindWork: none,
  remindSessions: none,
  purgeRecords: none,
  sweepFiles: none,
  scanFiles: none,
  expireCaseDrafts: none,
  shredCases: none,
  sweepKeys: none,
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
export type Job = {
  [N in JobName]: { name: N; payload: JobPayload<N> /** An equal key puts off or replaces one that waits. */; key?: string };
}[JobName];
/** What each job does. It may be run again after a crash: whatever it does, it finds out first whether it is still to be done. */
export type JobHandlers = { [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

/** Adds a job in the transaction of the act it belongs to: an act that is taken back leaves none. */
export async function enqueue(tx: Tx, { name, payload, key }: Job): Promise<void> {
  await tx.$executeRaw`SELECT portal_add_job(${name}, ${JSON.stringify(payload)}::json, ${key ?? null})`;
}
