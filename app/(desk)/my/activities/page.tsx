import type { Metadata } from "next";
import { OwnActivities } from "@/components/activities/own";
import { listOwnEnrolments } from "@/lib/activities/queries/own";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.own.title };

export default async function OwnActivitiesPage({ searchParams }: PageProps<"/my/activities">) {
  const actor = await admit(audience, "/my/activities");
  return <OwnActivities list={await listOwnEnrolments(actor, pageKey((await searchParams).after))} />;
}
