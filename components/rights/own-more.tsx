import type { Route } from "next";
import { dayWords } from "@/lib/text/rights/days";
import { ownWords } from "@/lib/text/rights/own";
import { ownDataWords } from "@/lib/text/rights/own-data";
import { Anchor } from "../ui/anchor";
import { ConsentSection } from "./consent-section";
import { OwnFilesSection } from "./files-section";
import { OwnLetters } from "./letters-section";
import type { OwnProps } from "./own";
import { RatingSection } from "./rating-section";
import { OwnJoint, OwnSplits } from "./related";
import { RemedySection } from "./remedy-section";

export const Asked = ({ lang, found }: OwnProps) => <ConsentSection waiting consents={found.consents} mode={found.mode} lang={lang} />;
export const Consents = ({ lang, found }: OwnProps) => <ConsentSection consents={found.consents} mode={found.mode} lang={lang} />;

export const Letters = ({ lang, found }: OwnProps) =>
  found.letters.length === 0 ? null : <OwnLetters letters={found.letters} lang={lang} />;

export const Remedy = ({ lang, found }: OwnProps) => <RemedySection lang={lang} found={found} day={dayWords[lang]} />;

export const Rating = ({ lang, found }: OwnProps) => <RatingSection lang={lang} remedy={found.remedy} day={dayWords[lang]} />;

export const Files = ({ lang, found, fileProblem }: OwnProps) =>
  found.shredded ? null : <OwnFilesSection lang={lang} open={found.filesOpen} files={found.files} problem={fileProblem} />;

export const Joint = ({ lang, found: { joint } }: OwnProps) =>
  joint && (
    <OwnJoint language={lang} outcome={ownWords[lang].answers.outcomes[joint.outcome]} body={joint.body} day={dayWords[lang](joint.day)} />
  );

export const Splits = ({ lang, splits }: OwnProps) => (
  <OwnSplits splits={splits} language={lang} status={(status) => ownWords[lang].statuses[status].title} />
);

export const Data = ({ lang }: OwnProps) => (
  <p>
    <Anchor href={"/rights/case/data" as Route}>{ownDataWords[lang].title}</Anchor>
  </p>
);
