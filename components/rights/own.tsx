import type { ReactNode } from "react";
import { type Language, languageTag } from "@/lib/kernel/language";
import type { OwnCase } from "@/lib/rights-cases/queries/own";
import type { OwnSplit } from "@/lib/rights-cases/queries/related";
import { modeWords } from "@/lib/text/rights/modes";
import { dayWords } from "@/lib/text/rights/days";
import { ownWords } from "@/lib/text/rights/own";
import type { City } from "@/lib/text/shell";
import { PrintButton } from "../ui/print";
import { Asked, Consents, Data, Files, Joint, Letters, Rating, Remedy, Splits } from "./own-more";
import { Answers, Clocks, Course } from "./own-parts";
import { Ask, Openings, Said } from "./own-aside";
import { Messages, Now, Withdraw } from "./own-forms";

/** What each part of the page is drawn from. */
export type OwnProps = {
  lang: Language;
  city: City;
  found: OwnCase;
  revocableUntil: Date | null;
  splits: readonly OwnSplit[];
  /** What a file sent without script came back with. */
  fileProblem: { file: string; at: number } | null;
};
type OwnPart = (props: OwnProps) => ReactNode;

/**
 * The page from top to bottom, and what stands beside it: a new part is a line here. One that has nothing to say draws nothing. What the
 * claimant may do now comes first, also where there is one column.
 */
const parts: readonly OwnPart[] = [
  Asked,
  Clocks,
  Answers,
  Joint,
  Remedy,
  Rating,
  Letters,
  Course,
  Splits,
  Consents,
  Messages,
  Files,
  Withdraw,
];
const beside: readonly OwnPart[] = [Openings, Said, Data, Ask];

/** A case for whoever showed its number and code. */
export function OwnCasePage(props: OwnProps) {
  const { lang, found } = props;
  const words = ownWords[lang];
  const status = words.statuses[found.status];
  // At bodies outside it is theirs to act; the desk only follows it.
  const bodies = found.consents.filter(({ there }) => there).map(({ partner }) => partner.name);
  const holder = found.holder !== null && bodies.length > 0 ? bodies.join("、") : found.holder;
  return (
    <div className="wrap pt-s5">
      <div className="row row-between row-end">
        <div>
          <p className="quiet small">
            {words.number} <span className="code">{found.number}</span>　{modeWords[lang].modes[found.mode].label}　
            {lang === "zh" ? found.category.name : found.category.nameEn}　{words.filed(dayWords[lang](found.filedOn))}
          </p>
          <h1>{status.title}</h1>
          <p className="lead">
            {holder !== null ? <Holder lang={lang} office={holder} /> : found.status === "supplementing" && words.yours}
            {lang === "en" && " "}
            {status.next}
          </p>
        </div>
        <PrintButton>{words.print}</PrintButton>
      </div>
      <div className="with-aside own-case mt-s5">
        <Now {...props} />
        <div className="stack-7">
          {parts.map((Part, at) => (
            <Part key={at} {...props} />
          ))}
        </div>
        <aside className="stack-5">
          {beside.map((Part, at) => (
            <Part key={at} {...props} />
          ))}
        </aside>
      </div>
    </div>
  );
}

/** The office has a Chinese name in either language. */
function Holder({ lang, office }: { lang: Language; office: string }) {
  const [before = "", after = ""] = ownWords[lang].holder("\n").split("\n");
  return (
    <>
      {before}
      <b lang={languageTag.zh}>{office}</b>
      {after}
    </>
  );
}
