import { endCity, endOfficer, endSystem, inviteCity, inviteOfficer, inviteSystem } from "@/lib/accounts/actions";
import { invitedBy } from "@/lib/accounts/rules";
import type { Role } from "@/lib/kernel/access";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/organizations";
import { zh as roleText } from "@/lib/text/roles";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundText } from "../form/bound";
import { DoneValue } from "../form/done-value";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

type Member = {
  id: string;
  role: Role;
  validFrom: Date;
  validTo: Date | null;
  isSelf: boolean;
  person: { id: string; name: string; phone: string };
};
type Props = {
  origin: string;
  organization: {
    id: string;
    name: string;
    creditCode: string | null;
    phone: string | null;
    createdAt: Date;
    kind: { name: string };
    parent: { name: string } | null;
    hostUnit: { name: string; creditCode: string | null } | null;
    members: readonly Member[] | null;
    may: { inviteOfficer: boolean; inviteCity: boolean; inviteSystem: boolean; endOfficer: boolean; endCity: boolean; endSystem: boolean };
  };
};

export function OrganizationView({ organization, origin }: Props) {
  const { members, may } = organization;
  const invitations: { action: FormAction; roles: readonly Role[]; key: string }[] = [
    ...(may.inviteOfficer ? [{ action: inviteOfficer, roles: invitedBy.officer, key: "officer" }] : []),
    ...(may.inviteCity ? [{ action: inviteCity, roles: invitedBy.city, key: "city" }] : []),
    ...(may.inviteSystem ? [{ action: inviteSystem, roles: invitedBy.system, key: "system" }] : []),
  ];
  const endings: { action: FormAction; roles: readonly Role[] }[] = [
    ...(may.endOfficer ? [{ action: endOfficer, roles: invitedBy.officer }] : []),
    ...(may.endCity ? [{ action: endCity, roles: invitedBy.city }] : []),
    ...(may.endSystem ? [{ action: endSystem, roles: invitedBy.system }] : []),
  ];
  const endingOf = ({ role, validTo, isSelf }: Member) =>
    isSelf || validTo !== null ? undefined : endings.find(({ roles }) => roles.includes(role))?.action;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/organizations" }, { label: organization.name }]} />
      <h1>{organization.name}</h1>
      <Sheet>
        <Facts
          small
          items={[
            { label: zh.kind, value: organization.kind.name },
            organization.parent && { label: zh.parent, value: organization.parent.name },
            organization.creditCode !== null && { label: zh.creditCode, value: <span className="code">{organization.creditCode}</span> },
            organization.hostUnit && {
              label: zh.hostUnit,
              value: `${organization.hostUnit.name}　${organization.hostUnit.creditCode ?? ""}`,
            },
            organization.phone !== null && { label: zh.phone, value: organization.phone },
            { label: zh.since, value: dateText(organization.createdAt) },
          ]}
        />
      </Sheet>
      {members && (
        <Sheet title={zh.members} flush>
          {members.length === 0 ? (
            <div className="sheet-pad">
              <Empty icon="users" title={zh.none}>
                {zh.noneText}
              </Empty>
            </div>
          ) : (
            <Table
              dense
              caption={zh.membersCaption}
              rows={members}
              rowKey={({ id }) => id}
              columns={[
                { label: zh.person, cell: ({ person }) => person.name, main: true },
                { label: zh.personPhone, cell: ({ person }) => person.phone, tight: true },
                { label: zh.role, cell: ({ role }) => roleText[role] },
                { label: zh.from, cell: ({ validFrom }) => dateText(validFrom), short: zh.from, tight: true },
                { label: zh.to, cell: ({ validTo }) => (validTo ? dateText(validTo) : <Badge tone="ok">{zh.now}</Badge>), short: zh.to },
                {
                  label: "",
                  cell: (member) => {
                    const action = endingOf(member);
                    return action && <EndMembership action={action} member={member} members={members} />;
                  },
                },
              ]}
            />
          )}
        </Sheet>
      )}
      {invitations.map(({ action, roles, key }) => (
        <Sheet key={key} title={zh.inviteTitle}>
          <p className="small soft">{zh.inviteLead}</p>
          <ActionForm
            action={action}
            id={`invite-${key}`}
            words={zh.words}
            labels={{ name: zh.inviteName, phone: zh.invitePhone, role: zh.inviteRole }}
            hidden={{ organizationId: organization.id }}
            className="stack-5 mt-s4"
          >
            <DoneValue name="code" label={zh.inviteCode} />
            <DoneValue name="code" label={zh.inviteLink} prefix={`${origin}/invitation/`} />
            <BoundText name="name" label={zh.inviteName} width="medium" autoComplete="off" />
            <BoundText name="phone" label={zh.invitePhone} type="tel" width="medium" autoComplete="off" />
            <BoundSelect name="role" label={zh.inviteRole} options={roles.map((role) => ({ value: role, label: roleText[role] }))} />
            <Submit variant="plain">{zh.inviteDo}</Submit>
          </ActionForm>
        </Sheet>
      ))}
    </div>
  );
}

/** Opened by hand: an act that takes rights away does not stand one click from the list. */
function EndMembership({ action, member, members }: { action: FormAction; member: Member; members: readonly Member[] }) {
  const successors = members.filter(({ id, role, validTo }) => id !== member.id && role === member.role && validTo === null);
  return (
    <details className="fold">
      <summary className="small">{zh.end}</summary>
      <ActionForm action={action} id={`end-${member.id}`} words={zh.words} hidden={{ membershipId: member.id }} className="stack">
        <p className="small soft">{zh.endHint}</p>
        <BoundSelect
          name="successorId"
          label={zh.successor}
          placeholder={zh.successorNone}
          options={successors.map(({ person }) => ({ value: person.id, label: person.name }))}
        />
        <Submit variant="danger">{zh.end}</Submit>
      </ActionForm>
    </details>
  );
}
