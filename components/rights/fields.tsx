"use client";

import { BoundGroup } from "../form/bound";
import { useForm } from "../form/context";
import { TextField } from "../ui/field";
import type { ReactNode } from "react";

type Track = { key: string; title: string; text: string; options: readonly { value: string; label: string; hint?: string }[] };

/** One choice over groups, each with what follows from it. Nothing is chosen beforehand. */
export function CategoryChoice({
  label,
  hint,
  tracks,
  initial,
}: {
  label: ReactNode;
  hint?: string;
  tracks: readonly Track[];
  initial?: string;
}) {
  const form = useForm();
  const typed = form.typed("category") ?? initial;
  const first = tracks[0]?.options[0]?.value;
  return (
    <BoundGroup name="category" label={label} hint={hint}>
      <div className="stack-5 mt-s4">
        {tracks.map(({ key, title, text, options }) => (
          <div key={key} className="choice-part">
            <p>
              <b>{title}</b>
              <span className="hint">{text}</span>
            </p>
            <div className="choices">
              {options.map((option) => (
                <label key={option.value} className="choice">
                  <input
                    type="radio"
                    name="category"
                    value={option.value}
                    defaultChecked={option.value === typed}
                    {...(option.value === first ? { id: form.idOf("category") } : {})}
                  />
                  <span>
                    {option.label}
                    {option.hint && <span className="hint">{option.hint}</span>}
                  </span>
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </BoundGroup>
  );
}

/** The others who speak for a joint case: fields of one name, in their order. */
export function Representatives({ labels, initial }: { labels: readonly string[]; initial: readonly string[] }) {
  const form = useForm();
  const typed = form.typed("representatives") ?? initial;
  const problems = form.errorsOf("representatives", labels[0]);
  return labels.map((label, at) => {
    const id = at === 0 ? form.idOf("representatives") : `${form.idOf("representatives")}-${at}`;
    return (
      <TextField
        key={label}
        {...{ id, label, name: "representatives", width: "medium", optional: form.words.optional, autoComplete: "off" }}
        {...(at === 0 && problems ? { errors: problems } : {})}
        defaultValue={Array.isArray(typed) ? typed[at] : undefined}
      />
    );
  });
}
