import { X } from "lucide";
import type { Route } from "next";
import { Anchor } from "./anchor";
import { Icon } from "./icon";

export type Chip = { key: string; label: string; value: string; href: string /** what pressing it does, for who hears it */; drop: string };

/** What a list is filtered by now. Each chip leads to the same list without it. */
export function Chips({ label, items, clear }: { label: string; items: readonly Chip[]; clear: { label: string; href: string } }) {
  if (items.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <Anchor className="chip chip-set" href={item.href as Route} aria-label={item.drop}>
            <span className="chip-what">
              {item.label}　<b>{item.value}</b>
            </span>
            <Icon of={X} />
          </Anchor>
        </li>
      ))}
      {items.length > 1 && (
        <li>
          <Anchor href={clear.href as Route}>{clear.label}</Anchor>
        </li>
      )}
    </ul>
  );
}
