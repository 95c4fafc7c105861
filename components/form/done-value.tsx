"use client";

import type { ReactNode } from "react";
import { useForm } from "./context";

type Props = {
  /** which part of the answer */
  name: string;
  label: ReactNode;
  /** put before the value, such as an address */
  prefix?: string;
};

/** A secret the act handed back, shown once: nothing keeps it, so it is gone with the page. */
export function DoneValue({ name, label, prefix = "" }: Props) {
  const { done } = useForm();
  const value = typeof done === "object" && done !== null && name in done ? (done as Record<string, unknown>)[name] : undefined;
  if (typeof value !== "string") return null;
  return (
    <div className="note note-ok" role="status">
      <span aria-hidden />
      <div>
        <p>{label}</p>
        <p>
          <b className="code">
            {prefix}
            {value}
          </b>
        </p>
      </div>
    </div>
  );
}
