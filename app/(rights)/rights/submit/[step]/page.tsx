import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readCity } from "@/app/city";
import { DraftFilesField } from "@/components/rights/draft-files";
import { FilingPage } from "@/components/rights/filing";
import { readDraftFiles } from "@/lib/rights-cases/queries/files";
import { publicCategories } from "@/lib/rights-cases/queries/standards";
import { caseBody, filingSteps } from "@/lib/rights-cases/schema";
import type { Audience } from "@/lib/server/admit";
import { readDrafter } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { isPosted, leadOn, readFileProblem, readWritten } from "../../../draft";
import { readLanguage } from "../../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function FilingStepPage({ params, searchParams }: PageProps<"/rights/submit/[step]">) {
  const [{ step: asked }, lang] = [await params, await readLanguage()];
  const step = filingSteps.find((one) => one === asked);
  if (!step) notFound();
  const written = await readWritten();
  if (!written && !(await isPosted())) await leadOn();
  const draft = written?.draft ?? { body: caseBody.parse({}), steps: filingSteps, categories: await publicCategories() };
  // An anonymous case is not asked who one is.
  if (!draft.steps.includes(step)) redirect("/rights/submit/check");
  return (
    <FilingPage
      lang={lang}
      city={await readCity()}
      step={step}
      draft={draft}
      keep={written?.keep ?? null}
      files={
        step === "files" && (
          <DraftFilesField
            lang={lang}
            files={(await readDraftFiles(await readDrafter()))?.files ?? []}
            problem={readFileProblem(await searchParams)}
          />
        )
      }
    />
  );
}
