// Pure.
import { z } from "zod";
import { day, optionalText, text, wholeNumber } from "@/lib/kernel/fields";
import { dayKinds, mayBe } from "./rules";

const choice = z.enum(dayKinds, { error: "notChoice" });

/** One day, as it is to be. A day that is as its weekday says needs no name. */
export const dayChange = z
  .strictObject({ day: day(), choice, name: optionalText(30), source: text(100) })
  .refine(({ day, choice }) => mayBe(day, choice), { path: ["choice"], message: "asWeekday" })
  .refine(({ choice, name }) => choice === "plain" || name !== null, { path: ["name"], message: "required" });
export type DayChange = z.infer<typeof dayChange>;

/** `seen`: what the day was when the change was shown; it may have been changed since. */
export const setDayInput = dayChange.safeExtend({ seen: choice });
export const confirmYearInput = z.strictObject({ year: wholeNumber(2000, 2199), source: text(100) });

/** The problems of an address's fields, by field. */
export function readDayChange(raw: unknown): { change: DayChange | null; errors: Record<string, string[]> } {
  const parsed = dayChange.safeParse(raw);
  if (parsed.success) return { change: parsed.data, errors: {} };
  const errors: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) (errors[path.join(".")] ??= []).push(message);
  return { change: null, errors };
}
