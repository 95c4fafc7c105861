import type { EvidenceFile } from "@/lib/applications/queries/parts";
import { zh } from "@/lib/text/files";
import { sizeText } from "@/lib/text/format";
import type { HeldFile } from "./evidence";

/** A kept file in words: how large, whether somebody looked for viruses, what was left in it. `own`: for those who may put another in its place. */
export function fileRow({ id, evidenceId, name, size, contentType, scan, treatment, state }: EvidenceFile, own = false): HeldFile {
  const removed = treatment === "cleaned" && contentType.startsWith("image/") ? zh.cleanedPicture : zh.treatment[treatment];
  const parts = [sizeText(size), state === "ready" ? zh.scan[scan] : "", removed];
  return {
    key: evidenceId,
    name: name || zh.unnamed,
    ...(state === "ready" ? { href: `/api/attachments/${id}` } : {}),
    ...(state === "infected"
      ? { error: own ? zh.infectedOwn : zh.infected }
      : { meta: state === "checking" ? zh.checking : parts.filter(Boolean).join(" · ") }),
  };
}
