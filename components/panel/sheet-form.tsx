"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { fillSheet } from "@/lib/applications/actions";
import { type Scale, typedTotal } from "@/lib/applications/rules/scores";
import type { ScoredLine } from "@/lib/schemes/rules/ends";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/panel";
import { ActionForm } from "../form/action-form";

type Props = {
  sheetId: string;
  revision: number;
  idempotencyKey: string;
  lines: readonly ScoredLine[];
  labels: Readonly<Record<string, string>>;
  words: Readonly<Record<string, string>>;
  children: ReactNode;
};

/** The sheet's form. Where another window saved it meanwhile, it shows what stands there line by line. */
export function SheetForm({ sheetId, revision, idempotencyKey, lines, labels, words, children }: Props) {
  const names = new Map(lines.map(({ key, name }) => [`s.${key}`, name]));
  return (
    <ActionForm
      action={fillSheet}
      id="sheet"
      labels={labels}
      words={words}
      idempotencyKey={idempotencyKey}
      hidden={{ sheetId, revision: String(revision) }}
      differences={(seen) => (
        <ul className="bullets">
          {Object.entries(seen).map(([name, text]) => {
            const label = names.get(name);
            return label === undefined ? null : <li key={name}>{zh.sheet.there(label, text)}</li>;
          })}
        </ul>
      )}
    >
      {children}
    </ActionForm>
  );
}

/** The sum of what is typed so far, reckoned here as it is typed; without script, of what was saved. */
export function SheetTotal({ lines, scale, drawn }: { lines: readonly ScoredLine[]; scale: Scale; drawn: number }) {
  const place = useRef<HTMLSpanElement>(null);
  const [total, setTotal] = useState(drawn);
  const reckon = useEffectEvent((form: HTMLFormElement) => {
    const typed = new FormData(form);
    setTotal(typedTotal(scale, lines, (key) => String(typed.get(`p.${key}`) ?? "")));
  });
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const changed = () => reckon(form);
    // What was typed before the script arrived counts too.
    const arriving = setTimeout(changed);
    form.addEventListener("input", changed);
    return () => {
      clearTimeout(arriving);
      form.removeEventListener("input", changed);
    };
  }, []);
  return (
    <span ref={place} aria-live="polite">
      {pointsText(total)}
    </span>
  );
}
