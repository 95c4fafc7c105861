import type { Metadata, Route } from "next";
import { cookies } from "next/headers";
import { RightsGuide } from "@/components/rights/guide";
import { languageCookie, parseLanguage } from "@/lib/kernel/language";
import { publicRightsGuide } from "@/lib/rights-cases/queries/public";
import type { Audience } from "@/lib/server/admit";
import { guideWords } from "@/lib/text/rights/guide";

export const audience = "everyone" satisfies Audience;

const readLanguage = async () => parseLanguage((await cookies()).get(languageCookie)?.value);

export async function generateMetadata(): Promise<Metadata> {
  return { title: guideWords[await readLanguage()].neutral };
}

export default async function RightsPage() {
  return (
    <RightsGuide
      {...(await publicRightsGuide())}
      lang={await readLanguage()}
      start={"/rights/submit" as Route}
      track={"/rights/track" as Route}
    />
  );
}
