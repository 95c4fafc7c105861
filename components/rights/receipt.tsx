import { type Language, languageTag } from "@/lib/kernel/language";
import { revokeCase } from "@/lib/rights-cases/actions";
import type { Receipt } from "@/lib/rights-cases/queries/receipt";
import { showCode } from "@/lib/rights-cases/rules/code";
import { clockText } from "@/lib/text/format";
import { dayWords } from "@/lib/text/rights/days";
import { filingWords } from "@/lib/text/rights/filing";
import { guideWords } from "@/lib/text/rights/guide";
import type { City } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { PrintButton } from "../ui/print";
import { Receipt as ReceiptBox } from "../ui/receipt";
import { SampleMark } from "../ui/sample-mark";
import { Section } from "../ui/section";
import { CallPanel } from "./aside";

type Props = { lang: Language; city: City; receipt: Receipt; revocableUntil: Date | null };

/** Number and code, shown to the browser that wrote the case and to nobody else; what comes next and by when; the way back. */
export function FilingReceipt({ lang, city, receipt, revocableUntil }: Props) {
  const words = filingWords[lang];
  const said = words.receipt;
  const gone = receipt.status === "withdrawn";
  return (
    <div className="wrap pt-s6">
      <div className="with-aside">
        <div className="stack-7">
          <div className="stack-5">
            <h1>{said.title}</h1>
            {gone && <Note tone="warn">{said.revoked}</Note>}
            <ReceiptBox title={said.keepTitle} actions={<PrintButton>{said.print}</PrintButton>}>
              <Facts
                items={[
                  { label: said.number, value: <b className="code case-code">{receipt.number}</b> },
                  { label: said.code, value: <b className="code case-code">{showCode(receipt.code)}</b> },
                ]}
              />
              <p className="mt-s3">{said.keep}</p>
              <p>{said.lost[receipt.mode]}</p>
            </ReceiptBox>
            <p>
              <ButtonLink variant="main" href="/rights/case">
                {said.toCase}
              </ButtonLink>
            </p>
          </div>
          {!gone && (
            <Section title={said.nextTitle}>
              <div className="stack">
                <Next lang={lang} receipt={receipt} />
                {receipt.mode === "anonymous" && <p>{said.later}</p>}
              </div>
            </Section>
          )}
          {revocableUntil !== null && receipt.status === "submitted" && (
            <Section title={said.revoke}>
              {/* Until when is known to the browser's pass alone; the empty value only tells the form that no field of it is meant. */}
              <ActionForm action={revokeCase} id="revoke" lang={lang} words={said.problems} hidden={{ until: "" }}>
                <p>{said.revokeHint(clockText(revocableUntil))}</p>
                <Submit variant="plain">{said.revoke}</Submit>
              </ActionForm>
            </Section>
          )}
        </div>
        <aside className="stack-5">
          <CallPanel lang={lang} city={city} />
        </aside>
      </div>
    </div>
  );
}

function Next({ lang, receipt: { office, clock } }: { lang: Language; receipt: Receipt }) {
  const words = filingWords[lang];
  const { next } = words.receipt;
  if (!clock || clock.standing.dueOn === null) return <p>{next.talk(office)}</p>;
  return (
    <>
      <p>{next.by(office, dayWords[lang](clock.standing.dueOn))}</p>
      <p className="small soft">
        {next.within(words.days[clock.dayKind](clock.days))}
        {clock.clause !== null && <span lang={languageTag.zh}>　{clock.clause}</span>}
        {clock.sample !== null && <SampleMark words={guideWords[lang].limits.sample} />}
      </p>
    </>
  );
}
