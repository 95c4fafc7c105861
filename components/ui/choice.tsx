import type { ReactNode } from "react";
import { control, Errors, Group, type Said } from "./field";

export type Option = { value: string; label: ReactNode; hint?: ReactNode; disabledReason?: ReactNode };

type Look = "cards" | "rows" | "line";
export type RadioCardsProps = Said & {
  options: readonly Option[];
  defaultValue?: string;
  /** cards for a hard decision, plain rows or one line for an easy one */
  as?: Look;
};
export function RadioCards({ defaultValue, as = "cards", ...rest }: RadioCardsProps) {
  return <Choices type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} {...{ as, ...rest }} />;
}

export type CheckboxGroupProps = Said & { options: readonly Option[]; defaultValue?: readonly string[]; as?: Exclude<Look, "cards"> };
export function CheckboxGroup({ defaultValue = [], as = "rows", ...rest }: CheckboxGroupProps) {
  return <Choices type="checkbox" chosen={defaultValue} {...{ as, ...rest }} />;
}

type ChoicesProps = Said & { type: "radio" | "checkbox"; options: readonly Option[]; chosen: readonly string[]; as: Look };

function Choices({ type, name, id = name, options, chosen, as, follow, ...said }: ChoicesProps) {
  return (
    <Group id={id} {...said}>
      <div className={as === "line" ? "choices choices-line" : "choices"}>
        {options.map((option, at) => {
          const off = option.disabledReason !== undefined;
          // Error summaries lead to the first.
          const own = at === 0 ? id : `${id}-${at}`;
          return (
            <label
              key={option.value}
              className={as === "cards" ? "choice choice-card" : "choice"}
              data-off={off ? "" : undefined}
              htmlFor={own}
            >
              <input
                {...follow}
                {...{ type, name, value: option.value }}
                id={own}
                defaultChecked={chosen.includes(option.value)}
                disabled={off}
              />
              <span>
                {as === "cards" ? <b>{option.label}</b> : option.label}
                {option.hint && <span className="hint">{option.hint}</span>}
                {off && <span className="hint">{option.disabledReason}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </Group>
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
