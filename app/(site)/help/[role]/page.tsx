import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readCity } from "@/app/city";
import { ManualView } from "@/components/help/help";
import type { Audience } from "@/lib/server/admit";
import { manuals } from "@/lib/text/help/manuals";
import { zh } from "@/lib/text/help/words";

export const audience = "everyone" satisfies Audience;

const find = (role: string) => manuals.find((manual) => manual.role === role);

export async function generateMetadata({ params }: PageProps<"/help/[role]">): Promise<Metadata> {
  return { title: find((await params).role)?.title ?? zh.title };
}

export default async function ManualPage({ params }: PageProps<"/help/[role]">) {
  const manual = find((await params).role);
  if (!manual) notFound();
  return <ManualView manual={manual} city={await readCity()} />;
}
