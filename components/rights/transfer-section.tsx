import * as actions from "@/lib/rights-cases/actions";
import type { TransferSection } from "@/lib/rights-cases/queries/transfers";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { BoundCheckboxGroup, BoundSelect, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { StatusBadge } from "../workflow/status-badge";
import { LinksShown } from "./links-shown";

const words = zh.office;
type Transfer = TransferSection["transfers"][number];
type Props = { view: TransferSection; keys: Readonly<Record<string, string>> };

const form = { labels: words.labels, words: words.problems };
const chosen = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));

/** The office's side: whom the claimant was asked about, to whom the case went, and what came back. */
export function TransferSheet({ view, keys }: Props) {
  return (
    <Sheet title={words.title} id="transfer">
      <p className="small soft">{words.lead}</p>
      <Consents view={view} keys={keys} />
      {view.dispute && <Note tone="warn">{words.disputed}</Note>}
      {view.transfers.map((transfer) => (
        <TransferBlock key={transfer.id} {...{ transfer, view, keys }} />
      ))}
      <Send {...{ view, keys }} />
      <Acts {...{ view, keys }} />
    </Sheet>
  );
}

function Consents({ view, keys }: Props) {
  return (
    <section className="stack mt-s5">
      <h3>{words.consents}</h3>
      {view.consents.length === 0 ? (
        <p className="soft">{words.noConsents}</p>
      ) : (
        <Table
          dense
          caption={words.consentsCaption}
          rows={view.consents}
          rowKey={({ partner }) => partner.id}
          columns={[
            { label: words.partner, main: true, cell: ({ partner }) => partner.name },
            { label: words.state, short: words.state, cell: ({ state }) => <StatusBadge {...words.consentStates[state]} /> },
            { label: words.askedOn, short: words.askedOn, cell: ({ askedOn }) => dayText(askedOn) },
            { label: words.answeredOn, short: words.answeredOn, cell: ({ answeredOn }) => answeredOn && dayText(answeredOn) },
          ]}
        />
      )}
      {view.may.ask &&
        (view.partners.length === 0 ? (
          <p className="small soft">{words.noPartners}</p>
        ) : (
          <ActionForm
            {...form}
            action={actions.askConsent}
            id="ask-consent"
            idempotencyKey={keys.ask ?? ""}
            hidden={{ caseId: view.caseId }}
          >
            <BoundSelect
              name="partnerId"
              label={words.askTitle}
              options={view.partners.map(({ id, name, kind }) => ({ value: id, label: words.chooseKind(name, kind) }))}
            />
            <Submit variant="plain">{words.askButton}</Submit>
          </ActionForm>
        ))}
    </section>
  );
}

/** What is done about one transfer, each with what it asks. */
function Act({
  action,
  word,
  transfer,
  view,
  keys,
  name,
  comment = true,
  open = false,
}: Props & {
  action: FormAction;
  word: { button: string; hint: string };
  transfer: Transfer;
  name: string;
  comment?: boolean;
  open?: boolean;
}) {
  const body = (
    <>
      <p className="small soft">{word.hint}</p>
      <ActionForm
        {...form}
        {...{ action, id: `${name}-${transfer.id}`, idempotencyKey: keys[`${name}-${transfer.id}`] ?? "" }}
        hidden={{ caseId: view.caseId, transferId: transfer.id }}
      >
        {comment && <BoundTextArea name="comment" rows={3} />}
        <Submit variant="plain">{word.button}</Submit>
      </ActionForm>
    </>
  );
  if (open) return <div className="stack">{body}</div>;
  return (
    <details className="fold">
      <summary>{word.button}</summary>
      {body}
    </details>
  );
}

function TransferBlock({ transfer, ...rest }: Props & { transfer: Transfer }) {
  const { view } = rest;
  const { partner, lead, state, sentOn, dueOn, linkUntil, linkOver, objectUntil, objectedOn, endedOn } = transfer;
  const mayAct = view.may.act && transfer.open;
  return (
    <section className="stack mt-s5">
      <h3>
        {partner.name} <StatusBadge {...words.states[state]} />{" "}
        <span className="small soft">{lead ? words.lead2.lead : words.lead2.joint}</span>
      </h3>
      <Facts
        small
        items={[
          { label: words.sentOn, value: dayText(sentOn) },
          dueOn !== null && { label: words.dueOn, value: dayText(dueOn) },
          transfer.open && { label: words.linkUntil, value: dayText(linkUntil) },
          transfer.request !== null && { label: words.request, value: <span className="said">{transfer.request}</span> },
          transfer.objection !== null && { label: words.objection, value: <span className="said">{transfer.objection}</span> },
          transfer.answer !== null && { label: words.answer, value: <span className="said">{transfer.answer}</span> },
          endedOn !== null && { label: words.endedOn, value: dayText(endedOn) },
        ]}
      />
      {state === "sent" && objectedOn === null && <p className="small soft">{words.objectUntil(dayText(objectUntil))}</p>}
      {transfer.open && linkOver && <Note tone="warn">{words.linkOver}</Note>}
      {mayAct && (
        <>
          {state === "objected" && (
            <>
              <Act
                {...rest}
                {...{ transfer, name: "agree", action: actions.agreeObjection, word: words.agree, comment: false, open: true }}
              />
              <Act {...rest} {...{ transfer, name: "decline", action: actions.declineObjection, word: words.decline, open: true }} />
            </>
          )}
          <ActionForm
            {...form}
            action={actions.renewLink}
            id={`renew-${transfer.id}`}
            hidden={{ caseId: view.caseId, transferId: transfer.id }}
          >
            <LinksShown at={view.linkAt} />
            <details className="fold">
              <summary>{words.renew.button}</summary>
              <p className="small soft">{words.renew.hint}</p>
              <Submit variant="plain">{words.renew.button}</Submit>
            </details>
          </ActionForm>
          <Act {...rest} {...{ transfer, name: "recall", action: actions.recallTransfer, word: words.recall }} />
        </>
      )}
    </section>
  );
}

/** These forms stay where they are after the act: what they hand back is shown in them, and nowhere else. */
function Send({ view }: Props) {
  const { may, ready, caseId, revision, linkAt } = view;
  return (
    <>
      <section className="stack mt-s5">
        {may.send && <h3>{words.sendTitle}</h3>}
        <ActionForm {...form} action={actions.transferCase} id="transfer" hidden={{ caseId, revision: String(revision) }}>
          <LinksShown at={linkAt} />
          {may.send && (
            <>
              <p className="small soft">{ready.length === 0 ? words.noneReady : words.sendHint}</p>
              {ready.length > 0 && (
                <>
                  <BoundCheckboxGroup name="partnerIds" options={chosen(ready)} />
                  {ready.length > 1 && <BoundSelect name="leadId" optional options={chosen(ready)} />}
                  <BoundTextArea name="request" rows={4} />
                  <Submit>{words.sendButton}</Submit>
                </>
              )}
            </>
          )}
        </ActionForm>
      </section>
      <section className="stack mt-s5">
        {may.join && ready.length > 0 && <h3>{words.joinTitle}</h3>}
        <ActionForm {...form} action={actions.joinTransfer} id="join" hidden={{ caseId }}>
          <LinksShown at={linkAt} />
          {may.join && ready.length > 0 && (
            <>
              <BoundSelect name="partnerId" options={chosen(ready)} />
              <BoundTextArea name="request" rows={3} />
              <Submit variant="plain">{words.joinButton}</Submit>
            </>
          )}
        </ActionForm>
      </section>
    </>
  );
}

function Acts({ view, keys }: Props) {
  const { may, caseId } = view;
  const open = view.transfers.filter((transfer) => transfer.open).map(({ id, partner }) => ({ id, name: partner.name }));
  return (
    <>
      {may.escalate && (
        <details className="fold mt-s4">
          <summary>{words.escalate.title}</summary>
          <p className="small soft">{words.escalate.hint}</p>
          <ActionForm
            {...form}
            {...{ action: actions.escalateDispute, id: "escalate", idempotencyKey: keys.escalate ?? "" }}
            hidden={{ caseId }}
          >
            <BoundTextArea name="comment" rows={3} />
            <Submit variant="plain">{words.escalate.button}</Submit>
          </ActionForm>
        </details>
      )}
      {may.settle && (
        <section className="stack mt-s5">
          <h3>{words.settle.title}</h3>
          <p className="small soft">{words.settle.hint}</p>
          <ActionForm {...form} {...{ action: actions.settleDispute, id: "settle", idempotencyKey: keys.settle ?? "" }} hidden={{ caseId }}>
            <BoundSelect name="transferId" options={chosen(open)} />
            <BoundTextArea name="comment" rows={3} />
            <Submit>{words.settle.button}</Submit>
          </ActionForm>
        </section>
      )}
    </>
  );
}
