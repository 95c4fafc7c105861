import { retirePartner, savePartner } from "@/lib/rights-cases/actions";
import type { PartnerRow } from "@/lib/rights-cases/queries/partners";
import { partnerKinds } from "@/lib/rights-cases/schema/transfers";
import { zh } from "@/lib/text/rights/transfer";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.registry;

/** The registry of bodies a case can be handed to; `editing` is the one that is changed. */
export function PartnersView({
  rows,
  editing,
  keys,
}: {
  rows: readonly PartnerRow[];
  editing: PartnerRow | null;
  keys: Record<string, string>;
}) {
  return (
    <div className="stack-5">
      {editing && <Crumbs items={[{ label: words.title, href: "/city/partners" }, { label: editing.name }]} />}
      <div>
        <h1>{words.title}</h1>
        <p className="soft">{words.lead}</p>
      </div>
      {!editing &&
        (rows.length === 0 ? (
          <Empty icon="users" title={words.none}>
            {words.noneText}
          </Empty>
        ) : (
          <Sheet flush>
            <Table
              dense
              caption={words.caption}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  label: words.labels.name,
                  main: true,
                  cell: ({ id, name, remit }) => (
                    <>
                      <Anchor href={`/city/partners?edit=${id}`}>{name}</Anchor>
                      <span className="sub">{remit}</span>
                    </>
                  ),
                },
                { label: words.labels.kind, short: words.labels.kind, cell: ({ kind }) => zh.kinds[kind] },
                { label: words.labels.phone, short: words.labels.phone, cell: ({ phone }) => phone },
                { label: words.state, short: words.state, cell: ({ active }) => (active ? words.inUse : words.retired) },
              ]}
            />
          </Sheet>
        ))}
      <Sheet title={editing ? words.changeTitle(editing.name) : words.add}>
        <ActionForm
          key={editing?.id ?? "new"}
          action={savePartner}
          id="partner"
          labels={words.labels}
          words={words.problems}
          idempotencyKey={keys.save ?? ""}
          hidden={{ partnerId: editing?.id ?? "" }}
        >
          <BoundText name="name" width="medium" autoComplete="off" initial={editing?.name ?? ""} />
          <BoundSelect
            name="kind"
            initial={editing?.kind ?? "government"}
            options={partnerKinds.map((kind) => ({ value: kind, label: zh.kinds[kind] }))}
          />
          <BoundTextArea name="remit" rows={2} hint={words.remitHint} initial={editing?.remit ?? ""} />
          <BoundText name="phone" optional width="medium" autoComplete="off" initial={editing?.phone ?? ""} />
          <BoundText name="address" optional width="medium" autoComplete="off" initial={editing?.address ?? ""} />
          <Submit>{words.save}</Submit>
        </ActionForm>
      </Sheet>
      {editing && (
        <ActionForm
          action={retirePartner}
          id="retire"
          idempotencyKey={keys.retire ?? ""}
          hidden={{ partnerId: editing.id, active: editing.active ? "off" : "on" }}
        >
          <Submit variant="plain">{editing.active ? words.retire : words.restore}</Submit>
        </ActionForm>
      )}
    </div>
  );
}
