import { register } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";

const words = zh.register;

export function RegisterView() {
  return (
    <div className="wrap section">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ActionForm action={register} words={zh.words} labels={words} done={words.done} className="stack-5 mt-s5">
        <BoundText name="name" label={words.name} hint={words.nameHint} autoComplete="name" width="medium" />
        <BoundText name="phone" label={words.phone} type="tel" inputMode="tel" autoComplete="tel" width="medium" />
        <BoundText
          name="password"
          label={words.password}
          hint={words.passwordHint}
          type="password"
          autoComplete="new-password"
          width="medium"
        />
        <BoundCheckbox name="agree" label={words.agree} hint={words.agreeHint} />
        <Submit>{words.submit}</Submit>
      </ActionForm>
      <p className="mt-s5">
        <Anchor href="/sign-in">{zh.signIn.title}</Anchor>
      </p>
    </div>
  );
}
