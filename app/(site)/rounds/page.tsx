import type { Metadata } from "next";
import { RoundsView } from "@/components/portal/rounds";
import { publicOpenRounds } from "@/lib/schemes/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/portal";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.roundsPage.title };

export default async function RoundsPage() {
  return <RoundsView rounds={await publicOpenRounds()} />;
}
