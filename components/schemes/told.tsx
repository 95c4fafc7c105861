import type { ReactNode } from "react";
import { type Ask, asksOf } from "@/lib/schemes/rules/asks";
import { printAsk } from "@/lib/schemes/rules/cells";
import { follow, isRecord, keyOf, listOf, type Thing, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { zh } from "@/lib/text/scheme-editor";
import { Facts } from "../ui/facts";
import { type OrganizationKind, sourceOf } from "./asked";
import { choiceOf, kindText, labelOf, nameOf } from "./named";
import { Origin } from "./origin";

type Props = { document: SchemeDocument; place: string; kinds: readonly OrganizationKind[] };

const sourceIn = (value: unknown): { clause: string } | { sample: string } | null => {
  if (!isRecord(value)) return null;
  if (typeof value.clause === "string") return { clause: value.clause };
  return typeof value.sample === "string" ? { sample: value.sample } : null;
};

/** The answer to one question of the editor, as it is read; empty: nothing was said. */
function answer({ document, kinds }: Props, thing: Thing, value: unknown, ask: Ask): string {
  const printed = printAsk(document, value, ask, zh.notation);
  const main = printed[ask.at] ?? "";
  const named = (key: string) => sourceOf(document, ask.of ?? "fields", kinds).find((one) => one.value === key)?.label ?? key;
  if (typeof main !== "string") return main.map(named).join("、");
  if (main === "") return "";
  const more = (sub: string) => {
    const said = printed[`${ask.at}${sub}`];
    return typeof said === "string" ? said : "";
  };
  switch (ask.as) {
    case "yesNo":
      return main === "yes" ? zh.yes : zh.no;
    case "ref":
      return named(main);
    case "choice":
      return choiceOf(thing, ask.at, main);
    case "ties":
      return [choiceOf(thing, ask.at, main), more("~lines").replaceAll("\n", "、")].filter((part) => part !== "").join("：");
    case "days":
    case "quota":
      return `${main} ${zh.units[more("~unit")] ?? ""}`.trim();
    default:
      return main;
  }
}

function factsOf(props: Props, thing: Thing, value: unknown, but: readonly string[]): { label: string; value: ReactNode }[] {
  return asksOf(thing, value).flatMap((ask) => {
    const said = but.includes(ask.at) ? "" : answer(props, thing, value, ask);
    if (said === "") return [];
    const found = valueAt(value, ask.at.split("."));
    const source = sourceIn(ask.as === "quota" ? valueAt(found, ["most"]) : found);
    return [
      {
        label: labelOf(thing, value, ask.at),
        value: (
          <>
            {said} {source && <Origin of={source} />}
          </>
        ),
      },
    ];
  });
}

/** One part of a scheme read through: what the editor asks there and was answered, each with where it is written. */
export function ToldThing(props: Props) {
  const { path } = follow(props.document, props.place);
  const thing = thingOf(path);
  return thing && <Facts small items={factsOf(props, thing, valueAt(props.document, path), [])} />;
}

/** A list of a scheme read through: each entry by its name and kind, with what was said of it. */
export function ToldList(props: Props) {
  const { path } = follow(props.document, props.place);
  const entries = valueAt(props.document, path);
  const thing = thingOf([...path, 0]);
  if (listOf(path) === null || thing === null || !Array.isArray(entries)) return null;
  return (
    <ul className="bullets">
      {(entries as unknown[]).map((entry, at) => {
        const kind = kindText(thing, entry);
        const source = isRecord(entry) ? sourceIn(entry.origin) : null;
        const facts = factsOf(props, thing, entry, ["name", "origin", "key"]);
        return (
          <li key={keyOf(entry) ?? at}>
            {nameOf(thing, entry)}
            {kind !== null && kind !== nameOf(thing, entry) && `（${kind}）`} {source && <Origin of={source} />}
            {facts.length > 0 && <Facts small items={facts} />}
          </li>
        );
      })}
    </ul>
  );
}
