import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoorScreen } from "@/components/activities/door-screen";
import { spanText } from "@/components/activities/filing";
import { readDoor } from "@/lib/activities/queries/door";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.door.screenTitle };

export default async function DoorPage({ params }: PageProps<"/filings/sessions/[id]/door">) {
  const { id } = await params;
  const actor = await admit(audience, `/filings/sessions/${id}/door`);
  const door = isId(id) ? await readDoor(actor, id) : null;
  if (!door) notFound();
  return <DoorScreen door={door} when={spanText(door.startsAt, door.endsAt)} />;
}
