import type { Route } from "next";
import type { AwardedLine, AwardList } from "@/lib/applications/queries/awards";
import { zh } from "@/lib/text/awards";
import { Anchor } from "../ui/anchor";
import { ButtonLink, look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { ErrorSummary } from "../ui/error-summary";
import { CheckboxGroup } from "../ui/field";
import { Note } from "../ui/note";
import { Receipt } from "../ui/receipt";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

type Props = {
  /** where a round is chosen, its list; otherwise the rounds to choose from */
  list: AwardList | null;
  rounds: readonly { id: string; name: string }[] | null;
  tried: readonly { line: AwardedLine; code: string }[];
  nothing: boolean;
};

export function AwardsView({ rounds, list, tried, nothing }: Props) {
  const empty = list ? list.rows.length === 0 : rounds?.length === 0;
  return (
    <div className="stack-5">
      {list && <Crumbs items={[{ label: zh.title, href: "/city/awards" }, { label: list.round.name }]} />}
      <div>
        <h1>{list ? list.round.name : zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      {nothing && <ErrorSummary title={zh.nothing} items={[{ message: zh.nothingText, href: "#award" }]} />}
      {tried.length > 0 && <Tried tried={tried} />}
      {list && list.rows.length > 0 && <Waiting list={list} nothing={nothing} />}
      {rounds && rounds.length > 0 && (
        <Sheet title={zh.rounds}>
          <ul className="tasklist">
            {rounds.map(({ id, name }) => (
              <li key={id}>
                <span>
                  <b>{name}</b>
                </span>
                <ButtonLink href={`/city/awards?round=${id}` as Route}>{zh.open}</ButtonLink>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {empty && (
        <Empty icon="award" title={zh.none}>
          {zh.noneText}
        </Empty>
      )}
    </div>
  );
}

/** A plain form to a route of its own: one press is many acts, each in its own transaction. */
function Waiting({ list, nothing }: { list: AwardList; nothing: boolean }) {
  return (
    <Sheet>
      <form action="/api/awards" method="post" className="stack-5">
        <input type="hidden" name="round" value={list.round.id} />
        <CheckboxGroup
          name="award"
          label={zh.pick}
          hint={zh.pickHint(list.title)}
          {...(nothing ? { errors: [zh.nothingText] } : {})}
          options={list.rows.map(({ id, revision, unit, number, homeName, recommender }) => ({
            value: `${id}~${revision}`,
            label: unit,
            hint: zh.line(number ?? "", homeName, recommender),
          }))}
        />
        {list.more && <p className="small soft">{zh.more(list.rows.length)}</p>}
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

function Tried({ tried }: { tried: Props["tried"] }) {
  const done = tried.filter(({ line }) => line.plaque !== null).length;
  const failed = tried.length - done;
  return (
    <>
      {done > 0 && <Receipt title={zh.done(done)}>{failed > 0 && <p>{zh.failed(failed)}</p>}</Receipt>}
      {done === 0 && <Note tone="bad">{zh.failed(failed)}</Note>}
      <Sheet title={zh.result} flush>
        <Table
          dense
          caption={zh.caption}
          rows={tried}
          rowKey={({ line }) => line.id}
          columns={[
            {
              label: zh.unit,
              main: true,
              cell: ({ line }) => (
                <>
                  <Anchor href={`/applications/${line.id}`}>{line.unit}</Anchor>
                  <span className="sub code">{line.number}</span>
                </>
              ),
            },
            { label: zh.outcome, cell: (row) => <Outcome {...row} />, short: zh.outcome },
          ]}
        />
      </Sheet>
    </>
  );
}

/** What the register says goes before what the address says. */
function Outcome({ line, code }: Props["tried"][number]) {
  if (line.plaque)
    return (
      <>
        {zh.awarded}{" "}
        <Anchor href={`/city/plaques/${line.plaque.id}`} className="code">
          {line.plaque.number}
        </Anchor>
      </>
    );
  return zh.not((Object.hasOwn(zh.reasons, code) && zh.reasons[code]) || zh.unknown);
}
