import type { ReactNode } from "react";
import { Icon } from "./icon";
import { type IconName, icons } from "./icons";

/** idle: draft, withdrawn, not yet · go: under way · ok: passed · warn: waits for you, soon due · bad: refused, overdue · seal: an honour. */
export type Tone = "idle" | "go" | "ok" | "warn" | "bad" | "seal" | "plain";

export function Badge({ tone = "idle", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={tone === "idle" ? "badge" : `badge badge-${tone}`}>
      {icon && <Icon of={icons[icon]} />}
      {children}
    </span>
  );
}

/** How many wait. `hot` when they wait for the reader. */
export function Count({ hot, children }: { hot?: boolean; children: ReactNode }) {
  return <span className={hot ? "count hot" : "count"}>{children}</span>;
}
