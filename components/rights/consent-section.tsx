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

/** The claimant's answer for each body on its own: who it is, what it would see, and yes or no. What waits for an answer comes first. */
export function ConsentSection({ consents, mode, lang }: Props) {
  const words = consentWords[lang];
  if (consents.length === 0) return null;
  const waits = ({ state }: ConsentView) => state === "asked";
  return (
    <Section title={words.title} id="consents">
      <p className="soft">{words.lead}</p>
      <div className="stack-5 mt-s4">
        {[...consents.filter(waits), ...consents.filter((consent) => !waits(consent))].map((consent) => (
          <Consent key={consent.partner.id} {...{ consent, mode, lang }} />
        ))}
      </div>
    </Section>
  );
}

function Consent({ consent, mode, lang }: Omit<Props, "consents"> & { consent: ConsentView }) {
  const words = consentWords[lang];
  const { partner, state, there, askedOn, answeredOn, answers } = consent;
  const heading = `consent-${partner.id}`;
  return (
    <section className="stack" aria-labelledby={heading}>
      <div className="row">
        <h3 id={heading}>{words.ask(partner.name)}</h3>
        <StatusBadge {...words.states[state]} />
        <span className="small quiet">
          {answeredOn === null ? words.askedOn(dayWords[lang](askedOn)) : words.answeredOn(dayWords[lang](answeredOn))}
        </span>
      </div>
      {answers.length > 0 && state === "asked" ? (
        <Given {...{ partner, mode, lang }} />
      ) : (
        <details className="fold small">
          <summary>{words.more}</summary>
          <Given {...{ partner, mode, lang }} />
        </details>
      )}
      <p className="small soft">{there ? words.there : words.keep[state]}</p>
      {answers.length > 0 && (
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
              <Submit variant={answer === "give" && state === "asked" ? "main" : "plain"}>{words.answers[answer]}</Submit>
            </ActionForm>
          ))}
        </div>
      )}
    </section>
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
          { label: words.sees, value: words.gets[mode].sees },
          { label: words.seesNot, value: words.gets[mode].not },
          { label: words.remit, value: <span lang={languageTag.zh}>{partner.remit}</span> },
          (partner.phone !== null || partner.address !== null) && {
            label: words.contact,
            value: <span lang={languageTag.zh}>{[partner.phone, partner.address].filter((said) => said !== null).join("　")}</span>,
          },
        ]}
      />
      <p className="small soft">{words.itself}</p>
    </>
  );
}
