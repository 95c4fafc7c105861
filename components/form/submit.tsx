"use client";

import { Loader } from "lucide";
import type { ReactNode } from "react";
import { look, type Variant } from "../ui/button";
import { Icon } from "../ui/icon";
import { useForm } from "./context";

type Props = { variant?: Variant; name?: string; value?: string; wide?: boolean; onClick?: () => void; children: ReactNode };

/** Sends the form. While it is under way the button says so and stays in place, so that focus is not lost. */
export function Submit({ variant = "main", name, value, wide, onClick, children }: Props) {
  const { pending, words } = useForm();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      onClick={onClick}
      className={look(variant, wide)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
    >
      {pending && variant === "main" ? (
        <>
          <Icon of={Loader} />
          {words.pending}
        </>
      ) : (
        children
      )}
    </button>
  );
}
