import { zh } from "@/lib/text/awards";
import type { TriedLine, WaitingList } from "@/lib/applications/queries/many";
import { Anchor } from "../ui/anchor";
import { look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { ManyView, Ticks, type Tried } from "./many";

type Props = {
  list: WaitingList | null;
  rounds: readonly { id: string; name: string }[] | null;
  tried: readonly Tried[];
  nothing: boolean;
};

export function AwardsView({ list, nothing, ...rest }: Props) {
  return (
    <div className="stack-5">
      {list && <Crumbs items={[{ label: zh.title, href: "/city/awards" }, { label: list.round.name }]} />}
      <div>
        <h1>{list ? list.round.name : zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      <ManyView words={zh} icon="award" address="/city/awards?" kept={awarded} {...{ list, nothing, ...rest }}>
        {list && <Waiting list={list} nothing={nothing} />}
      </ManyView>
    </div>
  );
}

/** A plain form to a route of its own: one press is many acts, each in its own transaction. */
function Waiting({ list, nothing }: { list: WaitingList; nothing: boolean }) {
  return (
    <Sheet>
      <form action="/api/awards" method="post" className="stack-5">
        <input type="hidden" name="round" value={list.round.id} />
        <Ticks list={list} label={zh.pick} hint={zh.pickHint(list.title)} needed={zh.nothingText} nothing={nothing} />
        <Note>{zh.hint}</Note>
        <div className="row">
          <button type="submit" className={look("main")}>
            {zh.submit}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

const awarded = ({ plaque }: TriedLine) =>
  plaque && (
    <>
      {zh.awarded}{" "}
      <Anchor href={`/city/plaques/${plaque.id}`} className="code">
        {plaque.number}
      </Anchor>
    </>
  );
