// Rows of a pasted table, as a clerk put them right, become lines of a scheme. Pure.
import { tidy } from "@/lib/kernel/writing";
import { schemeDocument, type SchemeDocument } from "../schema/document";
import { freshKeys } from "./edits";
import { readPoints } from "./paste";

export type TakenRow = { take: boolean; group: string; name: string; text: string; points: string; kind: string };

/** "0.name" → what stands there. A row nobody ticked stays what it is. */
export function rowsOf(r: Readonly<Record<string, string>>): TakenRow[] {
  const count =
    1 +
    Math.max(
      -1,
      ...Object.keys(r)
        .flatMap((name) => /^(\d{1,3})\./.exec(name)?.[1] ?? [])
        .map(Number),
    );
  const said = (i: number, name: string) => tidy(Object.hasOwn(r, `${i}.${name}`) ? (r[`${i}.${name}`] ?? "") : "");
  return Array.from({ length: count }, (_, i) => ({
    take: said(i, "take") !== "",
    group: said(i, "group"),
    name: said(i, "name"),
    text: said(i, "text"),
    points: said(i, "points"),
    kind: said(i, "kind"),
  }));
}

type Taken = { document: SchemeDocument; taken: number } | { fields: Record<string, string[]> };

/**
 * Each ticked row as a line: given by hand between its points, or only met or not. It stands in the group of its name, which is made where
 * there is none; a row without one in the group that was chosen.
 */
export function takeRows(document: SchemeDocument, rows: readonly TakenRow[], chosen: string, note: string): Taken {
  const fields: Record<string, string[]> = {};
  const line = freshKeys(document, "line");
  const groupKey = freshKeys(document, "group");
  const groups: { key: string; name: string; criteria: unknown[] }[] = document.standards.groups.map((group) => ({
    ...group,
    criteria: [...group.criteria],
  }));
  let taken = 0;
  for (const [i, row] of rows.entries()) {
    if (!row.take) continue;
    const points = readPoints(row.points);
    if (row.name === "") fields[`r.${i}.name`] = ["required"];
    else if ([...row.name].length > 200) fields[`r.${i}.name`] = ["tooLong"];
    if ([...row.text].length > 2000) fields[`r.${i}.text`] = ["tooLong"];
    if (row.kind !== "manual" && row.kind !== "checklist") fields[`r.${i}.kind`] = ["notChoice"];
    else if (row.kind === "manual" && points === null) fields[`r.${i}.points`] = [row.points === "" ? "required" : "notPoints"];
    const sample = { sample: note };
    const base = { key: line(), name: row.name, ...(row.text === "" ? {} : { text: row.text }), evidence: "optional", origin: sample };
    const criterion =
      row.kind === "checklist" || points === null
        ? { kind: "checklist", ...base }
        : { kind: "manual", ...base, floor: { value: points.floor, ...sample }, cap: { value: points.cap, ...sample } };
    const wanted = row.group === "" ? groups.find(({ key }) => key === chosen) : groups.find(({ name }) => name === row.group);
    if (wanted) wanted.criteria.push(criterion);
    else groups.push({ key: groupKey(), name: row.group === "" ? document.standards.name : row.group, criteria: [criterion] });
    taken += 1;
  }
  if (taken === 0) fields.form = ["nothingTicked"];
  if (Object.keys(fields).length > 0) return { fields };
  const parsed = schemeDocument.safeParse({ ...document, standards: { ...document.standards, groups } });
  return parsed.success ? { document: parsed.data, taken } : { fields: { form: ["tooMany"] } };
}
