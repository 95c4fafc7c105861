import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { stepMs } from "@/lib/kernel/rotation";
import { doorCode } from "@/lib/server/admission";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { qrOf } from "@/lib/server/qr";
import { selfCheckInOpen } from "../rules/guards";
import { approvedStatuses, openStatuses } from "../workflow";
import { loadSession, sessionSubject } from "./facts";

/** The screen by the door, for those who hold it: the code of now, or none where nobody may check in by themselves. */
export async function readDoor(actor: Actor, id: string) {
  const row = await loadSession(db(), id);
  if (!row || !can(grantTable, actor, "attendance.record", sessionSubject(row))) return null;
  const now = await readNow(db());
  const open = approvedStatuses.includes(row.activity.status) && openStatuses.includes(row.status) && selfCheckInOpen(now, row);
  const address = open ? new URL(`/activities/door/${doorCode(row.id, now).code}`, readEnv().publicOrigin).href : null;
  return {
    ...{ id: row.id, title: row.activity.title, startsAt: row.startsAt, endsAt: row.endsAt, present: row.present },
    address,
    code: address === null ? null : qrOf(address),
    // Twice in the time one code is new, so that the one on the screen is never the one before for long.
    everyMs: stepMs / 2,
  };
}
export type DoorView = NonNullable<Awaited<ReturnType<typeof readDoor>>>;
