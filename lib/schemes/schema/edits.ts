// The small acts a scheme is edited by, as the editor's forms send them. Pure.
import { z } from "zod";
import { day, id, optionalText, text } from "@/lib/kernel/fields";
import { optionalParts } from "../rules/templates";
import { schemeKey } from "./values";

const place = z.string({ error: "notText" }).max(300, "tooLong");
const hash = z.string({ error: "notText" }).max(64, "tooLong");
const said = z.string({ error: "notText" }).max(10_000, "tooLong");
const note = text(200);
const names = z.string({ error: "notText" }).max(400, "tooLong").optional();

export const edit = z.discriminatedUnion("do", [
  /** The fields of one thing, each by where it stands in it. */
  z.strictObject({
    do: z.literal("set"),
    place,
    v: z.record(z.string().max(60), z.union([said, z.array(said).max(200)]), { error: "required" }),
  }),
  z.strictObject({ do: z.literal("add"), place, kind: z.string().max(20).default(""), name: text(200), note }),
  z.strictObject({ do: z.literal("remove"), place }),
  /** "up stages.visit" */
  z.strictObject({ do: z.literal("move"), move: z.string({ error: "notChoice" }).regex(/^(up|down) .{1,300}$/, "notChoice") }),
  /** Another kind, with what both kinds have in common. */
  z.strictObject({ do: z.literal("turn"), place, kind: z.string().max(20), note }),
  z.strictObject({ do: z.literal("include"), place: z.enum(optionalParts, { error: "notChoice" }), note, names }),
  z.strictObject({ do: z.literal("leaveOut"), place: z.enum(optionalParts, { error: "notChoice" }) }),
]);
export type Edit = z.infer<typeof edit>;

const drawnFrom = { versionId: id(), hash };
const [set, add, remove, move, turn, include, leaveOut] = edit.options;
export const editInput = z.discriminatedUnion(
  "do",
  [
    set.extend(drawnFrom),
    add.extend(drawnFrom),
    remove.extend(drawnFrom),
    move.extend(drawnFrom),
    turn.extend(drawnFrom),
    include.extend(drawnFrom),
    leaveOut.extend(drawnFrom),
  ],
  { error: "notChoice" },
);

/** A scheme of its own, or the next version of the one it comes from; from a preset or from a version that is here. */
export const copyInput = z.strictObject({
  from: z.string({ error: "required" }).min(1, "required").max(60, "notChoice"),
  code: text(40).refine((value) => schemeKey.safeParse(value).success, "notKey"),
  name: text(200),
});

const ticked = z
  .union([z.string(), z.array(z.string()).max(2000)], { error: "nothingTicked" })
  .transform((value) => (typeof value === "string" ? [value] : value));
export const confirmInput = z.strictObject({ ...drawnFrom, places: ticked, note: optionalText(200) });

/** A table as Word or Excel puts it on the clipboard. */
export const pasteInput = z.strictObject({
  versionId: id(),
  table: z.string({ error: "required" }).min(1, "required").max(200_000, "tooLong"),
});
export const dropInput = z.strictObject({ versionId: id() });
/** The rows as they were read and put right, "0.name" → what stands there; those without a tick stay where they are. */
export const takeInput = z.strictObject({
  ...drawnFrom,
  columns: z.string().max(200),
  note,
  group: place,
  r: z.record(z.string().max(20), said, { error: "required" }),
});

export const publishInput = z.strictObject({
  versionId: id(),
  /** The day from which it holds; empty: from publication. */
  effectiveOn: z
    .union([z.literal("").transform(() => null), day()])
    .optional()
    .transform((value) => value ?? null),
});
