"use client";

import type { ComponentProps, ReactNode } from "react";
import { Checkbox, CheckboxGroup, type CheckboxGroupProps, type CheckboxProps, RadioCards, type RadioCardsProps } from "../ui/choice";
import {
  DateField,
  type DateFieldProps,
  FileField,
  type FileFieldProps,
  type Follow,
  Group,
  NumberField,
  type NumberFieldProps,
  SelectField,
  type SelectFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from "../ui/field";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useForm } from "./context";

/**
 * Fields of an ActionForm: each finds its error and what was typed by its name, and its label too where the form has labels.
 * `initial` is what stands there at first.
 */
type Free<P> = Omit<P, "id" | "errors" | "defaultValue" | "defaultChecked" | "value" | "label" | "follow"> & { label?: ReactNode };

function useField({ name, label, optional }: { name: string; label?: ReactNode; optional?: boolean | string }) {
  const form = useForm();
  const text = form.labelOf(name) ?? (typeof label === "string" ? label : undefined);
  return {
    id: form.idOf(name),
    label: label ?? text ?? name,
    errors: form.errorsOf(name, text),
    ...(optional ? { optional: form.words.optional } : {}),
    ...(form.register ? { follow: followOf(form.register(name)) } : {}),
  };
}

/** What a field hands to the library that follows it. Its name is its own. */
function followOf({ ref, onChange, onBlur }: UseFormRegisterReturn): Follow {
  return { ref, onChange: (event) => void onChange(event), onBlur: (event) => void onBlur(event) };
}

function useText(name: string, initial: string | undefined): string | undefined {
  const form = useForm();
  const typed = form.typed(name);
  return typed === undefined ? initial : Array.isArray(typed) ? typed[0] : typed;
}

/** An unticked box is not sent at all, so once the form came back, absence means unticked. */
function useTicked(name: string, initial: readonly string[] | undefined): readonly string[] | undefined {
  const form = useForm();
  const typed = form.typed(name);
  if (typed !== undefined) return Array.isArray(typed) ? typed : [typed];
  return form.cameBack ? [] : initial;
}

export function BoundText({ initial, ...rest }: Free<TextFieldProps> & { initial?: string }) {
  const value = useText(rest.name, initial);
  // A password is typed again after a problem; it never travels back.
  return <TextField {...rest} {...useField(rest)} defaultValue={rest.type === "password" ? undefined : value} />;
}

export function BoundTextArea({ initial, ...rest }: Free<TextAreaProps> & { initial?: string }) {
  return <TextArea {...rest} {...useField(rest)} defaultValue={useText(rest.name, initial)} />;
}

export function BoundSelect({ initial, ...rest }: Free<SelectFieldProps> & { initial?: string }) {
  const value = useText(rest.name, initial);
  // The key: React does not move a select to a new default by itself.
  return <SelectField key={value ?? ""} {...rest} {...useField(rest)} defaultValue={value} />;
}

export function BoundRadio({ initial, ...rest }: Free<RadioCardsProps> & { initial?: string }) {
  return <RadioCards {...rest} {...useField(rest)} defaultValue={useText(rest.name, initial)} />;
}

export function BoundCheckbox({ initial, value = "on", ...rest }: Free<CheckboxProps> & { initial?: boolean; value?: string }) {
  const ticked = useTicked(rest.name, initial ? [value] : undefined);
  return <Checkbox {...rest} {...useField(rest)} value={value} defaultChecked={ticked?.includes(value)} />;
}

/** One question over boxes that have names of their own. */
export function BoundGroup({
  name,
  ...rest
}: Pick<ComponentProps<typeof Group>, "label" | "hint" | "optional" | "children"> & { name: string }) {
  const form = useForm();
  const text = form.labelOf(name);
  return <Group {...rest} id={form.idOf(name)} errors={form.errorsOf(name, text)} />;
}

export function BoundCheckboxGroup({ initial, ...rest }: Free<CheckboxGroupProps> & { initial?: readonly string[] }) {
  return <CheckboxGroup {...rest} {...useField(rest)} defaultValue={useTicked(rest.name, initial)} />;
}

export function BoundDate({ initial, ...rest }: Free<DateFieldProps> & { initial?: string }) {
  return <DateField {...rest} {...useField(rest)} defaultValue={useText(rest.name, initial)} />;
}

export function BoundNumber({ initial, ...rest }: Free<NumberFieldProps> & { initial?: string }) {
  return <NumberField {...rest} {...useField(rest)} defaultValue={useText(rest.name, initial)} />;
}

export function BoundFile(props: Free<FileFieldProps>) {
  const { id, label, errors } = useField(props);
  return <FileField {...props} {...{ id, label, errors }} />;
}
