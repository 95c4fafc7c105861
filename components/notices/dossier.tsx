import { discardNotice, releaseNotice, withdrawNotice } from "@/lib/notices/actions";
import type { NoticeView } from "@/lib/notices/queries/desk";
import type { NoticeMove } from "@/lib/notices/workflow";
import type { Calendar } from "@/lib/kernel/dates";
import { dateText, dueView } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Due } from "../ui/due";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { ItemBadge, NoticeBadge, ObjectionBadge } from "./badge";
import { DaysPanel } from "./days";
import { Body, NoticeFacts } from "./notice";
import { MoveSheet } from "../workflow/move-sheet";

const words = zh.desk;
const actions: Record<NoticeMove, FormAction> = { release: releaseNotice, discard: discardNotice, withdraw: withdrawNotice };

/** The office's page of a notice: what will be or is public, who wrote it, who may release it, and what was objected. */
export function NoticeDossier({ notice, calendar, keys }: { notice: NoticeView; calendar: Calendar; keys: Record<string, string> }) {
  const { days } = notice;
  const cases = notice.items.flatMap((item) => item.cases.map((entry) => ({ ...entry, unit: item.unit })));
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: words.title, href: "/city/notices" }, { label: notice.number ?? notice.title }]} />
      <div className="desk-head">
        <div>
          <h1>
            {notice.title} <NoticeBadge state={notice.state} over={days?.over ?? false} />
          </h1>
          <p className="small soft">
            {notice.number && <span className="code">{notice.number}　</span>}
            {notice.round.name}　{words.draftedBy(notice.draftedBy, dateText(notice.draftedAt))}
            {notice.releasedBy && notice.publishedAt && `　${words.releasedBy(notice.releasedBy, dateText(notice.publishedAt))}`}
          </p>
        </div>
        {notice.publishedAt && <ButtonLink href={`/notices/${notice.id}`}>{words.publicPage}</ButtonLink>}
      </div>
      {notice.reason !== null && (
        <Note tone="warn">
          {words.ended}：{notice.reason}
        </Note>
      )}
      <div className="dossier">
        <div className="stack-5">
          <Sheet title={zh.list} flush>
            <Table
              dense
              caption={zh.list}
              rows={notice.items}
              rowKey={({ id }) => id}
              columns={[
                { label: zh.ordinal, cell: ({ ordinal }) => ordinal, num: true, short: zh.ordinal },
                {
                  label: zh.unit,
                  main: true,
                  cell: (item) => (
                    <>
                      <Anchor href={`/applications/${item.applicationId}`}>{item.unit}</Anchor>
                      <span className="sub">
                        <span className="code">{item.number}</span>　{item.homeName}
                      </span>
                    </>
                  ),
                },
                { label: zh.recommender, cell: ({ recommender }) => recommender ?? zh.selfApproved, short: zh.recommender },
                { label: zh.objections, cell: (item) => <ItemBadge {...item} />, short: zh.objections },
              ]}
            />
          </Sheet>
          <Sheet title={words.text}>
            <div className="stack">
              <Body text={notice.body} />
              {days ? (
                <NoticeFacts notice={{ ...notice, days }} />
              ) : (
                <Facts
                  small
                  items={[
                    { label: zh.facts.issuer, value: notice.issuer },
                    { label: zh.facts.basis, value: notice.basis },
                    notice.personalBasis !== null && { label: zh.facts.personalBasis, value: notice.personalBasis },
                    { label: zh.facts.phone, value: notice.contactPhone },
                  ]}
                />
              )}
            </div>
          </Sheet>
        </div>
        <div className="stack-5">
          {days && notice.state === "published" && (
            <Sheet title={days.over ? zh.facts.period : zh.remaining}>
              <DaysPanel days={days} now={notice.now} />
            </Sheet>
          )}
          {cases.length > 0 && (
            <Sheet title={words.cases}>
              <ul className="tasklist">
                {cases.map((entry) => (
                  <li key={entry.id}>
                    <span>
                      <Anchor href={`/city/objections/${entry.id}`}>{entry.number}</Anchor>
                      <span className="micro">{entry.unit}</span>
                      {(entry.state === "received" || entry.state === "accepted") && (
                        <Due {...dueView(entry.dueAt, notice.now, calendar)} />
                      )}
                    </span>
                    <ObjectionBadge state={entry.state} />
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          {notice.moves.map((move) => (
            <MoveSheet
              key={move.name}
              {...{ move, word: zh.moves[move.name], blockers: zh.blockers, action: actions[move.name], labels: words.fields }}
              {...{ idempotencyKey: keys[move.name] ?? "", hidden: { noticeId: notice.id } }}
            >
              {move.comment && <BoundTextArea name="comment" rows={3} />}
            </MoveSheet>
          ))}
        </div>
      </div>
    </div>
  );
}
