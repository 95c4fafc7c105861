// What a home has done and the portal knows, picked as evidence instead of being sent in once more. Pure.
import { z } from "zod";
import type { Day } from "@/lib/kernel/dates";
import { id } from "@/lib/kernel/fields";
import { schemeKey } from "@/lib/schemes/schema/values";

/** A meeting that was held, a photo of its report, a photo of the home's page, something in its inventory, a line of its 台账 (L8). */
export const sourceKinds = ["session", "reportPhoto", "homePhoto", "facility", "matter"] as const;
export type SourceKind = (typeof sourceKinds)[number];
export type SourceRef = { kind: SourceKind; id: string };

/** A record as a page names it, and as its hash is made. */
export type SourceFacts = SourceRef & {
  title: string;
  day: Day | null;
  /** Of a meeting: how many checked in. Of something in the inventory: how many there are. */
  count: number | null;
  /** Of a thing: how it was when somebody looked last. */
  state: "good" | "worn" | "broken" | "missing" | null;
  attachment: { id: string; contentType: string; sha256: string } | null;
};
/** In one spelling, so that what was picked can be compared later. */
export const factsText = ({ kind, id: of, title, day, count, state, attachment }: SourceFacts): string =>
  JSON.stringify([kind, of, title, day, count, state, attachment?.sha256 ?? null]);

/** As many as one looks through before one presses a button. */
export const offeredAtOnce = 100;

const [between, tilde] = [",", "~"];
/** "session~<id>": a tick of a form. */
export const refText = ({ kind, id: of }: SourceRef): string => `${kind}${tilde}${of}`;
/** Everything a form offered, as one of its hidden fields carries it. */
export const refsText = (refs: readonly SourceRef[]): string => refs.map(refText).join(between);

const ref = z.string().transform((written, context): SourceRef => {
  const [kind, of, ...more] = written.split(tilde);
  const known = sourceKinds.find((one) => one === kind);
  if (known && more.length === 0 && id().safeParse(of).success) return { kind: known, id: of ?? "" };
  context.addIssue({ code: "custom", message: "notChoice" });
  return z.NEVER;
});
const refs = z.array(ref).max(5 * offeredAtOnce, "tooMany");

const picks = {
  criterionKey: schemeKey,
  /** What stood on the form: what of it is not ticked is taken back, and nothing else. */
  shown: z
    .string()
    .max(40_000, "tooLong")
    .transform((written) => (written === "" ? [] : written.split(between)))
    .pipe(refs),
  picked: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .pipe(refs),
};
export const pickForHomeInput = z.strictObject({ homeId: id(), ...picks });
export const pickForApplicationInput = z.strictObject({ applicationId: id(), ...picks });
export type Picks = Pick<z.infer<typeof pickForHomeInput>, "criterionKey" | "shown" | "picked">;
