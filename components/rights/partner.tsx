import { answerTransfer, enterTransfer, objectTransfer } from "@/lib/rights-cases/actions";
import type { TransferView } from "@/lib/rights-cases/queries/handed";
import { dayText, sizeText } from "@/lib/text/format";
import { zh as fileWords } from "@/lib/text/rights/files";
import { zh } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { FileList } from "../ui/files";
import { Note } from "../ui/note";
import { Panel, Section } from "../ui/section";

const words = zh.outside;

/** What the link leads to: a button that exchanges it for a pass, so that nobody's address bar or history opens the case. */
export function PartnerDoor({ secret }: { secret: string }) {
  return (
    <div className="wrap section stack">
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
export function PartnerCase({ view, city }: { view: TransferView; city: string }) {
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
    <div className="wrap pt-s5">
      <p className="quiet small">
        <span className="code">{view.caseNumber}</span>　{view.category}　{view.partner}　{words.roles[view.lead ? "lead" : "joint"]}
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(city, view.office)}</p>
      <div className="with-aside mt-s5">
        <div className="stack-7">
          <Standing view={view} />
          <Matter view={view} />
          <Answers view={view} />
        </div>
        <aside className="stack-5">
          <Panel title={words.logged} paper small>
            <p>{words.loggedText}</p>
          </Panel>
        </aside>
      </div>
    </div>
  );
}

const kept = (text: string) => <span className="kept-lines">{text}</span>;

/** Until when, and what this body may do now: before anything that is to be read. */
function Standing({ view }: { view: Open }) {
  const { dueOn, daysLeft } = view;
  return (
    <div className="stack">
      {view.state === "objected" && view.objectedOn !== null && <Note>{words.objected(dayText(view.objectedOn))}</Note>}
      {view.upheld !== null && (
        <Note tone="warn">
          {words.upheld}
          {kept(view.upheld)}
        </Note>
      )}
      {dueOn !== null && daysLeft !== null && (
        <Panel title={words.due}>
          <p className="figure">{words.left(daysLeft)}</p>
          <p className="small soft">{words.dueText(dayText(dueOn))}</p>
          {view.mayAnswer && (
            <div className="row mt-s3">
              <a className="btn" href="#reply">
                {words.todoAnswer}
              </a>
              {view.mayObject && (
                <a className="btn" href="#objection">
                  {words.objectTitle}
                </a>
              )}
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

function Matter({ view }: { view: Open }) {
  const { claimant } = view;
  return (
    <Section title={words.matter}>
      <Facts
        items={[
          { label: words.sentOn, value: dayText(view.sentOn) },
          view.request !== null && { label: words.request, value: kept(view.request) },
          { label: words.what, value: kept(view.what) },
          { label: words.ask, value: kept(view.ask) },
          { label: words.respondent, value: view.respondent === "" ? words.noRespondent : view.respondent },
          claimant
            ? { label: words.claimant, value: `${claimant.name}　${claimant.phone}` }
            : { label: words.claimant, value: words.hidden },
          { label: words.files, value: <Evidence view={view} /> },
          view.objection !== null && { label: words.objection, value: kept(view.objection) },
        ]}
      />
    </Section>
  );
}

function Evidence({ view: { files } }: { view: Open }) {
  if (files.length === 0) return words.noFiles;
  return (
    <FileList
      items={files.map(({ id, name, ending, size, treatment }, at) => ({
        key: id,
        name: name ?? words.file(at + 1),
        href: `/rights/partner/files/${id}`,
        meta: [ending, sizeText(size), fileWords.treatment[treatment]].filter((said) => said !== "").join(" · "),
      }))}
    />
  );
}

function Answers({ view }: { view: Open }) {
  return (
    <>
      {view.mayAnswer && (
        <Section title={words.answerTitle} id="reply">
          <ActionForm action={answerTransfer} id="answer" words={words.problems} labels={{ text: words.answerLabel }}>
            <BoundTextArea name="text" hint={words.answerHint} rows={8} />
            <Submit>{words.answer}</Submit>
          </ActionForm>
        </Section>
      )}
      {view.mayObject && (
        <Section title={words.objectTitle} id="objection">
          <ActionForm action={objectTransfer} id="object" words={words.problems} labels={{ text: words.objectLabel }}>
            <BoundTextArea name="text" hint={words.objectHint(dayText(view.objectUntil))} rows={4} />
            <Submit variant="plain">{words.object}</Submit>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
