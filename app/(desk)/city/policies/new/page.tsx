import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { NewPolicy } from "@/components/policies/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/policies";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.addTitle };

export default async function NewPolicyPage() {
  await admit(audience, "/city/policies/new");
  return <NewPolicy idempotencyKey={randomUUID()} />;
}
