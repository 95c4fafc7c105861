import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { FilingCheck } from "@/components/rights/check";
import type { Audience } from "@/lib/server/admit";
import { filingWords } from "@/lib/text/rights/filing";
import { leadOn, readWritten } from "../../../draft";
import { readLanguage } from "../../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function FilingCheckPage() {
  const written = (await readWritten()) ?? (await leadOn());
  return (
    <FilingCheck
      lang={await readLanguage()}
      city={await readCity()}
      {...written}
      idempotencyKey={randomUUID()}
      // Mount point of the list of a draft's files (components/rights/draft-files.tsx).
      files={null}
    />
  );
}
