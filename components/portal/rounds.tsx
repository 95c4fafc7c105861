import type { PublicRound } from "@/lib/schemes/queries";
import { awardeeOf } from "@/lib/schemes/rules/subject";
import { isSample } from "@/lib/schemes/schema/values";
import { daysLeft, deadlineText } from "@/lib/text/format";
import { zh as portal } from "@/lib/text/portal";
import { zh as schemes } from "@/lib/text/schemes";
import { subjects } from "@/lib/text/subjects";
import { ButtonLink, look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Facts } from "../ui/facts";
import { SampleMark } from "../ui/sample-mark";
import { Section } from "../ui/section";
import { zh as shell } from "@/lib/text/shell";

const words = portal.roundsPage;

export function RoundsView({ rounds }: { rounds: readonly PublicRound[] }) {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: words.title }]} />
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {rounds.length === 0 && (
        <Empty icon="calendar" title={words.none}>
          {words.noneText}
        </Empty>
      )}
      <div className="stack-7 mt-s6">
        {rounds.map((round) => (
          <RoundCard key={round.id} round={round} />
        ))}
      </div>
      <p className="small soft section">{words.sampleNote}</p>
    </div>
  );
}

function RoundCard({ round }: { round: PublicRound }) {
  const { document } = round;
  const held = subjects[awardeeOf(document)];
  const receive = document.stages.find((stage) => stage.kind === "receive");
  return (
    <Section id={`round-${round.id}`} title={round.name} aside={<b>{portal.left(daysLeft(round.closesAt, round.now))}</b>}>
      <Facts
        items={[
          { label: schemes.window, value: deadlineText(round.closesAt) },
          { label: words.basis, value: document.policy.title + (document.policy.number === null ? "" : `（${document.policy.number}）`) },
          {
            label: held.who,
            value: (
              <ul className="bullets">
                {document.hostKinds.map((host) => (
                  <li key={host.key}>{host.name}</li>
                ))}
              </ul>
            ),
          },
          {
            label: words.way,
            value: (
              <ol className="bullets">
                {document.stages.map((stage) => (
                  <li key={stage.key}>
                    {stage.name}，{schemes.days(stage.dueDays.value.days, stage.dueDays.value.dayKind)}{" "}
                    {isSample(stage.dueDays) && <SampleMark />}
                  </li>
                ))}
              </ol>
            ),
          },
          receive?.kind === "receive" && {
            label: portal.roundsPage.paper,
            value: [
              words.papers(receive.copies.value, round.receivingOrganization.name),
              " ",
              isSample(receive.copies) && <SampleMark key="s" />,
            ],
          },
          { label: words.decides, value: `${round.decidingOrganization.name}，${round.rolling ? words.rolling : words.batch}` },
        ]}
      />
      <p className="mt-s5">
        <ButtonLink variant="main" href="/enterprise">
          {held.signInToApply}
        </ButtonLink>{" "}
        <ButtonLink href={`/rounds/${round.id}`}>{portal.guide.toGuide}</ButtonLink>{" "}
        <a className={look("plain")} href={`/api/rounds/${round.id}/blank-form`}>
          {held.blankForm}
        </a>
      </p>
    </Section>
  );
}
