import { languageTag } from "@/lib/kernel/language";
import { dataRequest } from "@/lib/rights-cases/schema";
import { endedStatuses } from "@/lib/rights-cases/workflow";
import { dayWords } from "@/lib/text/rights/days";
import { letterSaid } from "@/lib/text/rights/letters";
import { ownWords } from "@/lib/text/rights/own";
import { formWords } from "@/lib/text/ui";
import { Badge, type Tone } from "../ui/badge";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { Timeline, type TimelineItem } from "../workflow/timeline";
import { ClockTrack } from "./clock";
import type { OwnProps } from "./own";

/** The limits that run. */
export function Clocks({ lang, found }: OwnProps) {
  const running = found.clocks.filter(({ doneOn }) => doneOn === null);
  if (running.length === 0) return null;
  return (
    <section className="stack-5">
      <h2>{ownWords[lang].clocks.title}</h2>
      {running.map((clock) => (
        <ClockTrack key={clock.id} lang={lang} clock={clock} />
      ))}
    </section>
  );
}

const tones = { supported: "ok", explained: "go", refused: "bad" } as const satisfies Record<string, Tone>;

/** What was decided, in its four parts (art. 32), the latest on top. */
export function Answers({ lang, found }: OwnProps) {
  const words = ownWords[lang].answers;
  if (found.answers.length === 0) return null;
  return (
    <Section id="answers" title={words.title}>
      <div className="stack-5">
        {found.answers.toReversed().map(({ tier, outcome, body, opinion, issuedOn }) => (
          <article key={tier}>
            <div className="row">
              <h3>{words.tiers[tier - 1]}</h3>
              <Badge tone={tones[outcome]}>{words.outcomes[outcome]}</Badge>
            </div>
            <p className="small soft" lang={languageTag.zh}>
              {words.by(body, dayWords[lang](issuedOn))}
            </p>
            {opinion === null ? (
              <p>{words.gone}</p>
            ) : (
              <Facts
                items={(["request", "facts", "decision", "basis"] as const).map(
                  // Of a body outside only what it decided is recorded; the other parts stand in its paper.
                  (part) =>
                    opinion[part] !== "" && {
                      label: words.parts[part],
                      value: (
                        <p className="kept-lines" lang={languageTag.zh}>
                          {opinion[part]}
                        </p>
                      ),
                    },
                )}
              />
            )}
          </article>
        ))}
      </div>
    </Section>
  );
}

/** By day and office: what comes, where it is, what was done, with what was told. */
export function Course({ lang, found }: OwnProps) {
  const { course } = ownWords[lang];
  const day = dayWords[lang];
  const ended = endedStatuses.includes(found.status);
  const due =
    found.clocks.find(({ doneOn, standard }) => doneOn === null && standard !== "caseSupplement" && standard !== dataRequest)?.standing
      .dueOn ?? null;
  const next: TimelineItem[] = ended || due === null ? [] : [{ state: "next", title: course.answerDue, at: course.due(day(due)) }];
  return (
    <Section id="course" title={course.title}>
      <Timeline
        words={formWords[lang]}
        items={[
          ...next,
          ...found.events.map(
            ({ kind, day: on, office, note, facts }, at): TimelineItem => ({
              state: at === 0 && !ended ? "now" : "done",
              title: course.events[kind] + letterSaid(lang, facts.letter),
              who: office === null ? course.you : <span lang={languageTag.zh}>{office}</span>,
              at: day(on),
              note: (note !== null || typeof facts.body === "string" || typeof facts.dueOn === "string") && (
                <>
                  {note !== null && (
                    <p className="kept-lines" lang={office === null ? undefined : languageTag.zh}>
                      {note}
                    </p>
                  )}
                  {typeof facts.body === "string" && facts.body !== office && (
                    <p lang={kind === "declined" ? undefined : languageTag.zh}>
                      {kind === "declined" ? course.body(facts.body) : facts.body}
                    </p>
                  )}
                  {kind === "extended" && typeof facts.days === "number" && <p>{course.days(facts.days)}</p>}
                  {typeof facts.dueOn === "string" && <p>{course.due(day(facts.dueOn))}</p>}
                </>
              ),
            }),
          ),
        ]}
      />
      {found.shredded && <Note>{ownWords[lang].said.gone}</Note>}
    </Section>
  );
}
