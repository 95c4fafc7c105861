import type { NoticeState, ObjectionState } from "@/lib/notices/workflow";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/notices";
import { subjects } from "@/lib/text/subjects";
import { StatusBadge } from "../workflow/status-badge";

export function NoticeBadge({ state, over }: { state: NoticeState; over: boolean }) {
  return <StatusBadge {...(state === "published" && over ? zh.over : zh.states[state])} />;
}

export const ObjectionBadge = ({ state }: { state: ObjectionState }) => <StatusBadge {...zh.objectionStates[state]} />;

type Item = { objections: number; open: number; ended: "forgone" | "refused" | "again" | null };

/** What became of one item of the list, as anybody may see it. */
export function ItemBadge({ objections, open, ended, awardee = "home" }: Item & { awardee?: Awardee }) {
  if (ended !== null)
    return <StatusBadge tone="idle" icon="circle" label={ended === "refused" ? subjects[awardee].notice.refused : zh.ended[ended]} />;
  const tone = open > 0 ? "warn" : objections > 0 ? "ok" : "idle";
  return (
    <StatusBadge
      tone={tone}
      icon={open > 0 ? "message-warning" : objections > 0 ? "check" : "circle"}
      label={zh.objectionCount(objections, open)}
    />
  );
}
