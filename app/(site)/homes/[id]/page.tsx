import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HomeView } from "@/components/homes/home";
import { publicBeside } from "@/lib/homes/queries/beside";
import { publicHome } from "@/lib/homes/queries/homes";
import { isId } from "@/lib/kernel/paging";
import { publicCity } from "@/lib/portal/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;

const read = cache(async (id: string) => (isId(id) ? publicHome(id) : null));

export async function generateMetadata({ params }: PageProps<"/homes/[id]">): Promise<Metadata> {
  const home = await read((await params).id);
  return { title: home?.name ?? zh.title };
}

export default async function HomePage({ params }: PageProps<"/homes/[id]">) {
  const { id } = await params;
  const [home, city] = await Promise.all([read(id), publicCity()]);
  if (!home) notFound();
  return <HomeView home={home} beside={await publicBeside(id)} city={city?.name ?? ""} />;
}
