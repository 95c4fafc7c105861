import { type Language, languageTag } from "@/lib/kernel/language";
import { showCode } from "@/lib/rights-cases/rules/code";
import type { FilingStep } from "@/lib/rights-cases/schema";
import { filingWords } from "@/lib/text/rights/filing";
import { guideWords } from "@/lib/text/rights/guide";
import type { City } from "@/lib/text/shell";
import { telephone } from "../shell/footer";
import { SampleMark } from "../ui/sample-mark";
import { Panel } from "../ui/section";

/** Under what the draft can be opened again, and how long it is kept. */
export function KeepPanel({ lang, code, days, sample }: { lang: Language; code: string; days: number; sample: boolean }) {
  const { keep } = filingWords[lang];
  return (
    <Panel title={keep.title} paper small>
      <p className="mt-s2">
        <span className="hidden-visually">{keep.code} </span>
        <b className="code case-code">{showCode(code)}</b>
      </p>
      <p className="mt-s2">{keep.text}</p>
      <p className="soft mt-s2">
        {keep.limit(days)} {sample && <SampleMark words={guideWords[lang].limits.sample} />}
      </p>
    </Panel>
  );
}

/** The pages of this filing, the present one marked. */
export function StepsPanel({ lang, steps, now }: { lang: Language; steps: readonly FilingStep[]; now: FilingStep | null }) {
  const words = filingWords[lang];
  return (
    <Panel title={words.contents(steps.length)} small>
      <ol className="bullets">
        {steps.map((step) => (
          <li key={step} aria-current={step === now ? "step" : undefined}>
            {step === now ? (
              <b>
                {words.steps[step].short}
                {words.current}
              </b>
            ) : (
              words.steps[step].short
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** For whoever would rather speak than type. */
export function CallPanel({ lang, city }: { lang: Language; city: City }) {
  const { call } = guideWords[lang];
  if (!city.hotline) return null;
  return (
    <Panel title={call.title} small>
      <p>
        {call.phone[0]}
        <a href={telephone(city.hotline)}>
          <b>{city.hotline}</b>
        </a>
        {call.phone[1]}
      </p>
      {city.hours && (
        <p className="soft" lang={languageTag.zh}>
          {city.hours}
        </p>
      )}
    </Panel>
  );
}
