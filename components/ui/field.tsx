import { CircleAlert } from "lucide";
import type { ChangeEvent, ComponentProps, FocusEvent, ReactNode, RefCallback } from "react";
import { zh } from "@/lib/text/ui";
import { Icon } from "./icon";

export type Said = {
  /** also the id, unless one is given; error summaries lead to it */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[];
  /** everything is required unless marked; in a page of another language, with the word for it */
  optional?: boolean | string;
  id?: string;
  /** by whom the control is followed as it is written in */
  follow?: Follow;
};

export type Follow = {
  ref: RefCallback<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>;
  onChange: (event: ChangeEvent) => void;
  onBlur: (event: FocusEvent) => void;
};

export type Width = "short" | "medium" | "full";
export type OptionGroup = { label: string; options: readonly { value: string; label: string }[] };

function describe(id: string, hint: ReactNode, errors: readonly string[] | undefined): string | undefined {
  return [hint ? `${id}-hint` : "", errors?.length ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

function Mark({ optional }: { optional?: boolean | string }) {
  return optional ? <span className="optional">{optional === true ? zh.optional : optional}</span> : null;
}

export function Errors({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null;
  return (
    <div id={`${id}-error`}>
      {errors.map((error) => (
        <p key={error} className="error">
          <Icon of={CircleAlert} />
          <span>{error}</span>
        </p>
      ))}
    </div>
  );
}

type FrameProps = Omit<Said, "name" | "id"> & { id: string; children: ReactNode };

/** Label, hint, error, then the control: the order in which it is read. */
export function Field({ label, optional, id, children, ...said }: FrameProps) {
  return (
    <div className={said.errors?.length ? "field field-bad" : "field"}>
      <label htmlFor={id}>
        {label}
        <Mark optional={optional} />
      </label>
      <Notes id={id} {...said} />
      {children}
    </div>
  );
}

/** The same for one question over several controls. */
export function Group({ label, optional, id, children, ...said }: FrameProps) {
  return (
    <fieldset className={said.errors?.length ? "field field-bad" : "field"} aria-describedby={describe(id, said.hint, said.errors)}>
      <legend className="label">
        {label}
        <Mark optional={optional} />
      </legend>
      <Notes id={id} {...said} />
      {children}
    </fieldset>
  );
}

function Notes({ id, hint, errors }: Pick<FrameProps, "id" | "hint" | "errors">) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Errors id={id} errors={errors} />
    </>
  );
}

export function control({ id, hint, errors }: { id: string; hint?: ReactNode; errors?: readonly string[] }) {
  return { id, "aria-describedby": describe(id, hint, errors), "aria-invalid": errors?.length ? true : undefined };
}

const widths: Record<Width, string> = { short: "input input-short", medium: "input input-medium", full: "input" };

type Input = Omit<ComponentProps<"input">, "name" | "id" | "width">;

export type TextFieldProps = Said & Input & { type?: "text" | "tel" | "email" | "password" | "search" | "url" | "time"; width?: Width };

export function TextField({
  name,
  label,
  hint,
  errors,
  optional,
  id = name,
  width = "full",
  type = "text",
  follow,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <input {...rest} {...follow} {...control({ id, hint, errors })} type={type} name={name} className={widths[width]} />
    </Field>
  );
}

export type TextAreaProps = Said & Omit<ComponentProps<"textarea">, "name" | "id">;

export function TextArea({ name, label, hint, errors, optional, id = name, rows = 5, follow, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <textarea {...rest} {...follow} {...control({ id, hint, errors })} name={name} rows={rows} className="area" />
    </Field>
  );
}

export type SelectFieldProps = Said &
  Omit<ComponentProps<"select">, "name" | "id"> & {
    options: readonly ({ value: string; label: string } | OptionGroup)[];
    placeholder?: string | false;
    width?: Width;
  };

export function SelectField({
  name,
  label,
  hint,
  errors,
  optional,
  id = name,
  options,
  placeholder = zh.choose,
  width = "full",
  follow,
  ...rest
}: SelectFieldProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <select {...rest} {...follow} {...control({ id, hint, errors })} name={name} className={widths[width].replace("input", "select")}>
        {placeholder !== false && <option value="">{placeholder}</option>}
        {options.map((item) =>
          "options" in item ? (
            <optgroup key={item.label} label={item.label}>
              {item.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={item.value} value={item.value}>
              {item.label}
            </option>
          ),
        )}
      </select>
    </Field>
  );
}

export type DateFieldProps = Said & Omit<Input, "type">;

/** The browser's own date field: it knows the device's keyboard and calendar, and sends 2026-11-20. */
export function DateField({ name, label, hint, errors, optional, id = name, follow, ...rest }: DateFieldProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <input {...rest} {...follow} {...control({ id, hint, errors })} type="date" name={name} className={widths.short} />
    </Field>
  );
}

export type NumberFieldProps = Said & Omit<Input, "type"> & { unit?: ReactNode };

/** A text field for figures: full-width digits and stray spaces must arrive, and a wheel must not change what was typed. */
export function NumberField({
  name,
  label,
  hint,
  errors,
  optional,
  id = name,
  unit,
  inputMode = "decimal",
  follow,
  ...rest
}: NumberFieldProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <span className="with-unit">
        <input
          {...rest}
          {...follow}
          {...control({ id, hint, errors })}
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          name={name}
          className="input"
        />
        {unit && <span>{unit}</span>}
      </span>
    </Field>
  );
}

export type FileFieldProps = Omit<Said, "follow"> & Omit<Input, "type" | "value" | "defaultValue">;

export function FileField({ name, label, hint, errors, optional, id = name, ...rest }: FileFieldProps) {
  return (
    <Field {...{ label, hint, errors, optional, id }}>
      <input {...rest} {...control({ id, hint, errors })} type="file" name={name} className="input file-input" />
    </Field>
  );
}
