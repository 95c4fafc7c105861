import { dayOf } from "@/lib/kernel/dates";
import { addNote } from "@/lib/rights-cases/actions";
import { noteKinds } from "@/lib/rights-cases/schema";
import { shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundSelect, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Body } from "../notices/notice";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** What the office writes for itself: calls, visits, hearings, how it was afterwards. Apart from what the claimant reads. */
export const NotesSection: Section = ({ view, keyOf }) => (
  <Sheet id="notes" title={words.notesTitle}>
    <div className="stack">
      <p className="small soft">{words.notesHint}</p>
      {view.notes.length === 0 ? (
        <p className="soft">{words.notesNone}</p>
      ) : (
        <ol className="stack">
          {view.notes.map(({ ordinal, kind, day, author, text }) => (
            <li key={ordinal}>
              <p className="small">
                <b>{zh.notes[kind]}</b>　
                <span className="soft">
                  {shortDay(day)}　{words.noteBy(author)}
                </span>
              </p>
              <Body text={text ?? words.shredded} />
            </li>
          ))}
        </ol>
      )}
      {view.may.note && !view.archived && view.body && (
        <details className="fold">
          <summary>{words.noteAdd}</summary>
          <ActionForm
            key={view.notes.length}
            action={addNote}
            id="note-form"
            className="stack-5 mt-s3"
            idempotencyKey={keyOf("note")}
            hidden={{ caseId: view.id }}
            labels={{ kind: words.noteKind, onDay: words.noteDay, text: words.noteText }}
          >
            <BoundSelect
              name="kind"
              width="medium"
              placeholder={false}
              initial="note"
              options={noteKinds.map((value) => ({ value, label: zh.notes[value] }))}
            />
            <BoundDate name="onDay" initial={dayOf(view.now)} />
            <BoundTextArea name="text" rows={4} />
            <Submit variant="plain">{words.noteDo}</Submit>
          </ActionForm>
        </details>
      )}
    </div>
  </Sheet>
);
