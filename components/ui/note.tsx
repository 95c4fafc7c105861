import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const drawings = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

/** One thing the reader should know here. `live` for a note that appears as an answer to what was just done. */
export function Note({ tone = "info", live, children }: { tone?: keyof typeof drawings; live?: boolean; children: ReactNode }) {
  return (
    <div className={tone === "info" ? "note" : `note note-${tone}`} role={live ? "status" : undefined}>
      <Icon of={drawings[tone]} />
      <div>{children}</div>
    </div>
  );
}
