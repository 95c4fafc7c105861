// Pure.
import { z } from "zod";
import { day, id, optionalId, revision, text } from "@/lib/kernel/fields";

export const matterInput = z.strictObject({
  homeId: id(),
  matterId: optionalId(),
  revision: revision(),
  title: text(200),
  owner: text(60),
  dueOn: day(),
});
const seen = { matterId: id(), revision: revision() };
export const reopenInput = z.strictObject(seen);
export const finishInput = z.strictObject({ ...seen, endedOn: day(), result: text(1000) });
export const dropInput = z.strictObject({ ...seen, comment: text(1000) });
