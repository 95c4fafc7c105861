import type { Route } from "next";
import type { ComparisonView } from "@/lib/schemes/queries/editor";
import type { Touched } from "@/lib/schemes/queries/touched";
import { asksOf } from "@/lib/schemes/rules/asks";
import type { Difference } from "@/lib/schemes/rules/difference";
import { follow, keyOf, parts, type Thing, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { Badge, type Tone } from "../ui/badge";
import { Button } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { SelectField } from "../ui/field";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { nameOf, placeText, valueText } from "./named";
import { TouchedByVersion } from "./touched";

const words = zh.compare;
const tones: Readonly<Record<Difference["kind"], Tone>> = { added: "ok", gone: "bad", changed: "go", moved: "idle" };

export function ComparePage({ view, touched }: { view: ComparisonView; touched: Touched }) {
  const { other, document, versions } = view;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: document.name, href: `/city/schemes/${view.id}` as Route },
          { label: words.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{zh.versionNamed(document.name, view.version)}</p>
        </div>
      </div>
      {versions.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <form className="toolbar">
          <SelectField
            name="with"
            label={words.with}
            placeholder={false}
            options={versions.map(({ id, version, scheme }) => ({ value: id, label: zh.versionNamed(scheme.name, version) }))}
            defaultValue={other?.id}
          />
          <Button type="submit">{words.look}</Button>
        </form>
      )}
      {other && (
        <>
          <p>
            {words.lead(zh.versionNamed(other.document.name, other.version), zh.versionNamed(document.name, view.version))}　
            {other.differences.length > 0 && words.count(other.differences.length)}
          </p>
          {other.differences.length === 0 && <Note tone="ok">{words.same}</Note>}
          {parts.map((part) => {
            const rows = other.differences.filter((difference) => difference.part === part);
            return (
              rows.length > 0 && (
                <Sheet key={part} title={zh.parts[part]} flush>
                  <Table
                    dense
                    caption={words.caption(zh.parts[part])}
                    rows={rows}
                    rowKey={({ place, kind }) => `${place} ${kind}`}
                    columns={[
                      {
                        label: words.place,
                        main: true,
                        cell: ({ place, kind }) => placeText(kind === "gone" ? other.document : document, place) || zh.parts[part],
                      },
                      { label: words.kind, cell: ({ kind }) => <Badge tone={tones[kind]}>{words.kinds[kind]}</Badge> },
                      { label: words.old, short: words.old, cell: (row) => said(other.document, row, row.old) },
                      { label: words.now, short: words.now, cell: (row) => said(document, row, row.now) },
                    ]}
                  />
                </Sheet>
              )
            );
          })}
        </>
      )}
      <TouchedByVersion touched={touched} />
    </div>
  );
}

/** What stands at the place in one of the two; an order by the names of what stands in it. */
function said(document: SchemeDocument, { place, kind }: Difference, value: unknown): string {
  const { path } = follow(document, place);
  if (kind === "moved" && Array.isArray(value)) {
    const list = valueAt(document, path);
    const thing = thingOf([...path, 0]);
    return value
      .map((key: unknown) => nameOf(thing, Array.isArray(list) ? list.find((entry) => keyOf(entry) === key) : undefined))
      .join(" → ");
  }
  for (let i = path.length; i >= 0; i -= 1) {
    const thing = thingOf(path.slice(0, i));
    if (thing === null) continue;
    if (i === path.length && i > 0) return value === undefined || value === null ? words.nothing : wholeText(thing, value);
    const at = path.slice(i).join(".");
    const asks = asksOf(thing, valueAt(document, path.slice(0, i)));
    return valueText(document, value, thing, asks.find((ask) => ask.at === at) ?? null);
  }
  return valueText(document, value);
}

/** A thing that came or went as a whole: its name, and what stands in it. */
function wholeText(thing: Thing, value: unknown): string {
  const inner = [valueAt(value, ["criteria"]), valueAt(value, ["fields"])].flatMap((list) =>
    Array.isArray(list) ? list.map((entry: unknown) => nameOf(null, entry)) : [],
  );
  return `${nameOf(thing, value)}${inner.length === 0 ? "" : `：${inner.join("、")}`}`;
}
