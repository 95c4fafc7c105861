import type { Route } from "next";
import { panelAssignExperts, panelExcuseExpert } from "@/lib/applications/actions";
import type { PanelPage } from "@/lib/applications/queries/panel";
import type { Calendar } from "@/lib/kernel/dates";
import { isSample } from "@/lib/schemes/schema/values";
import { zh as applications } from "@/lib/text/applications";
import { dateText, dueView, pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/panel";
import { ActionForm } from "../form/action-form";
import { BoundCheckboxGroup, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Due } from "../ui/due";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { SheetBadge } from "./badge";
import { ScoreTable } from "./table";

const words = zh.desk;
const problems = { ...words.problems(zh.blocks), ...applications.blockers };

type Props = { panel: PanelPage; calendar: Calendar; keys: Record<string, string> };

/** The office's page of a scoring: whom it asked, whom it may ask, and the points once all are in. */
export function PanelDesk({ panel, calendar, keys }: Props) {
  const dossier = `/applications/${panel.id}` as Route;
  const open = panel.stage.state === "open";
  const may = (name: string) => panel.moves.find((move) => move.name === name);
  const assign = may("assignExperts");
  return (
    <div className="stack-5">
      <Crumbs
        items={[{ label: applications.list.title, href: "/applications" }, { label: panel.applicant, href: dossier }, { label: zh.title }]}
      />
      <div className="desk-head">
        <div>
          <h1>
            {zh.title}　{panel.applicant}
          </h1>
          <p className="small soft">
            <span className="code">{panel.number}</span>　{panel.round}　{panel.stage.name}
          </p>
        </div>
        <div className="to-end">
          {open && panel.stage.dueAt && <Due {...dueView(panel.stage.dueAt, panel.now, calendar)} />}{" "}
          <ButtonLink href={dossier}>{words.toDossier}</ButtonLink>
        </div>
      </div>
      <Note>
        <p>{words.lead}</p>
        <p>
          {zh.rule(panel.rule.leastSheets.value, panel.rule.dropFrom.value)} {isSample(panel.rule.leastSheets) && <SampleMark />}
        </p>
        {panel.passMark && panel.passMark.value !== null && (
          <p>
            {zh.passMark(pointsText(panel.passMark.value))} {isSample(panel.passMark) && <SampleMark />}
          </p>
        )}
      </Note>
      <Experts panel={panel} mayExcuse={may("excuseExpert")?.blockers.length === 0} keys={keys} />
      {assign &&
        (assign.blockers.length > 0 ? (
          <p className="soft">{words.closedForAssign}</p>
        ) : (
          <Candidates panel={panel} idempotencyKey={keys.assign ?? ""} />
        ))}
      {panel.tables.length === 0 && (
        <Sheet title={words.table}>
          <p className="soft">{words.hidden}</p>
        </Sheet>
      )}
      {panel.tables.map(({ stageId, table, latest, closedAt }) => (
        <Sheet key={stageId} title={latest ? words.table : words.earlier(closedAt ? dateText(closedAt) : "")} flush>
          <p className="sheet-pad small soft">
            {latest ? words.tableLead : words.earlierLead}
            {latest && panel.dropped && zh.dropped}
          </p>
          <ScoreTable table={table} />
        </Sheet>
      ))}
    </div>
  );
}

function Experts({ panel, mayExcuse, keys }: { panel: PanelPage; mayExcuse: boolean; keys: Record<string, string> }) {
  const { count, experts } = panel;
  return (
    <Sheet title={words.experts} aside={<span className="small soft">{words.progress(count.submitted, count.assigned, count.least)}</span>}>
      {experts.length === 0 ? (
        <Empty icon="users" title={words.none}>
          {words.noneText(count.least)}
        </Empty>
      ) : (
        <ul className="tasklist">
          {experts.map(({ id, name, state, detected, reason }, at) => (
            <li key={`${id}-${at}`}>
              <span>
                <b>{name}</b>
                {state !== "recused" && detected.length > 0 && (
                  <span className="micro">
                    {words.told}：{detected.map((code) => zh.warnings[code] ?? code).join("；")}
                  </span>
                )}
                {state === "recused" && (
                  <span className="micro">
                    {reason !== null
                      ? words.recusedBy(reason)
                      : `${words.steppedBack}：${detected.map((code) => zh.blocks[code] ?? code).join("；")}`}
                  </span>
                )}
                {state === "excused" && (
                  <span className="micro">
                    {words.why}：{reason}
                  </span>
                )}
              </span>
              <SheetBadge state={state} />
              {state === "draft" && mayExcuse && (
                <details className="fold">
                  <summary>{words.excuse}</summary>
                  <ActionForm
                    action={panelExcuseExpert}
                    id={`excuse-${id}`}
                    labels={{ comment: words.excuseReason }}
                    words={problems}
                    idempotencyKey={keys[id] ?? ""}
                    hidden={{ applicationId: panel.id, revision: String(panel.revision), expertId: id }}
                  >
                    <BoundTextArea name="comment" hint={words.excuseHint} rows={2} />
                    <Submit variant="danger">{words.excuseDo}</Submit>
                  </ActionForm>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Candidates({ panel, idempotencyKey }: { panel: PanelPage; idempotencyKey: string }) {
  if (panel.candidates.length === 0) return <p className="soft">{words.noCandidates}</p>;
  return (
    <Sheet title={words.assign}>
      <ActionForm
        action={panelAssignExperts}
        id="assign"
        labels={{ expertIds: words.expert }}
        words={problems}
        idempotencyKey={idempotencyKey}
        hidden={{ applicationId: panel.id, revision: String(panel.revision) }}
      >
        <BoundCheckboxGroup
          name="expertIds"
          hint={words.assignHint}
          options={panel.candidates.map(({ id, name, organizations, blocked, warned }) => ({
            value: id,
            label: `${name}　${organizations.join("、")}`,
            ...(warned.length > 0 ? { hint: `${words.warned}：${warned.map((code) => zh.warnings[code]).join("；")}` } : {}),
            ...(blocked.length > 0 ? { disabledReason: `${words.blocked}：${blocked.map((code) => zh.blocks[code]).join("；")}` } : {}),
          }))}
        />
        <Submit>{words.assignDo}</Submit>
      </ActionForm>
    </Sheet>
  );
}
