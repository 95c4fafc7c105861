import "server-only";
import { type EvidenceRecord, recordOf } from "@/lib/evidence/queries";
import { type FileState, fileState, type ScanState } from "@/lib/files/rules";
import type { Treatment } from "@/lib/kernel/file-kinds";
import { hasScanner } from "@/lib/server/scanner";
import { fromDateColumn } from "@/lib/kernel/dates";
import { entryScanKey } from "../rules/answers";
import { formTasks } from "../rules/form";
import type { ApplicationCase } from "./facts";

export type EvidenceFile = {
  id: string;
  evidenceId: string;
  /** Empty where somebody else's file waits for the scanner or did not pass it. */
  name: string;
  size: number;
  contentType: string;
  scan: ScanState;
  treatment: Treatment;
  state: FileState;
};

/** Its owner's form names a file from the first moment; everybody else from when it may be opened. */
export function filesOf({ row }: ApplicationCase, key: string, own: boolean): EvidenceFile[] {
  return row.evidence
    .filter(({ fieldKey }) => fieldKey === key)
    .map(({ id, attachment }) => {
      const state = fileState(attachment.scan, hasScanner());
      return { ...attachment, evidenceId: id, state, name: own || state === "ready" ? attachment.name : "" };
    });
}

/** What the portal knows already, picked for one criterion. */
export const recordsOf = ({ row }: ApplicationCase, key: string): EvidenceRecord[] =>
  row.uses.filter(({ criterionKey }) => criterionKey === key).map(recordOf);

/** By which way it came, where the office entered it, with the papers it was entered from. */
export function entryOf(found: ApplicationCase, own: boolean) {
  const { entry } = found.row;
  if (!entry) return null;
  return {
    channel: entry.channel,
    receivedOn: fromDateColumn(entry.receivedOn),
    office: entry.organization.name,
    takenOver: entry.takenOverAt !== null,
    files: filesOf(found, entryScanKey, own),
  };
}

export function nameOfTask({ document }: ApplicationCase, key: string): string | null {
  const section = document.sections.find((candidate) => candidate.key === key);
  return section?.name ?? document.standards.groups.find((group) => group.key === key)?.name ?? null;
}

/** What was asked to be put right, with the page where it stands. */
export function marksOf(found: ApplicationCase): { fieldKey: string; label: string | null; reason: string; task: string }[] {
  const stage = found.row.stages.findLast(({ state }) => state === "returned");
  const tasks = formTasks(found.document, found.answers);
  return (stage?.marks ?? []).map(({ fieldKey, reason }) => {
    const task = tasks.find((t) => [...t.fields, ...t.criteria].some(({ key }) => key === fieldKey));
    return { fieldKey, reason, task: task?.key ?? "host", label: labelOf(task ? [...task.fields, ...task.criteria] : [], fieldKey) };
  });
}

function labelOf(items: readonly ({ key: string; label: string } | { key: string; name: string })[], key: string): string | null {
  const item = items.find((candidate) => candidate.key === key);
  return item ? ("label" in item ? item.label : item.name) : null;
}
