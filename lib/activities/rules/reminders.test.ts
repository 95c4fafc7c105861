import { expect, it } from "vitest";
import { aheadOf } from "./reminders";

it("is near until the end of tomorrow, for those who had their seat before today", () => {
  const at = (text: string) => new Date(`${text}+08:00`);
  for (const clock of ["00:00:00", "09:00:00", "23:59:59"])
    expect(aheadOf(at(`2026-11-24T${clock}`))).toEqual({ until: at("2026-11-26T00:00:00"), seatedBefore: at("2026-11-24T00:00:00") });
});
