import { languageTag } from "@/lib/kernel/language";
import { revokeCase, sendMessage, supplyCase, withdrawCase } from "@/lib/rights-cases/actions";
import { clockText } from "@/lib/text/format";
import { dayWords } from "@/lib/text/rights/days";
import { filingWords } from "@/lib/text/rights/filing";
import { ownWords } from "@/lib/text/rights/own";
import { remedyWords } from "@/lib/text/rights/remedy";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Confirm } from "../form/confirm";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";
import { Panel, Section } from "../ui/section";
import type { OwnProps } from "./own";

const isOpen = ({ found }: Pick<OwnProps, "found">, name: string) =>
  found.moves.some((move) => move.name === name && move.blockers.length === 0);

/** What is open to the claimant now, first of all what has only minutes. */
export function Now(props: OwnProps) {
  const { lang, found, revocableUntil } = props;
  const words = ownWords[lang];
  const links = [
    found.consents.some(({ state, answers }) => state === "asked" && answers.length > 0)
      ? { href: "#consents", label: words.now.consent }
      : null,
    isOpen(props, "supply") ? { href: "#supply", label: words.now.supply } : null,
    isOpen(props, "askReconsideration") ? { href: "#remedy", label: remedyWords[lang].tiers[2].act } : null,
    isOpen(props, "askFinalReview") ? { href: "#remedy", label: remedyWords[lang].tiers[3].act } : null,
    found.remedy.ratable ? { href: "#rating", label: words.now.rate } : null,
    found.archived || found.shredded || isOpen(props, "supply") ? null : { href: "#messages", label: words.now.write },
    isOpen(props, "withdraw") ? { href: "#withdraw", label: words.now.withdraw } : null,
  ].filter((link) => link !== null);
  return (
    <Panel title={words.now.title}>
      <div className="stack">
        {isOpen(props, "revoke") && revocableUntil !== null && (
          // Until when is known to the browser's pass alone; the empty value only tells the form that no field of it is meant.
          <ActionForm action={revokeCase} id="revoke" lang={lang} words={filingWords[lang].receipt.problems} hidden={{ until: "" }}>
            <p className="small">{words.revoke.hint(clockText(revocableUntil))}</p>
            <Submit variant="plain" wide>
              {words.revoke.act}
            </Submit>
          </ActionForm>
        )}
        {links.length === 0 && <p className="small">{words.now.none}</p>}
        {links.map(({ href, label }) => (
          <a key={href} className="btn btn-wide" href={href}>
            {label}
          </a>
        ))}
      </div>
    </Panel>
  );
}

/** Both sides, by day; what was asked for goes the same way, with the clock. */
export function Messages(props: OwnProps) {
  const { lang, found } = props;
  const words = ownWords[lang].messages;
  return (
    <Section id="messages" title={words.title}>
      {found.messages.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <ul className="msgs">
          {found.messages.map(({ ordinal, side, day, text }) => (
            <li key={ordinal} className={side === "claimant" ? "mine" : undefined}>
              <p>
                <b>{words.sides[side]}</b>　<time className="small quiet">{dayWords[lang](day)}</time>
              </p>
              <p className="kept-lines" lang={side === "claimant" ? undefined : languageTag.zh}>
                {text ?? words.gone}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-s5">
        {found.archived || found.shredded ? (
          <Note>{words.closed}</Note>
        ) : isOpen(props, "supply") ? (
          <ActionForm action={supplyCase} id="supply" lang={lang} labels={{ text: words.supplyText }} words={words.problems}>
            <h3 id="supply">{words.supplyTitle}</h3>
            <BoundTextArea name="text" hint={words.supplyHint} rows={5} />
            <Submit>{words.supply}</Submit>
          </ActionForm>
        ) : (
          // A new key for each message that stands there: sent, the field is empty again.
          <ActionForm
            key={found.messages.length}
            action={sendMessage}
            id="message"
            lang={lang}
            labels={{ text: words.text }}
            words={words.problems}
          >
            <BoundTextArea name="text" hint={words.hint} rows={3} />
            <Submit>{words.send}</Submit>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

/** Apart from everything else, at the end. */
export function Withdraw(props: OwnProps) {
  const words = ownWords[props.lang].withdraw;
  if (!isOpen(props, "withdraw")) return null;
  return (
    <Section id="withdraw" title={words.title}>
      <ActionForm action={withdrawCase} id="withdrawal" lang={props.lang} labels={{ comment: words.comment }} words={words.problems}>
        <p>{words.hint}</p>
        <BoundTextArea name="comment" optional rows={2} />
        <Confirm label={words.act} title={words.ask} act={words.act} stay={words.stay} danger>
          {words.hint}
        </Confirm>
      </ActionForm>
    </Section>
  );
}
