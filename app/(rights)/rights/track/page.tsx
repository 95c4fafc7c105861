import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { TrackPage } from "@/components/rights/track";
import type { Audience } from "@/lib/server/admit";
import { filingWords } from "@/lib/text/rights/filing";
import { readLanguage } from "../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function RightsTrackPage({ searchParams }: PageProps<"/rights/track">) {
  const { over } = await searchParams;
  return <TrackPage lang={await readLanguage()} city={await readCity()} over={over !== undefined} />;
}
