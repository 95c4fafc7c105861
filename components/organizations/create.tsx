import { createOrganization } from "@/lib/organizations/actions";
import { zh } from "@/lib/text/organizations";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";

type Props = {
  kinds: readonly { code: string; name: string }[];
  parents: readonly { id: string; name: string; depth: number }[];
  units: readonly { id: string; name: string }[];
  idempotencyKey: string;
};

export function CreateOrganizationView({ kinds, parents, units, idempotencyKey }: Props) {
  return (
    <div className="stack-5">
      <h1>{zh.createTitle}</h1>
      <p className="soft">{zh.createLead}</p>
      <div className="sheet form-sheet">
        <ActionForm
          action={createOrganization}
          words={zh.words}
          labels={{
            name: zh.name,
            kindCode: zh.kindLabel,
            parentId: zh.parentLabel,
            creditCode: zh.creditCode,
            hostUnitId: zh.hostUnit,
            phone: zh.phone,
          }}
          idempotencyKey={idempotencyKey}
        >
          <BoundText name="name" label={zh.name} />
          <BoundSelect name="kindCode" label={zh.kindLabel} options={kinds.map(({ code, name }) => ({ value: code, label: name }))} />
          <BoundSelect
            name="parentId"
            label={zh.parentLabel}
            options={parents.map(({ id, name, depth }) => ({ value: id, label: `${"　".repeat(Math.max(0, depth))}${name}` }))}
          />
          <BoundText name="creditCode" label={zh.creditCode} hint={zh.creditCodeHint} optional width="medium" />
          <BoundSelect
            name="hostUnitId"
            label={zh.hostUnit}
            hint={zh.hostUnitHint}
            optional
            placeholder={zh.noHost}
            options={[...units.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <BoundText name="phone" label={zh.phone} optional width="medium" />
          <Submit>{zh.save}</Submit>
        </ActionForm>
      </div>
    </div>
  );
}
