import type { Route } from "next";
import type { ReactNode } from "react";
import { zh } from "@/lib/text/ui";
import { Anchor } from "./anchor";

export type Crumb = { label: ReactNode; href?: Route };

/** Where this page stands. The last one is the page itself and needs no address. */
export function Crumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label={zh.current}>
      <ol>
        {items.map((item, at) => (
          <li key={at} aria-current={at === items.length - 1 ? "page" : undefined}>
            {item.href ? <Anchor href={item.href}>{item.label}</Anchor> : item.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
