import type { Route } from "next";
import type { TriedLine, WaitingList } from "@/lib/applications/queries/many";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/decisions";
import { dayText } from "@/lib/text/format";
import { Badge } from "../ui/badge";
import { look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { DateField, SelectField, TextArea, TextField } from "../ui/field";
import { Sheet } from "../ui/section";
import { Tabs } from "../ui/tabs";
import { ManyView, Ticks, type Tried } from "./many";
import { decisionText } from "./words";

export type DecisionAct = "propose" | "decide";

type Props = {
  act: DecisionAct;
  /** What this actor may do here. */
  acts: readonly DecisionAct[];
  list: WaitingList | null;
  rounds: readonly { id: string; name: string }[] | null;
  tried: readonly Tried[];
  nothing: boolean;
};

const words = applications.move;

export function DecisionsView({ act, acts, list, nothing, ...rest }: Props) {
  const here = zh[act];
  return (
    <div className="stack-5">
      {list && <Crumbs items={[{ label: here.title, href: `/city/decisions?act=${act}` as Route }, { label: list.round.name }]} />}
      <div>
        <h1>{list ? list.round.name : here.title}</h1>
        <p className="soft">{here.lead}</p>
      </div>
      {acts.length > 1 && (
        <Tabs
          label={zh.label}
          items={acts.map((one) => ({ href: `/city/decisions?act=${one}` as Route, label: zh.acts[one], current: one === act }))}
        />
      )}
      <ManyView words={here} icon="gavel" address={`/city/decisions?act=${act}&`} kept={keptBy[act]} {...{ list, nothing, ...rest }}>
        {list && (
          <Sheet>
            <form action={`/api/decisions/${act}`} method="post" className="stack-5">
              <input type="hidden" name="round" value={list.round.id} />
              <input type="hidden" name="act" value={act} />
              {act === "propose" ? <Propose list={list} nothing={nothing} /> : <Decide list={list} nothing={nothing} />}
              <div className="row">
                <button type="submit" className={look("main")}>
                  {here.submit}
                </button>
              </div>
            </form>
          </Sheet>
        )}
      </ManyView>
    </div>
  );
}

/** The browser itself sees to what must be filled in: this form leads to a route, and what was typed must not be lost on the way. */
function Propose({ list, nothing }: { list: WaitingList; nothing: boolean }) {
  const here = zh.propose;
  return (
    <>
      <Ticks list={list} label={here.pick} hint={here.pickHint(list.title)} needed={here.nothingText} nothing={nothing} />
      <SelectField
        name="outcome"
        label={words.outcome}
        required
        width="short"
        options={Object.keys(applications.decisions).map((value) => ({ value, label: decisionText(value, list.awardee) }))}
      />
      <TextArea name="comment" label={words.reason} required maxLength={1000} rows={3} />
      <TextField name="meeting" label={words.meeting} hint={words.meetingHint} required maxLength={100} />
      <DateField name="metOn" label={words.metOn} required max={list.today} defaultValue={list.today} />
      <TextArea name="attendees" label={words.attendees} required maxLength={500} rows={2} />
      <TextArea name="minutes" label={words.minutes} optional maxLength={5000} rows={4} />
    </>
  );
}

function Decide({ list, nothing }: { list: WaitingList; nothing: boolean }) {
  const here = zh.decide;
  return (
    <>
      <Ticks
        list={list}
        label={here.pick}
        hint={here.pickHint(list.title)}
        needed={here.nothingText}
        nothing={nothing}
        word={({ proposal }) => proposal?.outcome}
        about={({ proposal }) =>
          proposal && (
            <>
              <br />
              <Badge tone={proposal.outcome === "approve" ? "ok" : "bad"} icon={proposal.outcome === "approve" ? "check" : "x"}>
                {decisionText(proposal.outcome, list.awardee)}
              </Badge>{" "}
              {proposal.reason}
              <br />
              {here.proposal(proposal.meeting ?? "", proposal.metOn === null ? "" : dayText(proposal.metOn), proposal.by)}
            </>
          )
        }
      />
      <TextField name="documentNumber" label={words.documentNumber} optional maxLength={60} width="medium" />
      <TextArea name="minutes" label={words.minutes} hint={words.minutesAlone} optional maxLength={5000} rows={4} />
    </>
  );
}

const keptBy: Record<DecisionAct, (line: TriedLine) => string | null> = {
  propose: ({ decision }) => (decision && decision.decidedAt === null ? zh.propose.kept : null),
  decide: ({ decision }) => (decision?.decidedAt ? `${zh.decide.kept}：${applications.decisions[decision.outcome] ?? ""}` : null),
};
