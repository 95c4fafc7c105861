import type { Metadata } from "next";
import { OrganizationsView } from "@/components/organizations/list";
import { listOrganizations, mayCreateOrganization } from "@/lib/organizations/queries";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/organizations";

export const audience = [
  "enterpriseOfficer",
  "townshipOfficer",
  "receivingOfficer",
  "cityStaff",
  "cityLeader",
  "systemAdmin",
  "securityAdmin",
] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function OrganizationsPage({ searchParams }: PageProps<"/organizations">) {
  const actor = await admit(audience, "/organizations");
  const { rows, next } = await listOrganizations(actor, pageKey((await searchParams).after));
  return <OrganizationsView rows={rows} next={next} mayCreate={mayCreateOrganization(actor)} />;
}
