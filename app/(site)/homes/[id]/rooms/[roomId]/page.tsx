import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PublicRoomView } from "@/components/venue/request";
import { wordIn } from "@/lib/kernel/paging";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { publicRoom } from "@/lib/venue/queries/rooms";

export const audience = "everyone" satisfies Audience;

const read = cache(async (id: string, roomId: string, day: string) => {
  const room = await publicRoom(roomId, day);
  return room?.home.id === id ? room : null;
});

type Props = PageProps<"/homes/[id]/rooms/[roomId]">;
const find = async ({ params, searchParams }: Props) => {
  const [{ id, roomId }, query] = await Promise.all([params, searchParams]);
  return read(id, roomId, wordIn(query.day, 10));
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const room = await find(props);
  return { title: room ? `${room.home.name}　${room.name}` : zh.request.title };
}

export default async function RoomPage(props: Props) {
  const room = await find(props);
  if (!room) notFound();
  return <PublicRoomView room={room} />;
}
