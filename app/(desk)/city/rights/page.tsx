import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseSettingsView } from "@/components/rights/desk-settings";
import { readCaseSettings } from "@/lib/rights-cases/queries/settings";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.settings.title };

export default async function RightsSettingsPage() {
  const settings = await readCaseSettings(await admit(audience, "/city/rights"));
  if (!settings) notFound();
  return <CaseSettingsView settings={settings} />;
}
