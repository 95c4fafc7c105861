import "server-only";
import { certificate } from "@/lib/homes/documents";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { dropFile, keepFile } from "@/lib/server/storage";
import { noteRendering } from "./commands";
import { readUnrendered } from "./queries";

/** Sets a paper once. Whatever fails here is tried again by the runner; the act it belongs to was done long before. */
const renderDocument: JobHandlers["renderDocument"] = async ({ documentId }) => {
  const data = await readUnrendered(documentId);
  if (!data) return;
  const kept = await keepFile(await certificate(data));
  const drop = () => dropFile(kept.storageKey);
  const done = await runCommand(noteRendering, { kind: "system", job: "renderDocument" }, { documentId, ...kept }).catch(
    async (error: unknown) => {
      await drop();
      throw error;
    },
  );
  if (done.ok) return;
  await drop();
  // Somebody else was faster.
  if (done.problem.kind !== "conflict") throw new Error(`not noted: ${done.problem.kind}`);
};

export const documentJobs = { renderDocument } satisfies Partial<JobHandlers>;
