"use client";

import { createContext, useContext } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import type { FormWords } from "@/lib/text/ui";

export type Bound = {
  /** unique on the page, so that two forms may have a field of the same name */
  idOf(name: string): string;
  labelOf(name: string): string | undefined;
  errorsOf(name: string, label: string | undefined): readonly string[] | undefined;
  /** what was typed, if the form came back */
  typed(name: string): string | string[] | undefined;
  cameBack: boolean;
  pending: boolean;
  /** in the language of the page */
  words: FormWords;
  /** what the act handed back, where it leads nowhere else */
  done: unknown;
  /** in a form that is followed as it is written */
  register?: (name: string) => UseFormRegisterReturn;
};

export const FormContext = createContext<Bound | null>(null);

export function useForm(): Bound {
  const bound = useContext(FormContext);
  if (!bound) throw new Error("A bound field stands outside an ActionForm.");
  return bound;
}
