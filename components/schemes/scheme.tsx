import type { Route } from "next";
import { fromDateColumn } from "@/lib/kernel/dates";
import { openRound, publishScheme } from "@/lib/schemes/actions";
import type { Finding } from "@/lib/schemes/rules/check";
import type { Touched } from "@/lib/schemes/queries/touched";
import type { NotKept } from "@/lib/schemes/rules/kept";
import { leadTo } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { dateText, dayText, deadlineText, pointsText } from "@/lib/text/format";
import { zh as meter } from "@/lib/text/meter";
import { zh as results } from "@/lib/text/results";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh as trial } from "@/lib/text/scheme-trial";
import { zh } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundDate, BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { CopyVersion } from "./copy";
import { placeHref } from "./entries";
import { detailText, placeText } from "./named";
import { OperationFacts } from "./operation";
import { Origin } from "./origin";
import { TouchedByVersion } from "./touched";

type Round = { id: string; name: string; opensAt: Date; closesAt: Date; receivingOrganization: { name: string } };
type Props = {
  version: {
    id: string;
    version: number;
    status: "draft" | "published";
    document: SchemeDocument;
    effectiveOn: Date | null;
    findings: readonly Finding[];
    notKept: readonly NotKept[];
    /** samples that nobody answered for yet */
    unconfirmed: number;
    rounds: readonly Round[];
    may: { publish: boolean; openRound: boolean; edit: boolean; copy: boolean };
  };
  offices: readonly { id: string; name: string; kindCode: string }[];
  touched: Touched;
};

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

/** Where a finding stands, in words; whoever edits is led there. */
function findingLink({ id, document, may }: Props["version"], place: string) {
  const { part, at } = leadTo(document, place);
  const text = placeText(document, place) || editor.parts[part];
  return may.edit ? <Anchor href={placeHref(id, part, at)}>{text}</Anchor> : text;
}

export function SchemeView({ version, offices, touched }: Props) {
  const { document, findings, may } = version;
  const errors = findings.filter(({ level }) => level === "error");
  const samples = findings.filter(({ level }) => level === "sample");
  const { honour } = document;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/city/schemes" }, { label: document.name }]} />
      <div className="desk-head">
        <div>
          <h1>
            {document.name} <Badge tone={version.status === "published" ? "ok" : "idle"}>{zh.status[version.status]}</Badge>
          </h1>
          <p className="soft">
            {zh.versionOf(version.version)}　{document.policy.title}
            {document.policy.number !== null && `（${document.policy.number}）`}
            {version.effectiveOn !== null && `　${editor.effective(dayText(fromDateColumn(version.effectiveOn)))}`}
          </p>
        </div>
        <span className="in-row">
          {may.edit && (
            <ButtonLink variant="main" href={`/city/schemes/${version.id}/edit` as Route}>
              {editor.edit}
            </ButtonLink>
          )}
          <ButtonLink href={`/city/schemes/${version.id}/try` as Route}>{trial.open}</ButtonLink>
          <ButtonLink href={`/city/schemes/${version.id}/samples` as Route}>{editor.samples.title}</ButtonLink>
          <ButtonLink href={`/city/schemes/${version.id}/compare` as Route}>{editor.tools.compare}</ButtonLink>
          <a className="btn" href={`/api/schemes/${version.id}/document`}>
            {editor.tools.file}
          </a>
        </span>
      </div>
      {errors.length > 0 && (
        <Note tone="bad">
          <p>{zh.errors(errors.length)}</p>
          <ul className="bullets">
            {errors.map(({ place, code, detail }) => (
              <li key={`${place} ${code} ${detail}`}>
                {zh.findings[code]}：{findingLink(version, place)}　{detailText(detail)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {version.notKept.length > 0 && (
        <Note tone="bad">
          <p>{zh.notKeptLead}</p>
          <ul className="bullets">
            {version.notKept.map((place) => (
              <li key={place}>{zh.notKept[place]}</li>
            ))}
          </ul>
        </Note>
      )}
      {samples.length > 0 && (
        <Note tone="warn">
          <p>
            <b>{zh.samples(samples.length)}</b>
          </p>
          <p>{zh.samplesLead}</p>
          <p>
            {version.unconfirmed > 0 ? editor.samples.left(version.unconfirmed) : editor.samples.done}　
            <Anchor href={`/city/schemes/${version.id}/samples` as Route}>
              {version.unconfirmed > 0 && may.edit ? editor.toSamples : editor.samples.look}
            </Anchor>
          </p>
        </Note>
      )}
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
      <Sheet title={`${zh.standards}：${document.standards.name}`}>
        <div className="stack">
          {document.standards.groups.map((group) => (
            <div key={group.key}>
              <p>
                <b>{group.name}</b>
              </p>
              <ul className="bullets">
                {group.criteria.map((criterion) => (
                  <li key={criterion.key}>
                    {criterion.name} <Origin of={criterion.origin} />
                    {criterion.kind === "manual" && (
                      <>
                        　{zh.points(pointsText(criterion.cap.value))} <Origin of={criterion.cap} />
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </Sheet>
      <Sheet title={meter.operation.title}>
        {document.operation === null ? <p className="soft">{meter.operation.none}</p> : <OperationFacts operation={document.operation} />}
      </Sheet>
      <Sheet title={zh.rounds} flush>
        {version.rounds.length === 0 ? (
          <p className="sheet-pad soft">{zh.noRounds}</p>
        ) : (
          <Table
            dense
            caption={zh.roundsCaption}
            rows={version.rounds}
            rowKey={({ id }) => id}
            columns={[
              { label: zh.roundName, cell: ({ id, name }) => <Anchor href={`/rounds/${id}`}>{name}</Anchor>, main: true },
              { label: zh.window, cell: ({ opensAt, closesAt }) => `${dateText(opensAt)} — ${deadlineText(closesAt)}`, short: zh.window },
              { label: zh.receiving, cell: ({ receivingOrganization }) => receivingOrganization.name, short: zh.receiving },
              { label: results.title, cell: ({ id }) => <Anchor href={`/city/rounds/${id}/results`}>{results.open}</Anchor> },
            ]}
          />
        )}
      </Sheet>
      <TouchedByVersion touched={touched} />
      {may.publish && (
        <Sheet title={zh.publish}>
          <ActionForm
            action={publishScheme}
            id="publish"
            labels={{ effectiveOn: editor.effectiveOn }}
            words={editor.problems}
            hidden={{ versionId: version.id }}
          >
            <p className="small soft">{zh.publishHint}</p>
            <BoundDate name="effectiveOn" hint={editor.effectiveHint} optional />
            <Submit>{zh.publish}</Submit>
          </ActionForm>
        </Sheet>
      )}
      {may.copy && <CopyVersion id={version.id} code={document.code} name={document.name} />}
      {may.openRound && <OpenRound versionId={version.id} offices={offices} />}
    </div>
  );
}

function OpenRound({ versionId, offices }: { versionId: string; offices: Props["offices"] }) {
  const labels = {
    name: zh.roundName,
    opensOn: zh.opensOn,
    lastDay: zh.lastDay,
    receivingOrganizationId: zh.receiving,
    decidingOrganizationId: zh.deciding,
    departmentId: zh.department,
    rollsOver: zh.rollsOver,
    place: zh.place,
    phone: zh.phone,
    supervisionPhone: zh.supervisionPhone,
  };
  const options = (kinds: readonly string[]) =>
    offices.filter(({ kindCode }) => kinds.includes(kindCode)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Sheet title={zh.openRound}>
      <ActionForm action={openRound} id="round" labels={labels} words={editor.problems} hidden={{ versionId }}>
        <BoundText name="name" label={zh.roundName} />
        <BoundDate name="opensOn" label={zh.opensOn} />
        <BoundDate name="lastDay" label={zh.lastDay} hint={zh.lastDayHint} />
        <BoundSelect
          name="receivingOrganizationId"
          label={zh.receiving}
          options={options(["department", "enterpriseFederation", "cityAssociation"])}
        />
        <BoundSelect name="decidingOrganizationId" label={zh.deciding} options={options(["cityAssociation"])} />
        <BoundSelect name="departmentId" label={zh.department} placeholder={zh.noDepartment} options={options(["department"])} />
        <BoundCheckbox name="rollsOver" label={zh.rollsOver} />
        <BoundText name="place" label={zh.place} hint={zh.placeHint} optional />
        <BoundText name="phone" label={zh.phone} hint={zh.officePhone} optional width="medium" />
        <BoundText name="supervisionPhone" label={zh.supervisionPhone} hint={zh.officePhone} optional width="medium" />
        <Submit>{zh.open}</Submit>
      </ActionForm>
    </Sheet>
  );
}
