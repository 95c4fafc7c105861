import { setMail } from "@/lib/messages/actions";
import { zh } from "@/lib/text/messages";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";

const words = zh.setting;

export type MailSetting = { email: string | null; mailed: boolean; on: boolean };

/** Whether messages also go out by mail, and where to. */
export function MailSettingSheet({ email, mailed, on }: MailSetting) {
  return (
    <Sheet title={words.title} id="mail">
      <p className="soft">{words.lead}</p>
      {!on && (
        <Note>
          <p>{words.off}</p>
        </Note>
      )}
      <ActionForm action={setMail} id="mail-form" done={words.saved} className="stack mt-s4">
        <BoundText
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          initial={email ?? ""}
          autoComplete="email"
          width="medium"
        />
        <BoundCheckbox name="mailed" label={words.mailed} initial={mailed} />
        <Submit>{words.save}</Submit>
      </ActionForm>
    </Sheet>
  );
}
