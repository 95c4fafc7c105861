import { redirect } from "next/navigation";
import { PortalView } from "@/components/portal/portal";
import { publicIsSetUp } from "@/lib/accounts/queries";
import { publicRecentPlaques } from "@/lib/homes/queries/plaques";
import { publicOpenRounds } from "@/lib/schemes/queries";
import type { Audience } from "@/lib/server/admit";

export const audience = "everyone" satisfies Audience;

export default async function PortalPage() {
  if (!(await publicIsSetUp())) redirect("/set-up");
  const [rounds, plaques] = await Promise.all([publicOpenRounds(), publicRecentPlaques()]);
  return <PortalView rounds={rounds} plaques={plaques} />;
}
