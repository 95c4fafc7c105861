import type { Route } from "next";
import { cancelEnrolment } from "@/lib/activities/actions";
import type { EnrolmentReceipt } from "@/lib/activities/queries/public";
import { zh as activities } from "@/lib/text/activities";
import { timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Qr } from "../ui/qr";
import { Receipt } from "../ui/receipt";
import { spanText } from "./filing";

const words = zh.receipt;

/** The seat or the turn, what is shown at the door, and how it is called off: one opens the question, one answers it. */
export function EnrolmentReceiptView({ receipt }: { receipt: EnrolmentReceipt }) {
  const { session, state, came } = receipt;
  const { activity } = session;
  const off = session.status === "cancelled";
  return (
    <div className="wrap">
      <Crumbs
        items={[
          { label: shell.nav.home, href: "/" },
          { label: zh.title, href: "/activities" },
          { label: activity.title, href: `/activities/${activity.id}` as Route },
          { label: words.title },
        ]}
      />
      <div className="stack-5 doc">
        <h1>{activity.title}</h1>
        {off && <Note tone="bad">{words.sessionCancelled(session.reason)}</Note>}
        {!off && state === "cancelled" && <Note tone="warn">{words.cancelled}</Note>}
        {!off && state !== "cancelled" && (
          <Receipt title={words[state]}>
            {receipt.turn !== null && <p>{words.turn(receipt.turn)}</p>}
            <p>{words.keep}</p>
          </Receipt>
        )}
        {came && (
          <Note tone="ok">
            {words.cameAt(timeText(came.at))}　<ButtonLink href={`/activities/came/${came.rating}` as Route}>{words.rate}</ButtonLink>
          </Note>
        )}
        {!off && state === "enrolled" && !came && (
          <div className="admission">
            <Qr code={receipt.qr} label={words.qr} />
            <p>
              <span className="soft">{words.code}</span>
              <br />
              <b className="figure code">{receipt.code}</b>
              <br />
              <span className="small soft">{words.codeHint}</span>
            </p>
          </div>
        )}
        <Facts
          items={[
            { label: words.name, value: receipt.name },
            { label: zh.view.when, value: spanText(session.startsAt, session.endsAt) },
            {
              label: zh.view.where,
              value:
                activity.mode === "atHome"
                  ? [session.home.name, session.home.address, session.room?.name].filter(Boolean).join("　")
                  : (activity.place ?? activities.modes[activity.mode]),
            },
            { label: zh.view.contact, value: activity.contactPhone },
          ]}
        />
        {!off && state !== "cancelled" && (
          <p className="row">
            <a className="btn" href={`/activities/receipt/${receipt.receipt}/calendar`} download>
              {words.calendar}
            </a>
          </p>
        )}
        {receipt.mayCancel && (
          <details className="fold">
            <summary>{words.cancel}</summary>
            <ActionForm
              action={cancelEnrolment}
              id="cancel"
              className="stack mt-s3"
              words={{ ...activities.blockers, ...words.problems }}
              hidden={{ receipt: receipt.receipt }}
            >
              <p className="small soft">{words.cancelHint}</p>
              <Submit variant="danger">{words.cancelDo}</Submit>
            </ActionForm>
          </details>
        )}
        {state === "cancelled" && !off && activity.status === "enrolling" && (
          <p>
            <ButtonLink href={`/activities/${activity.id}` as Route}>{words.again}</ButtonLink>
          </p>
        )}
      </div>
    </div>
  );
}
