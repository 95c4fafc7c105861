import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BookingsView } from "@/components/venue/bookings";
import { wordIn } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { readBookings } from "@/lib/venue/queries/bookings";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function BookingsPage({ params, searchParams }: PageProps<"/keeping/[homeId]/bookings">) {
  const [{ homeId }, query] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/keeping/${homeId}/bookings`);
  const page = await readBookings(actor, homeId, { room: wordIn(query.room, 40), day: wordIn(query.day, 10) });
  if (!page) notFound();
  return <BookingsView page={page} />;
}
