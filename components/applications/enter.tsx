import { enterOnBehalf } from "@/lib/applications/actions";
import { zh } from "@/lib/text/applications";
import { deadlineText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { BoundDate, BoundRadio, BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";

const words = zh.entry;
type Round = { id: string; name: string; closesAt: Date };

/** What came by mail or on paper: whose, how and when; then the same form that the organization would fill in. */
export function EnterView({ rounds, idempotencyKey }: { rounds: readonly Round[]; idempotencyKey: string }) {
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.queue.title, href: "/applications" }, { label: words.title }]} />
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      <div className="sheet form-sheet">
        <ActionForm
          action={enterOnBehalf}
          words={words.problems}
          labels={{ roundId: words.round, organization: words.organization, channel: words.channel, receivedOn: words.receivedOn }}
          idempotencyKey={idempotencyKey}
        >
          <BoundSelect
            name="roundId"
            options={rounds.map(({ id, name, closesAt }) => ({ value: id, label: `${name}　${deadlineText(closesAt)}` }))}
          />
          <BoundText
            name="organization"
            hint={
              <>
                {words.organizationHint} <Anchor href="/organizations/new">{words.register}</Anchor>
              </>
            }
            autoComplete="off"
          />
          <BoundRadio
            name="channel"
            as="line"
            options={(["paper", "post", "email"] as const).map((value) => ({ value, label: words.channels[value] }))}
          />
          <BoundDate name="receivedOn" hint={words.receivedHint} />
          <Submit>{words.enter}</Submit>
        </ActionForm>
      </div>
    </div>
  );
}
