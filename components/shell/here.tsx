"use client";

import type { Route } from "next";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Anchor } from "../ui/anchor";

/** A layout does not know which page stands in it and is not drawn again for the next one; these small parts do and are. */

/** A link of a menu that knows when it is the current place. `exact` for a place that all others lie under. */
export function NavLink({ href, exact, children }: { href: Route; exact?: boolean; children: ReactNode }) {
  const path = usePathname();
  const place = href.split("?")[0] ?? href;
  const at = path === place ? "page" : !exact && place !== "/" && path.startsWith(`${place}/`) ? "true" : undefined;
  return (
    <Anchor href={href} aria-current={at}>
      {children}
    </Anchor>
  );
}

/** Tells a form in the shell which page to come back to. */
export function BackField() {
  const path = usePathname();
  const query = useSearchParams().toString();
  return <input type="hidden" name="back" value={query ? `${path}?${query}` : path} />;
}

/** A <details> that opens without script; with script it closes on Escape, on leaving it, and after going somewhere. */
export function Menu({ className, label, children }: { className?: string; label: ReactNode; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  useEffect(() => {
    if (box.current) box.current.open = false;
  }, [path]);
  useEffect(() => {
    function leave(event: Event) {
      const menu = box.current;
      if (menu?.open && !menu.contains(event.target as Node)) menu.open = false;
    }
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, []);
  return (
    <details
      ref={box}
      className={className}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !box.current?.open) return;
        box.current.open = false;
        box.current.querySelector("summary")?.focus();
      }}
    >
      {label}
      {children}
    </details>
  );
}
