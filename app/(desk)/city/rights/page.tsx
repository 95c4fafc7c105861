import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseSettingsView } from "@/components/rights/desk-settings";
import { KeptYearsForm } from "@/components/rights/keeping-section";
import { CaseAboveForm } from "@/components/rights/remedy-office";
import { readKeptYearsSetting } from "@/lib/rights-cases/queries/keeping";
import { readCaseAbove } from "@/lib/rights-cases/queries/remedy";
import { readCaseSettings } from "@/lib/rights-cases/queries/settings";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.settings.title };

export default async function RightsSettingsPage() {
  const actor = await admit(audience, "/city/rights");
  const settings = await readCaseSettings(actor);
  if (!settings) notFound();
  const [above, years] = await Promise.all([readCaseAbove(actor), readKeptYearsSetting(actor)]);
  return (
    <div className="stack-5">
      <CaseSettingsView settings={settings} />
      {above && <CaseAboveForm above={above} idempotencyKey={randomUUID()} />}
      {years && <KeptYearsForm {...years} />}
    </div>
  );
}
