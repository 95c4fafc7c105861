import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RequestView } from "@/components/venue/request";
import { wordIn } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { publicRoom } from "@/lib/venue/queries/rooms";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.request.title };

export default async function RequestPage({ params, searchParams }: PageProps<"/my/bookings/[roomId]">) {
  const [{ roomId }, query] = await Promise.all([params, searchParams]);
  await admit(audience, `/my/bookings/${roomId}`);
  const room = await publicRoom(roomId, wordIn(query.day, 10));
  if (!room) notFound();
  return <RequestView room={room} idempotencyKey={randomUUID()} />;
}
