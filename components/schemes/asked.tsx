import { type Ask, dayUnits, type KeySource, quotaUnits } from "@/lib/schemes/rules/asks";
import { printAsk } from "@/lib/schemes/rules/cells";
import type { Thing } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { zh } from "@/lib/text/scheme-editor";
import { BoundCheckboxGroup, BoundNumber, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { choiceOf, hintOf, labelOf } from "./named";

export type OrganizationKind = { code: string; name: string };

/** What a question offers to choose from, as the document stands now. */
export function sourceOf(
  document: SchemeDocument,
  source: KeySource,
  kinds: readonly OrganizationKind[],
): { value: string; label: string }[] {
  const named = (list: readonly { key: string; name: string }[]) => list.map(({ key, name }) => ({ value: key, label: name }));
  switch (source) {
    case "organizationKinds":
      return kinds.map(({ code, name }) => ({ value: code, label: name }));
    case "hostKinds":
      return named(document.hostKinds);
    case "classes":
      return named(document.classes);
    case "grades":
      return named(document.grading?.grades ?? []);
    case "measures":
      return named(document.measures);
    case "fields":
      return [...document.hostKinds, ...document.sections].flatMap(({ fields }) => fields.map(({ key, label }) => ({ value: key, label })));
  }
}

/** What is chosen now may not be there any more; it is shown and not lost. */
const withChosen = (options: { value: string; label: string }[], chosen: readonly string[]) => [
  ...options,
  ...chosen
    .filter((key) => key !== "" && options.every(({ value }) => value !== key))
    .map((key) => ({ value: key, label: zh.unknownKey(key) })),
];

const long: readonly Ask["as"][] = ["paragraph", "lines", "options", "steps", "test", "tiers"];

/** One question of the editor: its value, and beside it where it comes from. */
export function Asked({
  document,
  thing,
  value,
  ask,
  kinds,
}: {
  document: SchemeDocument;
  thing: Thing;
  value: unknown;
  ask: Ask;
  kinds: readonly OrganizationKind[];
}) {
  const printed = printAsk(document, value, ask, zh.notation);
  const text = (sub = "") => {
    const said = printed[`${ask.at}${sub}`];
    return typeof said === "string" ? said : "";
  };
  const label = labelOf(thing, value, ask.at);
  const hint = hintOf(thing, value, ask.at);
  const name = `v.${ask.at}`;
  const common = { name, label, ...(hint === undefined ? {} : { hint }), ...(ask.empty === undefined ? {} : { optional: true }) };
  const empty = ask.empty === undefined ? {} : { placeholder: zh.unstated };
  const main = () => {
    switch (ask.as) {
      case "keys": {
        const chosen = printed[ask.at];
        const ticked = Array.isArray(chosen) ? chosen : [];
        const options = withChosen(sourceOf(document, ask.of ?? "grades", kinds), ticked);
        return options.length === 0 ? null : <BoundCheckboxGroup {...common} as="line" options={options} initial={ticked} />;
      }
      case "ref":
        return (
          <BoundSelect
            {...common}
            {...empty}
            options={withChosen(sourceOf(document, ask.of ?? "fields", kinds), [text()])}
            initial={text()}
          />
        );
      case "yesNo":
        return (
          <BoundSelect
            {...common}
            {...(ask.empty === undefined ? { placeholder: false as const } : empty)}
            width="medium"
            options={[
              { value: "yes", label: zh.yes },
              { value: "no", label: zh.no },
            ]}
            initial={text()}
          />
        );
      case "choice":
      case "ties":
        return (
          <BoundSelect
            {...common}
            {...(ask.empty === undefined ? { placeholder: false as const } : empty)}
            options={(ask.options ?? []).map((option) => ({ value: option, label: choiceOf(thing, ask.at, option) }))}
            initial={text()}
          />
        );
      case "whole":
      case "points":
      case "figure":
      case "days":
      case "quota":
        return <BoundNumber {...common} initial={text()} />;
      case "origin":
        return <BoundText {...common} initial={text()} />;
      default:
        return long.includes(ask.as) ? (
          <BoundTextArea {...common} rows={ask.as === "paragraph" || ask.as === "test" ? 3 : 6} initial={text()} />
        ) : (
          <BoundText {...common} initial={text()} />
        );
    }
  };
  const units = ask.as === "days" ? dayUnits : ask.as === "quota" ? quotaUnits : null;
  const origin = ask.sourced === true || ask.as === "quota";
  const control = main();
  if (!units && !origin && ask.as !== "ties") return control;
  return (
    <div className="asked">
      {control}
      {units && (
        <BoundSelect
          name={`${name}~unit`}
          label={zh.unitOf(label)}
          {...(ask.as === "quota" ? { placeholder: zh.unstated } : { placeholder: false as const })}
          options={units.map((unit) => ({ value: unit, label: zh.units[unit] ?? unit }))}
          initial={text("~unit")}
        />
      )}
      {ask.as === "ties" && <BoundTextArea name={`${name}~lines`} label={zh.linesOf(label)} rows={2} optional initial={text("~lines")} />}
      {origin && (
        <BoundText
          name={`${name}~origin`}
          label={zh.originOf(label)}
          initial={text("~origin")}
          {...(ask.empty === "leftOut" || ask.empty === "noLimit" ? { optional: true } : {})}
        />
      )}
    </div>
  );
}
