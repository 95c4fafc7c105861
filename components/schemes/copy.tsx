import { copyScheme } from "@/lib/schemes/actions";
import { zh } from "@/lib/text/scheme-editor";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Sheet } from "../ui/section";

type Sources = {
  presets: readonly { code: string; name: string }[];
  versions: readonly { id: string; version: number; scheme: { name: string } }[];
};
const labels = { from: zh.from, code: zh.code, name: zh.copyName };

/** A new scheme, from another city's or from one that is here. */
export function NewScheme({ sources }: { sources: Sources }) {
  return (
    <Sheet title={zh.copyTitle} id="new">
      <ActionForm action={copyScheme} id="copy" labels={labels} words={zh.problems}>
        <p className="small soft">{zh.copyLead}</p>
        <BoundSelect
          name="from"
          options={[
            { label: zh.presets, options: sources.presets.map(({ code, name }) => ({ value: code, label: name })) },
            {
              label: zh.versions,
              options: sources.versions.map(({ id, version, scheme }) => ({ value: id, label: zh.versionNamed(scheme.name, version) })),
            },
          ].filter(({ options }) => options.length > 0)}
        />
        <BoundText name="name" />
        <BoundText name="code" hint={zh.codeHint} width="medium" />
        <Submit>{zh.copy}</Submit>
      </ActionForm>
    </Sheet>
  );
}

/** What is published becomes the draft of the next version, or of another year. */
export function CopyVersion({ id, code, name }: { id: string; code: string; name: string }) {
  return (
    <Sheet title={zh.copyAgain}>
      <ActionForm action={copyScheme} id="copy" labels={labels} words={zh.problems} hidden={{ from: id }}>
        <p className="small soft">{zh.copyAgainLead}</p>
        <BoundText name="name" initial={name} />
        <BoundText name="code" hint={zh.codeHint} width="medium" initial={code} />
        <Submit variant="plain">{zh.copy}</Submit>
      </ActionForm>
    </Sheet>
  );
}
