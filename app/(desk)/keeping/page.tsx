import type { Metadata } from "next";
import { KeptHomes } from "@/components/keeping/homes";
import { listKept } from "@/lib/homes/queries/keeping";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/keeping";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function KeepingPage() {
  const actor = await admit(audience, "/keeping");
  return <KeptHomes homes={await listKept(actor)} />;
}
