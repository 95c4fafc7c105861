import type { Route } from "next";
import type { ApplicationForm } from "@/lib/applications/queries/form";
import { isSample } from "@/lib/schemes/schema/values";
import { zh } from "@/lib/text/applications";
import { dateText, daysLeft, deadlineText, timeText } from "@/lib/text/format";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Bar } from "../ui/files";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Panel, Section } from "../ui/section";
import { type TaskRow, TaskList } from "../ui/tasks";
import { Anchor } from "../ui/anchor";

import { EntryNote } from "./entry";

const words = zh.form;

export const taskName = (task: { key: string; name: string | null }) => task.name ?? words.host;

/** The parts of the form, each with how far it is. */
export function FormListView({ form }: { form: ApplicationForm }) {
  const done = form.tasks.filter(({ missing }) => missing.length === 0).length;
  const ready = form.missing.length === 0;
  const rows = form.tasks.map((task, at): TaskRow => {
    const status =
      task.marked > 0 ? (
        <Badge tone="warn" icon="undo">
          {words.toFix}
        </Badge>
      ) : task.missing.length === 0 ? (
        <Badge tone="ok" icon="check">
          {words.done}
        </Badge>
      ) : task.started ? (
        <Badge tone="go" icon="pencil">
          {words.doing}
        </Badge>
      ) : (
        <Badge icon="circle">{words.notStarted}</Badge>
      );
    return { key: task.key, title: `${at + 1}　${taskName(task)}`, href: `/applications/${form.id}/form/${task.key}` as Route, status };
  });
  const check: TaskRow = ready
    ? {
        key: "check",
        title: `${rows.length + 1}　${words.check}`,
        href: `/applications/${form.id}/form/check` as Route,
        status: <Badge icon="circle">{words.notStarted}</Badge>,
      }
    : {
        key: "check",
        title: `${rows.length + 1}　${words.check}`,
        text: words.notYetText,
        status: <Badge icon="lock">{words.notYet}</Badge>,
      };
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.list.title, href: "/applications" }, { label: form.applicant }]} />
      <div className="desk-head">
        <div>
          <p className="small soft">
            {form.round.name} {form.number && <span className="code">　{form.number}</span>}
          </p>
          <h1>{form.scheme.name}</h1>
          <p className="soft">{form.applicant}</p>
        </div>
      </div>
      <div className="with-aside">
        <div className="stack-5">
          {form.entry && <EntryNote id={form.id} entry={form.entry} />}
          <ReturnedNote form={form} />
          <Section title={words.parts}>
            <TaskList items={[...rows, check]} />
          </Section>
          {!form.returned && (
            <p>
              <Anchor href={`/applications/${form.id}/move/discard`}>{zh.moves.discard.button}</Anchor>
            </p>
          )}
        </div>
        <aside className="stack-5">
          <Panel title={words.deadline}>
            <p className="figure">
              {words.daysLeft} {daysLeft(form.reviseBy ?? form.round.closesAt, form.now)} <small>{words.day}</small>
            </p>
            <p>{deadlineText(form.reviseBy ?? form.round.closesAt)}</p>
            <p className="small soft">
              {words.serverTime} {timeText(form.now)}
            </p>
          </Panel>
          <Panel title={words.progress}>
            <p>
              <b>
                {done} / {form.tasks.length}
              </b>
            </p>
            <Bar share={done / form.tasks.length} />
            <p className="small soft mt-s2">
              {words.saved} {timeText(form.updatedAt)}
            </p>
          </Panel>
          <Panel title={words.way} paper>
            <ul className="bullets small">
              {form.scheme.stages.map((stage) => (
                <li key={stage.key}>
                  {stage.name}，{words.working(stage.dueDays.value.days, stage.dueDays.value.dayKind)}{" "}
                  {isSample(stage.dueDays) && <SampleMark />}
                </li>
              ))}
            </ul>
          </Panel>
        </aside>
      </div>
    </div>
  );
}

/** Who gave it back, why, and by when it may come again. */
export function ReturnedNote({ form }: { form: ApplicationForm }) {
  const { returned } = form;
  if (!returned) return null;
  return (
    <Note tone="bad">
      <p>
        <b>{words.returnedTitle(returned.organization.name, returned.closedAt ? dateText(returned.closedAt) : "", form.marks.length)}</b>
      </p>
      <p>{returned.opinion}</p>
      <ul className="bullets">
        {form.marks.map((mark) => (
          <li key={mark.fieldKey}>
            <Anchor href={`/applications/${form.id}/form/${mark.task}`}>{mark.label ?? words.host}</Anchor>：{mark.reason}
          </li>
        ))}
      </ul>
      {form.reviseBy && <p>{words.returnedUntil(deadlineText(form.reviseBy))}</p>}
    </Note>
  );
}
