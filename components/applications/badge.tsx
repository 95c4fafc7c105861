import type { ApplicationStatus } from "@/lib/applications/workflow";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/applications";
import { subjects } from "@/lib/text/subjects";
import type { IconName } from "../ui/icons";
import { StatusBadge } from "../workflow/status-badge";

const icons: Record<(typeof zh.statuses)[ApplicationStatus]["icon"], IconName> = {
  pen: "pencil",
  clock: "clock",
  undo: "undo",
  x: "x",
  dot: "circle",
  award: "award",
};

export function ApplicationBadge({ status, awardee = "home" }: { status: ApplicationStatus; awardee?: Awardee }) {
  const { label, tone, icon } = zh.statuses[status];
  return <StatusBadge tone={tone} icon={icons[icon]} label={status === "awarded" ? subjects[awardee].awarded : label} />;
}
