import { issueReset } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { timeText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { DoneValue } from "../form/done-value";
import { Submit } from "../form/submit";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";

const words = zh.resets;
type Asked = { personId: string; name: string; phone: string; openedAt: Date };

export function ResetsView({ rows, origin }: { rows: readonly Asked[]; origin: string }) {
  return (
    <div className="stack-5">
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      {/* One form around all of them: the request that was answered leaves the list, and its link must not leave with it. */}
      <ActionForm action={issueReset}>
        <DoneValue name="phone" label={words.issuedFor} />
        <DoneValue name="token" label={words.link} prefix={`${origin}/password/`} />
        {rows.length === 0 && (
          <Empty icon="key" title={words.none}>
            {words.noneText}
          </Empty>
        )}
        {rows.map((row) => (
          <Sheet key={row.personId} title={`${row.name}　${row.phone}`}>
            <div className="row row-between">
              <p className="small soft">
                {words.asked} {timeText(row.openedAt)}
              </p>
              <Submit name="personId" value={row.personId} variant="plain">
                {words.issue}
              </Submit>
            </div>
          </Sheet>
        ))}
      </ActionForm>
    </div>
  );
}
