import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { CreateOrganizationView } from "@/components/organizations/create";
import { publicKinds, readOrganizationChoices } from "@/lib/organizations/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/organizations";

export const audience = ["cityStaff", "systemAdmin"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.createTitle };

export default async function NewOrganizationPage() {
  const actor = await admit(audience, "/organizations/new");
  const [kinds, choices] = await Promise.all([publicKinds(), readOrganizationChoices(actor)]);
  return <CreateOrganizationView kinds={kinds} {...choices} idempotencyKey={randomUUID()} />;
}
