import type { Route } from "next";
import { draftNotice } from "@/lib/notices/actions";
import type { listNoticeRounds, listNotices, NoticeStart } from "@/lib/notices/queries/desk";
import { dateText, deadlineText } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { subjects } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundCheckboxGroup, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { NoticeBadge } from "./badge";

const words = zh.desk;
type List = NonNullable<Awaited<ReturnType<typeof listNotices>>>;

export function DeskNotices({ list, rounds }: { list: List; rounds: Awaited<ReturnType<typeof listNoticeRounds>> }) {
  const { rows, next, now, calendar } = list;
  return (
    <div className="stack-5">
      <div className="desk-head">
        <h1>{words.title}</h1>
      </div>
      {rounds.length > 0 && (
        <Sheet title={words.waiting}>
          <ul className="tasklist">
            {rounds.map(({ id, name }) => (
              <li key={id}>
                <span>
                  <b>{name}</b>
                </span>
                <ButtonLink href={`/city/notices/new?round=${id}` as Route}>{words.start}</ButtonLink>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {rows.length === 0 ? (
        <Empty icon="megaphone" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <Sheet title={words.caption} flush>
          <Table
            dense
            caption={words.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: words.name,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/city/notices/${row.id}`}>{row.title}</Anchor>
                    <span className="sub">
                      {row.number && <span className="code">{row.number}　</span>}
                      {row.round.name}
                    </span>
                  </>
                ),
              },
              { label: words.state, cell: (row) => <NoticeBadge state={row.state} over={row.endsAt !== null && now >= row.endsAt} /> },
              { label: words.until, cell: ({ endsAt }) => (endsAt === null ? "" : deadlineText(endsAt, calendar)), short: words.until },
              { label: words.drafted, cell: (row) => words.draftedBy(row.draftedBy.name, dateText(row.draftedAt)), short: words.drafted },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(next === null ? {} : { next: `/city/notices?after=${next}` as Route })} />
    </div>
  );
}

export function DraftNotice({ start, idempotencyKey }: { start: NoticeStart; idempotencyKey: string }) {
  const held = subjects[start.awardee];
  const named = start.awardee === "person";
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: words.title, href: "/city/notices" }, { label: words.draftTitle }]} />
      <div>
        <h1>{words.draftTitle}</h1>
        <p className="soft">
          {start.round.name}　{words.draftLead}
        </p>
      </div>
      {start.waiting.length === 0 ? (
        <Empty icon="megaphone" title={words.noneWaiting}>
          {words.noneWaitingText}
        </Empty>
      ) : (
        <Sheet>
          <ActionForm
            action={draftNotice}
            id="draft"
            labels={words.fields}
            idempotencyKey={idempotencyKey}
            hidden={{ roundId: start.round.id }}
          >
            <BoundCheckboxGroup
              name="applicationIds"
              initial={start.waiting.filter(({ drafted }) => !drafted).map(({ applicationId }) => applicationId)}
              options={start.waiting.map(({ applicationId, unit, homeName, number, drafted }) => ({
                value: applicationId,
                label: unit,
                hint: `${homeName}　${number ?? ""}${drafted ? `　${words.alreadyDrafted}` : ""}`,
              }))}
            />
            <BoundText name="title" initial={held.notice.title(start.round.name)} />
            <BoundTextArea name="body" rows={6} initial={held.notice.body(start.basis, start.title)} />
            <BoundText name="basis" initial={start.basis} />
            <BoundText name="contactPhone" type="tel" inputMode="tel" width="medium" initial={start.contactPhone} />
            <BoundCheckbox name="namesShown" hint={words.namesHint} initial={named} />
            <BoundText name="personalBasis" optional initial={named ? words.consented : ""} />
            <div className="row">
              <Submit>{words.draftDo}</Submit>
            </div>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}
