import { answerConsent } from "@/lib/rights-cases/actions";
import type { ConsentView } from "@/lib/rights-cases/queries/consents";
import type { CaseMode } from "@/lib/rights-cases/schema";
import { dayText } from "@/lib/text/format";
import { en, zh } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";
import { StatusBadge } from "../workflow/status-badge";

const wordsOf = { zh, en };

/** The claimant's answer for each body on its own: who it is, what it would see, and yes or no. */
export function ConsentSection({ consents, mode, lang }: { consents: readonly ConsentView[]; mode: CaseMode; lang: "zh" | "en" }) {
  const words = wordsOf[lang];
  if (consents.length === 0) return null;
  return (
    <Section title={words.title} id="consents">
      <p className="soft">{words.lead}</p>
      {consents.map(({ partner, state, there, askedOn, answeredOn, answers }) => (
        <section key={partner.id} className="stack mt-s4">
          <h3>
            {words.ask(partner.name)} <StatusBadge {...words.states[state]} />
          </h3>
          <Facts
            small
            items={[
              { label: words.remit, value: partner.remit },
              (partner.phone !== null || partner.address !== null) && {
                label: words.contact,
                value: [partner.phone, partner.address].filter((said) => said !== null).join("　"),
              },
            ]}
          />
          <p>{words.gets[mode]}</p>
          <p className="small soft">
            {words.itself} {there ? words.there : words.keep}　{dayText(answeredOn ?? askedOn)}
          </p>
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
                  <Submit variant={answer === "give" ? "main" : "plain"}>{words.answers[answer]}</Submit>
                </ActionForm>
              ))}
            </div>
          )}
        </section>
      ))}
    </Section>
  );
}
