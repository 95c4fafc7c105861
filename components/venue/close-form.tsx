"use client";

import { shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/venue";
import { closeHome } from "@/lib/venue/actions";
import { readStands } from "@/lib/venue/rules";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText } from "../form/bound";
import { Submit } from "../form/submit";

const words = zh.opening;

/** Days to be closed. Where something stands on them, the form comes back once and says how much, before it is sent for good. */
export function CloseForm({ homeId, today, idempotencyKey }: { homeId: string; today: string; idempotencyKey: string }) {
  return (
    <ActionForm
      action={closeHome}
      id="close"
      labels={words.closureLabels}
      words={{ ...words.problems, seen: words.seen }}
      idempotencyKey={idempotencyKey}
      hidden={{ homeId, stands: "" }}
      differences={standing}
    >
      <BoundDate name="firstDay" min={today} />
      <BoundDate name="lastDay" min={today} />
      <BoundText name="reason" hint={words.reasonHint} autoComplete="off" />
      <Submit variant="plain">{words.close}</Submit>
    </ActionForm>
  );
}

function standing({ stands = "" }: Readonly<Record<string, string>>) {
  const there = readStands(stands);
  if (!there) return words.standsNothing;
  return words.stands(words.days(shortDay(there.firstDay), shortDay(there.lastDay)), there.bookings, there.sessions);
}
