// Pure.
import { z } from "zod";
import { checkbox, day, id, mobile, optionalId, optionalText, text, timeOfDay, wholeNumber } from "@/lib/kernel/fields";
import { keptFile } from "@/lib/files/schema";
import type { Recurrence } from "@/lib/kernel/recurrence";

/** "1" for Monday … "0" for Sunday; one ticked box is sent as a word, several as a list. */
const weekdays = z
  .union(
    [z.enum(["0", "1", "2", "3", "4", "5", "6"]).transform((one) => [one]), z.array(z.enum(["0", "1", "2", "3", "4", "5", "6"])).max(14)],
    {
      error: "notChoice",
    },
  )
  .optional()
  .transform((list) => [...new Set(list ?? [])].map(Number).sort());

/** When something is, and by which rule it is again: the same lines in every form that asks. */
export const timesShape = {
  day: day(),
  from: timeOfDay(),
  to: timeOfDay(),
  repeat: z.enum(["none", "weekly", "monthly"], { error: "notChoice" }).default("none"),
  every: z.union([z.literal("").transform(() => 1), wholeNumber(1, 12)], { error: "notNumber" }).default(1),
  weekdays,
  until: z.union([z.literal("").transform(() => null), day()], { error: "notDay" }).nullish(),
};
type Times = { repeat: "none" | "weekly" | "monthly"; every: number; weekdays: number[]; until?: string | null | undefined };

/** The rule of a form; null: once. */
export function recurrenceOf({ repeat, every, weekdays: on, until }: Times): Recurrence | null {
  if (repeat === "none" || !until) return null;
  return repeat === "weekly" ? { kind: "weekly", every, weekdays: on, until } : { kind: "monthly", every, until };
}

type Refine = { day: string; from: number; to: number } & Times;
/** What the lines must be together, as [field, code] of each that is wrong. */
export function wrongTimes({ day: first, from, to, repeat, weekdays: on, until }: Refine): [field: string, code: string][] {
  return [
    ...(from >= to ? [["to", "outOfRange"] as [string, string]] : []),
    ...(repeat !== "none" && !until ? [["until", "required"] as [string, string]] : []),
    ...(repeat !== "none" && until && until < first ? [["until", "outOfRange"] as [string, string]] : []),
    ...(repeat === "weekly" && on.length === 0 ? [["weekdays", "required"] as [string, string]] : []),
  ];
}
/** For `superRefine`. */
export const checkTimes = (value: Refine, context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void }) => {
  for (const [field, message] of wrongTimes(value)) context.addIssue({ code: "custom", path: [field], message });
};

export const roomInput = z.strictObject({
  homeId: id(),
  roomId: optionalId(),
  name: text(60),
  seats: wholeNumber(1, 5_000),
  note: optionalText(300),
  needsApproval: checkbox(),
  closed: checkbox(),
});
export const houseRulesInput = z.strictObject({ homeId: id(), text: text(5_000) });

/** What Y17 lists: 会议室、书籍、报刊、电脑、音响、网络、成果展示栏、科普阵地. */
export const listedFacilities = ["meetingRoom", "books", "periodicals", "computer", "audio", "network", "display", "sciencePoint"] as const;
export const facilityKinds = [...listedFacilities, "other"] as const;
export const facilityStates = ["good", "worn", "broken", "missing"] as const;
export type FacilityKind = (typeof facilityKinds)[number];
export type FacilityState = (typeof facilityStates)[number];
export const facilityInput = z.strictObject({
  homeId: id(),
  facilityId: optionalId(),
  roomId: optionalId(),
  kind: z.enum(facilityKinds, { error: "notChoice" }),
  name: text(60),
  quantity: wholeNumber(1, 99_999),
});
export const removeFacilityInput = z.strictObject({ facilityId: id() });
export const checkInput = z.strictObject({
  facilityId: id(),
  onDay: day(),
  state: z.enum(facilityStates, { error: "notChoice" }),
  note: optionalText(200),
  file: keptFile.nullable().default(null),
});

export const keeperInput = z.strictObject({
  homeId: id(),
  name: text(60),
  phone: z.union([z.literal("").transform(() => null), mobile()], { error: "notPhone" }).default(null),
  partTime: checkbox(),
  fromDay: day(),
});
export const endKeeperInput = z.strictObject({ keeperId: id(), toDay: day() });
export const closureInput = z
  .strictObject({ homeId: id(), firstDay: day(), lastDay: day(), reason: text(200), stands: z.string().max(60).default("") })
  .superRefine(({ firstDay, lastDay }, context) => {
    if (lastDay < firstDay) context.addIssue({ code: "custom", path: ["lastDay"], message: "outOfRange" });
  });
export const reopenInput = z.strictObject({ closureId: id() });
/** By its whole name; empty takes it back. */
export const managerInput = z.strictObject({ homeId: id(), manager: optionalText(100) });

/** In 元, kept in 分; empty is unknown. */
const money = () =>
  optionalText(12)
    .refine((value) => value === null || /^\d{1,7}(\.\d{1,2})?$/.test(value), "notNumber")
    .transform((value) => (value === null ? null : Math.round(Number(value) * 100)));
export const incidentInput = z.strictObject({
  homeId: id(),
  bookingId: optionalId(),
  kind: z.enum(["damage", "violation"], { error: "notChoice" }),
  onDay: day(),
  text: text(500),
  cost: money(),
});
export const settleInput = z.strictObject({
  incidentId: id(),
  paid: money()
    .refine((value) => value !== null, "required")
    .transform((value) => value ?? 0),
  settledOn: day(),
});

export const requestInput = z
  .strictObject({ roomId: id(), purpose: text(200), ...timesShape, rulesId: optionalId(), acceptRules: checkbox() })
  .superRefine(checkTimes);
export const bookingInput = z.strictObject({ bookingId: id() });
export const bookingReasonInput = z.strictObject({ bookingId: id(), comment: text(300) });
export const closeInput = z.strictObject({
  bookingId: id(),
  safe: checkbox(),
  kept: checkbox(),
  clean: checkbox(),
  restored: checkbox(),
  powerOff: checkbox(),
  note: optionalText(500),
});

const recurrence = z.union([
  z.object({ kind: z.literal("weekly"), every: z.number(), weekdays: z.array(z.number()), until: z.string() }),
  z.object({ kind: z.literal("monthly"), every: z.number(), until: z.string() }),
]);
/** A rule as its column holds it; null: there was none. */
export const readRecurrence = (column: unknown): Recurrence | null => (column === null ? null : recurrence.parse(column));
