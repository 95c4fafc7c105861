import type { CaseStatus } from "@/lib/rights-cases/workflow";
import { zh } from "@/lib/text/rights/desk";
import { StatusBadge } from "../workflow/status-badge";

export function CaseBadge({ status }: { status: CaseStatus }) {
  return <StatusBadge {...zh.statuses[status]} />;
}
