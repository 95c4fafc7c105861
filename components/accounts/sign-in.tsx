import { signIn } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Note } from "../ui/note";
import { Panel } from "../ui/section";

const words = zh.signIn;

export function SignInView({ next, passwordSet }: { next: string | null; passwordSet: boolean }) {
  return (
    <div className="wrap with-aside section">
      <div>
        <h1>{words.title}</h1>
        {next !== null && <p className="lead">{words.expired}</p>}
        {passwordSet && (
          <Note tone="ok" live>
            {zh.reset.setDone}
          </Note>
        )}
        <ActionForm action={signIn} labels={words} {...(next === null ? {} : { hidden: { next } })} className="stack-5 mt-s5">
          <BoundText name="phone" label={words.phone} type="tel" autoComplete="username" inputMode="tel" width="medium" />
          <BoundText name="password" label={words.password} type="password" autoComplete="current-password" width="medium" />
          <Submit>{words.submit}</Submit>
        </ActionForm>
      </div>
      <Panel paper small>
        <ul className="linkrows">
          <li>
            <Anchor href="/password">{words.forgot}</Anchor>
          </li>
          <li>
            <Anchor href="/invitation">{words.invited}</Anchor>
          </li>
          <li>
            <Anchor href="/register">{words.register}</Anchor>
          </li>
        </ul>
        <p className="soft mt-s4">{words.help}</p>
      </Panel>
    </div>
  );
}
