// Pure.
import { z } from "zod";
import { day, id, optionalId, revision, text, wholeNumber } from "@/lib/kernel/fields";

export const suggestionInput = z.strictObject({
  /** The draft that is written over; none: a new one. */
  suggestionId: optionalId(),
  title: text(80),
  year: wholeNumber(2024, 2100),
  body: text(10_000),
});
const onSuggestion = { suggestionId: id(), revision: revision() };
export const moveInput = z.strictObject(onSuggestion);
export const commentInput = z.strictObject({ ...onSuggestion, comment: text(2000) });
export const sendInput = z.strictObject({ ...onSuggestion, sentTo: text(100), sentOn: day() });
export const adoptInput = z.strictObject({ ...onSuggestion, comment: text(2000), adoptedOn: day() });
