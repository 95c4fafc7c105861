import type { Route } from "next";
import type { ReactNode } from "react";
import type { PublicAward } from "@/lib/homes/queries/plaques";
import type { PublicRound } from "@/lib/schemes/queries";
import { endsOf } from "@/lib/schemes/rules/ends";
import { type Awardee, awardeeOf } from "@/lib/schemes/rules/subject";
import { type Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { type Condition, type SchemeField } from "@/lib/schemes/schema/form";
import { isSample } from "@/lib/schemes/schema/values";
import { dateText, dayText, deadlineText, daysLeft, pointsText } from "@/lib/text/format";
import { zh as portal } from "@/lib/text/portal";
import { groupText } from "@/lib/text/criteria";
import { zh as schemes } from "@/lib/text/schemes";
import { Rules } from "../schemes/rules";
import { zh as homes } from "@/lib/text/homes";
import { subjects } from "@/lib/text/subjects";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Panel, Section } from "../ui/section";
import { Table } from "../ui/table";

const words = portal.guide;

type Props = { round: PublicRound; policyId: string | null; awarded: readonly PublicAward[] };

/** Everything an applicant asks before beginning, drawn from the scheme the round stands on; and afterwards, who was given the honour. */
export function GuideView({ round, policyId, awarded }: Props) {
  const { document, now } = round;
  const held = subjects[awardeeOf(document)];
  const open = round.opensAt <= now && now < round.closesAt;
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: portal.roundsPage.title, href: "/rounds" }, { label: words.title }]} />
      <h1>{round.name}</h1>
      <p className="lead">{words.title}</p>
      {!open && <Note>{now < round.opensAt ? words.notYet : words.closed}</Note>}
      <div className="with-aside mt-s6">
        <div className="stack-7">
          <Who round={round} />
          <Materials round={round} />
          <Standards round={round} />
          <Way round={round} />
          <Section title={words.result}>
            <Facts
              items={[
                { label: schemes.title_, value: <Sourced of={document.honour.title}>{document.honour.title.value}</Sourced> },
                {
                  label: schemes.valid,
                  value: (
                    <Sourced of={document.honour.validMonths}>
                      {document.honour.validMonths.value === null ? words.noTerm : words.term(document.honour.validMonths.value)}
                    </Sourced>
                  ),
                },
                { label: words.fee, value: words.free },
              ]}
            />
          </Section>
          {awarded.length > 0 && <Given awarded={awarded} awardee={awardeeOf(document)} />}
          <p className="small soft">{words.samples}</p>
        </div>
        <aside className="stack-5">
          <Panel title={words.window}>
            {open && (
              <p className="figure">
                <b>{portal.left(daysLeft(round.closesAt, now))}</b>
              </p>
            )}
            <p>{words.windowOf(dateText(round.opensAt), deadlineText(round.closesAt))}</p>
            <p className="small soft">{round.rollsOver ? words.rolls : words.keeps}</p>
            <p className="small">
              <Sourced of={document.rolling}>{round.rolling ? portal.roundsPage.rolling : portal.roundsPage.batch}</Sourced>
            </p>
            {open && (
              <p className="mt-s3">
                <ButtonLink variant="main" href="/enterprise">
                  {held.signInToApply}
                </ButtonLink>
              </p>
            )}
            <p className="mt-s3">
              <a href={`/api/rounds/${round.id}/blank-form`}>{held.blankForm}</a>
            </p>
          </Panel>
          <Panel title={words.card} paper>
            <Facts
              small
              items={[
                { label: words.place, value: round.place ?? words.unset },
                { label: words.phone, value: round.phone ?? round.department?.phone ?? round.receivingOrganization.phone ?? words.unset },
                { label: words.supervision, value: round.supervisionPhone ?? words.unset },
                { label: words.receives, value: round.receivingOrganization.name },
                round.department && { label: words.department, value: round.department.name },
                { label: words.decides, value: round.decidingOrganization.name },
              ]}
            />
          </Panel>
          <Panel title={words.basis}>
            <p>
              {policyId === null ? document.policy.title : <Anchor href={`/policies/${policyId}`}>{document.policy.title}</Anchor>}
              {document.policy.number !== null && `（${document.policy.number}）`}
            </p>
            <p className="small soft">
              {document.name}，{schemes.versionOf(round.version)}
            </p>
          </Panel>
        </aside>
      </div>
    </div>
  );
}

function Given({ awarded, awardee }: { awarded: readonly PublicAward[]; awardee: Awardee }) {
  const { given: title, number: numbered, on } = subjects[awardee];
  return (
    <Section title={title}>
      <Table
        caption={title}
        rows={awarded}
        rowKey={({ id }) => id}
        columns={[
          {
            label: homes.holder,
            main: true,
            cell: ({ holder, home, organization }) => (
              <>
                {home ? <Anchor href={`/homes/${home.id}`}>{home.name}</Anchor> : holder}
                {(home || awardee !== "organization") && <span className="sub">{home ? holder : organization?.name}</span>}
              </>
            ),
          },
          {
            label: numbered,
            short: numbered,
            cell: ({ number }) => (
              <Anchor href={`/verify?number=${encodeURIComponent(number)}` as Route} className="code">
                {number}
              </Anchor>
            ),
          },
          { label: on, short: on, tight: true, cell: ({ issuedOn }) => dayText(issuedOn) },
        ]}
      />
    </Section>
  );
}

/** A value with the mark that it is the city's own, where the notice is silent. */
function Sourced({ of, children }: { of: { clause: string } | { sample: string }; children: ReactNode }) {
  return (
    <>
      {children} {isSample(of) && <SampleMark />}
    </>
  );
}

const conditionText = (condition: Condition) => (condition.kind === "equals" ? null : condition.message);
const conditionOrigin = (condition: Condition) =>
  condition.kind === "atLeast" ? condition.value : condition.kind === "notExpired" ? condition.origin : null;

function Who({ round }: { round: PublicRound }) {
  return (
    <Section title={subjects[awardeeOf(round.document)].who}>
      <ul className="bullets">
        {round.document.hostKinds.map((host) => (
          <li key={host.key}>
            <Sourced of={host.origin}>{host.name}</Sourced>
            {host.conditions.length > 0 && (
              <ul className="bullets">
                {host.conditions.map((condition) => {
                  const origin = conditionOrigin(condition);
                  return (
                    <li key={condition.field}>
                      {conditionText(condition)} {origin && isSample(origin) && <SampleMark />}
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const FieldList = ({ fields }: { fields: readonly SchemeField[] }) => (
  <ul className="bullets">
    {fields.map((field) => (
      <li key={field.key}>
        <Sourced of={field.origin}>
          {field.label}
          {!field.required && <span className="optional">{ui.optional}</span>}
        </Sourced>
      </li>
    ))}
  </ul>
);

function Materials({ round }: { round: PublicRound }) {
  const { document } = round;
  const papers = document.stages.flatMap((stage) => (stage.kind === "receive" ? [stage] : []));
  const recommended = document.stages.some(({ kind }) => kind === "endorse");
  return (
    <Section title={words.materials}>
      <Facts
        items={[
          ...document.hostKinds
            .filter(({ fields }) => fields.length > 0)
            .map((host) => ({ label: host.name, value: <FieldList fields={host.fields} /> })),
          ...document.sections.map((section) => ({ label: section.name, value: <FieldList fields={section.fields} /> })),
          {
            label: words.papers,
            value:
              papers.length === 0
                ? words.noPapers
                : papers.map((stage) => (
                    <p key={stage.key}>
                      <Sourced of={stage.copies}>{words.copies(stage.copies.value)}</Sourced>
                    </p>
                  )),
          },
          { label: words.recommend, value: recommended ? words.recommendBy : subjects[awardeeOf(document)].noRecommend },
        ]}
      />
    </Section>
  );
}

function Standards({ round }: { round: PublicRound }) {
  const { standards, scoring } = round.document;
  return (
    <Section title={words.standards}>
      <p>
        {standards.name}，
        {scoring ? (
          <Sourced of={scoring.total}>
            {words.score(pointsText(scoring.total.value))}
            {scoring.passMark.value !== null && words.pass(pointsText(scoring.passMark.value))}
          </Sourced>
        ) : (
          words.noScore
        )}
      </p>
      {standards.groups.map((group) => (
        <div key={group.key} className="mt-s4">
          <h3>
            {group.name}{" "}
            {groupText(round.document, group).length > 0 && (
              <span className="small soft">{groupText(round.document, group).join("，")}</span>
            )}
          </h3>
          <ul className="bullets">
            {group.criteria.map((criterion) => (
              <CriterionLine key={criterion.key} document={round.document} criterion={criterion} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function CriterionLine({ document, criterion }: { document: SchemeDocument; criterion: Criterion }) {
  const ends = endsOf(criterion);
  const evidence = words.evidence[criterion.evidence];
  return (
    <li>
      <b>{criterion.name}</b>
      {ends && (
        <>
          {" "}
          <Sourced of={criterion.kind === "manual" ? criterion.cap : criterion.origin}>{schemes.points(pointsText(ends.cap))}</Sourced>
        </>
      )}{" "}
      {isSample(criterion.origin) && <SampleMark />}
      {criterion.text && <p className="small">{criterion.text}</p>}
      <Rules document={document} criterion={criterion} />
      {evidence && <p className="small soft">{evidence}</p>}
    </li>
  );
}

function Way({ round }: { round: PublicRound }) {
  const { stages, returnDays } = round.document;
  return (
    <Section title={words.steps}>
      <Table
        caption={words.steps}
        rows={stages}
        rowKey={({ key }) => key}
        columns={[
          { label: words.step, main: true, cell: (stage) => stage.name },
          {
            label: words.limit,
            short: words.limit,
            cell: ({ dueDays }) => <Sourced of={dueDays}>{schemes.days(dueDays.value.days, dueDays.value.dayKind)}</Sourced>,
          },
          {
            label: words.note,
            cell: (stage) => (
              <>
                {stage.kind === "panelScoring" && (
                  <Sourced of={stage.leastSheets}>{schemes.scoring(stage.leastSheets.value, stage.dropFrom.value)}</Sourced>
                )}
                {stage.when && words.conditional}
              </>
            ),
          },
        ]}
      />
      <p className="mt-s4">
        <Sourced of={returnDays}>{words.returns(schemes.days(returnDays.value.days, returnDays.value.dayKind))}</Sourced>
      </p>
    </Section>
  );
}
