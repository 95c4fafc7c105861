import { checkIn, rateSession, revokeSessionRating } from "@/lib/activities/actions";
import type { CameView } from "@/lib/activities/queries/public";
import { zh as activities } from "@/lib/text/activities";
import { clockText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { Receipt } from "../ui/receipt";

const words = zh.door;

const crumbs = (label: string) => (
  <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/activities" }, { label }]} />
);

type Door = { session: { id: string; activity: { title: string } } | null; person: string | null };

/** Whoever scanned the code in time says who they are. */
export function SelfCheckIn({ session, person }: Door) {
  return (
    <div className="wrap">
      {crumbs(words.title)}
      <div className="stack-5 doc">
        <h1>{words.title}</h1>
        {session === null ? (
          <Empty icon="qr" title={words.late}>
            {words.lateText}
          </Empty>
        ) : (
          <>
            <p className="lead">{session.activity.title}</p>
            <ActionForm
              action={checkIn}
              id="check-in"
              labels={{ name: zh.form.name, phone: zh.form.phone, ticket: words.problems.ticket }}
              words={{ ...activities.blockers, ...words.problems }}
              hidden={{ ticket: "" }}
            >
              {person === null ? (
                <>
                  <BoundText name="name" autoComplete="name" width="medium" maxLength={50} />
                  <BoundText name="phone" type="tel" inputMode="tel" autoComplete="tel" width="medium" />
                </>
              ) : (
                <p>{words.as(person)}</p>
              )}
              <Submit>{words.submit}</Submit>
            </ActionForm>
          </>
        )}
      </div>
    </div>
  );
}

/** Checked in; and, once it has begun, how it was, without a name. */
export function CamePage({ came }: { came: CameView }) {
  const said = zh.came;
  return (
    <div className="wrap">
      {crumbs(said.title)}
      <div className="stack-5 doc">
        <h1>{came.session.activity.title}</h1>
        <Receipt title={said.title}>
          <p>{said.text(came.name, timeText(came.at))}</p>
        </Receipt>
        {came.rated ? (
          <>
            <Note tone="ok" live>
              {said.thanks}
            </Note>
            {came.revocableUntil && (
              <ActionForm action={revokeSessionRating} id="revoke" words={{ ...activities.blockers, ...said.problems }}>
                <p className="small soft">{said.revokeHint(clockText(came.revocableUntil))}</p>
                <Submit variant="plain">{said.revoke}</Submit>
              </ActionForm>
            )}
          </>
        ) : !came.begun ? (
          <p>{said.early}</p>
        ) : (
          <ActionForm
            action={rateSession}
            id="rate"
            labels={{ grade: said.rate, comment: said.comment }}
            words={activities.blockers}
            hidden={{ receipt: came.receipt }}
          >
            <BoundRadio
              name="grade"
              as="rows"
              hint={said.lead}
              options={["5", "4", "3", "2", "1"].map((value) => ({ value, label: said.grades[value as "5"] }))}
            />
            <BoundTextArea name="comment" optional rows={3} maxLength={500} />
            <Submit>{said.submit}</Submit>
          </ActionForm>
        )}
      </div>
    </div>
  );
}
