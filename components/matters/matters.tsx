import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import * as actions from "@/lib/matters/actions";
import type { Matters } from "@/lib/matters/queries";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/matters";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { KeepingHead } from "../keeping/head";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

type Row = Matters["rows"][number];

/** 实事台账 (L8): what the home did and does for people, counted by the year. */
export function MattersView({ page }: { page: Matters }) {
  const { home, counts, rows, next, may } = page;
  const figures = (["done", "late", "open", "overdue"] as const).map((key) => ({ key, label: zh.figures[key], count: counts[key] }));
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/matters" keeps={may} lead={zh.lead}>
        {!may && <ButtonLink href={`/keeping/${home.id}/meter` as Route}>{zh.meter}</ButtonLink>}
      </KeepingHead>
      <div className="duty">
        {figures.map(({ key, label, count }) => (
          <div key={key}>
            <p className="small soft">{label}</p>
            <p className="figure">
              {count} <small>{zh.figures.unit}</small>
            </p>
          </div>
        ))}
      </div>
      <Sheet title={zh.caption} flush={rows.length > 0}>
        {rows.length === 0 ? (
          <Empty icon="list-checks" title={zh.none}>
            {zh.noneText}
          </Empty>
        ) : (
          <>
            <List rows={rows} homeId={home.id} today={page.today} may={may} />
            <div className="sheet-pad">
              <Pager {...(next === null ? {} : { next: addressWith(`/keeping/${home.id}/matters`, { after: next }) as Route })}>
                {zh.order}
              </Pager>
            </div>
          </>
        )}
      </Sheet>
      {may && (
        <Sheet title={zh.add} id="add">
          <MatterForm homeId={home.id} id="add" />
        </Sheet>
      )}
    </div>
  );
}

function List({ rows, homeId, today, may }: { rows: readonly Row[]; homeId: string; today: string; may: boolean }) {
  return (
    <Table
      dense
      caption={zh.caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          label: zh.heads.title,
          main: true,
          cell: (row) => (
            <>
              {row.title}
              {may && <Acts row={row} homeId={homeId} today={today} />}
            </>
          ),
        },
        { label: zh.heads.owner, short: zh.heads.owner, cell: ({ owner }) => owner },
        { label: zh.heads.dueOn, short: zh.heads.dueOn, tight: true, cell: ({ dueOn }) => dayText(dueOn) },
        {
          label: zh.heads.state,
          short: zh.heads.state,
          cell: ({ state, late }) => (
            <span className="row badges">
              <Badge tone={zh.states[state].tone}>{zh.states[state].label}</Badge>
              {late && (
                <Badge tone={state === "open" ? "bad" : "warn"} icon={state === "open" ? "circle-alert" : "clock"}>
                  {state === "open" ? zh.overdue : zh.late}
                </Badge>
              )}
            </span>
          ),
        },
        {
          label: zh.heads.result,
          short: zh.heads.result,
          cell: ({ endedOn, result }) => (endedOn === null ? "—" : `${dayText(endedOn)}　${result ?? ""}`),
        },
      ]}
    />
  );
}

/** Folded, so that a long list stays a list; without script too. */
function Acts({ row, homeId, today }: { row: Row; homeId: string; today: string }) {
  const hidden = { matterId: row.id, revision: String(row.revision) };
  return (
    <details className="no-print">
      <summary className="small">{row.state === "open" ? zh.act : zh.moves.reopen.title}</summary>
      <div className="stack mt-s3">
        {row.state === "open" ? (
          <>
            <ActionForm
              action={actions.finishMatter}
              id={`finish-${row.id}`}
              labels={{ endedOn: zh.endedOn, result: zh.result }}
              hidden={hidden}
            >
              <BoundDate name="endedOn" label={zh.endedOn} hint={zh.endedHint} initial={today} />
              <BoundTextArea name="result" label={zh.result} hint={zh.resultHint} rows={2} />
              <Submit>{zh.moves.finish.button}</Submit>
            </ActionForm>
            <MatterForm homeId={homeId} id={`change-${row.id}`} row={row} />
            <ActionForm action={actions.dropMatter} id={`drop-${row.id}`} labels={{ comment: zh.reason }} hidden={hidden}>
              <BoundTextArea name="comment" label={zh.reason} rows={2} />
              <Submit variant="danger">{zh.moves.drop.button}</Submit>
            </ActionForm>
          </>
        ) : (
          <ActionForm action={actions.reopenMatter} id={`reopen-${row.id}`} hidden={hidden}>
            <Submit variant="plain">{zh.moves.reopen.button}</Submit>
          </ActionForm>
        )}
      </div>
    </details>
  );
}

function MatterForm({ homeId, id, row }: { homeId: string; id: string; row?: Row }) {
  return (
    <ActionForm
      action={actions.saveMatter}
      id={id}
      labels={{ title: zh.title_, owner: zh.owner, dueOn: zh.dueOn }}
      hidden={{ homeId, matterId: row?.id ?? "", revision: String(row?.revision ?? 0) }}
    >
      <BoundText name="title" label={zh.title_} hint={zh.titleHint} initial={row?.title ?? ""} maxLength={200} />
      <BoundText name="owner" label={zh.owner} initial={row?.owner ?? ""} width="medium" autoComplete="off" />
      <BoundDate name="dueOn" label={zh.dueOn} initial={row?.dueOn ?? ""} />
      <Submit variant={row ? "plain" : "main"}>{row ? zh.save : zh.add}</Submit>
    </ActionForm>
  );
}
