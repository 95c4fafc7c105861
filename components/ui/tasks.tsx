import type { Route } from "next";
import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { Icon } from "./icon";
import { type IconName, icons } from "./icons";

export type Task = { href: Route; icon: IconName; title: ReactNode; text: ReactNode; note?: ReactNode; first?: boolean };

/** The few things people come for. At most one is filled. */
export function Tasks({ label, items }: { label: string; items: readonly Task[] }) {
  return (
    <nav className="tasks" aria-label={label} data-count={items.length}>
      {items.map((item) => (
        <Anchor key={item.href} href={item.href} className={item.first ? "task task-first" : "task"}>
          <Icon of={icons[item.icon]} />
          <b>{item.title}</b>
          <span>{item.text}</span>
          {item.note && <span className="micro">{item.note}</span>}
        </Anchor>
      ))}
    </nav>
  );
}

export type TaskRow = { key: string; title: ReactNode; href?: Route; text?: ReactNode; status: ReactNode };

/** The parts of a long form, each with how far it is. A part that cannot be opened yet has no address. */
export function TaskList({ items }: { items: readonly TaskRow[] }) {
  return (
    <ul className="tasklist">
      {items.map((item) => (
        <li key={item.key}>
          <span>
            {item.href ? <Anchor href={item.href}>{item.title}</Anchor> : <b className="quiet">{item.title}</b>}
            {item.text && <span className="micro">{item.text}</span>}
          </span>
          {item.status}
        </li>
      ))}
    </ul>
  );
}
