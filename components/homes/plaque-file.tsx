import * as actions from "@/lib/homes/actions";
import type { PlaqueFile } from "@/lib/homes/queries/plaques";
import type { PlaqueMove } from "@/lib/homes/workflow";
import { fromDateColumn } from "@/lib/kernel/dates";
import { dateText, dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/homes";
import { subjects, unitOf } from "@/lib/text/subjects";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Timeline } from "../workflow/timeline";
import { Certificate } from "./certificate";
import { PlaqueBadge } from "./register";

const words = zh.register;
const forms: Record<Exclude<PlaqueMove, "expire">, FormAction> = {
  handOver: actions.handOver,
  suspend: actions.suspend,
  reinstate: actions.reinstate,
  revoke: actions.revoke,
};

/** A plate's file: what is on it, what happened to it, and what may be done. */
export function PlaqueFileView({ plaque }: { plaque: PlaqueFile }) {
  const held = subjects[plaque.awardee];
  const isPutForward = plaque.awardee === "person" || plaque.awardee === "team";
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: words.title, href: "/city/plaques" }, { label: plaque.number }]} />
      <div className="desk-head">
        <h1>
          <span className="code">{plaque.number}</span> <PlaqueBadge status={plaque.status} />
        </h1>
        <div className="row">
          <ButtonLink href={`/verify/${plaque.verifyCode}`}>{words.public}</ButtonLink>
          {plaque.applicationId !== null && <ButtonLink href={`/applications/${plaque.applicationId}`}>{words.application}</ButtonLink>}
        </div>
      </div>
      <Sheet>
        <Facts
          small
          items={[
            { label: zh.plaqueTitle, value: plaque.title },
            { label: zh.holder, value: plaque.holder },
            isPutForward && { label: unitOf, value: plaque.organization?.name },
            { label: held.on, value: dayText(fromDateColumn(plaque.issuedOn)) },
            { label: zh.validTo, value: plaque.validTo === null ? zh.noTerm : dayText(fromDateColumn(plaque.validTo)) },
            plaque.home && { label: zh.home, value: `${plaque.home.name}　${plaque.home.address}` },
            plaque.certificate && {
              label: held.certificate.title,
              value: <Certificate plaqueId={plaque.id} awardee={plaque.awardee} {...plaque.certificate} />,
            },
            plaque.importId !== null &&
              plaque.mayImport && {
                label: words.origin,
                value: <Anchor href={`/city/plaques/import/${plaque.importId}`}>{words.imported}</Anchor>,
              },
          ]}
        />
      </Sheet>
      <Sheet title={words.history}>
        <Timeline
          items={plaque.events.map((event) => ({
            state: "done" as const,
            title: words.events[event.kind],
            who: event.by ? words.by(event.by.name) : words.byItself,
            at: dateText(event.at),
            note: (
              <>
                {event.onDay && event.receivedBy && <p>{words.receivedBy(event.receivedBy, dayText(fromDateColumn(event.onDay)))}</p>}
                {event.note && <p>{event.note}</p>}
              </>
            ),
          }))}
        />
      </Sheet>
      {plaque.moves.map(({ name }) => name !== "expire" && <MoveSheet key={name} name={name} plaque={plaque} />)}
    </div>
  );
}

function MoveSheet({ name, plaque }: { name: keyof typeof forms; plaque: PlaqueFile }) {
  const held = subjects[plaque.awardee];
  const word = name === "handOver" ? held.handOver : words.moves[name];
  const labels = { note: words.note, onDay: words.onDay, receivedBy: words.receiver };
  return (
    <Sheet title={word.title}>
      <ActionForm action={forms[name]} id={name} labels={labels} hidden={{ plaqueId: plaque.id }}>
        <p className="small soft">{word.hint}</p>
        {name === "handOver" ? (
          <>
            <BoundDate name="onDay" label={words.onDay} initial={plaque.today} />
            <BoundText name="receivedBy" label={words.receiver} width="medium" autoComplete="off" />
          </>
        ) : (
          <BoundTextArea name="note" label={words.note} hint={words.noteHint} rows={3} />
        )}
        <Submit variant={name === "handOver" || name === "reinstate" ? "plain" : "danger"}>{held.buttons[name]}</Submit>
      </ActionForm>
    </Sheet>
  );
}
