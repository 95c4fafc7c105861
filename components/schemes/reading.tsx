import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { groupText } from "@/lib/text/criteria";
import { pointsText } from "@/lib/text/format";
import { zh as meter } from "@/lib/text/meter";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh } from "@/lib/text/schemes";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import type { OrganizationKind } from "./asked";
import { OperationFacts } from "./operation";
import { Origin } from "./origin";
import { Rules } from "./rules";
import { ToldList, ToldThing } from "./told";

function FieldLines({ fields }: { fields: readonly SchemeField[] }) {
  return (
    <ul className="bullets">
      {fields.map((field) => (
        <li key={field.key}>
          {field.label} <Origin of={field.origin} />
        </li>
      ))}
    </ul>
  );
}

/** A whole scheme read through, every value with where it is written. What a scheme does not speak of is left out. */
export function SchemeReading({ document, kinds }: { document: SchemeDocument; kinds: readonly OrganizationKind[] }) {
  const { honour } = document;
  const told = { document, kinds };
  const listed = (place: "classes" | "gates" | "materials" | "measures" | "consequences") =>
    document[place].length > 0 && (
      <Sheet title={editor.lists[place]}>
        <ToldList {...told} place={place} />
      </Sheet>
    );
  const said = (place: "window" | "scoring" | "results") =>
    document[place] !== null && (
      <Sheet title={editor.things[place]}>
        <ToldThing {...told} place={place} />
      </Sheet>
    );
  return (
    <>
      <Sheet title={zh.honour}>
        <Facts
          small
          items={[
            { label: zh.title_, value: [honour.title.value, " ", <Origin key="o" of={honour.title} />] },
            {
              label: zh.pattern,
              value: [
                <span key="p" className="code">
                  {honour.numberPattern.value}
                </span>,
                " ",
                <Origin key="o" of={honour.numberPattern} />,
              ],
            },
            {
              label: zh.valid,
              value: [
                honour.validMonths.value === null ? zh.noTerm : zh.months(honour.validMonths.value),
                " ",
                <Origin key="o" of={honour.validMonths} />,
              ],
            },
            { label: zh.rounds, value: [document.rolling.value ? zh.rolling : zh.batch, " ", <Origin key="o" of={document.rolling} />] },
          ]}
        />
      </Sheet>
      {said("window")}
      <Sheet title={zh.hosts}>
        <div className="stack">
          {document.hostKinds.map((host) => (
            <div key={host.key}>
              <p>
                <b>{host.name}</b> <Origin of={host.origin} />
              </p>
              <FieldLines fields={host.fields} />
            </div>
          ))}
        </div>
      </Sheet>
      {listed("classes")}
      {listed("gates")}
      <Sheet title={editor.things.recommenders}>
        <ToldThing {...told} place="recommenders" />
      </Sheet>
      <Sheet title={zh.fields}>
        <div className="stack">
          {document.sections.map((section) => (
            <div key={section.key}>
              <p>
                <b>{section.name}</b>
              </p>
              <FieldLines fields={section.fields} />
            </div>
          ))}
        </div>
      </Sheet>
      {listed("materials")}
      {listed("measures")}
      <Sheet title={`${zh.standards}：${document.standards.name}`}>
        <div className="stack">
          {document.standards.groups.map((group) => (
            <div key={group.key}>
              <p>
                <b>{group.name}</b>
              </p>
              {groupText(document, group).map((rule) => (
                <p key={rule} className="small soft">
                  {rule}
                </p>
              ))}
              <ul className="bullets">
                {group.criteria.map((criterion) => (
                  <li key={criterion.key}>
                    {criterion.name} <Origin of={criterion.origin} />
                    {criterion.kind === "manual" && (
                      <>
                        　{zh.points(pointsText(criterion.cap.value))} <Origin of={criterion.cap} />
                      </>
                    )}
                    <Rules document={document} criterion={criterion} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </Sheet>
      {said("scoring")}
      {document.grading !== null && (
        <Sheet title={editor.things.grading}>
          <ToldThing {...told} place="grading" />
          <ToldList {...told} place="grading.grades" />
        </Sheet>
      )}
      {said("results")}
      {document.money !== null && (
        <Sheet title={editor.things.money}>
          <ToldThing {...told} place="money" />
          <ToldList {...told} place="money.heads" />
          {document.money.apart.length > 0 && <ToldList {...told} place="money.apart" />}
        </Sheet>
      )}
      <Sheet title={zh.stages} flush>
        <Table
          dense
          caption={zh.stages}
          rows={document.stages}
          rowKey={({ key }) => key}
          columns={[
            { label: zh.stages, cell: (stage) => [stage.name, " ", <Origin key="o" of={stage.origin} />], main: true },
            { label: zh.kind, cell: ({ kind }) => zh.kinds[kind] },
            {
              label: zh.limit,
              cell: ({ dueDays }) => [zh.days(dueDays.value.days, dueDays.value.dayKind), " ", <Origin key="o" of={dueDays} />],
            },
            {
              label: zh.note,
              cell: (stage) => [
                stage.kind === "receive" ? `${zh.copies(stage.copies.value)} ` : "",
                stage.kind === "receive" ? <Origin key="o" of={stage.copies} /> : "",
                stage.kind === "publicNotice" && stage.days && stage.dayKind && stage.firstDay
                  ? [zh.notice(stage.days.value, stage.dayKind.value, stage.firstDay.value), " ", <Origin key="n" of={stage.days} />]
                  : "",
                stage.kind === "panelScoring"
                  ? [zh.scoring(stage.leastSheets.value, stage.dropFrom.value), " ", <Origin key="s" of={stage.leastSheets} />]
                  : "",
                stage.when ? zh.when : "",
                stage.resubmitTo === "first" ? zh.resubmit.first : "",
              ],
            },
          ]}
        />
      </Sheet>
      <Sheet title={meter.operation.title}>
        {document.operation === null ? <p className="soft">{meter.operation.none}</p> : <OperationFacts operation={document.operation} />}
      </Sheet>
      {listed("consequences")}
      {listed("consequences")}
    </>
  );
}
