import type { Route } from "next";
import { declareInterest } from "@/lib/applications/actions";
import type { SheetPage } from "@/lib/applications/queries/sheet-page";
import type { Calendar } from "@/lib/kernel/dates";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { dayText, deadlineText, dueView, pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/panel";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Due } from "../ui/due";
import { Note } from "../ui/note";
import { Receipt } from "../ui/receipt";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { SheetForm, SheetTotal } from "./sheet-form";
import { SheetGroup } from "./sheet-lines";
import { ScoreTable } from "./table";

const words = zh.sheet;

type Props = { sheet: SheetPage; calendar: Calendar; done: string | null; keys: { sheet: string; interest: string } };

/** An expert's own page for one application: to be filled in, or as it was sent. */
export function SheetView({ sheet, calendar, done, keys }: Props) {
  const editable = sheet.state === "draft";
  const asked = sheet.groups.flatMap((group) => group.lines.map(({ line }) => line));
  const stepsBack = sheet.moves.some(({ name, blockers }) => name === "declareInterest" && blockers.length === 0);
  const lines = sheet.groups.map((group) => <SheetGroup key={group.key} group={group} editable={editable} />);
  const total = sheet.scoring && (
    <p className="soft">
      {words.of(pointsText(sheet.scoring.total.value))} {isSample(sheet.scoring.total) && <SampleMark />}
    </p>
  );
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: desk.inbox, href: "/my" }, { label: zh.title }]} />
      <Head sheet={sheet} calendar={calendar} />
      {done === "save" && editable && (
        <Note tone="ok" live>
          {words.saved}
        </Note>
      )}
      {done === "submit" && !editable && (
        <Receipt title={zh.states.submitted.label}>
          <p>{words.done}</p>
        </Receipt>
      )}
      {editable && <Note>{words.lead}</Note>}
      {sheet.visit && (
        <Sheet title={words.visit}>
          <p>{words.visitOf(dayText(sheet.visit.on), applications.conclusions[sheet.visit.conclusion] ?? "")}</p>
          {sheet.visit.note && <p className="said">{sheet.visit.note}</p>}
        </Sheet>
      )}
      {editable ? (
        <div className="sheet form-sheet">
          <SheetForm
            sheetId={sheet.id}
            revision={sheet.revision}
            idempotencyKey={keys.sheet}
            lines={asked}
            labels={labelsOf(sheet)}
            words={wordsOf(sheet)}
          >
            {/* Enter in a field presses the form's first button: that one keeps the draft. */}
            <button type="submit" name="go" value="save" className="first-button" tabIndex={-1} aria-hidden />
            {lines}
            <div className="total-bar sheet-pad row row-between">
              <div className="row">
                <p>
                  {words.total} <b className="figure">{<SheetTotal lines={asked} scale={sheet.scale} drawn={sheet.total} />}</b>
                </p>
                {total}
              </div>
              <div className="row">
                <Submit name="go" value="save" variant="plain">
                  {words.save}
                </Submit>
                <Submit name="go" value="submit">
                  {words.submit}
                </Submit>
              </div>
            </div>
            <p className="small soft">{words.submitHint}</p>
          </SheetForm>
        </div>
      ) : (
        <>
          <Note>{words.frozen}</Note>
          {lines}
          <div className="row">
            <p>
              {words.total} <b className="figure">{pointsText(sheet.total)}</b>
            </p>
            {total}
          </div>
        </>
      )}
      {sheet.others && (
        <Sheet title={words.others} flush>
          <p className="sheet-pad small soft">{words.othersLead}</p>
          <ScoreTable table={sheet.others} />
        </Sheet>
      )}
      {stepsBack && (
        <Sheet title={zh.interest.title}>
          <ActionForm
            action={declareInterest}
            id="interest"
            labels={{ comment: zh.interest.reason }}
            words={zh.blockers}
            idempotencyKey={keys.interest}
            hidden={{ sheetId: sheet.id }}
          >
            <p className="small soft">{zh.interest.lead}</p>
            <BoundTextArea name="comment" rows={3} />
            <Submit variant="danger">{zh.interest.submit}</Submit>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}

function Head({ sheet, calendar }: { sheet: SheetPage; calendar: Calendar }) {
  const due = sheet.state === "draft" && sheet.dueAt ? dueView(sheet.dueAt, sheet.now, calendar) : null;
  return (
    <div className="desk-head">
      <div>
        <h1>{words.title(sheet.applicant)}</h1>
        <p className="small soft">
          <span className="code">{sheet.number}</span>　{sheet.round}
        </p>
      </div>
      {sheet.state === "draft" && (
        <div className="to-end">
          {due && sheet.dueAt && (
            <p>
              {words.dueBy(deadlineText(sheet.dueAt, calendar))}
              <Due {...due} />
            </p>
          )}
          <Anchor href={`/applications/${sheet.applicationId}` as Route}>{words.toDossier}</Anchor>
        </div>
      )}
    </div>
  );
}

/** What the summary of errors calls each field. */
function labelsOf({ groups }: SheetPage): Record<string, string> {
  return Object.fromEntries(
    groups.flatMap(({ lines }) =>
      lines.flatMap(({ line: { key, name } }) => [
        [`p.${key}`, name],
        [`r.${key}`, `${name}　${words.reason}`],
      ]),
    ),
  );
}

function wordsOf({ groups }: SheetPage): Record<string, string> {
  const required = groups.flatMap(({ lines }) =>
    lines.flatMap(({ line: { key } }) => [
      [`p.${key}.required`, words.pointsRequired],
      [`r.${key}.required`, words.reasonRequired],
    ]),
  );
  return { ...Object.fromEntries(required), ...zh.blockers };
}
