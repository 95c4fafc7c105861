import type { Language } from "@/lib/kernel/language";
import { languageTag } from "@/lib/kernel/language";
import { answerConsent } from "@/lib/rights-cases/actions";
import type { ConsentView } from "@/lib/rights-cases/queries/consents";
import type { CaseMode } from "@/lib/rights-cases/schema";
import { dayWords } from "@/lib/text/rights/days";
import { consentWords } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";
import { StatusBadge } from "../workflow/status-badge";

type Props = { consents: readonly ConsentView[]; mode: CaseMode; lang: Language };

/**
 * The claimant's answer for each body on its own: who it is, what it would see, and yes or no. What waits for an answer stands apart from what
 * was answered, which may still be changed until that body has the case.
 */
export function ConsentSection({ waiting = false, consents, mode, lang }: Props & { waiting?: boolean }) {
  const words = consentWords[lang];
  const shown = consents.filter(({ state, answers }) => (state === "asked" && answers.length > 0) === waiting);
  if (shown.length === 0) return null;
  return (
    <Section title={waiting ? words.titleAsked : words.title} id={waiting ? "consents" : "consents-answered"}>
      {waiting && <p className="soft">{words.lead}</p>}
      <div className="stack-5 mt-s4">
        {shown.map((consent) => (
          <section key={consent.partner.id} className="stack" aria-labelledby={`consent-${consent.partner.id}`}>
            {waiting ? <Question {...{ consent, mode, lang }} /> : <Answered {...{ consent, mode, lang }} />}
          </section>
        ))}
      </div>
    </Section>
  );
}

type One = Omit<Props, "consents"> & { consent: ConsentView };

function Question({ consent, mode, lang }: One) {
  const words = consentWords[lang];
  const { partner, state, askedOn, answers } = consent;
  return (
    <>
      <div className="row">
        <h3 id={`consent-${partner.id}`}>{words.ask(partner.name)}</h3>
        <StatusBadge {...words.states[state]} />
        <span className="small quiet">{words.askedOn(dayWords[lang](askedOn))}</span>
      </div>
      <Given {...{ partner, mode, lang }} />
      <p className="small soft">{words.keep[state]}</p>
      <AnswerButtons {...{ partner, answers, lang }} />
    </>
  );
}

function Answered({ consent, mode, lang }: One) {
  const words = consentWords[lang];
  const { partner, state, there, askedOn, answeredOn, answers } = consent;
  return (
    <>
      <div className="row">
        <h3 id={`consent-${partner.id}`} lang={languageTag.zh}>
          {partner.name}
        </h3>
        <StatusBadge {...words.states[state]} />
        <span className="small quiet">
          {answeredOn === null ? words.askedOn(dayWords[lang](askedOn)) : words.answeredOn(dayWords[lang](answeredOn))}
        </span>
      </div>
      {(there || answers.length > 0) && <p className="small soft">{there ? words.there : words.keep[state]}</p>}
      <details className="fold small">
        <summary>{words.more}</summary>
        <Given {...{ partner, mode, lang }} />
      </details>
      <AnswerButtons {...{ partner, answers, lang }} />
    </>
  );
}

/** Yes and no weigh the same: neither is the main one. */
function AnswerButtons({ partner, answers, lang }: Pick<ConsentView, "partner" | "answers"> & { lang: Language }) {
  const words = consentWords[lang];
  if (answers.length === 0) return null;
  return (
    <div className="row">
      {answers.map((answer) => (
        <ActionForm
          key={answer}
          action={answerConsent}
          id={`consent-${partner.id}-${answer}`}
          lang={lang}
          words={words.problems}
          hidden={{ partnerId: partner.id, answer }}
        >
          <Submit variant="plain">{words.answers[answer]}</Submit>
        </ActionForm>
      ))}
    </div>
  );
}

/** Who it is, and what it would be given. */
function Given({ partner, mode, lang }: Omit<Props, "consents"> & Pick<ConsentView, "partner">) {
  const words = consentWords[lang];
  return (
    <>
      <Facts
        small
        items={[
          { label: words.remit, value: <span lang={languageTag.zh}>{partner.remit}</span> },
          (partner.phone !== null || partner.address !== null) && {
            label: words.contact,
            value: <span lang={languageTag.zh}>{[partner.phone, partner.address].filter((said) => said !== null).join("　")}</span>,
          },
          { label: words.sees, value: words.gets[mode].sees },
          { label: words.seesNot, value: words.gets[mode].not },
        ]}
      />
      <p className="small soft">{words.itself}</p>
    </>
  );
}
