import type { Language } from "@/lib/kernel/language";
import { enterCase } from "@/lib/rights-cases/actions";
import { ownWords } from "@/lib/text/rights/own";
import type { City } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Note } from "../ui/note";
import { Panel } from "../ui/section";
import { CallPanel } from "./aside";

/** Number and code; one answer for whatever is wrong with them. */
export function TrackPage({ lang, city, over }: { lang: Language; city: City; over: boolean }) {
  const words = ownWords[lang].track;
  return (
    <div className="wrap pt-s6">
      <div className="with-aside">
        <div className="stack-5">
          <h1>{words.title}</h1>
          {over && <Note tone="warn">{words.over}</Note>}
          <p className="lead">{words.lead}</p>
          <ActionForm
            action={enterCase}
            id="enter"
            lang={lang}
            labels={{ number: words.number, code: words.code }}
            words={{ wrongCase: words.wrong, tooMany: words.tooMany }}
          >
            <BoundText
              name="number"
              hint={words.numberHint}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              width="medium"
            />
            <BoundText name="code" hint={words.codeHint} inputMode="numeric" autoComplete="off" width="medium" />
            <Submit>{words.look}</Submit>
          </ActionForm>
          <p>
            <Anchor href="/rights/submit">{words.notSent}</Anchor>
          </p>
        </div>
        <aside className="stack-5">
          <Panel title={words.lostTitle} paper small>
            <ul className="bullets">
              {words.lost.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Panel>
          <CallPanel lang={lang} city={city} />
        </aside>
      </div>
    </div>
  );
}
