// What a scheme document must mean beyond its shape: everything ambiguous, impossible, or left to the city. Pure.
import type { z } from "zod";
import { schemeDocument, type SchemeDocument } from "../schema/document";
import { checkCriteria } from "./check-criteria";
import { checkGrades } from "./check-grades";
import { checkKeys } from "./check-keys";
import { checkMeasures } from "./check-measures";
import { checkPoints } from "./check-points";
import { checkReferences } from "./check-references";
import { checkResults } from "./check-results";
import { checkStages } from "./check-stages";
import { checkSubject } from "./check-subject";
import { checkTexts } from "./check-texts";
import { error, type Finding } from "./findings";
import { findHostile, readText } from "./hostile";
import { knownOf } from "./known";
import { findSamples, placeOf } from "./samples";

export type { Finding, FindingCode } from "./findings";

export type ReadScheme = { document: SchemeDocument; findings: Finding[] } | { document: null; findings: Finding[] };

/** Reads a text somebody pasted as a scheme: the document, or the places where it is not one. */
export function readSchemeText(text: string): ReadScheme {
  const read = readText(text);
  return "value" in read ? readScheme(read.value) : { document: null, findings: read.findings };
}

/** Reads a JSON value as a scheme: the document, or the places where it is not one. */
export function readScheme(value: unknown): ReadScheme {
  const hostile = findHostile(value);
  if (hostile.length > 0) return { document: null, findings: hostile };
  const parsed = schemeDocument.safeParse(value);
  if (!parsed.success) return { document: null, findings: parsed.error.issues.flatMap((issue) => shapeOf(issue, value)) };
  return { document: parsed.data, findings: checkScheme(parsed.data) };
}

/** More lines than any form can ask; what each says beside the others is not looked into any more. */
const mostLines = 1000;

/** Everything ambiguous, impossible, or left to the city, each with its place. */
export function checkScheme(document: SchemeDocument): Finding[] {
  const known = knownOf(document);
  if (known.lines.length > mostLines) return [error("tooManyLines", "standards.groups", `${known.lines.length} > ${mostLines}`)];
  return [
    ...checkKeys(known),
    ...checkReferences(known),
    ...checkSubject(document),
    ...checkStages(document),
    ...checkMeasures(known),
    ...checkCriteria(known),
    ...checkPoints(known),
    ...checkGrades(known),
    ...checkResults(document),
    ...checkTexts(known),
    ...findSamples(document),
  ];
}

/**
 * Of a union, zod tells what is wrong in each of its members. A clerk meant one of them: the one with the fewest faults, and the deeper in
 * they lie, the nearer it was.
 */
function shapeOf(issue: z.core.$ZodIssue, value: unknown, above: readonly PropertyKey[] = []): Finding[] {
  const way = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    if (issue.errors.length === 0) return [error("unknownKind", placeOf(value, way), wordAt(value, way))];
    const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length || depthOf(b) - depthOf(a));
    if (nearest && nearest.length > 0) return nearest.flatMap((one) => shapeOf(one, value, way));
  }
  return [error("shape", placeOf(value, way), issue.message)];
}

const depthOf = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

/** What stands at a place, where it is a word. */
function wordAt(value: unknown, way: readonly PropertyKey[]): string {
  let at = value;
  for (const step of way)
    at = typeof at === "object" && at !== null ? new Map<PropertyKey, unknown>(Object.entries(at)).get(String(step)) : undefined;
  return typeof at === "string" ? at.slice(0, 40) : "";
}
