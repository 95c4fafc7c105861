"use client";

import type { ReactNode } from "react";
import { enterForClaimant, fileOnBehalf } from "@/lib/rights-cases/actions";
import type { BehalfEntryPage, DeskEntryPage } from "@/lib/rights-cases/queries/entry";
import { showCode } from "@/lib/rights-cases/rules/code";
import { readAlike } from "@/lib/rights-cases/rules/entry";
import { type CaseMode, caseModes, consentWays } from "@/lib/rights-cases/schema";
import { deskChannels } from "@/lib/rights-cases/schema/entry";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/entry";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundDate, BoundGroup, BoundRadio, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { useForm } from "../form/context";
import { Submit } from "../form/submit";
import { Facts } from "../ui/facts";
import { PrintButton } from "../ui/print";
import { Receipt } from "../ui/receipt";
import { Sheet } from "../ui/section";

type Category = DeskEntryPage["categories"][number];

/** A case that came by telephone, in person or by letter. */
export function DeskEntryForm({ page, token }: { page: DeskEntryPage; token: string }) {
  return (
    <ActionForm
      action={enterForClaimant}
      id="entry"
      labels={zh.fields}
      words={zh.problems}
      hidden={{ token, alike: "" }}
      differences={alike}
    >
      <OnceMade words={zh.done.once} another="/rights-cases/new">
        <Sheet title={zh.parts.how}>
          <div className="stack-5">
            <BoundRadio name="channel" as="line" options={deskChannels.map((value) => ({ value, label: zh.channels[value] }))} />
            <BoundDate name="receivedOn" initial={page.today} />
          </div>
        </Sheet>
        <Questions modes={caseModes} categories={page.categories} today={page.today} />
        <Submit>{zh.desk.send}</Submit>
      </OnceMade>
    </ActionForm>
  );
}

/** A case that an enterprise's association files for somebody, with that person's consent. */
export function BehalfForm({ page, token }: { page: BehalfEntryPage; token: string }) {
  return (
    <ActionForm action={fileOnBehalf} id="behalf" labels={zh.fields} words={zh.problems} hidden={{ token }}>
      <OnceMade words={zh.done.onceBehalf} another="/enterprise/rights/new">
        <Questions modes={["confidential", "realName"]} categories={page.categories} today={page.today} />
        <Submit>{zh.behalf.send}</Submit>
      </OnceMade>
    </ActionForm>
  );
}

const alike = (seen: Readonly<Record<string, string>>) => (
  <>
    <p>{zh.alike.lead}</p>
    <ul className="bullets">
      {readAlike(seen.alike ?? "").map(({ number, day }) => (
        <li key={number}>{zh.alike.line(number, dayText(day))}</li>
      ))}
    </ul>
    <p>{zh.alike.ask}</p>
  </>
);

function Questions({ modes, categories, today }: { modes: readonly CaseMode[]; categories: readonly Category[]; today: string }) {
  return (
    <>
      <Sheet title={zh.parts.matter}>
        <div className="stack-5">
          <BoundRadio name="mode" options={modes.map((value) => ({ value, ...zh.modes[value] }))} />
          <BoundSelect
            name="category"
            options={[{ value: "", label: zh.noCategory }, ...categories.map(({ code, name }) => ({ value: code, label: name }))]}
          />
          <BoundTextArea name="what" rows={8} hint={zh.hints.what} />
          <BoundText name="respondent" optional hint={zh.hints.respondent} autoComplete="off" />
          <BoundText name="respondentCode" optional width="medium" autoComplete="off" />
          <BoundTextArea name="ask" rows={3} />
          <BoundText name="notBy" optional hint={zh.hints.notBy} autoComplete="off" />
        </div>
      </Sheet>
      <Sheet title={zh.parts.who}>
        <div className="stack-5">
          <BoundText name="name" optional width="medium" autoComplete="off" />
          <BoundText name="phone" optional width="medium" hint={zh.hints.phone} autoComplete="off" />
          <BoundText name="address" optional autoComplete="off" />
          <BoundRadio
            name="language"
            as="line"
            initial="zh"
            options={(["zh", "en"] as const).map((value) => ({ value, label: zh.languages[value] }))}
          />
          <BoundText name="people" width="medium" initial="1" hint={zh.hints.people} autoComplete="off" />
          <Representatives />
        </div>
      </Sheet>
      <Sheet title={zh.parts.consent}>
        <div className="stack-5">
          <BoundRadio
            name="consentHow"
            as="line"
            hint={zh.hints.consent}
            options={consentWays.map((value) => ({ value, label: zh.consents[value] }))}
          />
          <BoundDate name="consentOn" initial={today} />
          <BoundCheckbox name="consentHandle" />
          <BoundCheckbox name="consentSensitive" />
        </div>
      </Sheet>
    </>
  );
}

/** Four fields of one name: with the claimant five speak for a joint case. */
function Representatives() {
  const form = useForm();
  const typed = form.typed("representatives");
  const names = typed === undefined ? [] : Array.isArray(typed) ? typed : [typed];
  return (
    <BoundGroup name="representatives" label={zh.fields.representatives} hint={zh.hints.representatives} optional>
      <div className="stack">
        {[0, 1, 2, 3].map((at) => (
          <input
            key={at}
            type="text"
            className="input input-medium"
            name="representatives"
            // The summary of errors leads to the first.
            id={at === 0 ? form.idOf("representatives") : undefined}
            aria-label={zh.representative(at + 1)}
            defaultValue={names[at] ?? ""}
            autoComplete="off"
          />
        ))}
      </div>
    </BoundGroup>
  );
}

type Made = { number: string; code: string };
const madeIn = (done: unknown): Made | null =>
  typeof done === "object" && done !== null && "number" in done && "code" in done ? (done as Made) : null;

/** The questions, until they were answered; then number and code in their place, this once. */
function OnceMade({ words, another, children }: { words: string; another: string; children: ReactNode }) {
  const made = madeIn(useForm().done);
  if (made === null) return children;
  return (
    <Receipt
      title={zh.done.title}
      actions={
        <>
          <PrintButton>{zh.done.print}</PrintButton>
          {/* A page of its own: nothing of this one may stay. */}
          <a className="btn" href={another}>
            {zh.done.another}
          </a>
        </>
      }
    >
      <Facts
        items={[
          { label: zh.done.number, value: <b className="code">{made.number}</b> },
          { label: zh.done.code, value: <b className="code">{showCode(made.code)}</b> },
        ]}
      />
      <p>{words}</p>
      <p className="soft">{zh.done.use}</p>
    </Receipt>
  );
}
