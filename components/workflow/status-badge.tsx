import { Badge, type Tone } from "../ui/badge";
import type { IconName } from "../ui/icons";

/** A status as icon + word + edge; the map from status to these lives beside the workflow. */
export function StatusBadge({ tone, icon, label }: { tone: Tone; icon?: IconName; label: string }) {
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
