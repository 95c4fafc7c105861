import type { Route } from "next";
import type { PublicActivity } from "@/lib/activities/queries/public";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Panel } from "../ui/section";
import { ActivityBadge } from "./badge";
import { EnrolForm, type Own } from "./enrol";
import { spanText } from "./filing";

const words = zh.view;
type Session = PublicActivity["sessions"][number];

function stateOf(activity: PublicActivity, { status, open, over, seats, taken, waiting, reason }: Session) {
  if (status === "cancelled") return <Badge tone="bad">{reason === null ? zh.cancelledOne : `${zh.cancelledOne}：${reason}`}</Badge>;
  if (status !== "planned") return <Badge>{zh.held}</Badge>;
  if (over) return <Badge>{zh.over}</Badge>;
  if (!activity.enrolment) return <Badge tone="ok">{zh.walkIn}</Badge>;
  if (!open) return <Badge>{zh.notYet}</Badge>;
  if (seats === null) return <Badge tone="ok">{zh.unlimited}</Badge>;
  return taken < seats ? <Badge tone="ok">{zh.left(seats - taken)}</Badge> : <Badge tone="warn">{zh.full(waiting)}</Badge>;
}

type Props = { activity: PublicActivity; own: Own; chosen: string | null; idempotencyKey: string };

/** One activity as anybody reads it, and a seat in it. */
export function ActivityView({ activity, own, chosen, idempotencyKey }: Props) {
  const open = activity.sessions.filter((session) => session.open);
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/activities" }, { label: activity.title }]} />
      <div className="with-aside">
        <div className="stack-5">
          <h1>
            {activity.title} <ActivityBadge status={activity.status} />
          </h1>
          {activity.status === "cancelled" && <Note tone="bad">{words.cancelled(activity.reason)}</Note>}
          <div className="stack">
            {activity.summary.split("\n").map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </div>
          <Facts
            items={[
              {
                label: words.home,
                value: <Anchor href={`/homes/${activity.home.id}` as Route}>{activity.home.name}</Anchor>,
              },
              activity.campaign !== null && {
                label: words.campaign,
                value: <Anchor href={`/activities?campaign=${activity.campaign.id}` as Route}>{activity.campaign.name}</Anchor>,
              },
              activity.organizer !== null && { label: words.organizer, value: activity.organizer },
              {
                label: words.where,
                value: activity.mode === "atHome" ? activity.home.address : (activity.place ?? activities.modes[activity.mode]),
              },
              { label: words.services, value: activity.services.join("、") },
              { label: words.contact, value: activity.contactPhone },
            ]}
          />
          <section>
            <h2>{words.sessions}</h2>
            <ul className="tasklist">
              {activity.sessions.map((session) => (
                <li key={session.id}>
                  <span>
                    {spanText(session.startsAt, session.endsAt)}
                    {session.room && <span className="micro">{session.room.name}</span>}
                  </span>
                  {stateOf(activity, session)}
                </li>
              ))}
            </ul>
          </section>
        </div>
        <aside className="stack-5">
          <Panel title={words.enrol}>
            {open.length === 0 ? (
              <p>{activity.enrolment ? words.closed : zh.walkIn}</p>
            ) : (
              <EnrolForm activity={activity} open={open} {...{ own, chosen, idempotencyKey }} />
            )}
          </Panel>
        </aside>
      </div>
    </div>
  );
}
