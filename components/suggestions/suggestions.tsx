import type { Route } from "next";
import {
  adoptSuggestion,
  argueSuggestion,
  draftSuggestion,
  returnSuggestion,
  sendSuggestion,
  submitSuggestion,
} from "@/lib/suggestions/actions";
import type { SuggestionList, SuggestionView } from "@/lib/suggestions/queries";
import type { SuggestionMove } from "@/lib/suggestions/workflow";
import { dateText, dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/suggestions";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { FigureSheets } from "../rights/figures";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { MoveSheet } from "../workflow/move-sheet";
import { StatusBadge } from "../workflow/status-badge";

export function SuggestionsView({ list, idempotencyKey }: { list: SuggestionList; idempotencyKey: string }) {
  return (
    <div className="stack-5">
      <div>
        <h1>{zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      {list.rows.length === 0 ? (
        <Empty icon="scroll" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={zh.caption}
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: zh.heads.title,
                main: true,
                cell: ({ id, title }) => <Anchor href={`/city/suggestions/${id}` as Route}>{title}</Anchor>,
              },
              { label: zh.heads.year, short: zh.heads.year, cell: ({ year }) => year },
              { label: zh.heads.status, short: zh.heads.status, cell: ({ status }) => <StatusBadge {...zh.statuses[status]} /> },
              { label: zh.heads.drafted, short: zh.heads.drafted, cell: (row) => zh.by(row.draftedBy.name, dateText(row.draftedAt)) },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(list.next === null ? {} : { next: `/city/suggestions?after=${list.next}` as Route })} />
      {list.may.draft && (
        <Sheet title={zh.addTitle}>
          <SuggestionForm year={list.thisYear} idempotencyKey={idempotencyKey} />
        </Sheet>
      )}
    </div>
  );
}

type FormProps = { suggestion?: SuggestionView; year: number; idempotencyKey: string };
function SuggestionForm({ suggestion, year, idempotencyKey }: FormProps) {
  return (
    <ActionForm
      action={draftSuggestion}
      id="suggestion"
      labels={zh.fields}
      words={zh.problems}
      idempotencyKey={idempotencyKey}
      hidden={{ suggestionId: suggestion?.id ?? "" }}
    >
      <BoundText name="title" autoComplete="off" initial={suggestion?.title ?? ""} />
      <BoundText
        name="year"
        width="short"
        inputMode="numeric"
        hint={zh.hints.year}
        autoComplete="off"
        initial={String(suggestion?.year ?? year)}
      />
      <BoundTextArea name="body" rows={12} hint={zh.hints.body} initial={suggestion?.body ?? ""} />
      <Submit>{zh.save}</Submit>
    </ActionForm>
  );
}

const actions: Record<SuggestionMove, FormAction> = {
  submit: submitSuggestion,
  return: returnSuggestion,
  argue: argueSuggestion,
  send: sendSuggestion,
  adopt: adoptSuggestion,
};

export function SuggestionDossier({ suggestion, keys }: { suggestion: SuggestionView; keys: Record<string, string> }) {
  const { argument, status, sentTo, sentOn, adoption, adoptedOn } = suggestion;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/city/suggestions" as Route }, { label: suggestion.title }]} />
      <div>
        <h1>
          {suggestion.title} <StatusBadge {...zh.statuses[status]} />
        </h1>
        <p className="small soft">{zh.by(suggestion.draftedBy.name, dateText(suggestion.draftedAt))}</p>
      </div>
      {argument !== null && (
        <Note tone={suggestion.arguedBy ? "ok" : "warn"}>
          {suggestion.arguedBy ? zh.argument : zh.returned}：{argument}
        </Note>
      )}
      {sentTo !== null && sentOn !== null && <Note>{zh.sent(sentTo, dayText(sentOn))}</Note>}
      {adoption !== null && adoptedOn !== null && (
        <Note tone="ok">
          {zh.adoption(dayText(adoptedOn))}：{adoption}
        </Note>
      )}
      <Sheet title={zh.fields.body}>
        {suggestion.body.split("\n").map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </Sheet>
      {suggestion.moves.map((move) => (
        <MoveSheet
          key={move.name}
          {...{
            move,
            word: zh.moves[move.name],
            blockers: { ...zh.problems, ...zh.blockers },
            action: actions[move.name],
            labels: zh.fields,
          }}
          idempotencyKey={keys[move.name] ?? ""}
          hidden={{ suggestionId: suggestion.id, revision: String(suggestion.revision) }}
        >
          {move.name === "send" && (
            <>
              <BoundText name="sentTo" autoComplete="off" />
              <BoundDate name="sentOn" initial={suggestion.today} />
            </>
          )}
          {move.name === "adopt" && <BoundDate name="adoptedOn" initial={suggestion.today} />}
          {move.comment && <BoundTextArea name="comment" rows={3} />}
        </MoveSheet>
      ))}
      {suggestion.may.amend && (
        <Sheet title={zh.amend}>
          <SuggestionForm suggestion={suggestion} year={suggestion.year} idempotencyKey={keys.draft ?? ""} />
        </Sheet>
      )}
      <h2>{zh.figures}</h2>
      <FigureSheets figures={suggestion.figures} categories={suggestion.categories} />
    </div>
  );
}
