import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProfileView } from "@/components/keeping/profile";
import { wordIn } from "@/lib/kernel/paging";
import { readProfile } from "@/lib/profiles/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/profiles";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ProfilePage({ params, searchParams }: PageProps<"/keeping/[homeId]/profile">) {
  const [{ homeId }, { photo }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/keeping/${homeId}/profile`);
  const page = await readProfile(actor, homeId);
  if (!page) notFound();
  const photos = page.photos.flatMap(({ id }) => [id, `drop-${id}`]);
  const keys = Object.fromEntries(["save", ...page.moves.map(({ name }) => name), ...photos].map((name) => [name, randomUUID()]));
  return <ProfileView page={page} keys={keys} photoProblem={wordIn(photo, 40) || null} />;
}
