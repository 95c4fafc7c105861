import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BookingView } from "@/components/venue/booking";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { readBooking } from "@/lib/venue/queries/bookings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.booking.title };

export default async function BookingPage({ params }: PageProps<"/bookings/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/bookings/${id}`);
  const booking = await readBooking(actor, id);
  if (!booking) notFound();
  const forms = ["series", ...booking.moves.map(({ name }) => name)];
  return <BookingView booking={booking} keys={Object.fromEntries(forms.map((name) => [name, randomUUID()]))} />;
}
