"use client";

import { Printer } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { look } from "./button";
import { Icon } from "./icon";

const never = () => () => {};

/** Without script it would do nothing, so it is not there; the browser's own menu prints the same page. */
export function PrintButton({ children }: { children: ReactNode }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return alive ? (
    <button type="button" className={look("plain")} onClick={() => window.print()}>
      <Icon of={Printer} />
      {children}
    </button>
  ) : null;
}
