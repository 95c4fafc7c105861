import { requestReset, useReset } from "@/lib/accounts/actions";
import { zh } from "@/lib/text/accounts";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";

const words = zh.reset;

export function RequestResetView() {
  return (
    <div className="wrap section">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ActionForm action={requestReset} words={zh.words} labels={words} done={words.done} className="stack-5 mt-s5">
        <BoundText name="phone" label={words.phone} type="tel" inputMode="tel" autoComplete="tel" width="medium" />
        <Submit>{words.submit}</Submit>
      </ActionForm>
    </div>
  );
}

export function NewPasswordView({ token, usable }: { token: string; usable: boolean }) {
  return (
    <div className="wrap section">
      <h1>{words.newTitle}</h1>
      {usable ? (
        <ActionForm action={useReset} words={zh.words} labels={words} hidden={{ token }} className="stack-5 mt-s5">
          <BoundText
            name="password"
            label={words.password}
            hint={zh.register.passwordHint}
            type="password"
            autoComplete="new-password"
            width="medium"
          />
          <Submit>{words.set}</Submit>
        </ActionForm>
      ) : (
        <Note tone="warn">{words.unusable}</Note>
      )}
    </div>
  );
}
