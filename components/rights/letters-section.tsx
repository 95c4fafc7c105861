import type { Route } from "next";
import { issueLetter } from "@/lib/rights-cases/actions";
import type { LetterRow } from "@/lib/rights-cases/queries/letters";
import { dayText } from "@/lib/text/format";
import { letterWords, zh } from "@/lib/text/rights/letters";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Section, Sheet } from "../ui/section";

function Letters({ letters, lang, href }: { letters: readonly LetterRow[]; lang: "zh" | "en"; href: (id: string) => string }) {
  const words = letterWords[lang];
  if (letters.length === 0) return <p className="soft">{words.none}</p>;
  return (
    <ul className="stack">
      {letters.map(({ id, kind, number, issuedOn }) => (
        <li key={id}>
          <a href={href(id)} target="_blank" rel="noreferrer">
            {words.open(words.kinds[kind], number)}
          </a>
          <span className="small soft">　{dayText(issuedOn)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The letters about one's own case, for whoever showed its number and code. */
export function OwnLetters({ letters, lang }: { letters: readonly LetterRow[]; lang: "zh" | "en" }) {
  const words = letterWords[lang];
  return (
    <Section title={words.title} id="letters">
      <p className="soft">{words.lead}</p>
      <Letters letters={letters} lang={lang} href={(id) => `/rights/letter/${id}` as Route} />
    </Section>
  );
}

type Office = {
  caseId: string;
  letters: readonly LetterRow[];
  mayIssue: boolean;
  /** The day to answer by that is proposed. */
  today: string;
  keys: Readonly<Record<string, string>>;
};

/** The office's: what went out, what can be made of the case as it stands, and what it writes itself. */
export function LettersSheet({ caseId, letters, mayIssue, today, keys }: Office) {
  const words = zh.office;
  const form = { action: issueLetter, labels: words.labels, words: words.problems };
  const derived = ["noticeOfReceipt", "decision", "extensionNotice", "reviewRequest"] as const;
  const fields = {
    remindLetter: (
      <>
        <BoundText name="to" width="medium" autoComplete="off" />
        <BoundTextArea name="matter" rows={4} />
        <BoundTextArea name="ask" rows={3} />
        <BoundDate name="replyBy" initial={today} />
      </>
    ),
    opinion: (
      <>
        <BoundText name="to" width="medium" autoComplete="off" />
        <BoundTextArea name="facts" rows={5} />
        <BoundTextArea name="opinion" rows={4} />
      </>
    ),
    mediation: (
      <>
        <BoundText name="other" width="medium" autoComplete="off" />
        <BoundTextArea name="facts" rows={5} />
        <BoundTextArea name="terms" rows={5} />
      </>
    ),
  };
  const written = ["remindLetter", "opinion", "mediation"] as const;
  return (
    <Sheet title={zh.title} id="letters">
      <p className="small soft">{words.lead}</p>
      <Letters letters={letters} lang="zh" href={(id) => `/api/rights-cases/${caseId}/letters/${id}`} />
      {mayIssue && (
        <details className="fold mt-s4">
          <summary>{words.issue}</summary>
          <div className="stack-5 mt-s3">
            {derived.map((kind) => (
              <ActionForm
                key={kind}
                {...form}
                id={`letter-${kind}`}
                idempotencyKey={keys[`letter-${kind}`] ?? ""}
                hidden={{ caseId, kind }}
              >
                <p className="small soft">{words.derived[kind].hint}</p>
                <Submit variant="plain">{words.derived[kind].button}</Submit>
              </ActionForm>
            ))}
            {written.map((kind) => (
              <details key={kind} className="fold">
                <summary>{zh.kinds[kind]}</summary>
                <p className="small soft">{words.written[kind].hint}</p>
                <ActionForm {...form} id={`letter-${kind}`} idempotencyKey={keys[`letter-${kind}`] ?? ""} hidden={{ caseId, kind }}>
                  {fields[kind]}
                  <Submit variant="plain">{words.written[kind].button}</Submit>
                </ActionForm>
              </details>
            ))}
          </div>
        </details>
      )}
    </Sheet>
  );
}
