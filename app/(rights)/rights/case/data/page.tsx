import { randomUUID } from "node:crypto";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OwnDataSections } from "@/components/rights/own-data-section";
import { readOwnDataPage } from "@/lib/rights-cases/queries/own-data";
import type { Audience } from "@/lib/server/admit";
import { readClaimant } from "@/lib/server/claimant";
import { ownDataWords } from "@/lib/text/rights/own-data";
import { readLanguage } from "../../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: ownDataWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function OwnDataPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const found = await readOwnDataPage(await readClaimant());
  if (!found) redirect("/rights/track" as Route);
  const lang = await readLanguage();
  const words = ownDataWords[lang];
  return (
    <div className="wrap stack-5">
      <p>
        <Link href={"/rights/case" as Route}>{words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <OwnDataSections {...found} lang={lang} sent={(await searchParams).asked === "1"} idempotencyKey={randomUUID()} />
    </div>
  );
}
