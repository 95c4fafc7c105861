import type { Metadata } from "next";
import { SelfCheckIn } from "@/components/activities/door";
import { publicDoor } from "@/lib/activities/queries/public";
import { type Audience, signedIn } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.door.title, robots: { index: false, follow: false } };

export default async function SelfCheckInPage() {
  const session = await publicDoor();
  return <SelfCheckIn session={session} person={(await signedIn())?.name ?? null} />;
}
