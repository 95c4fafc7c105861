"use client";

import { Printer } from "lucide";
import type { ReactNode } from "react";
import { look } from "./button";
import { Icon } from "./icon";

/** Without script it would do nothing, so it is not there; the browser's own menu prints the same page. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className={`${look("plain")} noscript:hidden`} onClick={() => window.print()}>
      <Icon of={Printer} />
      {children}
    </button>
  );
}
