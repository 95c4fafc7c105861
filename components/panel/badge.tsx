import type { SheetState } from "@/lib/applications/workflow";
import { zh } from "@/lib/text/panel";
import type { IconName } from "../ui/icons";
import { StatusBadge } from "../workflow/status-badge";

const icons: Record<(typeof zh.states)[SheetState]["icon"], IconName> = { clock: "clock", check: "check", dot: "circle" };

export function SheetBadge({ state }: { state: SheetState }) {
  const { label, tone, icon } = zh.states[state];
  return <StatusBadge tone={tone} icon={icons[icon]} label={label} />;
}
