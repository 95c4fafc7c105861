import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SettingsView } from "@/components/portal/settings";
import { readCitySettings } from "@/lib/portal/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/portal";

export const audience = ["systemAdmin"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.settings.title };

export default async function SettingsPage() {
  const city = await readCitySettings(await admit(audience, "/city/settings"));
  if (!city) notFound();
  return <SettingsView city={city} />;
}
