"use client";

import type { ReactNode } from "react";
import { formWords } from "@/lib/text/ui";
import { type Bound, FormContext } from "./context";

/** Fields as they will look elsewhere: they belong to no form, and nobody reaches them by keyboard or pointer. */
export function Shown({ id, children }: { id: string; children: ReactNode }) {
  const bound: Bound = {
    idOf: (name) => `${id}-${name}`,
    labelOf: () => undefined,
    errorsOf: () => undefined,
    typed: () => undefined,
    cameBack: false,
    pending: false,
    words: formWords.zh,
    done: undefined,
  };
  return (
    <div inert>
      <FormContext value={bound}>{children}</FormContext>
    </div>
  );
}
