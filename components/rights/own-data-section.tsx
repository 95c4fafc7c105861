import { type Language, languageTag } from "@/lib/kernel/language";
import { askData } from "@/lib/rights-cases/actions";
import type { OwnDataPage } from "@/lib/rights-cases/queries/own-data";
import { dataRequests } from "@/lib/rights-cases/schema";
import { guideWords } from "@/lib/text/rights/guide";
import { ownDataWords } from "@/lib/text/rights/own-data";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { look } from "../ui/button";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Section } from "../ui/section";

type Props = OwnDataPage & { lang: Language; sent: boolean; idempotencyKey: string };

/** What is held of a case, for the one it belongs to: who opened it, a copy to take away, and what one may ask for. */
export function OwnDataSections({ lang, sent, idempotencyKey, ...data }: Props) {
  const words = ownDataWords[lang];
  const sample = <SampleMark words={guideWords[lang].limits.sample} />;
  const { openings, files, notes, request, standard, years, keptUntil, shredded } = data;
  return (
    <div className="stack-5">
      <Section title={words.openings}>
        {openings.length === 0 ? (
          <p className="quiet">{words.openingsNone}</p>
        ) : (
          <Facts
            items={openings.map(({ day, office, times }) => ({
              label: words.date(day),
              value: (
                <>
                  <span lang={languageTag.zh}>{office}</span> · {words.times(times)}
                </>
              ),
            }))}
          />
        )}
        <p className="small quiet">{words.openingsNote}</p>
      </Section>
      <Section title={words.take}>
        <p>{words.takeNote(files)}</p>
        {notes > 0 && <p>{words.notes(notes)}</p>}
        <p className="small quiet">{words.device}</p>
        <a className={look("plain")} href="/rights/case/data/file" download>
          {words.download}
        </a>
      </Section>
      <Section title={words.kept}>
        {shredded ? (
          <p>{words.shredded}</p>
        ) : (
          <>
            <p>
              {keptUntil === null ? words.keptYears(years.years) : words.keptUntil(words.date(keptUntil))}{" "}
              {keptUntil === null && years.sample && sample}
            </p>
            <p>{words.bare}</p>
          </>
        )}
      </Section>
      {!shredded && (
        <Section title={words.request}>
          {sent && (
            <Note tone="ok" live>
              {words.sent}
            </Note>
          )}
          {request ? (
            <p>{words.asked(words.whats[request.what], words.date(request.askedOn), request.dueOn ? words.date(request.dueOn) : "")}</p>
          ) : (
            <>
              <p>
                {words.requestNote(standard.days)} {standard.sample !== null && sample}
              </p>
              <ActionForm
                action={askData}
                id="data"
                lang={lang}
                idempotencyKey={idempotencyKey}
                labels={{ what: words.what, text: words.text }}
                words={words.blockers}
              >
                <BoundRadio
                  name="what"
                  hint={words.deletionHint}
                  options={dataRequests.map((value) => ({ value, label: words.whats[value] }))}
                />
                <BoundTextArea name="text" rows={5} />
                <Submit>{words.send}</Submit>
              </ActionForm>
            </>
          )}
        </Section>
      )}
    </div>
  );
}
