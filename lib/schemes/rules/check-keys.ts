// Names of a scheme: none stands twice where one is looked up. Pure.
import type { SchemeDocument } from "../schema/document";
import { classKey, hostKindKey, recommenderKey } from "../schema/keys";
import { duplicates, error, type Finding } from "./findings";
import type { Known } from "./known";

/** Questions every scheme asks by itself, and the page they stand on. */
const reservedKeys = [hostKindKey, recommenderKey];
const hostTask = "host";

const keysOf = (parts: readonly { key: string }[]): string[] => parts.map(({ key }) => key);

export function checkKeys(known: Known): Finding[] {
  const { document, lines, measures } = known;
  const twice = (place: string, keys: readonly string[]) => duplicates(keys).map((key) => error("duplicateKey", place, key));
  const common = document.sections.flatMap((s) => s.fields);
  const asked = [...measures.values()].filter(({ from }) => from.kind === "asked");
  // What is answered lies in one record: questions, lines, options of a best-of, figures that are asked.
  const shared = [
    ...[...reservedKeys, ...(document.classes.length > 0 ? [classKey] : [])],
    ...[...keysOf(common), ...lines.map(({ line }) => line.key), ...keysOf(asked)],
  ];
  const choices = [...document.hostKinds.flatMap((host) => host.fields), ...common].flatMap((f) =>
    f.kind === "choice" || f.kind === "choices" ? [f] : [],
  );
  return [
    ...twice("stages", keysOf(document.stages)),
    ...twice("hostKinds", keysOf(document.hostKinds)),
    // A page of the form is found by its key.
    ...twice("sections", [hostTask, ...keysOf(document.sections), ...keysOf(document.standards.groups)]),
    ...choices.flatMap((f) => twice(`options.${f.key}`, keysOf(f.options))),
    ...(["yearlyKinds", "lines", "services"] as const).flatMap((name) =>
      twice(`operation.${name}`, keysOf(document.operation?.[name] ?? [])),
    ),
    ...twice("classes", keysOf(document.classes)),
    ...twice("materials", keysOf(document.materials)),
    ...twice("measures", keysOf(document.measures)),
    ...twice("grading.grades", keysOf(document.grading?.grades ?? [])),
    ...twice("consequences", keysOf(document.consequences)),
    ...twice("money.heads", keysOf(document.money?.heads ?? [])),
    ...twice(
      "money.apart",
      (document.money?.apart ?? []).map(({ by, key }) => `${by} ${key}`),
    ),
    ...lines.flatMap(({ line, place }) => (line.kind === "list" ? twice(`${place}.items`, keysOf(line.items)) : [])),
    ...checkForms(document, shared),
  ];
}

/** Kinds of host share no form, so the same key may stand in two of them, but never twice in one form. */
const checkForms = (document: SchemeDocument, shared: readonly string[]): Finding[] =>
  document.hostKinds.flatMap((host) =>
    duplicates([...keysOf(host.fields), ...shared]).map((key) => error("duplicateKey", `hostKinds.${host.key}`, key)),
  );
