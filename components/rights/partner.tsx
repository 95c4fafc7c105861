import { answerTransfer, enterTransfer, objectTransfer } from "@/lib/rights-cases/actions";
import type { TransferView } from "@/lib/rights-cases/queries/transfers";
import { dayText, sizeText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Section } from "../ui/section";

const words = zh.outside;

/** What the link leads to: a button that exchanges it for a pass, so that nobody's address bar or history opens the case. */
export function PartnerDoor({ secret }: { secret: string }) {
  return (
    <div className="wrap section">
      <h1>{words.openTitle}</h1>
      <p className="lead">{words.openLead}</p>
      <ActionForm action={enterTransfer} id="open" words={words.problems} hidden={{ secret }}>
        <Submit>{words.open}</Submit>
      </ActionForm>
    </div>
  );
}

export function PartnerOver() {
  return (
    <div className="wrap section">
      <h1>{words.over}</h1>
      <p className="lead">{words.overText}</p>
    </div>
  );
}

type Open = Extract<TransferView, { open: true }>;

/** A case as a body outside sees it: what is asked of it and what it needs for that, and how it answers. */
export function PartnerCase({ view }: { view: TransferView }) {
  if (!view.open) {
    const said = view.state === "answered" || view.state === "returned" ? words.ended[view.state] : words.ended.recalled;
    return (
      <div className="wrap section">
        <h1>{said.title}</h1>
        <p className="lead">{view.endedOn !== null && said.text(dayText(view.endedOn))}</p>
      </div>
    );
  }
  return (
    <div className="wrap section stack-5">
      <div>
        <h1>{words.title}</h1>
        <p className="lead">{words.lead(view.office)}</p>
      </div>
      <Matter view={view} />
      <Answers view={view} />
    </div>
  );
}

const kept = (text: string) => <span className="said">{text}</span>;

function Matter({ view }: { view: Open }) {
  const { claimant, files } = view;
  return (
    <Section title={view.partner}>
      <Facts
        items={[
          { label: words.caseNumber, value: <span className="code">{view.caseNumber}</span> },
          { label: words.category, value: view.category },
          { label: words.role, value: view.lead ? words.roles.lead : words.roles.joint },
          { label: words.sentOn, value: dayText(view.sentOn) },
          view.dueOn !== null && { label: words.dueOn, value: dayText(view.dueOn) },
          view.request !== null && { label: words.request, value: kept(view.request) },
          { label: words.what, value: kept(view.what) },
          { label: words.ask, value: kept(view.ask) },
          { label: words.respondent, value: view.respondent === "" ? words.noRespondent : view.respondent },
          claimant && { label: words.claimant, value: claimant.name },
          claimant && { label: words.phone, value: claimant.phone },
          {
            label: words.files,
            value:
              files.length === 0 ? (
                words.noFiles
              ) : (
                <>
                  <ul>
                    {files.map(({ id, contentType, size }, at) => (
                      <li key={id}>{words.file(at + 1, contentType, sizeText(size))}</li>
                    ))}
                  </ul>
                  <p className="small soft">{words.filesHint}</p>
                </>
              ),
          },
        ]}
      />
      {claimant === null && <p className="small soft">{words.hidden}</p>}
    </Section>
  );
}

function Answers({ view }: { view: Open }) {
  return (
    <>
      {view.state === "objected" && <Note>{words.objected}</Note>}
      {view.upheld !== null && (
        <Note tone="warn">
          {words.upheld}
          {view.upheld}
        </Note>
      )}
      {view.mayAnswer && (
        <Section title={words.answerTitle}>
          <p className="small soft">{words.answerHint}</p>
          <ActionForm action={answerTransfer} id="answer" words={words.problems} labels={{ text: words.answerLabel }}>
            <BoundTextArea name="text" rows={8} />
            <Submit>{words.answer}</Submit>
          </ActionForm>
        </Section>
      )}
      {view.mayObject && (
        <Section title={words.objectTitle}>
          <p className="small soft">{words.objectHint(dayText(view.objectUntil))}</p>
          <ActionForm action={objectTransfer} id="object" words={words.problems} labels={{ text: words.objectLabel }}>
            <BoundTextArea name="text" rows={4} />
            <Submit variant="plain">{words.object}</Submit>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
