import { languageTag } from "@/lib/kernel/language";
import { stepsOf } from "@/lib/rights-cases/rules/filing";
import { dayWords } from "@/lib/text/rights/days";
import { filingWords } from "@/lib/text/rights/filing";
import { ownWords } from "@/lib/text/rights/own";
import { telephone } from "../shell/footer";
import { Facts } from "../ui/facts";
import { Panel } from "../ui/section";
import { answerLines } from "./check";
import type { OwnProps } from "./own";

/** Offices, days, and how often; never people. */
export function Openings({ lang, found: { openings, refusals } }: OwnProps) {
  const words = ownWords[lang].openings;
  const counts = new Map<string, number>();
  for (const { office, times } of openings) counts.set(office, (counts.get(office) ?? 0) + times);
  return (
    <Panel title={words.title}>
      {openings.length === 0 ? (
        <p className="small">{words.none}</p>
      ) : (
        <>
          <ul className="linkrows small">
            {[...counts].map(([office, times]) => (
              <li key={office}>
                <span lang={languageTag.zh}>{office}</span>
                <span className="quiet">{words.times(times)}</span>
              </li>
            ))}
          </ul>
          <details className="fold small mt-s2">
            <summary>{words.each}</summary>
            <ul className="bullets">
              {openings.map(({ day, office, times }) => (
                <li key={`${day} ${office}`}>
                  {dayWords[lang](day)}　<span lang={languageTag.zh}>{office}</span>　{words.times(times)}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <p className="small soft mt-s2">{words.note}</p>
      {refusals.length > 0 && (
        <>
          <h3 className="mt-s3">{words.refused}</h3>
          <ul className="bullets small">
            {refusals.map(({ day, kind }) => (
              <li key={`${day} ${kind}`}>
                {dayWords[lang](day)}　{kind === null ? words.person : <span lang={languageTag.zh}>{kind}</span>}
              </li>
            ))}
          </ul>
          <p className="small soft mt-s2">{words.refusedNote}</p>
        </>
      )}
    </Panel>
  );
}

/** What was filed, folded away: somebody may look over the shoulder. */
export function Said({ lang, found: { body, category } }: OwnProps) {
  const words = filingWords[lang];
  const { said } = ownWords[lang];
  return (
    <Panel title={said.title} small>
      {body === null ? (
        <p>{said.gone}</p>
      ) : (
        <details className="fold">
          <summary>{said.open}</summary>
          <Facts
            small
            items={stepsOf(body.mode)
              .filter((step) => step !== "files" && step !== "consent")
              .map((step) => {
                const lines =
                  step === "category"
                    ? [lang === "zh" ? category.name : category.nameEn]
                    : answerLines(lang, step, body, []).filter((line) => line !== "");
                return (
                  lines.length > 0 && {
                    label: words.steps[step].short,
                    value: lines.map((line) => (
                      <p key={line} className="kept-lines">
                        {line}
                      </p>
                    )),
                  }
                );
              })}
          />
        </details>
      )}
    </Panel>
  );
}

export function Ask({ lang, city, found }: OwnProps) {
  const { ask } = ownWords[lang];
  if (!city.hotline) return null;
  const [before, after] = found.mode === "anonymous" ? ask.anonymous : ask.text;
  return (
    <Panel title={ask.title} paper small>
      <p>
        {before}
        <a href={telephone(city.hotline)}>
          <b>{city.hotline}</b>
        </a>
        {after}
      </p>
    </Panel>
  );
}
