import type { Metadata } from "next";
import { RightsGuide } from "@/components/rights/guide";
import { publicRightsGuide } from "@/lib/rights-cases/queries/public";
import type { Audience } from "@/lib/server/admit";
import { guideWords } from "@/lib/text/rights/guide";
import { readLanguage } from "../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: guideWords[await readLanguage()].neutral };
}

export default async function RightsPage() {
  return <RightsGuide {...(await publicRightsGuide())} lang={await readLanguage()} start="/rights/submit" track="/rights/track" />;
}
