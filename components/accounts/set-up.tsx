import { setUp } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";

const words = zh.setUp;

export function SetUpView({ token }: { token: string }) {
  return (
    <div className="wrap section">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ActionForm action={setUp} words={zh.words} labels={words} className="stack-5 mt-s5">
        <BoundText name="token" label={words.token} initial={token} autoComplete="off" />
        <BoundText name="cityName" label={words.cityName} hint={words.cityHint} width="medium" />
        <BoundText name="associationName" label={words.associationName} hint={words.associationHint} />
        <BoundText name="name" label={words.name} autoComplete="name" width="medium" />
        <BoundText name="phone" label={words.phone} type="tel" inputMode="tel" autoComplete="tel" width="medium" />
        <BoundText
          name="password"
          label={words.password}
          hint={zh.register.passwordHint}
          type="password"
          autoComplete="new-password"
          width="medium"
        />
        <Submit>{words.submit}</Submit>
      </ActionForm>
    </div>
  );
}
