import type { Route } from "next";
import { replyToClaimant } from "@/lib/rights-cases/actions";
import { shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Body } from "../notices/notice";
import { Anchor } from "../ui/anchor";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** What was written to and fro, and a reply, begun from a sentence of the office's own or freely. */
export const MessagesSection: Section = ({ view, keyOf, asked }) => {
  const template = zh.replies.find(({ key }) => key === asked.reply);
  return (
    <Sheet id="messages" title={words.messages}>
      <div className="stack">
        {view.messages.length === 0 ? (
          <p className="soft">{words.messagesNone}</p>
        ) : (
          <ol className="stack">
            {view.messages.map(({ ordinal, side, day, text }) => (
              <li key={ordinal}>
                <p className="small">
                  <b>{zh.sides[side]}</b>　<span className="soft">{shortDay(day)}</span>
                </p>
                <Body text={text ?? words.shredded} />
              </li>
            ))}
          </ol>
        )}
        {view.may.reply && !view.archived && view.body && (
          <>
            <details className="fold" id="reply">
              <summary>{words.templates}</summary>
              <p className="small soft">{words.templatesHint}</p>
              <ul className="bullets">
                {zh.replies.map(({ key, name }) => (
                  <li key={key}>
                    <Anchor href={`/rights-cases/${view.id}?reply=${key}#messages` as Route}>{name}</Anchor>
                  </li>
                ))}
              </ul>
            </details>
            <ActionForm
              key={`${asked.reply ?? ""}-${view.messages.length}`}
              action={replyToClaimant}
              id="reply-form"
              idempotencyKey={keyOf("reply")}
              hidden={{ caseId: view.id }}
              labels={{ text: words.reply }}
            >
              <BoundTextArea name="text" rows={4} hint={words.replyHint} {...(template ? { initial: template.text } : {})} />
              <Submit variant="plain">{words.replyDo}</Submit>
            </ActionForm>
          </>
        )}
      </div>
    </Sheet>
  );
};
