import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ActivityView } from "@/components/activities/activity";
import { listOwnConflicts } from "@/lib/activities/queries/own";
import { publicActivity } from "@/lib/activities/queries/public";
import { isId, pageKey } from "@/lib/kernel/paging";
import { type Audience, signedIn } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "everyone" satisfies Audience;

const read = cache(async (id: string) => (isId(id) ? publicActivity(id) : null));

export async function generateMetadata({ params }: PageProps<"/activities/[id]">): Promise<Metadata> {
  return { title: (await read((await params).id))?.title ?? zh.title };
}

export default async function ActivityPage({ params, searchParams }: PageProps<"/activities/[id]">) {
  const activity = await read((await params).id);
  if (!activity) notFound();
  const chosen = pageKey((await searchParams).session);
  const actor = await signedIn();
  const conflicts = await listOwnConflicts(
    actor,
    activity.sessions.filter(({ open }) => open),
  );
  const own = { person: actor?.name ?? null, conflicts };
  return <ActivityView activity={activity} own={own} chosen={chosen} idempotencyKey={randomUUID()} />;
}
