import { zh } from "@/lib/text/ui";

export type Step = { label: string; state: "done" | "now" | "next"; note?: string };

/** The whole way at a glance. On a phone only the present step is written out; the others keep their number. */
export function Steps({ label, items }: { label: string; items: readonly Step[] }) {
  return (
    <ol className={items.length > 4 ? "steps steps-long" : "steps"} aria-label={label}>
      {items.map((item, at) => (
        <li key={at} className={item.state === "done" ? "done" : undefined} aria-current={item.state === "now" ? "step" : undefined}>
          {item.label}
          <span className="hidden-visually">{zh.steps[item.state]}</span>
          {item.note && <span className="sub">{item.note}</span>}
        </li>
      ))}
    </ol>
  );
}
