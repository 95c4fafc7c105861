import { changePassword, signOutEverywhere } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { timeText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { type MailSetting, MailSettingSheet } from "../messages/setting";
import { Badge } from "../ui/badge";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.account;
type Session = { id: string; createdAt: Date; lastSeenAt: Date; current: boolean };

type Props = { name: string; phone: string; sessions: readonly Session[]; mail: MailSetting };

export function AccountView({ name, phone, sessions, mail }: Props) {
  return (
    <div className="stack-5">
      <h1>{words.title}</h1>
      <Sheet title={name}>
        <Facts
          small
          items={[
            { label: words.name, value: name },
            { label: words.phone, value: phone },
          ]}
        />
      </Sheet>
      <Sheet title={words.changeTitle}>
        <ActionForm
          action={changePassword}
          id="password"
          words={zh.words}
          labels={{ current: words.currentPassword, password: words.newPassword }}
          done={words.changed}
        >
          <BoundText name="current" label={words.currentPassword} type="password" autoComplete="current-password" width="medium" />
          <BoundText
            name="password"
            label={words.newPassword}
            hint={zh.register.passwordHint}
            type="password"
            autoComplete="new-password"
            width="medium"
          />
          <Submit>{words.change}</Submit>
        </ActionForm>
      </Sheet>
      <MailSettingSheet {...mail} />
      <Sheet title={words.sessions} flush>
        <Table
          dense
          caption={words.sessions}
          rows={sessions}
          rowKey={({ id }) => id}
          columns={[
            { label: words.since, cell: ({ createdAt }) => timeText(createdAt), main: true },
            { label: words.seen, cell: ({ lastSeenAt }) => timeText(lastSeenAt), short: words.seen },
            { label: "", cell: ({ current }) => current && <Badge tone="go">{words.current}</Badge> },
          ]}
        />
        <div className="sheet-pad">
          <ActionForm action={signOutEverywhere} id="everywhere" className="stack-5 sign-out">
            <Submit variant="danger">{words.everywhere}</Submit>
            <p className="small soft">{words.everywhereHint}</p>
          </ActionForm>
        </div>
      </Sheet>
    </div>
  );
}
