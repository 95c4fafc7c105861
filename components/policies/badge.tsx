import type { PolicyStatus } from "@/lib/policies/schema";
import type { PolicyState } from "@/lib/policies/workflow";
import { zh } from "@/lib/text/policies";
import { StatusBadge } from "../workflow/status-badge";

/** Whether it is in force; of what was withdrawn, only that. */
export const PolicyBadge = ({ status, state }: { status: PolicyStatus; state: PolicyState }) => (
  <StatusBadge {...(state === "withdrawn" ? zh.states.withdrawn : zh.statuses[status])} />
);
