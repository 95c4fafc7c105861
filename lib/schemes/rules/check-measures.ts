// Measures: each is possible, and somebody reads it. Pure.
import { error, type Finding } from "./findings";
import { countedIn, type Known, leavesOf, testsOf } from "./known";

export function checkMeasures({ document, lines, measures }: Known): Finding[] {
  const read = new Set<string>();
  for (const found of lines) {
    const counted = countedIn(found.line);
    if (counted !== null) read.add(counted);
    for (const { test, place } of testsOf(found))
      for (const { leaf } of leavesOf(test, place)) if (leaf.kind === "measure") read.add(leaf.measure);
  }
  // What only an unread ratio reads, nobody reads either; a ratio is of measures that are none.
  for (const { key, from } of document.measures)
    if (from.kind === "ratio" && read.has(key)) for (const part of [from.of, from.over]) read.add(part);
  return document.measures.flatMap(({ key, name, from }): Finding[] => {
    const place = `measures.${key}`;
    return [
      ...(read.has(key) ? [] : [error("measureUnread", place, name)]),
      ...(from.kind === "asked" && from.max < from.min ? [error("maxBelowMin", place, name)] : []),
      ...(from.kind === "ratio"
        ? (["of", "over"] as const).flatMap((side): Finding[] => {
            const part = measures.get(from[side]);
            if (!part) return [error("unknownMeasure", `${place}.${side}`, from[side])];
            return part.from.kind === "ratio" ? [error("ratioOfRatio", `${place}.${side}`, part.name)] : [];
          })
        : []),
    ];
  });
}
