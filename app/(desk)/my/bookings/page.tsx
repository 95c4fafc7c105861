import type { Metadata } from "next";
import { OwnBookingsView } from "@/components/venue/bookings";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { listOwnBookings } from "@/lib/venue/queries/bookings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.mine.title };

export default async function OwnBookingsPage({ searchParams }: PageProps<"/my/bookings">) {
  const actor = await admit(audience, "/my/bookings");
  return <OwnBookingsView {...(await listOwnBookings(actor, pageKey((await searchParams).after)))} />;
}
