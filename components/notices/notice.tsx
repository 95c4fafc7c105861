import type { Route } from "next";
import type { PublicNoticeView } from "@/lib/notices/queries/public";
import { dateText, countedDay } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { subjects } from "@/lib/text/subjects";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { PrintButton } from "../ui/print";
import { Panel } from "../ui/section";
import { type Column, Table } from "../ui/table";
import { Tombstone } from "../ui/tombstone";
import { ItemBadge, NoticeBadge } from "./badge";
import { DaysPanel, leftText } from "./days";

/** Paragraphs as they were typed. */
export const Body = ({ text }: { text: string }) => (
  <div className="prose">
    {text.split("\n").map((line, at) => (
      <p key={at}>{line}</p>
    ))}
  </div>
);

type Item = PublicNoticeView["items"][number];

/** Who is on the list: a unit with its home, a unit alone, or whom it puts forward before the unit itself. */
function namesOf(awardee: PublicNoticeView["awardee"]): Column<Item>[] {
  const unit = (main: boolean) => ({ label: zh.unit, cell: ({ unit: name }: Item) => name, main });
  const named = (main: boolean) => ({ label: subjects[awardee].named, cell: ({ homeName }: Item) => homeName, main });
  if (awardee === "organization") return [unit(true)];
  return awardee === "home" ? [unit(true), named(false)] : [named(true), { ...unit(false), short: zh.unit }];
}

const telephone = (phone: string) => `tel:${phone.replace(/\s/g, "")}` as Route;

export function NoticeFacts({
  notice,
}: {
  notice: Pick<PublicNoticeView, "number" | "issuer" | "publishedAt" | "days" | "basis" | "personalBasis">;
}) {
  const { firstDay, lastDay, days, dayKind, countedDays, calendar } = notice.days;
  const period = zh.facts.periodText(countedDay(firstDay, calendar), countedDay(lastDay, calendar), days, dayKind, countedDays.length);
  return (
    <Facts
      small
      items={[
        { label: zh.facts.number, value: notice.number },
        { label: zh.facts.issuer, value: notice.issuer },
        notice.publishedAt && { label: zh.facts.publishedOn, value: dateText(notice.publishedAt) },
        { label: zh.facts.period, value: period },
        { label: zh.facts.basis, value: notice.basis },
        notice.personalBasis !== null && { label: zh.facts.personalBasis, value: notice.personalBasis },
      ]}
    />
  );
}

/** One page for everybody: the list, how long it hangs, and how to object. */
export function NoticeView({ notice }: { notice: PublicNoticeView }) {
  const crumbs = (
    <Crumbs
      items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/notices" }, { label: notice.number ?? notice.title }]}
    />
  );
  if (notice.state === "withdrawn")
    return (
      <Tombstone
        {...{
          crumbs,
          title: notice.title,
          badge: <NoticeBadge state="withdrawn" over />,
          reason: `${zh.tombstoneReason}：${notice.reason}`,
        }}
        note={notice.endedAt && zh.tombstone(dateText(notice.endedAt))}
      >
        <NoticeFacts notice={notice} />
        <p>
          {zh.facts.phone} <Anchor href={telephone(notice.contactPhone)}>{notice.contactPhone}</Anchor>
        </p>
      </Tombstone>
    );
  const object = `/notices/${notice.id}/objection` as const;
  const mayObject = notice.objectable.length > 0;
  const held = subjects[notice.awardee];
  return (
    <div className="wrap">
      {crumbs}
      <div className="with-aside">
        <article className="stack-5">
          <div>
            <p className="mt-s3 mb-s2">
              <NoticeBadge state={notice.state} over={notice.days.over} />
            </p>
            <h1>{notice.title}</h1>
          </div>
          <div className="panel panel-paper narrow-only no-print">
            <p>
              <b>{leftText(notice.days, notice.now)}</b>
            </p>
            {mayObject && (
              <p className="mt-s3">
                <ButtonLink variant="main" wide href={object}>
                  {zh.object}
                </ButtonLink>
              </p>
            )}
          </div>
          <NoticeFacts notice={notice} />
          <div className="doc-tools">
            <PrintButton>{zh.print}</PrintButton>
          </div>
          <Body text={notice.body} />
          <Table
            caption={held.notice.list}
            showCaption
            rows={notice.items}
            rowKey={({ id }) => id}
            columns={[
              { label: zh.ordinal, cell: ({ ordinal }) => ordinal, num: true, short: zh.ordinal },
              ...namesOf(notice.awardee),
              ...(notice.items.some(({ recommender }) => recommender !== null) || notice.awardee === "home"
                ? [{ label: zh.recommender, cell: ({ recommender }: Item) => recommender ?? zh.selfApproved, short: zh.recommender }]
                : []),
              { label: zh.objections, cell: (item) => <ItemBadge {...item} awardee={notice.awardee} />, short: zh.objections },
            ]}
          />
        </article>
        <aside className="stack-5">
          <Panel title={notice.days.over ? zh.facts.period : zh.remaining}>
            <DaysPanel days={notice.days} now={notice.now} />
          </Panel>
          <Panel title={zh.different}>
            {mayObject ? (
              <>
                <p>
                  <ButtonLink variant="main" wide href={object}>
                    {zh.object}
                  </ButtonLink>
                </p>
                <p className="small mt-s3">{zh.objectText}</p>
                <p className="small soft mt-s2">{zh.objectHow}</p>
              </>
            ) : (
              <p className="small">{zh.objectOver}</p>
            )}
            <div className="mt-s3">
              <Facts
                small
                items={[
                  { label: zh.facts.phone, value: <Anchor href={telephone(notice.contactPhone)}>{notice.contactPhone}</Anchor> },
                  { label: zh.facts.department, value: `${notice.issuer}${notice.department === notice.issuer ? "" : notice.department}` },
                ]}
              />
            </div>
          </Panel>
        </aside>
      </div>
    </div>
  );
}
