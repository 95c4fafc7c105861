import type { Route } from "next";
import { fromDateColumn } from "@/lib/kernel/dates";
import { openRound, publishScheme } from "@/lib/schemes/actions";
import type { Finding } from "@/lib/schemes/rules/check";
import type { Touched } from "@/lib/schemes/queries/touched";
import type { NotKept } from "@/lib/schemes/rules/kept";
import { leadTo } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { dateText, dayText, deadlineText } from "@/lib/text/format";
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
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import type { OrganizationKind } from "./asked";
import { CopyVersion } from "./copy";
import { placeHref } from "./entries";
import { detailText, placeText } from "./named";
import { SchemeReading } from "./reading";
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
    organizationKinds: readonly OrganizationKind[];
    may: { publish: boolean; openRound: boolean; edit: boolean; copy: boolean };
  };
  offices: readonly { id: string; name: string; kindCode: string }[];
  touched: Touched;
};

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
      <SchemeReading document={document} kinds={version.organizationKinds} />
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
