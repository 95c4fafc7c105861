import { assignWork } from "@/lib/work/actions";
import type { Dossier } from "@/lib/applications/queries/dossier";
import type { Calendar } from "@/lib/kernel/dates";
import { dayOf } from "@/lib/kernel/dates";
import { inGroups, paperDigits } from "@/lib/documents/rules";
import { zh } from "@/lib/text/applications";
import { dateText, deadlineText, dueView, shortDay, timeText } from "@/lib/text/format";
import { zh as results } from "@/lib/text/results";
import { subjects } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { BoundSelect } from "../form/bound";
import { Submit } from "../form/submit";
import { Certificate } from "../homes/certificate";
import { ButtonLink, look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Receipt } from "../ui/receipt";
import { Sheet } from "../ui/section";
import { VisitResultSheet } from "../visit/result";
import { MoveBar } from "../workflow/move-bar";
import { Steps } from "../workflow/steps";
import { Timeline } from "../workflow/timeline";
import { WorkItemLine } from "../workflow/work-item-line";
import { AnswersSheet } from "./answers";
import { PanelBox } from "../panel/box";
import { ApplicationBadge } from "./badge";
import { EntryNote } from "./entry";
import { NoticeSheet } from "./notice-sheet";
import { timelineItems } from "./timeline";
import { decisionText, headOf, moveAddress, purposeText, slugOf, wordsOf } from "./words";

const words = zh.dossier;

/** What the applicant does with the form, and whom the office asks to score, have pages with buttons of their own. */
const ownPages = ["submit", "resubmit", "panelScoring.assignExperts", "panelScoring.excuseExpert"];

type Props = {
  dossier: Dossier;
  calendar: Calendar;
  assignees: readonly { id: string; name: string }[];
  done: string | null;
};

/** One page for every role: the grants decide which moves and parts it shows. */
export function DossierView({ dossier, calendar, assignees, done }: Props) {
  const item = dossier.work[0];
  const held = subjects[dossier.awardee];
  const due = item?.dueAt ? dueView(item.dueAt, dossier.now, calendar) : undefined;
  const moves = dossier.moves.filter((move) => !ownPages.includes(slugOf(move)));
  const order = { text: 0, plain: 1, danger: 2, main: 3 };
  const drawn = moves.toSorted((a, b) => order[wordsOf(a, dossier.awardee).tone] - order[wordsOf(b, dossier.awardee).tone]);
  return (
    <>
      <div className="stack-5">
        <Crumbs items={[{ label: zh.list.title, href: "/applications" }, { label: headOf(dossier) }]} />
        <div className="desk-head">
          <div>
            <h1>
              {headOf(dossier)} <ApplicationBadge status={dossier.status} awardee={dossier.awardee} />
            </h1>
            <p className="small soft">
              {dossier.number && <span className="code">{dossier.number}　</span>}
              {dossier.round.name}　{words.version(dossier.scheme.name, dossier.scheme.version)}
            </p>
          </div>
          <div className="to-end">
            {item ? (
              <WorkItemLine
                who={`${words.now} ${item.organization}${item.assignee ? `　${item.assignee}` : ""}　${purposeText(item.purpose, dossier.awardee)}`}
                since={words.since(shortDay(dayOf(item.openedAt)))}
                {...(due && item.dueAt
                  ? {
                      due: {
                        label: `${deadlineText(item.dueAt, item.purpose === "fill" ? undefined : calendar)}，${due.label}`,
                        tone: due.tone,
                      },
                    }
                  : {})}
              />
            ) : (
              <p className="soft">{words.ended}</p>
            )}
          </div>
        </div>
        {done !== null && dossier.submittedAt && (
          <Receipt title={words.submittedTitle}>
            <p>
              {words.number} <b className="code">{dossier.number}</b>
            </p>
            {item && (
              <p>
                {words.submittedNext(
                  item.organization,
                  purposeText(item.purpose, dossier.awardee),
                  item.dueAt ? deadlineText(item.dueAt, calendar) : "",
                )}
              </p>
            )}
            {dossier.revocableUntil && dossier.now < dossier.revocableUntil && (
              <p>{words.submittedRevocable(timeText(dossier.revocableUntil))}</p>
            )}
            <p>{words.submittedLook}</p>
          </Receipt>
        )}
        <Steps
          label={words.steps}
          items={dossier.steps.map((step) => ({ label: step.name, state: step.state, ...(step.on ? { note: shortDay(step.on) } : {}) }))}
        />
        <div className="dossier">
          <div className="stack-5">
            {dossier.mayEdit && (
              <p>
                <ButtonLink variant="main" href={`/applications/${dossier.id}/form`}>
                  {words.edit}
                </ButtonLink>
              </p>
            )}
            {dossier.submission && dossier.submittedAt && (
              <p className="row">
                <a className={look("plain")} href={`/api/applications/${dossier.id}/form`}>
                  {held.formLink}
                </a>
                <a className={look("plain")} href={`/api/applications/${dossier.id}/dossier`}>
                  {words.wholePdf}
                </a>
              </p>
            )}
            {dossier.entry && <EntryNote id={dossier.id} entry={dossier.entry} mayTakeOver={dossier.mayTakeOver} />}
            <KeyFacts dossier={dossier} />
            {dossier.visits.map((visit) => (
              <VisitResultSheet key={visit.id} visit={visit} />
            ))}
            {dossier.tasks.map((task) => (
              <AnswersSheet
                key={task.key}
                dossier={dossier}
                task={task}
                hostKind={dossier.hostKind}
                recommender={dossier.recommender}
                {...(dossier.panel?.result ? { means: dossier.panel.result.means } : {})}
              />
            ))}
          </div>
          <div className="stack-5">
            {dossier.proposal && (
              <Sheet title={words.proposal}>
                <Facts
                  small
                  items={[
                    { label: zh.move.outcome, value: decisionText(dossier.proposal.outcome, dossier.awardee) },
                    { label: zh.move.reason, value: dossier.proposal.reason },
                    {
                      label: words.meeting,
                      value: `${dossier.proposal.meeting ?? ""}　${dossier.proposal.metOn ? dateText(dossier.proposal.metOn) : ""}`,
                    },
                    { label: words.attendees, value: dossier.proposal.attendees ?? "" },
                    dossier.proposal.minutes !== null && { label: zh.move.minutes, value: dossier.proposal.minutes },
                  ]}
                />
              </Sheet>
            )}
            {dossier.panel && <PanelBox panel={dossier.panel} applicationId={dossier.id} />}
            {dossier.notice && <NoticeSheet notice={dossier.notice} />}
            {assignees.length > 0 && item && (
              <Sheet title={words.assign}>
                <ActionForm
                  action={assignWork}
                  id="assign"
                  words={{ "assigneeId.recused": words.assignRecused }}
                  hidden={{ workItemId: item.id }}
                >
                  <BoundSelect
                    name="assigneeId"
                    label={words.assignTo}
                    placeholder={words.nobody}
                    options={assignees.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                  <Submit variant="plain">{words.assignDo}</Submit>
                </ActionForm>
              </Sheet>
            )}
            <Sheet title={words.timeline}>
              <Timeline items={timelineItems(dossier)} />
            </Sheet>
          </div>
        </div>
      </div>
      <MoveBar
        moves={drawn.map((move) => ({
          name: slugOf(move),
          label: wordsOf(move, dossier.awardee).button,
          tone: wordsOf(move, dossier.awardee).tone,
          href: moveAddress(dossier.id, slugOf(move)),
          ...(move.blockers.length > 0
            ? { disabledReason: move.blockers.map((blocker) => held.blockers[blocker] ?? zh.blockers[blocker]).join("；") }
            : {}),
        }))}
      />
    </>
  );
}

function KeyFacts({ dossier }: { dossier: Dossier }) {
  const required = dossier.requiredCopies?.kind === "receive" ? dossier.requiredCopies.copies.value : null;
  const held = subjects[dossier.awardee];
  return (
    <Sheet title={dossier.awardee === "person" || dossier.awardee === "team" ? held.named : words.applicant}>
      <Facts
        small
        items={[
          dossier.awardee !== "home" && dossier.named !== null && { label: held.named, value: dossier.named },
          { label: words.applicant, value: dossier.applicant },
          dossier.creditCode !== null && { label: words.creditCode, value: <span className="code">{dossier.creditCode}</span> },
          dossier.recommender !== null && { label: words.recommender, value: dossier.recommender },
          dossier.submittedAt && { label: words.submitted, value: dateText(dossier.submittedAt) },
          dossier.amount !== null && { label: results.amount, value: results.amountOf(dossier.amount) },
          dossier.submission && {
            label: words.hash,
            value: (
              <>
                <span className="code">{inGroups(paperDigits(dossier.submission.hash))}</span>{" "}
                <span className="small quiet">{words.hashHint}</span>
              </>
            ),
          },
          (required !== null || dossier.papers) && {
            label: words.papers,
            value: dossier.papers
              ? words.papersOf(dossier.papers.copies, required ?? dossier.papers.copies, dossier.papers.stampChecked)
              : words.noPapers(required ?? 0),
          },
          dossier.scan && {
            label: words.scan,
            value: (
              <>
                <a href={`/api/attachments/${dossier.scan.id}`}>{dossier.scan.name}</a>　
                <span className="small soft">
                  {dossier.scan.same
                    ? words.scanMatched(dateText(dossier.scan.at), words.scanBy[dossier.scan.readBy] ?? "")
                    : words.scanOlder(dateText(dossier.scan.at))}
                </span>
              </>
            ),
          },
          dossier.plaque && {
            label: held.paper,
            value: (
              <>
                {dossier.plaque.title} <span className="code">{dossier.plaque.number}</span>　
                <ButtonLink href={`/verify/${dossier.plaque.verifyCode}`}>{held.toPaper}</ButtonLink>
              </>
            ),
          },
          dossier.plaque?.certificate && {
            label: held.certificate.title,
            value: <Certificate plaqueId={dossier.plaque.id} awardee={dossier.awardee} {...dossier.plaque.certificate} />,
          },
        ]}
      />
    </Sheet>
  );
}
