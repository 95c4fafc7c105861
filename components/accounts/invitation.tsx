import type { Role } from "@/lib/kernel/access";
import { acceptInvitation } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { dateText } from "@/lib/text/format";
import { zh as roleText } from "@/lib/text/roles";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { TextField } from "../ui/field";
import { Button } from "../ui/button";

const words = zh.invitation;

/** The code is looked up by a plain GET, so that a link and a typed code come to the same page. */
export function InvitationCodeView({ unusable }: { unusable: boolean }) {
  return (
    <div className="wrap section">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {unusable && <Note tone="warn">{words.unusable}</Note>}
      <form action="/invitation" className="stack-5 mt-s5">
        <TextField name="code" label={words.code} autoComplete="off" width="medium" required />
        <Button type="submit" variant="main">
          {words.look}
        </Button>
      </form>
    </div>
  );
}

type Offer = { role: Role; organization: string; name: string; phone: string; expiresAt: Date };

export function InvitationView({ code, offer, signedIn }: { code: string; offer: Offer; signedIn: boolean }) {
  return (
    <div className="wrap section">
      <h1>{words.offer(offer.organization, roleText[offer.role])}</h1>
      <Facts
        items={[
          { label: words.name, value: offer.name },
          { label: words.phone, value: offer.phone },
          { label: words.until, value: dateText(offer.expiresAt) },
        ]}
      />
      <ActionForm
        action={acceptInvitation}
        words={zh.words}
        labels={{ code: words.code, password: words.password }}
        hidden={{ code }}
        className="stack-5 mt-s5"
      >
        {!signedIn && (
          <BoundText
            name="password"
            label={words.password}
            hint={words.passwordHint}
            type="password"
            autoComplete="new-password"
            width="medium"
          />
        )}
        <Submit>{words.accept}</Submit>
      </ActionForm>
      {!signedIn && (
        <p className="mt-s5">
          <Anchor href={`/sign-in?next=${encodeURIComponent(`/invitation/${code}`)}`}>{words.haveAccount}</Anchor>
        </p>
      )}
    </div>
  );
}
