import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { limitEnd } from "@/lib/kernel/dates";
import { schemeDocument } from "@/lib/schemes/schema/document";
import type { Tx } from "@/lib/server/db";

/** When the days are over which the scheme gives the office for the stage of a notice, counted from `from`. */
export async function stageEnd(
  tx: Tx,
  { stageKey, schemeVersion }: { stageKey: string; schemeVersion: { document: unknown } },
  from: Date,
): Promise<Date> {
  const stage = schemeDocument.parse(schemeVersion.document).stages.find(({ key }) => key === stageKey);
  if (!stage) throw new Error(`the scheme has no stage ${stageKey}`);
  const { days, dayKind } = stage.dueDays.value;
  return limitEnd(from, days, dayKind, await readCalendar(tx));
}
