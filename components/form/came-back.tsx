"use client";

import type { ReactNode } from "react";
import { useForm } from "./context";

/** What a form asks only after it came back once, such as whether one means it all the same. */
export function CameBack({ children }: { children: ReactNode }) {
  return useForm().cameBack ? children : null;
}
