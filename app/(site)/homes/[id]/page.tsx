import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readCity } from "@/app/city";
import { HomeView } from "@/components/homes/home";
import { publicHome } from "@/lib/homes/queries";
import { isId } from "@/lib/kernel/paging";
import { publicCity } from "@/lib/portal/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function HomePage({ params }: PageProps<"/homes/[id]">) {
  const { id } = await params;
  const home = isId(id) ? await publicHome(id) : null;
  if (!home) notFound();
  const [shell, city] = await Promise.all([readCity(), publicCity()]);
  return <HomeView home={home} city={city?.name ?? ""} issuer={shell.name} />;
}
