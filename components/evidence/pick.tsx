import type { Route } from "next";
import type { ComponentProps } from "react";
import type { PickLine } from "@/lib/evidence/queries";
import { refsText, refText } from "@/lib/evidence/schema";
import { recordName, zh } from "@/lib/text/evidence";
import { ActionForm } from "../form/action-form";
import { BoundCheckboxGroup } from "../form/bound";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { type Crumb, Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { placeOf } from "./places";

const words = zh.pick;

type Props = {
  crumbs: readonly Crumb[];
  criterion: { key: string; name: string };
  sources: readonly PickLine[];
  action: ComponentProps<typeof ActionForm>["action"];
  /** What the form is about: the home, or the application. */
  hidden: Record<string, string>;
  back: Route;
};

/** What the portal knows of a home, to tick: one tick, and it serves as evidence. */
export function PickView({ crumbs, criterion, sources, action, hidden, back }: Props) {
  return (
    <div className="stack-5">
      <div>
        <Crumbs items={[...crumbs, { label: words.title }]} />
        <h1 className="mt-s3">{words.title}</h1>
        <p className="soft">{words.lead(criterion.name)}</p>
      </div>
      <Sheet>
        {sources.length === 0 ? (
          <>
            <Empty icon="folder-search" title={words.none}>
              {words.noneText}
            </Empty>
            <ButtonLink href={back}>{words.back}</ButtonLink>
          </>
        ) : (
          <ActionForm
            action={action}
            id="pick"
            labels={words.labels}
            hidden={{ ...hidden, criterionKey: criterion.key, shown: refsText(sources) }}
          >
            <BoundCheckboxGroup
              name="picked"
              optional
              initial={sources.filter(({ ticked }) => ticked).map(refText)}
              options={sources.map((source) => ({
                value: refText(source),
                label: recordName(source),
                ...(source.uses.length === 0 ? {} : { hint: words.elsewhere(source.uses.map(placeOf)) }),
              }))}
            />
            <div className="row">
              <Submit>{words.save}</Submit>
              <ButtonLink variant="text" href={back}>
                {words.back}
              </ButtonLink>
            </div>
          </ActionForm>
        )}
      </Sheet>
    </div>
  );
}
