import type { Route } from "next";
import { editScheme } from "@/lib/schemes/actions";
import { kindsOf } from "@/lib/schemes/rules/asks";
import { endsOf } from "@/lib/schemes/rules/ends";
import { follow, keyOf, listOf, type Part, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundSelect, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { kindText, nameOf } from "./named";
import type { Draft } from "./thing";

export const placeHref = (id: string, part: Part, at: string) =>
  `/city/schemes/${id}/edit?part=${part}${at === "" ? "" : `&at=${encodeURIComponent(at)}`}` as Route;

/** The points a line can give, where it gives any. */
function pointsOf(value: unknown): string {
  const ends = endsOf(value as Criterion);
  return ends === null
    ? ""
    : schemes.points(ends.floor === 0 ? pointsText(ends.cap) : `${pointsText(ends.floor)}～${pointsText(ends.cap)}`);
}

/** One list of the scheme: its entries, their order, and a way to add one. */
export function Entries({ draft, part, place, title }: { draft: Draft; part: Part; place: string; title?: string }) {
  const { path } = follow(draft.document, place);
  const list = listOf(path);
  const found = valueAt(draft.document, path);
  const thing = thingOf([...path, 0]);
  if (list === null || thing === null || !Array.isArray(found)) return null;
  const rows = (found as unknown[]).map((value, at) => ({
    value,
    at,
    place: `${place}.${keyOf(value) ?? at}`,
    name: nameOf(thing, value),
  }));
  const called = title ?? zh.lists[list];
  const drawn = { versionId: draft.id, hash: draft.hash };
  const id = place.replaceAll(".", "-");
  const kinds: readonly string[] = thing in kindsOf ? kindsOf[thing as keyof typeof kindsOf] : [];
  const scored = thing === "criterion" || thing === "option";
  return (
    <Sheet title={called} flush>
      {rows.length === 0 ? (
        <p className="sheet-pad soft">{zh.empty}</p>
      ) : (
        <ActionForm action={editScheme} id={`m-${id}`} words={zh.problems} hidden={{ ...drawn, do: "move" }} className="stack">
          <Table
            dense
            caption={zh.listCaption(called)}
            rows={rows}
            rowKey={(row) => row.place}
            columns={[
              { label: called, main: true, cell: (row) => <Anchor href={placeHref(draft.id, part, row.place)}>{row.name}</Anchor> },
              ...(kinds.length > 0
                ? [{ label: zh.kindLabel, short: zh.kindLabel, cell: (row: { value: unknown }) => kindText(thing, row.value) }]
                : []),
              ...(scored
                ? [
                    {
                      label: zh.labels.points ?? "",
                      short: zh.labels.points ?? "",
                      num: true,
                      cell: (row: { value: unknown }) => pointsOf(row.value),
                    },
                  ]
                : []),
              {
                label: zh.order,
                cell: (row) => (
                  <span className="in-row">
                    {row.at > 0 && <Step place={`up ${row.place}`} text={zh.upShort} label={zh.up(row.name)} />}
                    {row.at < rows.length - 1 && <Step place={`down ${row.place}`} text={zh.downShort} label={zh.down(row.name)} />}
                  </span>
                ),
              },
            ]}
          />
        </ActionForm>
      )}
      <details className="fold sheet-pad">
        <summary>{zh.addTitle(called)}</summary>
        <ActionForm
          action={editScheme}
          id={`a-${id}`}
          words={zh.problems}
          labels={{ name: zh.addName, kind: zh.kindLabel }}
          hidden={{ ...drawn, do: "add", place, note: zh.note }}
        >
          <BoundText name="name" />
          {kinds.length > 0 && (
            <BoundSelect name="kind" options={kinds.map((kind) => ({ value: kind, label: zh.kinds[thing]?.[kind] ?? kind }))} />
          )}
          <Submit variant="plain">{zh.add}</Submit>
        </ActionForm>
      </details>
    </Sheet>
  );
}

/** Its name begins with the word that is seen, so that a voice finds it too. */
function Step({ place, text, label }: { place: string; text: string; label: string }) {
  return (
    <button type="submit" name="move" value={place} className="btn" aria-label={label}>
      {text}
    </button>
  );
}
