import type { ReactNode } from "react";
import { control, describe, Errors, type Follow, Mark, type Said } from "./field";

export type Option = { value: string; label: ReactNode; hint?: ReactNode; disabledReason?: ReactNode };

/** One question over several controls. */
export function Group({ label, hint, errors, optional, id, children }: Omit<Said, "name" | "id"> & { id: string; children: ReactNode }) {
  return (
    <fieldset className={errors?.length ? "field field-bad" : "field"} aria-describedby={describe(id, hint, errors)}>
      <legend className="label">
        {label}
        <Mark optional={optional} />
      </legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={id} errors={errors} />
      {children}
    </fieldset>
  );
}

export type RadioCardsProps = Said & {
  options: readonly Option[];
  defaultValue?: string /** cards for a hard decision, plain rows or one line for an easy one */;
  as?: "cards" | "rows" | "line";
};

export function RadioCards({
  name,
  label,
  hint,
  errors,
  optional,
  id = name,
  options,
  defaultValue,
  as = "cards",
  follow,
}: RadioCardsProps) {
  return (
    <Group {...{ label, hint, errors, optional, id }}>
      <div className={as === "line" ? "choices choices-line" : "choices"}>
        {options.map((option, at) => (
          <Choice
            key={option.value}
            type="radio"
            name={name}
            id={at === 0 ? id : `${id}-${at}`}
            option={option}
            card={as === "cards"}
            checked={option.value === defaultValue}
            follow={follow}
          />
        ))}
      </div>
    </Group>
  );
}

export type CheckboxGroupProps = Said & { options: readonly Option[]; defaultValue?: readonly string[]; as?: "rows" | "line" };

export function CheckboxGroup({
  name,
  label,
  hint,
  errors,
  optional,
  id = name,
  options,
  defaultValue,
  as = "rows",
  follow,
}: CheckboxGroupProps) {
  return (
    <Group {...{ label, hint, errors, optional, id }}>
      <div className={as === "line" ? "choices choices-line" : "choices"}>
        {options.map((option, at) => (
          <Choice
            key={option.value}
            type="checkbox"
            name={name}
            id={at === 0 ? id : `${id}-${at}`}
            option={option}
            checked={defaultValue?.includes(option.value)}
            follow={follow}
          />
        ))}
      </div>
    </Group>
  );
}

function Choice({
  type,
  name,
  id,
  option,
  card,
  checked,
  follow,
}: {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  option: Option;
  card?: boolean;
  checked?: boolean;
  follow?: Follow;
}) {
  const off = option.disabledReason !== undefined;
  return (
    <label className={card ? "choice choice-card" : "choice"} data-off={off ? "" : undefined} htmlFor={id}>
      <input {...follow} type={type} name={name} id={id} value={option.value} defaultChecked={checked} disabled={off} />
      <span>
        {card ? <b>{option.label}</b> : option.label}
        {option.hint && <span className="hint">{option.hint}</span>}
        {off && <span className="hint">{option.disabledReason}</span>}
      </span>
    </label>
  );
}

export type CheckboxProps = Omit<Said, "optional"> & { value?: string; defaultChecked?: boolean };

/** One statement to agree to. Never ticked beforehand. */
export function Checkbox({ name, label, hint, errors, id = name, value = "on", defaultChecked, follow }: CheckboxProps) {
  return (
    <div className={errors?.length ? "field-bad" : undefined}>
      <Errors id={id} errors={errors} />
      <label className="choice">
        <input {...follow} type="checkbox" name={name} value={value} defaultChecked={defaultChecked} {...control({ id, hint, errors })} />
        <span>
          {label}
          {hint && (
            <span className="hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
