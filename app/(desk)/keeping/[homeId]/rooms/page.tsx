import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RoomsView } from "@/components/venue/rooms";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { readRooms } from "@/lib/venue/queries/rooms";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.rooms.title };

export default async function RoomsPage({ params }: PageProps<"/keeping/[homeId]/rooms">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/rooms`);
  const page = await readRooms(actor, homeId);
  if (!page) notFound();
  const keys = Object.fromEntries(["room", "rules", ...page.rooms.map(({ id }) => id)].map((name) => [name, randomUUID()]));
  return <RoomsView page={page} keys={keys} />;
}
