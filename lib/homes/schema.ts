// Pure.
import { z } from "zod";
import { day, id, text } from "@/lib/kernel/fields";

export const plaqueInput = z.strictObject({ plaqueId: id() });
/** The note is public: whoever checks the plate reads why. */
export const plaqueNoteInput = z.strictObject({ plaqueId: id(), note: text(300) });
export const handOverInput = z.strictObject({ plaqueId: id(), onDay: day(), receivedBy: text(60) });

const point = z.tuple([z.number().min(0).max(2000), z.number().min(0).max(2000)]);
/** A city's schematic map: where each township stands, by no surveyor's line. Kept as a setting; a city without one gets tiles. */
export const cityMapShape = z.strictObject({
  width: z.number().min(100).max(2000),
  height: z.number().min(100).max(2000),
  river: z.strictObject({ line: z.array(point).min(2).max(100), name: z.string().max(20), at: point }).nullable(),
  places: z
    .array(z.strictObject({ organizationId: id(), outline: z.array(point).min(3).max(60), label: point }))
    .min(1)
    .max(200),
});
export type CityMap = z.infer<typeof cityMapShape>;

/** What the list of homes is filtered by; all of it stands in the address. */
export type HomeFilter = {
  word: string;
  /** The id of a township's association, or "other" for homes under none. */
  place: string;
  level: string;
  category: string;
  /** The code of the owner's kind of organization. */
  kind: string;
};
export const homeFilters = ["word", "place", "level", "category", "kind"] as const satisfies readonly (keyof HomeFilter)[];
export const otherPlace = "other";
