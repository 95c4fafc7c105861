import type { ReactNode } from "react";
import { type FormWords, zh } from "@/lib/text/ui";

export type TimelineItem = {
  state: "done" | "now" | "next";
  title: ReactNode;
  /** the office, not the person, where the public or the applicant reads it */
  who?: ReactNode;
  at?: ReactNode;
  /** what was said, kept as written */
  note?: ReactNode;
};

/** Newest on top: what comes (dashed), where it is (ring), what was done (solid). */
export function Timeline({ items, words = zh }: { items: readonly TimelineItem[]; words?: Pick<FormWords, "steps" | "timeline"> }) {
  return (
    <ol className="timeline" aria-label={words.timeline}>
      {items.map((item, at) => (
        <li key={at} className={item.state} aria-current={item.state === "now" ? "step" : undefined}>
          <h3>
            {item.title}
            <span className="hidden-visually">{words.steps[item.state]}</span>
          </h3>
          {(item.who || item.at) && (
            <p className="who">
              {item.who && <span>{item.who}</span>}
              {item.at && <span>{item.at}</span>}
            </p>
          )}
          {item.note && <div className="said">{item.note}</div>}
        </li>
      ))}
    </ol>
  );
}
