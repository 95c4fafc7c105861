import type { ActivityStatus, SessionStatus } from "@/lib/activities/workflow";
import { zh } from "@/lib/text/activities";
import { StatusBadge } from "../workflow/status-badge";

export const ActivityBadge = ({ status }: { status: ActivityStatus }) => <StatusBadge {...zh.statuses[status]} />;
export const SessionBadge = ({ status }: { status: SessionStatus }) => <StatusBadge {...zh.sessionStatuses[status]} />;
