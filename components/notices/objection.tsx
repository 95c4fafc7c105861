import type { Route } from "next";
import { revokeObjection, submitObjection } from "@/lib/notices/actions";
import type { PublicNoticeView, ReceiptView } from "@/lib/notices/queries/public";
import { revocableUntil } from "@/lib/kernel/revocable";
import { dayText, deadlineText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { calledText } from "@/lib/text/subjects";
import { zh as shell } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Receipt } from "../ui/receipt";
import { Panel } from "../ui/section";
import { ObjectionBadge } from "./badge";
import { leftText } from "./days";

const words = zh.form;
const labels = {
  itemId: words.who,
  criterionKey: words.criterion,
  mode: words.mode,
  name: words.name,
  phone: words.phone,
  text: words.text,
};

const crumbsTo = (notice: { id: string; number: string | null; title: string }, label: string) => (
  <Crumbs
    items={[
      { label: shell.nav.home, href: "/" },
      { label: zh.title, href: "/notices" },
      { label: notice.number ?? notice.title, href: `/notices/${notice.id}` as Route },
      { label },
    ]}
  />
);

/** No account, one page, and what each way means before anything is typed. */
export function ObjectionForm({ notice, item, idempotencyKey }: { notice: PublicNoticeView; item: string | null; idempotencyKey: string }) {
  const items = notice.items.filter(({ id }) => notice.objectable.includes(id));
  const named = notice.awardee === "person" || notice.awardee === "team";
  const chosen = items.length === 1 ? items[0]?.id : items.find(({ id }) => id === item)?.id;
  return (
    <div className="wrap">
      {crumbsTo(notice, zh.object)}
      <div className="with-aside">
        <div className="stack-5">
          <div>
            <h1>{words.title}</h1>
            <p className="soft">{notice.title}</p>
          </div>
          {items.length === 0 ? (
            <p>{zh.objectOver}</p>
          ) : (
            <ActionForm
              action={submitObjection}
              id="objection"
              labels={labels}
              words={words.problems}
              idempotencyKey={idempotencyKey}
              hidden={{ noticeId: notice.id }}
            >
              <BoundSelect
                name="itemId"
                options={items.map(({ id, unit, homeName }) => ({ value: id, label: calledText(named ? homeName : null, unit) }))}
                {...(chosen === undefined ? {} : { initial: chosen })}
              />
              <BoundSelect
                name="criterionKey"
                optional
                placeholder={words.wholeItem}
                options={notice.criteria.map(({ key, name }) => ({ value: key, label: name }))}
              />
              <BoundRadio
                name="mode"
                hint={words.modesHint}
                options={Object.entries(words.modes).map(([value, { label, hint }]) => ({ value, label, hint }))}
              />
              <BoundText name="name" autoComplete="name" width="medium" />
              <BoundText name="phone" hint={words.phoneHint} type="tel" inputMode="tel" autoComplete="tel" width="medium" />
              <BoundTextArea name="text" hint={words.textHint} rows={8} />
              <p className="small soft">{words.noFiles}</p>
              <div className="row">
                <Submit>{words.submit}</Submit>
                <ButtonLink variant="text" href={`/notices/${notice.id}`}>
                  {words.back}
                </ButtonLink>
              </div>
            </ActionForm>
          )}
        </div>
        <aside className="stack-5">
          <Panel paper>
            <p>
              <b>{leftText(notice.days, notice.now)}</b>
            </p>
          </Panel>
          <Panel title={words.next}>
            <ol className="bullets small">
              {words.nextItems.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </Panel>
        </aside>
      </div>
    </div>
  );
}

/** Number, what happens next and by when, how to look again, and how to take it back. */
export function ReceiptPage({ receipt }: { receipt: ReceiptView }) {
  const said = zh.receipt;
  const open = receipt.state === "received";
  return (
    <div className="wrap">
      {crumbsTo(receipt.notice, zh.objections)}
      <div className="stack-5 doc">
        <h1>{zh.objection.title(receipt.number)}</h1>
        {open ? (
          <Receipt title={said.title}>
            <p>
              {said.number} <b className="code">{receipt.number}</b>
            </p>
            <p>{said.next(receipt.department, deadlineText(receipt.dueAt, receipt.calendar))}</p>
            <p>{said.held(calledText(receipt.named, receipt.unit))}</p>
          </Receipt>
        ) : null}
        <Facts
          items={[
            { label: said.state, value: <ObjectionBadge state={receipt.state} /> },
            { label: words.who, value: calledText(receipt.named, receipt.unit) },
            { label: zh.objection.receivedAt, value: timeText(receipt.receivedAt) },
            receipt.answer !== null && { label: said.answer, value: receipt.answer },
            receipt.toldOn !== null && { label: said.toldOn, value: dayText(receipt.toldOn) },
          ]}
        />
        <p>{said.keep}</p>
        <p>{said.ask(receipt.contactPhone)}</p>
        {receipt.revocable && (
          <ActionForm action={revokeObjection} id="revoke" words={said.problems} hidden={{ receipt: receipt.receipt }}>
            <p className="small soft">{said.revokeHint(timeText(revocableUntil(receipt.receivedAt)))}</p>
            <Submit variant="plain">{said.revoke}</Submit>
          </ActionForm>
        )}
      </div>
    </div>
  );
}
