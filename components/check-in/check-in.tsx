import type { Route } from "next";
import type { CheckInPage } from "@/lib/activities/queries/door";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/check-in";
import { zh as filings } from "@/lib/text/filings";
import { timeText } from "@/lib/text/format";
import { spanText } from "../activities/filing";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { DoorDesk } from "./desk";

type Props = { page: CheckInPage; already: boolean; keys: { manual: string; walkIn: string } };

/** The page at the door, made for one hand: what was said last on top, then the camera, six figures, a name. */
export function CheckInView({ page, already, keys }: Props) {
  const session = `/filings/sessions/${page.id}`;
  return (
    <div className="gate-page">
      <Crumbs
        items={[
          { label: filings.title, href: "/filings" },
          { label: filings.session.title(page.ordinal), href: session as Route },
          { label: zh.title },
        ]}
      />
      <h1>{page.activity.title}</h1>
      <p className="small soft">{spanText(page.startsAt, page.endsAt)}</p>
      <p className="row">
        <Anchor href={session as Route}>{zh.back}</Anchor>
        {page.blockers.length === 0 && <Anchor href={`${session}/door` as Route}>{filings.session.door}</Anchor>}
      </p>
      {page.came && (
        <Note tone={already ? "warn" : "ok"} live>
          {(already ? filings.session.cameBefore : filings.session.cameNow)(page.came.name, timeText(page.came.at))}
        </Note>
      )}
      {page.blockers.length > 0 ? (
        <Note tone="warn">
          {zh.closed}：{page.blockers.map((blocker) => activities.blockers[blocker]).join("；")}。
          {page.blockers.includes("doorsOpen") && zh.opens(timeText(page.opensAt))}
        </Note>
      ) : (
        <DoorDesk id={page.id} personId={page.personId} present={page.present} enrolment={page.enrolment} keys={keys} />
      )}
    </div>
  );
}
