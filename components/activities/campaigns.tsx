import type { Route } from "next";
import { closeCampaign, saveCampaign } from "@/lib/activities/actions";
import type { CampaignList, CampaignView } from "@/lib/activities/queries/campaigns";
import { addressWith } from "@/lib/kernel/paging";
import { zh } from "@/lib/text/campaigns";
import { dayText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { ActivityBadge } from "./badge";

const { heads, activityHeads } = zh;
const daysText = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) => zh.days(dayText(firstDay), dayText(lastDay));

/** The city's campaigns and what came of each (T18). */
export function CampaignsView({ list, idempotencyKey }: { list: CampaignList; idempotencyKey: string }) {
  return (
    <div className="stack-5">
      <div>
        <h1>{zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      {list.rows.length === 0 ? (
        <Empty icon="calendar" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <Sheet title={zh.caption} flush>
          <Table
            dense
            caption={zh.caption}
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: heads.name,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/city/campaigns/${row.id}` as Route}>{row.name}</Anchor>
                    <span className="sub">{daysText(row)}</span>
                  </>
                ),
              },
              {
                label: heads.state,
                cell: ({ phase }) => <Badge tone={zh.phases[phase].tone}>{zh.phases[phase].label}</Badge>,
              },
              { label: heads.filed, short: heads.filed, cell: ({ counts }) => zh.filed(counts.filed, counts.approved) },
              { label: heads.homes, short: heads.homes, num: true, cell: ({ counts }) => zh.homes(counts.homes) },
              { label: heads.held, short: heads.held, num: true, cell: ({ counts }) => zh.held(counts.held) },
              { label: heads.personTimes, short: heads.personTimes, num: true, cell: ({ counts }) => zh.personTimes(counts.personTimes) },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(list.next === null ? {} : { next: addressWith("/city/campaigns", { after: list.next }) as Route })}>{zh.rule}</Pager>
      {list.mayChange && (
        <Sheet title={zh.add}>
          <CampaignForm campaign={null} idempotencyKey={idempotencyKey} />
        </Sheet>
      )}
    </div>
  );
}

function CampaignForm({ campaign, idempotencyKey }: { campaign: CampaignView | null; idempotencyKey: string }) {
  return (
    <ActionForm
      action={saveCampaign}
      id="campaign"
      labels={zh.labels}
      words={zh.problems}
      idempotencyKey={idempotencyKey}
      hidden={{ campaignId: campaign?.id ?? "" }}
    >
      <BoundText name="name" hint={zh.nameHint} width="medium" maxLength={40} autoComplete="off" initial={campaign?.name ?? ""} />
      <BoundDate name="firstDay" initial={campaign?.firstDay ?? ""} />
      <BoundDate name="lastDay" initial={campaign?.lastDay ?? ""} />
      <BoundTextArea name="theme" optional hint={zh.themeHint} rows={4} initial={campaign?.theme ?? ""} />
      <Submit>{zh.save}</Submit>
    </ActionForm>
  );
}

/** One campaign: its figures, the activities that name it, and its words. */
export function CampaignDossier({ campaign, keys }: { campaign: CampaignView; keys: { save: string; close: string } }) {
  const { counts, phase, activities } = campaign;
  const closed = phase === "closed";
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/city/campaigns" }, { label: campaign.name }]} />
      <div>
        <h1>
          {campaign.name} <Badge tone={zh.phases[phase].tone}>{zh.phases[phase].label}</Badge>
        </h1>
        <p className="soft">{daysText(campaign)}</p>
      </div>
      <div className="dossier">
        <div className="stack-5">
          {activities.length === 0 ? (
            <Empty icon="calendar" title={zh.activitiesNone}>
              {zh.activitiesNoneText}
            </Empty>
          ) : (
            <Sheet title={zh.activities} flush>
              <Table
                dense
                caption={zh.activities}
                rows={activities}
                rowKey={({ id }) => id}
                columns={[
                  {
                    label: activityHeads.title,
                    main: true,
                    cell: (row) => (
                      <>
                        <Anchor href={`/filings/${row.id}` as Route}>{row.title}</Anchor>
                        <span className="sub">
                          {row.number && <span className="code">{row.number}　</span>}
                          {row.home}
                        </span>
                      </>
                    ),
                  },
                  { label: activityHeads.state, cell: ({ status }) => <ActivityBadge status={status} /> },
                  { label: activityHeads.held, short: activityHeads.held, num: true, cell: ({ held }) => zh.held(held) },
                  {
                    label: activityHeads.personTimes,
                    short: activityHeads.personTimes,
                    num: true,
                    cell: ({ personTimes }) => zh.personTimes(personTimes),
                  },
                ]}
              />
              {campaign.next !== null && (
                <div className="sheet-pad">
                  <Pager next={addressWith(`/city/campaigns/${campaign.id}`, { after: campaign.next }) as Route} />
                </div>
              )}
            </Sheet>
          )}
        </div>
        <div className="stack-5">
          <Sheet title={zh.caption}>
            <Facts
              small
              items={[
                { label: heads.filed, value: zh.filed(counts.filed, counts.approved) },
                { label: heads.homes, value: zh.homes(counts.homes) },
                { label: heads.held, value: zh.held(counts.held) },
                { label: heads.personTimes, value: zh.personTimes(counts.personTimes) },
                campaign.theme !== null && { label: zh.labels.theme, value: campaign.theme },
              ]}
            />
            <p className="small soft mt-s3">{zh.rule}</p>
          </Sheet>
          <Sheet title={zh.report.title}>
            <p className="small soft">{zh.report.openHint}</p>
            <p className="mt-s3">
              <a className={look("plain")} href={`/api/campaigns/${campaign.id}/report`}>
                {zh.report.open}
              </a>
            </p>
          </Sheet>
          {campaign.mayChange && (
            <>
              <Sheet title={zh.change}>
                <CampaignForm campaign={campaign} idempotencyKey={keys.save} />
              </Sheet>
              <Sheet title={closed ? zh.reopen : zh.close}>
                <p className="small soft">{zh.closeHint}</p>
                <ActionForm
                  action={closeCampaign}
                  id="close"
                  className="mt-s3"
                  idempotencyKey={keys.close}
                  hidden={{ campaignId: campaign.id, closed: closed ? "off" : "on" }}
                >
                  <Submit variant="plain">{closed ? zh.reopen : zh.close}</Submit>
                </ActionForm>
              </Sheet>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
