import { LogOut, Phone } from "lucide";
import type { ReactNode } from "react";
import { type Language, languageTag } from "@/lib/kernel/language";
import type { View } from "@/lib/kernel/view";
import { type FrameWords, frameWords } from "@/lib/text/rights/frame";
import type { City } from "@/lib/text/shell";
import { Footer, telephone } from "../shell/footer";
import { BackField } from "../shell/here";
import { Brand, Call, Official } from "../shell/masthead";
import { ElderBar, ElderSwitch, HighSwitch } from "../shell/view-switch";
import { Anchor } from "../ui/anchor";
import { Icon } from "../ui/icon";

type Props = { lang: Language; city: City; view: View; children: ReactNode };

/** Around every rights page: no menu and no sign-in, a way out that stays in sight, and a telephone. */
export function RightsFrame({ lang, city, view, children }: Props) {
  const words = frameWords[lang];
  return (
    <div className="shell" lang={languageTag[lang]}>
      <header>
        <div className="strip">
          <div className="wrap">
            <Official city={city} words={words} />
            <div className="strip-end">
              <div className="strip-tools">
                <ElderSwitch view={view} words={words.view} />
                <HighSwitch view={view} words={words.view} className="wide" />
              </div>
              <LanguageSwitch lang={lang} />
            </div>
          </div>
        </div>
        <ElderBar city={city} words={words.view} />
        <div className="mast">
          <div className="wrap">
            <Brand city={city} />
            <div className="mast-side">
              <Call city={city} words={words} />
              {city.hotline && (
                <a className="btn-on-deep mast-phone" href={telephone(city.hotline)}>
                  <Icon of={Phone} />
                  {words.call}
                </a>
              )}
            </div>
          </div>
        </div>
      </header>
      <ExitBar words={words} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {lang === "zh" ? <Footer city={city} view={view} /> : <ShortFooter city={city} view={view} words={words} />}
    </div>
  );
}

/** A plain form: it works without script, and what it does is done before another page is shown. */
function ExitBar({ words }: { words: FrameWords }) {
  return (
    <section className="exit-bar" aria-label={words.leave}>
      <div className="wrap">
        <span className="soft exit-hint">
          {words.leaveHint}
          <span className="wide-only">{words.leaveMore}</span>
        </span>
        <form method="post" action="/rights/leave">
          <button type="submit" className="btn exit">
            <Icon of={LogOut} />
            {words.leave}
          </button>
        </form>
      </div>
    </section>
  );
}

function LanguageSwitch({ lang }: { lang: Language }) {
  const other: Language = lang === "zh" ? "en" : "zh";
  return (
    <form method="post" action="/rights/language">
      <BackField />
      <input type="hidden" name="language" value={other} />
      <button type="submit" lang={languageTag[other]}>
        {frameWords[lang].other}
      </button>
    </form>
  );
}

/** The rest of the site is in Chinese: a reader of English is led to its door, not into each of its rooms. */
function ShortFooter({ city, view, words }: { city: City; view: View; words: FrameWords }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="foot-legal">
          <span>
            {words.host}
            <span lang={languageTag.zh}>{city.name}</span>
          </span>
          {city.address && <span lang={languageTag.zh}>{city.address}</span>}
          {city.hotline && (
            <span>
              {words.hotline} <a href={telephone(city.hotline)}>{city.hotline}</a>
            </span>
          )}
          <Anchor href="/">{words.home}</Anchor>
          <HighSwitch view={view} words={words.view} className="exit-foot" />
        </div>
      </div>
    </footer>
  );
}
