import { Search } from "lucide";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Chips } from "./chips";
import { SelectField, TextField } from "./field";
import { Icon } from "./icon";

type Props = {
  /** the list's own address; the form is a plain GET to it */
  action: string;
  word: { name: string; label: string; value: string };
  choice: { name: string; label: string; all: string; value: string; options: readonly { value: string; label: string }[] };
  words: { look: ReactNode; set: string; clear: string; drop: (label: string, value: string) => string };
  /** the same list without one of its filters */
  without: (name: string) => string;
};

/** A word and one choice above a list, and what is filtered now, each to be taken away. */
export function FilterLine({ action, word, choice, words, without }: Props) {
  const chosen = choice.options.find(({ value }) => value === choice.value);
  const chip = (name: string, label: string, value: string) => ({
    key: name,
    label,
    value,
    href: without(name),
    drop: words.drop(label, value),
  });
  return (
    <>
      {/* Drawn anew for another filter: the fields of a form that stays would keep what was typed before. */}
      <form key={`${word.value} ${choice.value}`} action={action} className="filters filters-two mt-s4">
        <TextField name={word.name} label={word.label} type="search" defaultValue={word.value} autoComplete="off" maxLength={60} />
        <SelectField
          name={choice.name}
          label={choice.label}
          placeholder={choice.all}
          defaultValue={choice.value}
          options={choice.options}
        />
        <Button type="submit" variant="main">
          <Icon of={Search} />
          {words.look}
        </Button>
      </form>
      <div className="mt-s3">
        <Chips
          label={words.set}
          clear={{ label: words.clear, href: action }}
          items={[
            ...(word.value === "" ? [] : [chip(word.name, word.label, word.value)]),
            ...(chosen ? [chip(choice.name, choice.label, chosen.label)] : []),
          ]}
        />
      </div>
    </>
  );
}
