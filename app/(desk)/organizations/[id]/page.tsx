import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrganizationView } from "@/components/organizations/organization";
import { isId } from "@/lib/kernel/paging";
import { readOrganization } from "@/lib/organizations/queries";
import { publicOrigin } from "@/lib/portal/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/organizations";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function OrganizationPage({ params }: PageProps<"/organizations/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/organizations/${id}`);
  const organization = isId(id) ? await readOrganization(actor, id) : null;
  if (!organization) notFound();
  return <OrganizationView organization={organization} origin={publicOrigin()} />;
}
