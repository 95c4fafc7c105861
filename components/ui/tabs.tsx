import type { Route } from "next";
import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { Count } from "./badge";

export type Tab = { href: Route; label: ReactNode; count?: ReactNode; current?: boolean };

/** Tabs are links to addresses of their own, so they work without script and can be sent to a colleague. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Anchor key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count !== undefined && <Count>{item.count}</Count>}
        </Anchor>
      ))}
    </nav>
  );
}
