import type { Route } from "next";
import type { ReactNode } from "react";
import type { TriedLine, WaitingList } from "@/lib/applications/queries/many";
import { type ManyWords, zh } from "@/lib/text/many";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { CheckAll } from "../ui/check-all";
import { Empty } from "../ui/empty";
import { ErrorSummary } from "../ui/error-summary";
import { CheckboxGroup } from "../ui/choice";
import type { IconName } from "../ui/icons";
import { Note } from "../ui/note";
import { Receipt } from "../ui/receipt";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

export type Tried = { line: TriedLine; code: string };

type Props = {
  words: ManyWords;
  icon: IconName;
  /** The page, with its query so far: "/city/awards?". */
  address: string;
  /** Where a round is chosen, its list; otherwise the rounds to choose from. */
  list: WaitingList | null;
  rounds: readonly { id: string; name: string }[] | null;
  tried: readonly Tried[];
  nothing: boolean;
  /** What became of it, as it is kept; null: nothing did. */
  kept: (line: TriedLine) => ReactNode;
  /** The form over the list. */
  children: ReactNode;
};

/** The frame of a list over which one act is done: what came of the last press, the list or the rounds, or that nothing waits. */
export function ManyView({ words, icon, address, list, rounds, tried, nothing, kept, children }: Props) {
  const empty = list ? list.rows.length === 0 : rounds?.length === 0;
  return (
    <>
      {nothing && <ErrorSummary title={words.nothing} items={[{ message: words.nothingText, href: "#tick" }]} />}
      {tried.length > 0 && <Results {...{ words, tried, kept }} />}
      {list && list.rows.length > 0 && children}
      {rounds && rounds.length > 0 && (
        <Sheet title={words.rounds}>
          <ul className="tasklist">
            {rounds.map(({ id, name }) => (
              <li key={id}>
                <span>
                  <b>{name}</b>
                </span>
                <ButtonLink href={`${address}round=${id}` as Route}>{zh.open}</ButtonLink>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {empty && (
        <Empty icon={icon} title={words.none}>
          {words.noneText}
        </Empty>
      )}
    </>
  );
}

type Row = WaitingList["rows"][number];
type TicksProps = {
  list: WaitingList;
  label: string;
  hint: string;
  /** What is said where none is ticked, and whether that happened. */
  needed: string;
  nothing: boolean;
  /** More about one of them, below its line. */
  about?: (row: Row) => ReactNode;
  /** A third word beside id and revision, where the act is not the same for all. */
  word?: (row: Row) => string | undefined;
};

/** The applications to tick, with the revision each was drawn with. */
export function Ticks({ list, label, hint, needed, nothing, about, word }: TicksProps) {
  return (
    <>
      <CheckboxGroup
        name="tick"
        label={label}
        hint={hint}
        {...(nothing ? { errors: [needed] } : {})}
        options={list.rows.map((row) => ({
          value: [row.id, row.revision, word?.(row)].filter((part) => part !== undefined).join("~"),
          label: row.unit,
          hint: (
            <>
              <Anchor href={`/applications/${row.id}`}>{row.number}</Anchor>　{zh.line(row.homeName, row.recommender)}
              {about?.(row)}
            </>
          ),
        }))}
      />
      <CheckAll name="tick" needed={needed} />
      {list.more && <p className="small soft">{zh.more(list.rows.length)}</p>}
    </>
  );
}

function Results({ words, tried, kept }: Pick<Props, "words" | "tried" | "kept">) {
  const done = tried.filter(({ line }) => kept(line) !== null).length;
  const failed = tried.length - done;
  return (
    <>
      {done > 0 && <Receipt title={words.done(done)}>{failed > 0 && <p>{words.failed(failed)}</p>}</Receipt>}
      {done === 0 && <Note tone="bad">{words.failed(failed)}</Note>}
      <Sheet title={words.result} flush>
        <Table
          dense
          caption={words.caption}
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
            {
              label: zh.outcome,
              short: zh.outcome,
              // What is kept goes before what the address says.
              cell: ({ line, code }) => kept(line) ?? words.not((Object.hasOwn(words.reasons, code) && words.reasons[code]) || zh.unknown),
            },
          ]}
        />
      </Sheet>
    </>
  );
}
