import type { EvidenceFile } from "@/lib/applications/queries/dossier";
import { zh } from "@/lib/text/files";
import { sizeText } from "@/lib/text/format";
import type { HeldFile } from "./evidence";

/** A kept file in words: how large, whether somebody looked for viruses, what was left in it. `own`: for those who may put another in its place. */
export function fileRow({ id, evidenceId, name, size, scan, treatment, state }: EvidenceFile, own = false): HeldFile {
  const parts = [sizeText(size), state === "ready" ? zh.scan[scan] : "", zh.treatment[treatment]];
  return {
    key: evidenceId,
    name: name || zh.unnamed,
    ...(state === "ready" ? { href: `/api/attachments/${id}` } : {}),
    ...(state === "infected" ? { error: own ? zh.infectedOwn : zh.infected } : { meta: state === "checking" ? zh.checking : parts.filter(Boolean).join(" · ") }),
  };
}
