import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { PickView } from "@/components/evidence/pick";
import { pickForHome } from "@/lib/evidence/actions";
import { readPickForHome } from "@/lib/evidence/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/evidence";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.pick.title };

export default async function PickForHomePage({ params }: PageProps<"/keeping/[homeId]/standards/[key]">) {
  const { homeId, key } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/standards/${key}`);
  const page = isId(homeId) ? await readPickForHome(actor, homeId, key) : null;
  if (!page) notFound();
  const { home, criterion, sources } = page;
  const back = `/keeping/${home.id}/standards` as Route;
  return (
    <PickView
      {...{ criterion, sources, back }}
      action={pickForHome}
      hidden={{ homeId: home.id }}
      crumbs={[{ label: home.name }, { label: zh.standards.title, href: back }]}
    />
  );
}
