import { editScheme } from "@/lib/schemes/actions";
import { asksOf } from "@/lib/schemes/rules/asks";
import { follow, type Thing, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { zh } from "@/lib/text/scheme-editor";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Asked, type OrganizationKind } from "./asked";
import { labelOf } from "./named";

export type Draft = { id: string; hash: string; document: SchemeDocument; organizationKinds: readonly OrganizationKind[] };

/** The fields of one thing, with a form of its own. */
export function ThingForm({ draft, place }: { draft: Draft; place: string }) {
  const { path } = follow(draft.document, place);
  const thing: Thing = thingOf(path) ?? "basics";
  const value = valueAt(draft.document, path);
  const asks = asksOf(thing, value);
  const labels = Object.fromEntries(
    asks.flatMap(({ at }) => {
      const label = labelOf(thing, value, at);
      return [
        [`v.${at}`, label],
        [`v.${at}~origin`, zh.originOf(label)],
        [`v.${at}~unit`, zh.unitOf(label)],
        [`v.${at}~lines`, zh.linesOf(label)],
      ];
    }),
  );
  return (
    <ActionForm
      action={editScheme}
      id={`t-${place.replaceAll(".", "-")}`}
      labels={labels}
      words={zh.problems}
      hidden={{ versionId: draft.id, hash: draft.hash, do: "set", place }}
      done={zh.saved}
    >
      {asks.map((ask) => (
        <Asked key={ask.at} {...{ document: draft.document, thing, value, ask }} kinds={draft.organizationKinds} />
      ))}
      <div className="row">
        <Submit>{zh.save}</Submit>
      </div>
    </ActionForm>
  );
}
