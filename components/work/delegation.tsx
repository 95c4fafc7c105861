import { zh } from "@/lib/text/desk";
import { dayText } from "@/lib/text/format";
import { delegateWork, endDelegation } from "@/lib/work/actions";
import type { Delegations } from "@/lib/work/queries";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundSelect } from "../form/bound";
import { Submit } from "../form/submit";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.delegation;

/** Who sees to one's work while one is away. */
export function DelegationView({ today, organization, colleagues, delegations }: Delegations) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead(organization)}</p>
        </div>
      </div>
      {delegations.length > 0 && (
        <Sheet title={words.current} flush>
          <Table
            dense
            caption={words.current}
            rows={delegations}
            rowKey={({ id }) => id}
            columns={[
              { label: words.to, main: true, cell: ({ to }) => to.name },
              {
                label: words.days,
                short: words.days,
                cell: ({ firstDay, lastDay }) => words.fromTo(dayText(firstDay), dayText(lastDay)),
              },
              {
                label: words.act,
                cell: ({ id, to }) => (
                  <ActionForm action={endDelegation} id={`end-${id}`} hidden={{ delegationId: id }} className="in-row">
                    <Submit variant="plain">
                      {words.end}
                      <span className="hidden-visually">{to.name}</span>
                    </Submit>
                  </ActionForm>
                ),
              },
            ]}
          />
        </Sheet>
      )}
      <Sheet title={words.newTitle}>
        {colleagues.length === 0 ? (
          <Empty icon="person" title={words.alone}>
            {words.aloneText}
          </Empty>
        ) : (
          <ActionForm
            action={delegateWork}
            id="delegate"
            words={words.problems}
            labels={{ toPersonId: words.to, firstDay: words.firstDay, lastDay: words.lastDay }}
          >
            <BoundSelect name="toPersonId" hint={words.toHint} options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
            <BoundDate name="firstDay" initial={today} min={today} />
            <BoundDate name="lastDay" initial={today} min={today} />
            <Submit>{words.delegate}</Submit>
          </ActionForm>
        )}
      </Sheet>
    </div>
  );
}
