import type { Route } from "next";
import { draftPolicy, releasePolicy, repealPolicy, withdrawPolicy } from "@/lib/policies/actions";
import type { listPolicies, PolicyView } from "@/lib/policies/queries";
import type { PolicyMove } from "@/lib/policies/workflow";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/policies";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundRadio, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { StatusBadge } from "../workflow/status-badge";
import { PolicyBadge } from "./badge";
import { PolicyFacts, PolicyText } from "./policy";
import { MoveSheet } from "../workflow/move-sheet";

const words = zh.desk;
type List = NonNullable<Awaited<ReturnType<typeof listPolicies>>>;

export function DeskPolicies({ list }: { list: List }) {
  const { rows, next } = list;
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        {list.may.draft && <ButtonLink href="/city/policies/new">{words.add}</ButtonLink>}
      </div>
      {rows.length === 0 ? (
        <Empty icon="scroll" title={words.noneYet} />
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={words.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: words.name,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/city/policies/${row.id}`}>{row.title}</Anchor>
                    {row.number !== null && <span className="sub code">{row.number}</span>}
                  </>
                ),
              },
              { label: zh.fields.status, cell: (row) => <PolicyBadge status={row.status} state="released" /> },
              { label: words.state, cell: ({ state }) => <StatusBadge {...zh.states[state]} /> },
              { label: words.drafted, cell: (row) => words.by(row.draftedBy.name, dateText(row.draftedAt)), short: words.drafted },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(next === null ? {} : { next: `/city/policies?after=${next}` as Route })} />
    </div>
  );
}

/** A new one, or the draft that is written over. */
export function PolicyForm({ policy, idempotencyKey }: { policy?: PolicyView; idempotencyKey: string }) {
  const day = (name: "signedOn" | "issuedOn" | "effectiveOn" | "publishedOn") => (
    <BoundDate key={name} name={name} optional initial={policy?.[name] ?? ""} />
  );
  const line = (name: "number" | "indexNumber" | "numberingBody" | "signingBody" | "publisher") => (
    <BoundText key={name} name={name} optional width="medium" autoComplete="off" initial={policy?.[name] ?? ""} />
  );
  return (
    <ActionForm
      action={draftPolicy}
      id="policy"
      labels={zh.fields}
      words={zh.problems}
      idempotencyKey={idempotencyKey}
      hidden={{ policyId: policy?.id ?? "" }}
    >
      <BoundText name="title" hint={words.hints.title} autoComplete="off" initial={policy?.title ?? ""} />
      {line("number")}
      {line("indexNumber")}
      {line("numberingBody")}
      {line("signingBody")}
      {line("publisher")}
      <BoundRadio
        name="status"
        as="line"
        initial={policy?.status ?? "inForce"}
        options={(["trial", "inForce"] as const).map((value) => ({ value, label: zh.statuses[value].label }))}
      />
      <p className="small soft">{words.hints.dates}</p>
      {day("signedOn")}
      {day("issuedOn")}
      {day("effectiveOn")}
      {day("publishedOn")}
      <BoundTextArea name="text" optional rows={16} hint={words.hints.text} initial={policy?.text ?? ""} />
      <Submit>{words.save}</Submit>
    </ActionForm>
  );
}

export function NewPolicy({ idempotencyKey }: { idempotencyKey: string }) {
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: words.title, href: "/city/policies" }, { label: words.addTitle }]} />
      <div>
        <h1>{words.addTitle}</h1>
        <p className="soft">{words.lead}</p>
      </div>
      <Sheet>
        <PolicyForm idempotencyKey={idempotencyKey} />
      </Sheet>
    </div>
  );
}

const actions: Record<PolicyMove, FormAction> = { release: releasePolicy, repeal: repealPolicy, withdraw: withdrawPolicy };

/** The office's page of a policy: what will be or is public, who entered it, and what may be done. */
export function PolicyDossier({ policy, keys }: { policy: PolicyView; keys: Record<string, string> }) {
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: words.title, href: "/city/policies" }, { label: policy.title }]} />
      <div className="desk-head">
        <div>
          <h1>
            {policy.title} <PolicyBadge status={policy.status} state="released" /> <StatusBadge {...zh.states[policy.state]} />
          </h1>
          <p className="small soft">
            {words.drafted}　{words.by(policy.draftedBy.name, dateText(policy.draftedAt))}
            {policy.releasedBy && policy.releasedAt && `　${words.released(policy.releasedBy.name, dateText(policy.releasedAt))}`}
          </p>
        </div>
        {policy.state !== "draft" && <ButtonLink href={`/policies/${policy.id}`}>{words.publicPage}</ButtonLink>}
      </div>
      {policy.reason !== null && (
        <Note tone="warn">
          {zh.reason}：{policy.reason}
        </Note>
      )}
      <Sheet title={zh.text}>
        <PolicyFacts policy={policy} />
        <div className="mt-s4">{policy.text === null ? <p className="soft">{zh.noText}</p> : <PolicyText text={policy.text} />}</div>
      </Sheet>
      {policy.moves.map((move) => (
        <MoveSheet
          key={move.name}
          {...{ move, word: zh.moves[move.name], blockers: zh.blockers, action: actions[move.name], labels: zh.fields }}
          {...{ idempotencyKey: keys[move.name] ?? "", hidden: { policyId: policy.id } }}
        >
          {move.name === "repeal" && <BoundDate name="repealedOn" initial={policy.today} />}
          {move.comment && <BoundTextArea name="comment" rows={3} />}
        </MoveSheet>
      ))}
      {policy.may.amend && (
        <Sheet title={words.amend}>
          <PolicyForm policy={policy} idempotencyKey={keys.draft ?? ""} />
        </Sheet>
      )}
    </div>
  );
}
